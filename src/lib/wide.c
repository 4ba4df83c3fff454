/* SPDX-License-Identifier: MIT */
#include "wide.h"

#include "multibyte.h"

/* Puts the bytes of the line together; 0 if it was changed, or has escapes. */
static size_t join_bytes(const struct fx_line *line, unsigned char *text)
{
    size_t len = 0;
    for (size_t i = 0; i < line->count; i++) {
        size_t used = fx_line_bytes(&line->chars[i], text + len);
        if (used == 0)
            return 0;
        len += used;
    }
    return len;
}

static struct fx_char make_char(uint32_t code_point, unsigned charset)
{
    return (struct fx_char){
        .code_point = code_point,
        .is_changed = true,
        .kind = FIXENC_BYTES,
        .percent = 100,
        .chain = {.len = 1, .step = {(uint8_t)charset}},
    };
}

bool fx_wide_decode(const struct fx_line *in, unsigned charset,
                    unsigned char *text, struct fx_line *out)
{
    size_t len = join_bytes(in, text);
    out->count = 0;
    for (size_t i = 0, used; i < len; i += used) {
        struct fx_char *made = &out->chars[out->count++];
        uint32_t c;
        used = fx_multibyte_decode(charset, text + i, len - i, &c);
        if (used == 0 || (c >= 0x80 && c < 0xA0))
            return false;
        if (c < 0x80)
            *made = (struct fx_char){.code_point = c, .percent = 100};
        else
            *made = make_char(c, charset);
        made->begin = (uint16_t)(in->chars[0].begin + i);
        made->end = (uint16_t)(made->begin + used);
    }
    return len > 0;
}
