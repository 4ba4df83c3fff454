/* SPDX-License-Identifier: MIT */
/* block.h - where the characters of 64 bytes begin, all at once. */
#ifndef FX_BLOCK_H
#define FX_BLOCK_H

#include <stdint.h>

enum { FX_BLOCK_LEN = 64 };

/* Bit N of a field is for byte N. */
struct fx_block {
    uint64_t wide;  /* 80..FF */
    uint64_t lead;  /* C0..FF */
    uint64_t three; /* E0..FF */
    uint64_t four;  /* F0..FF */
};

struct fx_block fx_block_look(const unsigned char bytes[FX_BLOCK_LEN]);

#endif
