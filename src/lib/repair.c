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
        out[made].code_point = code_point;
        out[made].begin = text[i].begin;
        out[made++].end = text[i + len - 1].end;
        i += len - 1;
    }
    return made;
}
