/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <assert.h>
#include <stdbool.h>

/* Does no sequence begin with it? */
static bool begins_none(unsigned char byte)
{
    return (byte >= 0x80 && byte < 0xC0) || byte > 0xF4;
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

/* Reads the bits of a sequence, whatever they are.  Returns its length, 0 if
   it is cut short. */
static unsigned read_sequence(const unsigned char *bytes, size_t len,
                              uint32_t *value)
{
    if (len == 0 || begins_none(bytes[0]))
        return 0;
    unsigned want = fx_utf8_asks_for(bytes[0]);
    if (want > len)
        return 0;
    *value = want == 1 ? bytes[0] : bytes[0] & (0x7Fu >> want);
    for (unsigned i = 1; i < want; i++) {
        if (!fx_utf8_continues(bytes, i))
            return 0;
        *value = *value << 6 | fx_utf8_bits(bytes, i);
    }
    return want;
}

/* A surrogate pair: UTF-16 whose units were written one by one. */
static bool decode_pair(const unsigned char *bytes, size_t len,
                        uint32_t *code_point)
{
    uint32_t high, low;
    if (read_sequence(bytes, len, &high) != 3 || high < 0xD800 || high > 0xDBFF)
        return false;
    if (read_sequence(bytes + 3, len - 3, &low) != 3 || low < 0xDC00 ||
        low > 0xDFFF)
        return false;
    *code_point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    return true;
}

unsigned fx_utf8_decode_form(const unsigned char *bytes, size_t len,
                             uint32_t *code_point)
{
    uint32_t value;
    if (decode_pair(bytes, len, code_point))
        return FX_UTF8_FORM_MAX;
    unsigned used = read_sequence(bytes, len, &value);
    if (used == 0 || fx_utf8_length(value) >= used || is_surrogate(value) ||
        value == '\n')
        return 0;
    *code_point = value;
    return used;
}

static unsigned char continuation(uint32_t bits)
{
    return (unsigned char)(0x80 | (bits & 0x3F));
}

unsigned fx_utf8_encode(uint32_t code_point, unsigned char out[4])
{
    assert(code_point <= 0x10FFFF && !is_surrogate(code_point));
    if (code_point < 0x80) {
        out[0] = (unsigned char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (unsigned char)(0xC0 | code_point >> 6);
        out[1] = continuation(code_point);
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (unsigned char)(0xE0 | code_point >> 12);
        out[1] = continuation(code_point >> 6);
        out[2] = continuation(code_point);
        return 3;
    }
    out[0] = (unsigned char)(0xF0 | code_point >> 18);
    out[1] = continuation(code_point >> 12);
    out[2] = continuation(code_point >> 6);
    out[3] = continuation(code_point);
    return 4;
}
