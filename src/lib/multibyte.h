/* SPDX-License-Identifier: MIT */
/*
 * multibyte.h - the bytes of a character in the charsets that have characters
 * of several bytes, as far as those bytes can be part of UTF-8, which is about
 * half of each charset; and the character of bytes, whatever they are.
 *
 * The tables are made at build time from src/tables/charsets.txt by
 * make_multibyte.
 */
#ifndef FX_MULTIBYTE_H
#define FX_MULTIBYTE_H

#include "chars.h"
#include "charset.h"

enum {
    FX_MULTIBYTE_COUNT = FIXENC_CHARSET_END - FIXENC_GBK,
    FX_MULTIBYTE_BLOCKS = 0x10000 / 64,
    FX_MULTIBYTE_SINGLES = 0x80, /* from 80 on */
    FX_MULTIBYTE_LEADS = 0x7E,   /* from 81 on */
    FX_MULTIBYTE_TRAILS = 0xC0,  /* from 40 on */
    FX_MULTIBYTE_FIRST = 0x2E80, /* no character below it begins a sequence */
};

/* The charsets, with how rare they are; FIXENC_GBK + N is at N. */
extern const struct fx_charset_rarity fx_multibyte_order[FX_MULTIBYTE_COUNT];

/*
 * Read these through the functions below.  A code is the byte, or the two bytes
 * (the first in the upper half), or of the three bytes 8F xx yy of EUC-JP
 * xx (yy - 80).  For each 64 code points: which of them have a code, and the
 * index of their first one.
 */
extern const uint16_t fx_multibyte_codes[];
extern const uint64_t fx_multibyte_present[][FX_MULTIBYTE_BLOCKS];
extern const uint16_t fx_multibyte_first[][FX_MULTIBYTE_BLOCKS];
extern const uint16_t fx_multibyte_start_block[];
extern const uint8_t fx_multibyte_start_row[][FX_CHARS_BLOCK];
extern const uint16_t fx_multibyte_start_set[];

/* The characters of one byte and of two, 0 where there is none. */
extern const uint16_t fx_multibyte_singles[][FX_MULTIBYTE_SINGLES];
extern const uint16_t fx_multibyte_pairs[][FX_MULTIBYTE_LEADS]
                                        [FX_MULTIBYTE_TRAILS];

/*
 * In which charsets the character begins a sequence of UTF-8: bit N is
 * FIXENC_GBK + N where that is one of two bytes, bit 8 + N where it is longer.
 */
static inline unsigned fx_multibyte_starts(uint32_t code_point)
{
    if (code_point < FX_MULTIBYTE_FIRST || code_point > 0xFFFF)
        return 0;
    unsigned block = fx_multibyte_start_block[code_point / FX_CHARS_BLOCK];
    return fx_multibyte_start_set
        [fx_multibyte_start_row[block][code_point % FX_CHARS_BLOCK]];
}

/* Writes the character's bytes in a multi-byte charset.  Returns how many; 0
   if it has none there, or none that can be part of UTF-8 (ASCII has none). */
unsigned fx_multibyte_bytes(unsigned charset, uint32_t code_point,
                            unsigned char bytes[3]);

/*
 * Decodes the character at bytes[0] in a multi-byte charset.  Returns its
 * length, 1 or 2; 0 if there is none.  Those of three bytes (JIS X 0212 in
 * EUC-JP) are not known.
 */
unsigned fx_multibyte_decode(unsigned charset, const unsigned char *bytes,
                             size_t len, uint32_t *code_point);

#endif
