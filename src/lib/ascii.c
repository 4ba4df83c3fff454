/* SPDX-License-Identifier: MIT */
/*
 * A block is the most bytes that one test covers; is_ascii_block is all that
 * differs between machines.  SSE2 is part of every x86-64, NEON of every
 * AArch64, so nothing is chosen at run time.
 */
#include "ascii.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* So many of one byte can be counted in a byte, many bytes at once. */
#define COUNT_LEN ((size_t)192)

#if defined(__SSE2__)

#include <emmintrin.h>
#define BLOCK_LEN 64

static bool is_ascii_block(const unsigned char *bytes)
{
    const __m128i_u *at = (const __m128i_u *)bytes;
    __m128i a = _mm_or_si128(_mm_loadu_si128(at), _mm_loadu_si128(at + 1));
    __m128i b = _mm_or_si128(_mm_loadu_si128(at + 2), _mm_loadu_si128(at + 3));
    return _mm_movemask_epi8(_mm_or_si128(a, b)) == 0;
}

#elif defined(__ARM_NEON) && defined(__aarch64__)

#include <arm_neon.h>
#define BLOCK_LEN 64

static bool is_ascii_block(const unsigned char *bytes)
{
    uint8x16_t a = vorrq_u8(vld1q_u8(bytes), vld1q_u8(bytes + 16));
    uint8x16_t b = vorrq_u8(vld1q_u8(bytes + 32), vld1q_u8(bytes + 48));
    return vmaxvq_u8(vorrq_u8(a, b)) < 0x80;
}

#else

#define BLOCK_LEN 16

static bool is_ascii_block(const unsigned char *bytes)
{
    uint64_t words[2];
    memcpy(words, bytes, sizeof words);
    return ((words[0] | words[1]) & UINT64_C(0x8080808080808080)) == 0;
}

#endif

/* Which of the next eight bytes is the first beyond ASCII; 8 if none is. */
static size_t first_wide(const unsigned char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    word &= UINT64_C(0x8080808080808080);
    if (word == 0)
        return sizeof word;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(word) / 8;
#else
    return (size_t)__builtin_clzll(word) / 8;
#endif
}

size_t fx_ascii_run(const unsigned char *bytes, size_t len)
{
    size_t run = 0;
    while (len - run >= sizeof(uint64_t)) {
        size_t first = first_wide(bytes + run);
        run += first;
        if (first < sizeof(uint64_t))
            return run;
        while (len - run >= BLOCK_LEN && is_ascii_block(bytes + run))
            run += BLOCK_LEN;
    }
    while (run < len && bytes[run] < 0x80)
        run++;
    return run;
}

static uint8_t count_some(const unsigned char *bytes, unsigned char wanted)
{
    uint8_t count = 0;
    for (size_t i = 0; i < COUNT_LEN; i++)
        count = (uint8_t)(count + (bytes[i] == wanted));
    return count;
}

size_t fx_ascii_count(const unsigned char *bytes, size_t len,
                      unsigned char wanted)
{
    size_t count = 0, i = 0;
    for (; len - i >= COUNT_LEN; i += COUNT_LEN)
        count += count_some(bytes + i, wanted);
    for (; i < len; i++)
        count += bytes[i] == wanted;
    return count;
}
