/* SPDX-License-Identifier: MIT */
/* One code point to UTF-8 and back (The Unicode Standard 15.0, section 3.9). */
#ifndef FX_UTF8_H
#define FX_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The bits of continuation byte i. */
static inline uint32_t fx_utf8_bits(const unsigned char *bytes, unsigned i)
{
    return bytes[i] & 0x3Fu;
}

static inline bool fx_utf8_continues(const unsigned char *bytes, unsigned i)
{
    return (bytes[i] & 0xC0) == 0x80;
}

/*
 * Decodes the sequence that `bytes` begins with.  Returns its length, 1 to 4,
 * or 0 if no well-formed sequence (table 3-7) stands there: it is overlong, a
 * surrogate, above 10FFFF, cut short, or `len` is 0.  Then *code_point is
 * untouched.
 */
static inline unsigned fx_utf8_decode(const unsigned char *b, size_t len,
                                      uint32_t *code_point)
{
    if (len >= 1 && b[0] < 0x80) {
        *code_point = b[0];
        return 1;
    }
    if (len < 2 || b[0] < 0xC2 || !fx_utf8_continues(b, 1))
        return 0;
    if (b[0] < 0xE0) {
        *code_point = (b[0] & 0x1Fu) << 6 | fx_utf8_bits(b, 1);
        return 2;
    }
    if (len < 3 || !fx_utf8_continues(b, 2))
        return 0;
    uint32_t value =
        (b[0] & 0xFu) << 12 | fx_utf8_bits(b, 1) << 6 | fx_utf8_bits(b, 2);
    if (b[0] < 0xF0) { /* not overlong, no surrogate */
        if (value < 0x800 || (value & 0xF800) == 0xD800)
            return 0;
        *code_point = value;
        return 3;
    }
    if (len < 4 || !fx_utf8_continues(b, 3) || b[0] > 0xF4)
        return 0;
    value = (b[0] & 0x7u) << 18 | fx_utf8_bits(b, 1) << 12 |
            fx_utf8_bits(b, 2) << 6 | fx_utf8_bits(b, 3);
    if (value < 0x10000 || value > 0x10FFFF)
        return 0;
    *code_point = value;
    return 4;
}

/* How long a sequence is that begins with this byte, if one can. */
static inline unsigned fx_utf8_asks_for(unsigned first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The longest of the other forms. */
enum { FX_UTF8_FORM_MAX = 6 };

/*
 * Decodes what other writers make of a code point: a surrogate pair of two
 * times three bytes (CESU-8), C0 80 for NUL (Java's modified UTF-8), or a
 * sequence longer than needed.  Returns its length, or 0 if none stands there;
 * an LF is never made of one.
 */
unsigned fx_utf8_decode_form(const unsigned char *bytes, size_t len,
                             uint32_t *code_point);

/* Decodes a sequence of UTF-8, or else of another form of it. */
static inline unsigned fx_utf8_decode_any(const unsigned char *bytes,
                                          size_t len, uint32_t *code_point)
{
    unsigned used = fx_utf8_decode(bytes, len, code_point);
    return used > 0 ? used : fx_utf8_decode_form(bytes, len, code_point);
}

/* Writes the sequence of a code point, which must be no surrogate and at most
   10FFFF.  Returns its length; bytes of `out` after it are untouched. */
unsigned fx_utf8_encode(uint32_t code_point, unsigned char out[4]);

/* How long that sequence is, of any number up to 10FFFF. */
unsigned fx_utf8_length(uint32_t code_point);

#endif
