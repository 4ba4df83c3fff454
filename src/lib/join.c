/* SPDX-License-Identifier: MIT */
#include "join.h"

#include "model.h"
#include "multibyte.h"
#include "utf8.h"

enum {
    ATOM_MAX = 32,                /* characters that are undone together */
    PROMISING = 3 * FX_MODEL_NAT, /* a rough gain that is worth a look */
    RUN_ENOUGH = 64, /* what a run begins with, of which the rest is all
                          the same */
};

/* ---- One character after the other ------------------------------------------ */

/* The bytes of a sequence under way, and the characters that the last one
   completed. */
struct joiner {
    unsigned char bytes[4];
    unsigned len;
    uint32_t made[3];
    unsigned made_count;
};

/* False where the byte cannot go on. */
static bool join_byte(struct joiner *joiner, unsigned char byte)
{
    if ((byte & 0xC0) == 0x80 ? joiner->len == 0 : joiner->len > 0)
        return false;
    joiner->bytes[joiner->len++] = byte;
    if (joiner->len < fx_utf8_asks_for(joiner->bytes[0]))
        return true;
    uint32_t c;
    if (!fx_utf8_decode(joiner->bytes, joiner->len, &c))
        return false;
    joiner->made[joiner->made_count++] = c;
    joiner->len = 0;
    return true;
}

/* Joins the bytes of the next character; where none is under way afterwards
   (len 0), the text parts there.  False where it cannot have been UTF-8. */
static bool join(struct joiner *joiner, unsigned charset, uint32_t c)
{
    unsigned char bytes[3];
    unsigned len = fx_multibyte_bytes(charset, c, bytes);
    joiner->made_count = 0;
    for (unsigned i = 0; i < len; i++)
        if (!join_byte(joiner, bytes[i]))
            return false;
    return len > 0;
}

/* ---- Evidence ---------------------------------------------------------------- */

