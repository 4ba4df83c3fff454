/* SPDX-License-Identifier: MIT */
#include "sides.h"

#include "charset.h"
#include "model.h"

#include <string.h>

/* Measured on lines in 20 charsets, random bytes, cut UTF-8 and text in
   multi-byte charsets; see tests/bench/README.md. */
enum {
    NAT = FX_MODEL_NAT,
    PRICE_NOISE = NAT / 8,      /* a character of a line with noise in it */
    NOISE_REACH = 40,           /* up to so many of them */
    PRICE_NOISE_BYTE = 8 * NAT, /* a byte that means nothing */
    PRICE_NOISE_NEXT = 11 * NAT / 2, /* one more after it; ln 128 is 4.9 */
    PRICE_NOISE_SAME = 2 * NAT,      /* and the same once more, as padding is */
    PRICE_SWITCH = 5 * NAT,          /* from UTF-8 to bytes, or back */
    PRICE_INSIDE = 12 * NAT,         /* more, in the middle of a word */
    PRICE_FOREIGN = 5 * NAT, /* a letter of another script than the last */
    REACH = 2,               /* characters that see one before them */
    NEVER = FX_SIDES_NEVER,
};

enum side { AS_UTF8 = 0, AS_BYTES = 1 };

struct path {
    uint32_t cost;
    struct fx_model_context context;
};

/* What is before a character makes a difference to the next few only. */
struct choice {
    unsigned charset;
    struct path paths[2];
    unsigned reach;  /* of the last character that is not ASCII */
    bool is_in_word; /* the last character may be in the middle of one */
};

/* A script comes into a line seldom. */
static unsigned price_script(const struct fx_model_context *context, uint32_t c)
{
    unsigned script = fx_chars_class_script[fx_chars_class(c)];
    return script == 0 || script == fx_chars_class_script[context->line_class]
               ? 0
               : PRICE_FOREIGN;
}

static bool is_dead(const struct path *path)
{
    return path->cost >= NEVER;
}

static void add_char(struct path *path, uint32_t c)
{
    if (is_dead(path))
        return;
    path->cost +=
        fx_model_cost(&path->context, c) + price_script(&path->context, c);
    path->context = fx_model_after(&path->context, c);
}

static bool is_text(uint32_t c)
{
    return c > 0x9F;
}

static void add_bytes(struct path *path, const struct fx_char *c,
                      unsigned charset)
{
    unsigned char bytes[4];
    size_t len = fx_line_bytes(c, bytes);
    if (len == 0)
        path->cost = NEVER;
    for (size_t i = 0; i < len; i++) {
        uint32_t decoded = fx_charset_decode(charset, bytes[i]);
        if (!is_text(decoded)) {
            path->cost = NEVER;
            return;
        }
        add_char(path, decoded);
    }
}

/* Goes over to the other side before a character, if that is cheaper. */
static enum side side_before(const struct path *paths, enum side side,
                             unsigned price)
{
    enum side other = side == AS_UTF8 ? AS_BYTES : AS_UTF8;
    return paths[other].cost + price < paths[side].cost ? other : side;
}

/* One editor wrote a word. */
static unsigned price_switch(const struct choice *choice)
{
    return choice->is_in_word ? PRICE_SWITCH + PRICE_INSIDE : PRICE_SWITCH;
}

/* Both paths go on over one character.  Returns where they came from, a bit
   for each side. */
static uint8_t step(struct choice *choice, const struct fx_char *c)
{
    struct path from[2] = {choice->paths[AS_UTF8], choice->paths[AS_BYTES]};
    uint8_t bits = 0;
    unsigned price = price_switch(choice);
    for (unsigned side = 0; side < 2; side++) {
        enum side before = side_before(choice->paths, (enum side)side, price);
        if (before != side) {
            from[side] = choice->paths[before];
            from[side].cost += price;
        }
        bits |= (uint8_t)(before << side);
    }
    if (fx_line_is_stray(c))
        from[AS_UTF8].cost = NEVER;
    else
        add_char(&from[AS_UTF8], c->code_point);
    add_bytes(&from[AS_BYTES], c, choice->charset);
    memcpy(choice->paths, from, sizeof from);
    choice->reach = REACH;
    choice->is_in_word = fx_line_is_stray(c) || fx_chars_in_word(c->code_point);
    return bits;
}

