/* SPDX-License-Identifier: MIT */
/*
 * lookalike.h - what stands for a character that a system could not show: a
 * straight quote for a curly one, G for the Greek letter.  The table is made by
 * src/tables/make_lookalikes.c from lookalikes.txt.
 */
#ifndef FX_LOOKALIKE_H
#define FX_LOOKALIKE_H

#include "fixenc.h"

struct fx_lookalike {
    uint16_t shown, character;
    uint64_t charsets; /* bit set: where text was read as one of these */
};

/* In the order of what is shown. */
extern const struct fx_lookalike fx_lookalikes[];
extern const size_t fx_lookalike_count;

/* A set of the bytes 80..FF. */
struct fx_lookalike_bytes {
    uint64_t low, high; /* bit N is byte 80+N, byte C0+N */
};

/* The bytes of a charset whose characters `c` may be shown for, its own byte
   not counted. */
struct fx_lookalike_bytes fx_lookalike_find(unsigned charset, uint32_t c);

#endif