static bool is_letter(uint32_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Is a run garbled that can be undone as a whole to `made` characters?  One or
   two are often right, unless a letter stands beside them, as in "caf茅". */
static bool is_evidence(size_t made, uint32_t before, uint32_t after)
{
    return made > 2 || is_letter(before) || is_letter(after);
}

/* ---- In a stream of bytes --------------------------------------------------- */

/* Adds a character after one of *class; returns its rough cost. */
static int add_cost(unsigned *class, uint32_t c)
{
    unsigned cost = fx_model_rough_cost(*class, c);
    *class = fx_chars_class(c);
    return (int)cost;
}

/* What there is to undo from some place on. */
struct stretch {
    unsigned made;  /* characters */
    uint32_t after; /* the ASCII after it; '\n' at the end of the text */
    int gain;       /* roughly, in units of the model */
};

/* Can the text be undone from here to the next ASCII, or to `enough`
   characters? */
static bool can_join(const unsigned char *bytes, size_t len, unsigned charset,
                     unsigned enough, struct stretch *stretch)
{
    struct joiner joiner = {.len = 0};
    unsigned class = fx_chars_class(' '), made_class = class;
    *stretch = (struct stretch){.after = '\n'};
    while (len > 0 && (stretch->made < enough || joiner.len > 0)) {
        uint32_t c;
        unsigned used = fx_utf8_decode(bytes, len, &c);
        if (used == 1) {
            stretch->after = c;
            break;
        }
        if (used == 0 || !join(&joiner, charset, c))
            return false;
        stretch->gain += add_cost(&class, c);
        for (unsigned k = 0; k < joiner.made_count; k++, stretch->made++)
            stretch->gain -= add_cost(&made_class, joiner.made[k]);
        bytes += used;
        len -= used;
    }
    return joiner.len == 0;
}

static bool is_suspect(const unsigned char *bytes, size_t len, unsigned charset,
                       uint32_t before, bool is_run)
{
    struct stretch stretch;
    if (!can_join(bytes, len, charset, is_run ? RUN_ENOUGH : 1, &stretch) ||
        stretch.gain < PROMISING)
        return false;
    return !is_run || is_evidence(stretch.made, before, stretch.after);
}

bool fx_join_is_suspect(const unsigned char *bytes, size_t len,
                        uint64_t charsets, uint32_t before)
{
    uint32_t c = 0;
    fx_utf8_decode(bytes, len, &c);
    unsigned starts = fx_multibyte_starts(c);
    unsigned runs = before < 0x80 ? starts & 0xFF : 0;
    uint64_t set = (runs | starts >> 8) & charsets >> FIXENC_GBK;
    for (unsigned n = 0; set >> n; n++)
        if (set >> n & 1 &&
            is_suspect(bytes, len, FIXENC_GBK + n, before, runs >> n & 1))
            return true;
    return false;
}

/* ---- In a line -------------------------------------------------------------- */

uint64_t fx_join_charsets(const struct fx_candidate *text, size_t count,
                          uint64_t charsets)
{
    unsigned starts = 0;
    for (size_t i = 0; i < count; i++)
        starts |= fx_multibyte_starts(text[i].code_point);
    return (uint64_t)((starts | starts >> 8) & 0xFF) << FIXENC_GBK & charsets;
}

/* Undoes the least that can be undone from text[0] on.  Returns how many
   characters that makes, 0 where there is no room for all. */
static size_t undo_least(const struct fx_candidate *text, size_t count,
                         unsigned charset, struct fx_candidate *out,
                         size_t room)
{
    struct joiner joiner = {.len = 0};
    size_t made = 0, used = 0;
    do {
        if (used == count || used == ATOM_MAX ||
            !join(&joiner, charset, text[used++].code_point) ||
            joiner.made_count > room - made)
            return 0;
        for (unsigned k = 0; k < joiner.made_count; k++)
            out[made++].code_point = joiner.made[k];
    } while (joiner.len > 0);
    for (size_t k = 0; k < made; k++) {
        out[k].begin = text[0].begin;
        out[k].end = text[used - 1].end;
        out[k].loss = FX_LOSS_NONE;
        out[k].more = (uint16_t)(made - 1 - k);
    }
    return made;
}

/* What a run of characters beyond ASCII tells, which text[i] begins. */
enum run { RUN_RIGHT, RUN_WEAK, RUN_GARBLED };

static enum run judge_run(const struct fx_candidate *text, size_t count,
                          size_t i, unsigned charset)
{
    struct joiner joiner = {.len = 0};
    uint32_t before = i > 0 ? text[i - 1].code_point : '\n';
    size_t made = 0;
    for (; i < count && text[i].code_point >= 0x80; i++) {
        if (!join(&joiner, charset, text[i].code_point))
            return RUN_RIGHT;
        made += joiner.made_count;
    }
    if (joiner.len > 0)
        return RUN_RIGHT;
    uint32_t after = i < count ? text[i].code_point : '\n';
    return is_evidence(made, before, after) ? RUN_GARBLED : RUN_WEAK;
}

/* What there is to undo at text[i], of which `starts` says how it begins. */
static enum run judge_start(const struct fx_candidate *text, size_t count,
                            size_t i, unsigned charset, unsigned starts)
{
    if (starts >> 8 & 1)
        return RUN_GARBLED;
    bool is_first = i == 0 || text[i - 1].code_point < 0x80;
    return starts & 1 && is_first ? judge_run(text, count, i, charset)
                                  : RUN_RIGHT;
}

size_t fx_join_undo(const struct fx_candidate *text, size_t count,
                    unsigned charset, struct fx_candidate *out, size_t room)
{
    size_t made = 0;
    bool is_sure = false, follows = false;
    for (size_t i = 0; i < count;) {
        unsigned starts =
            fx_multibyte_starts(text[i].code_point) >> (charset - FIXENC_GBK);
        enum run run = judge_start(text, count, i, charset, starts);
        size_t more = 0;
        if (run != RUN_RIGHT || (follows && starts & 1))
            more = undo_least(text + i, count - i, charset, out + made,
                              room - made);
        follows = more > 0;
        is_sure |= follows && run == RUN_GARBLED;
        i += follows ? (size_t)(out[made].end - out[made].begin) : 1;
        made += more;
    }
    return is_sure ? made : 0;
}