/* ASCII is itself on either side, and costs the same in all trials where
   nothing else is near. */
static void step_ascii(struct choice *choice, uint32_t c)
{
    for (unsigned side = 0; side < 2; side++) {
        struct path *path = &choice->paths[side];
        if (choice->reach > 0)
            add_char(path, c);
        else if (!is_dead(path))
            path->context = fx_model_after(&path->context, c);
    }
    choice->reach -= choice->reach > 0;
    choice->is_in_word = false;
}

static struct choice start_choice(unsigned charset)
{
    struct path start = {.context = fx_model_start()};
    struct choice choice = {charset, {start, start}, 0, false};
    return choice;
}

static enum side cheaper_side(const struct choice *choice)
{
    return choice->paths[AS_BYTES].cost < choice->paths[AS_UTF8].cost ? AS_BYTES
                                                                      : AS_UTF8;
}

uint32_t fx_sides_choose(const struct fx_line *line, unsigned charset,
                         uint32_t bound, uint8_t *sides)
{
    struct choice choice = start_choice(charset);
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->chars[i].code_point;
        sides[i] = AS_BYTES << 1;
        if (c < 0x80) {
            step_ascii(&choice, c);
            continue;
        }
        sides[i] = step(&choice, &line->chars[i]);
        if (choice.paths[cheaper_side(&choice)].cost >= bound)
            return NEVER;
    }
    step_ascii(&choice, '\n');
    enum side side = cheaper_side(&choice);
    uint32_t cost = choice.paths[side].cost;
    for (size_t i = line->count; i-- > 0;) {
        enum side before = sides[i] >> side & 1 ? AS_BYTES : AS_UTF8;
        sides[i] = (uint8_t)side;
        side = before;
    }
    return cost;
}

/* ---- What comes out -------------------------------------------------------- */

static void decode_bytes(const struct fx_char *c, unsigned charset,
                         struct fx_line *out)
{
    unsigned char bytes[4];
    size_t len = fx_line_bytes(c, bytes);
    for (size_t i = 0; i < len; i++) {
        struct fx_char *made = &out->chars[out->count++];
        *made = *c;
        made->code_point = fx_charset_decode(charset, bytes[i]);
        made->begin = (uint16_t)(c->begin + i);
        made->end = (uint16_t)(made->begin + 1);
        made->is_changed = true;
        made->kind = FIXENC_BYTES;
        made->chain.len = 1;
        made->chain.step[0] = (uint8_t)charset;
    }
}

void fx_sides_decode(const struct fx_line *in, unsigned charset,
                     const uint8_t *sides, struct fx_line *out)
{
    out->count = 0;
    for (size_t i = 0; i < in->count; i++) {
        const struct fx_char *c = &in->chars[i];
        if (c->code_point >= 0x80 && sides[i] == AS_BYTES)
            decode_bytes(c, charset, out);
        else
            out->chars[out->count++] = *c;
    }
}

/* Noise is a surprise in a long line of text. */
static unsigned price_any_noise(size_t count)
{
    return (unsigned)(count < NOISE_REACH ? count : NOISE_REACH) * PRICE_NOISE;
}

static unsigned price_noise(const struct fx_line *line, size_t i)
{
    const struct fx_char *c = &line->chars[i];
    if (i == 0 || !fx_line_is_stray(c - 1))
        return PRICE_NOISE_BYTE;
    return c->code_point == c[-1].code_point ? PRICE_NOISE_SAME
                                             : PRICE_NOISE_NEXT;
}

uint32_t fx_sides_cost(const struct fx_line *line)
{
    struct path path = {.context = fx_model_start()};
    unsigned reach = 0;
    uint32_t noise = 0;
    for (size_t i = 0; i <= line->count; i++) {
        uint32_t c = i < line->count ? line->chars[i].code_point : '\n';
        uint32_t before = path.cost;
        add_char(&path, c);
        if (c >= FX_CHARS_BYTE)
            noise += price_noise(line, i);
        if (c >= FX_CHARS_BYTE || (c < 0x80 && reach == 0))
            path.cost = before;
        reach = c >= 0x80 ? REACH : reach - (reach > 0);
    }
    return path.cost + noise + (noise ? price_any_noise(line->count) : 0);
}
