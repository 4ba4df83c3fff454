/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include "charset.h"
#include "utf8.h"

static const struct fx_charset_roles *roles(const struct fx_candidate *c)
{
    return fx_charset_roles(fx_charset_char(c->code_point));
}

/* From the end to the start, so that what follows a lead is known already:
   in which charsets one, two or three continuations come next. */
uint64_t fx_repair_starts(const struct fx_candidate *text, size_t count,
                          uint64_t charsets, uint64_t *starts)
{
    uint64_t one = 0, two = 0, three = 0, found = 0;
    for (size_t i = count; i-- > 0;) {
        const struct fx_charset_roles *r = roles(&text[i]);
        if (i + 1 < count && text[i].end != text[i + 1].begin)
            one = two = three = 0;
        starts[i] = ((r->lead2 & one) | (r->lead3 & two) | (r->lead4 & three)) &
                    charsets;
        found |= starts[i];
        three = r->continuation & two;
        two = r->continuation & one;
        one = r->continuation;
    }
    return found;
}

static unsigned byte_of(const struct fx_candidate *c, unsigned charset)
{
    return fx_charset_byte(charset, fx_charset_char(c->code_point));
}

/* How long a sequence is that this byte leads. */
static unsigned sequence_len(unsigned lead)
{
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/* Undoes the sequence that starts at text[0], and is all there.  Returns its
   length, 0 where it is overlong, a surrogate or the like. */
static unsigned undo_one(const struct fx_candidate *text, unsigned charset,
                         uint32_t *code_point)
{
    unsigned char bytes[4] = {(unsigned char)byte_of(text, charset)};
    unsigned len = sequence_len(bytes[0]);
    for (unsigned i = 1; i < len; i++)
        bytes[i] = (unsigned char)byte_of(&text[i], charset);
    return fx_utf8_decode(bytes, len, code_point);
}

size_t fx_repair_undo(const struct fx_candidate *text, size_t count,
                      const uint64_t *starts, unsigned charset,
                      struct fx_candidate *out, size_t room)
{
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t code_point;
        if (!(starts[i] >> charset & 1))
            continue;
        unsigned len = undo_one(text + i, charset, &code_point);
        if (len == 0)
            continue;
        if (made == room)
            return room + 1;
        struct fx_candidate c = {code_point, text[i].begin,
                                 text[i + len - 1].end, FX_LOSS_NONE};
        out[made++] = c;
        i += len - 1;
    }
    return made;
}

/* ---- What was lost ---------------------------------------------------------- */

/* Which bytes the loss of may have left a character: bit N is byte 80+N. */
static uint64_t lost_bytes(uint32_t c, unsigned charset, unsigned len)
{
    if (c == ' ' && fx_charset_decode(charset, 0xA0) == 0xA0)
        return UINT64_C(1) << 0x20;
    if (c == 0xFFFD || (c == '?' && len > 2))
        return fx_charset_holes(charset);
    return 0;
}

/* A sequence that starts in the text, of which one byte was lost, or two where
   both show as U+FFFD. */
struct torn {
    unsigned len;
    unsigned lead;
    uint64_t choices[4]; /* for each continuation: bit N is byte 80+N */
    enum fx_loss loss;
    bool ends_in_space;
};

static bool find_torn(const struct fx_candidate *text, size_t count,
                      unsigned charset, struct torn *torn)
{
    unsigned lead = byte_of(text, charset);
    unsigned lost = 0;
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    torn->lead = lead;
    torn->len = sequence_len(lead);
    torn->loss = FX_LOSS_NONE;
    for (unsigned i = 1; i < torn->len; i++) {
        uint32_t c = i < count ? text[i].code_point : 0;
        unsigned byte = fx_charset_byte(charset, fx_charset_char(c));
        torn->ends_in_space = c == ' ';
        if (byte >= 0x80 && byte <= 0xBF) {
            torn->choices[i] = UINT64_C(1) << (byte - 0x80);
            continue;
        }
        torn->choices[i] = lost_bytes(c, charset, torn->len);
        if (torn->choices[i] == 0 || lost == 2 ||
            (lost == 1 && (c != 0xFFFD || text[i - 1].code_point != 0xFFFD)))
            return false;
        torn->loss = c == ' ' ? FX_LOSS_SPACE : FX_LOSS_BYTE;
        lost++;
    }
    return lost > 0;
}

/* The next choice for a byte after `last` (0: the first), 0 where none is
   left. */
static unsigned next_choice(const struct torn *torn, unsigned i, unsigned last)
{
    for (unsigned byte = last ? last + 1 : 0x80; byte <= 0xBF; byte++)
        if (torn->choices[i] >> (byte - 0x80) & 1)
            return byte;
    return 0;
}

/* Sets the bytes to the next combination of choices, like an odometer.  False
   after the last one. */
static bool next_bytes(const struct torn *torn, unsigned char bytes[4])
{
    for (unsigned i = torn->len - 1; i > 0; i--) {
        bytes[i] = (unsigned char)next_choice(torn, i, bytes[i]);
        if (bytes[i])
            return true;
        bytes[i] = (unsigned char)next_choice(torn, i, 0);
    }
    return false;
}

/* Lists what a torn sequence may have been. */
static size_t list_choices(const struct fx_candidate *text,
                           const struct torn *torn, struct fx_candidate *out,
                           size_t room)
{
    unsigned char bytes[4] = {(unsigned char)torn->lead};
    struct fx_candidate c = {.begin = text->begin, .loss = torn->loss};
    size_t made = 0;
    for (unsigned i = 1; i < torn->len; i++)
        bytes[i] = (unsigned char)next_choice(torn, i, 0);
    do {
        c.end = text[torn->len - 1].end;
        if (!fx_utf8_decode(bytes, torn->len, &c.code_point) || made + 2 > room)
            continue;
        out[made++] = c;
        if (torn->ends_in_space) {
            c.end--; /* the space that follows is there as well */
            out[made++] = c;
        }
    } while (next_bytes(torn, bytes));
    return made;
}

size_t fx_repair_guess(const struct fx_candidate *text, size_t count,
                       unsigned charset, struct fx_candidate *out, size_t room)
{
    size_t made = 0;
    struct torn torn;
    for (size_t i = 0; i < count; i++)
        if (text[i].code_point >= 0x80 &&
            find_torn(text + i, count - i, charset, &torn))
            made += list_choices(text + i, &torn, out + made, room - made);
    return made;
}
