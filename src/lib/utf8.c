/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <assert.h>
#include <stdbool.h>

unsigned fx_utf8_length(uint32_t code_point)
{
    if (code_point < 0x80)
        return 1;
    if (code_point < 0x800)
        return 2;
    return code_point < 0x10000 ? 3 : 4;
}

unsigned fx_utf8_encode(uint32_t code_point, unsigned char out[4])
{
    assert(code_point <= 0x10FFFF && (code_point & 0xFFFFF800) != 0xD800);
    static const unsigned char lead_marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    unsigned len = fx_utf8_length(code_point);
    for (unsigned i = len - 1; i > 0; i--) {
        out[i] = (unsigned char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (unsigned char)(lead_marks[len] | code_point);
    return len;
}
