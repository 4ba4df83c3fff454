/* SPDX-License-Identifier: MIT */
#include "multibyte.h"

static unsigned count_bits(uint64_t x)
{
    x -= x >> 1 & UINT64_C(0x5555555555555555);
    x = (x & UINT64_C(0x3333333333333333)) +
        (x >> 2 & UINT64_C(0x3333333333333333));
    x = (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(x * UINT64_C(0x0101010101010101) >> 56);
}

/* The character's code in the charset FIXENC_GBK + n, 0 if it has none. */
static unsigned find_code(unsigned n, uint32_t code_point)
{
    uint64_t present = fx_multibyte_present[n][code_point / 64];
    uint64_t bit = UINT64_C(1) << code_point % 64;
    return present & bit
               ? fx_multibyte_codes[fx_multibyte_first[n][code_point / 64] +
                                    count_bits(present & (bit - 1))]
               : 0;
}

unsigned fx_multibyte_bytes(unsigned charset, uint32_t code_point,
                            unsigned char bytes[3])
{
    unsigned code =
        code_point > 0xFFFF ? 0 : find_code(charset - FIXENC_GBK, code_point);
    unsigned len = 0;
    bool is_triple =
        charset == FIXENC_EUC_JP && code > 0xFF && (code & 0x80) == 0;
    if (is_triple)
        bytes[len++] = 0x8F;
    if (code > 0xFF)
        bytes[len++] = (unsigned char)(code >> 8);
    if (code > 0)
        bytes[len++] = (unsigned char)(is_triple ? code | 0x80 : code);
    return len;
}

unsigned fx_multibyte_decode(unsigned charset, const unsigned char *bytes,
                             size_t len, uint32_t *code_point)
{
    unsigned n = charset - FIXENC_GBK;
    if (len == 0)
        return 0;
    *code_point = bytes[0];
    if (bytes[0] < 0x80)
        return 1;
    *code_point = fx_multibyte_singles[n][bytes[0] - 0x80];
    if (*code_point)
        return 1;
    if (len < 2 || bytes[0] < 0x81 || bytes[0] > 0xFE || bytes[1] < 0x40)
        return 0;
    *code_point = fx_multibyte_pairs[n][bytes[0] - 0x81][bytes[1] - 0x40];
    return *code_point ? 2 : 0;
}
