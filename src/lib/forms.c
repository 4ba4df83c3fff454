/* SPDX-License-Identifier: MIT */
#include "forms.h"

#include "model.h"
#include "utf8.h"

enum {
    PRICE_OVERLONG = 8 * FX_MODEL_NAT /* a longer sequence than UTF-8 allows */
};

/* The other form of UTF-8 that begins at a character of the line.  Returns its
   length, 0 if there is none. */
static unsigned find_form(const struct fx_line *line, size_t i,
                          uint32_t *code_point)
{
    unsigned char bytes[FX_UTF8_FORM_MAX + 4];
    size_t len = 0;
    while (len < FX_UTF8_FORM_MAX && i + len < line->count &&
           fx_line_is_stray(&line->chars[i + len]))
        len += fx_line_bytes(&line->chars[i + len], bytes + len);
    return fx_utf8_decode_form(bytes, len, code_point);
}

/* Replaces other forms of UTF-8: surrogate pairs, and where asked all, of which
   random bytes have some.  Returns whether no stray bytes are left. */
static bool decode_forms(const struct fx_line *in, bool all,
                         struct fx_line *out)
{
    bool is_whole = true;
    out->count = 0;
    for (size_t i = 0, used; i < in->count; i += used) {
        struct fx_char *made = &out->chars[out->count++];
        uint32_t code_point;
        *made = in->chars[i];
        used = find_form(in, i, &code_point);
        if (used == FX_UTF8_FORM_MAX || (used > 0 && all)) {
            made->code_point = code_point;
            made->end = in->chars[i + used - 1].end;
            made->is_changed = true;
            made->kind = FIXENC_BYTES;
        } else {
            used = 1;
        }
        is_whole &= !fx_line_is_stray(made);
    }
    return is_whole;
}

/* Nobody writes what is longer than needed, but for C0 80. */
static unsigned price_forms(const struct fx_line *line)
{
    unsigned price = 0;
    for (size_t i = 0; i < line->count; i++) {
        const struct fx_char *c = &line->chars[i];
        if (c->kind == FIXENC_BYTES && c->chain.len == 0 && c->code_point > 0 &&
            c->code_point < 0x10000)
            price = PRICE_OVERLONG;
    }
    return price;
}

unsigned fx_forms_decode(const struct fx_line *in, struct fx_line *out)
{
    if (decode_forms(in, true, out))
        return price_forms(out);
    decode_forms(in, false, out);
    return 0;
}
