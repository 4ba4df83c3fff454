/* SPDX-License-Identifier: MIT */
/*
 * The upper bits of a byte tell its kind, so each kind is a few shifts of many
 * bytes away.  One bit of each byte is gathered by SSE2, which is part of every
 * x86-64, or else by a multiplication of eight bytes.
 */
#include "block.h"

#if defined(__SSE2__)

#include <emmintrin.h>

enum { STEP = 16 };

/* The upper bit of each byte of `kind`. */
static uint64_t gather(__m128i kind)
{
    return (uint64_t)_mm_movemask_epi8(kind);
}

static void look_at_step(const unsigned char *bytes, unsigned at,
                         struct fx_block *block)
{
    __m128i wide = _mm_loadu_si128((const __m128i_u *)bytes);
    __m128i lead = _mm_and_si128(wide, _mm_slli_epi16(wide, 1));
    __m128i three = _mm_and_si128(lead, _mm_slli_epi16(wide, 2));
    __m128i four = _mm_and_si128(three, _mm_slli_epi16(wide, 3));
    block->wide |= gather(wide) << at;
    block->lead |= gather(lead) << at;
    block->three |= gather(three) << at;
    block->four |= gather(four) << at;
}

#else

enum { STEP = 8 };

/* Eight bytes, the first one lowest. */
static uint64_t load(const unsigned char *bytes)
{
    uint64_t word = 0;
    for (unsigned i = 0; i < STEP; i++)
        word |= (uint64_t)bytes[i] << 8 * i;
    return word;
}

static uint64_t gather(uint64_t kind)
{
    kind = kind >> 7 & UINT64_C(0x0101010101010101);
    return kind * UINT64_C(0x0102040810204080) >> 56;
}

static void look_at_step(const unsigned char *bytes, unsigned at,
                         struct fx_block *block)
{
    uint64_t wide = load(bytes), lead = wide & wide << 1;
    uint64_t three = lead & wide << 2, four = three & wide << 3;
    block->wide |= gather(wide) << at;
    block->lead |= gather(lead) << at;
    block->three |= gather(three) << at;
    block->four |= gather(four) << at;
}

#endif

struct fx_block fx_block_look(const unsigned char bytes[FX_BLOCK_LEN])
{
    struct fx_block block = {0, 0, 0, 0};
    for (unsigned at = 0; at < FX_BLOCK_LEN; at += STEP)
        look_at_step(bytes + at, at, &block);
    return block;
}
