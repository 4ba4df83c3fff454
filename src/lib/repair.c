/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include "charset.h"
#include "utf8.h"

/* The roles of a character that directly follows the one before it. */
static const struct fx_charset_roles *roles(const struct fx_candidate *c)
{
    return fx_charset_roles(fx_charset_char(c->code_point));
}

static bool is_joined(const struct fx_candidate *c)
{
    return c[0].end == c[1].begin;
}

uint64_t fx_repair_charsets(const struct fx_candidate *text, size_t count,
                            uint64_t charsets)
{
    uint64_t found = 0;
    uint64_t need1 = 0, need2 = 0, need3 = 0; /* continuations still due */
    for (size_t i = 0; i < count; i++) {
        const struct fx_charset_roles *r = roles(&text[i]);
        if (i > 0 && !is_joined(&text[i - 1]))
            need1 = need2 = need3 = 0;
        found |= need1 & r->continuation;
        need1 = r->lead2 | (need2 & r->continuation);
        need2 = r->lead3 | (need3 & r->continuation);
        need3 = r->lead4;
    }
    return found & charsets;
}

/* The UTF-8 sequence that starts at text[0], if there is one: its length. */
static unsigned decode(const struct fx_candidate *text, size_t count,
                       unsigned charset, uint32_t *code_point)
{
    unsigned char bytes[4];
    size_t len = 0;
    while (len < count && len < sizeof bytes) {
        if (len > 0 && !is_joined(&text[len - 1]))
            break;
        unsigned index = fx_charset_char(text[len].code_point);
        unsigned byte = fx_charset_byte(charset, index);
        if (byte < (len == 0 ? 0xC2 : 0x80) || (len > 0 && byte > 0xBF))
            break;
        bytes[len++] = (unsigned char)byte;
    }
    return len < 2 ? 0 : fx_utf8_decode(bytes, len, code_point);
}

size_t fx_repair_undo(const struct fx_candidate *text, size_t count,
                      unsigned charset, struct fx_candidate *out, size_t room)
{
    size_t made = 0;
    for (size_t i = 0; i < count;) {
        uint32_t code_point;
        unsigned len = decode(text + i, count - i, charset, &code_point);
        if (len == 0) {
            i++;
            continue;
        }
        if (made == room)
            return room + 1;
        out[made].code_point = code_point;
        out[made].begin = text[i].begin;
        out[made++].end = text[i + len - 1].end;
        i += len;
    }
    return made;
}
