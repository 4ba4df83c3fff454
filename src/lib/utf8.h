/* SPDX-License-Identifier: MIT */
/* One code point to UTF-8 and back (The Unicode Standard 15.0, section 3.9). */
#ifndef FX_UTF8_H
#define FX_UTF8_H

#include <stddef.h>
#include <stdint.h>

/*
 * Decodes the sequence that `bytes` begins with.  Returns its length, 1 to 4,
 * or 0 if no well-formed sequence (table 3-7) stands there: it is overlong, a
 * surrogate, above 10FFFF, cut short, or `len` is 0.  Then *code_point is
 * untouched.
 */
unsigned fx_utf8_decode(const unsigned char *bytes, size_t len,
                        uint32_t *code_point);

/* Writes the sequence of a code point, which must be no surrogate and at most
   10FFFF.  Returns its length; bytes of `out` after it are untouched. */
unsigned fx_utf8_encode(uint32_t code_point, unsigned char out[4]);

/* How long that sequence is, of any number up to 10FFFF. */
unsigned fx_utf8_length(uint32_t code_point);

#endif
