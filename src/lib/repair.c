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

/* Undoes the sequence that starts at text[0].  Returns its length, 0 where it
   is overlong, a surrogate or the like. */
static unsigned undo_one(const struct fx_candidate *text, size_t count,
                         unsigned charset, uint32_t *code_point)
{
    unsigned char bytes[4];
    size_t len = 0;
    for (; len < count && len < sizeof bytes; len++) {
        unsigned index = fx_charset_char(text[len].code_point);
        bytes[len] = (unsigned char)fx_charset_byte(charset, index);
    }
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
        unsigned len = undo_one(text + i, count - i, charset, &code_point);
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

/* A sequence that starts in the text, of which one byte was lost. */
struct torn {
    unsigned len;
    unsigned char bytes[4];
    unsigned lost;    /* which one */
    uint64_t choices; /* what it may have been; 0: none was lost */
    enum fx_loss loss;
};

static bool find_torn(const struct fx_candidate *text, size_t count,
                      unsigned charset, struct torn *torn)
{
    unsigned lead = fx_charset_byte(charset, fx_charset_char(text->code_point));
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    struct torn found = {.len = lead >= 0xF0   ? 4
                                : lead >= 0xE0 ? 3
                                               : 2,
                         .bytes = {(unsigned char)lead}};
    for (unsigned i = 1; i < found.len; i++) {
        uint32_t c = i < count ? text[i].code_point : 0;
        unsigned byte = fx_charset_byte(charset, fx_charset_char(c));
        found.bytes[i] = (unsigned char)byte;
        if (byte >= 0x80 && byte <= 0xBF)
            continue;
        uint64_t choices = lost_bytes(c, charset, found.len);
        if (choices == 0 || found.choices != 0)
            return false;
        found.choices = choices;
        found.lost = i;
        found.loss = c == ' ' ? FX_LOSS_SPACE : FX_LOSS_BYTE;
    }
    *torn = found;
    return found.choices != 0;
}

size_t fx_repair_guess(const struct fx_candidate *text, size_t count,
                       unsigned charset, struct fx_candidate *out, size_t room)
{
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        struct torn torn;
        if (text[i].code_point < 0x80 ||
            !find_torn(text + i, count - i, charset, &torn))
            continue;
        for (unsigned n = 0; n < 64 && made + 2 <= room; n++) {
            struct fx_candidate c = {.begin = text[i].begin, .loss = torn.loss};
            torn.bytes[torn.lost] = (unsigned char)(0x80 + n);
            if (!(torn.choices >> n & 1) ||
                !fx_utf8_decode(torn.bytes, torn.len, &c.code_point))
                continue;
            c.end = text[i + torn.len - 1].end;
            out[made++] = c;
            if (torn.loss == FX_LOSS_SPACE && torn.lost == torn.len - 1) {
                c.end--; /* the space that follows is there as well */
                out[made++] = c;
            }
        }
    }
    return made;
}
