/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <assert.h>
#include <stdbool.h>

/* The length that a first byte asks for, 0 if none begins with it. */
static unsigned sequence_len(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2) /* C0 and C1 could only be overlong */
        return 0;
    if (first < 0xE0)
        return 2;
    if (first < 0xF0)
        return 3;
    return first < 0xF5 ? 4 : 0;
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

static bool is_surrogate(uint32_t code_point)
{
    return code_point >= 0xD800 && code_point <= 0xDFFF;
}

unsigned fx_utf8_length(uint32_t code_point)
{
    if (code_point < 0x80)
        return 1;
    if (code_point < 0x800)
        return 2;
    return code_point < 0x10000 ? 3 : 4;
}

unsigned fx_utf8_decode(const unsigned char *bytes, size_t len,
                        uint32_t *code_point)
{
    if (len == 0)
        return 0;
    unsigned want = sequence_len(bytes[0]);
    if (want == 0 || want > len)
        return 0;
    if (want == 1) {
        *code_point = bytes[0];
        return 1;
    }
    uint32_t value = bytes[0] & (0x7Fu >> want);
    for (unsigned i = 1; i < want; i++) {
        if (!is_continuation(bytes[i]))
            return 0;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    if (fx_utf8_length(value) != want || is_surrogate(value) ||
        value > 0x10FFFF)
        return 0;
    *code_point = value;
    return want;
}

unsigned fx_utf8_encode(uint32_t code_point, unsigned char out[4])
{
    assert(code_point <= 0x10FFFF && !is_surrogate(code_point));
    static const unsigned char lead_marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    unsigned len = fx_utf8_length(code_point);
    for (unsigned i = len - 1; i > 0; i--) {
        out[i] = (unsigned char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (unsigned char)(lead_marks[len] | code_point);
    return len;
}
