/* SPDX-License-Identifier: MIT */
/*
 * pairs.h - passes over text by looking at neighbours only: where no two of
 * them can stand together in a sequence, or be not in normal form C, nothing
 * closer has to be looked at.
 */
#ifndef FX_PAIRS_H
#define FX_PAIRS_H

#include <stddef.h>
#include <stdint.h>

/*
 * How many of the first bytes are surely fine, by pairs alone.  What follows
 * them is a run of characters beyond ASCII that has to be looked at (or ASCII,
 * and then such a run), or the last run or two of the text.  bytes[0] begins a
 * line or is ASCII.  `charsets` is the bit set of those that matter.
 */
size_t fx_pairs_pass(const unsigned char *bytes, size_t len, uint64_t charsets);

/* ---- The tables, made by src/tables/make_pairs.c ---------------------------- */

/*
 * Characters that go with the same neighbours are one class; ASCII is class 0.
 * What is noted of a character is its class and some bits.  The matrix has a
 * row for each class; that of a small letter after a small letter (see detect.c)
 * is FX_PAIRS_SMALL further on.
 */
enum {
    FX_PAIRS_CLASSES = 512,
    FX_PAIRS_WORDS = FX_PAIRS_CLASSES / 64,
    FX_PAIRS_SMALL = FX_PAIRS_CLASSES,
    FX_PAIRS_CUT = 2 * FX_PAIRS_SMALL, /* suspect before a space or a '?' */
    FX_PAIRS_JOIN = 2 * FX_PAIRS_CUT,  /* suspect for join.h alone */
};

/* By the bytes of the character, without the bits that all of them have. */
extern const uint16_t fx_pairs_two[32][64];
extern const uint16_t fx_pairs_row[16][64];
extern const uint16_t fx_pairs_three[][64];
extern const uint16_t fx_pairs_four[16][64];

/* By the row of the first and the class of the second: must a closer look be
   taken? */
extern const uint64_t fx_pairs_matrix[2 * FX_PAIRS_CLASSES][FX_PAIRS_WORDS];

#endif
