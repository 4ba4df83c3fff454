/* SPDX-License-Identifier: MIT */
/* random.h - numbers that look random and are the same in every run. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

/* A seed, never 0, and from then on the state. */
struct random {
    uint64_t state;
};

/* The next number, below `bound`: xorshift64* (Marsaglia 2003, Vigna 2016). */
static inline uint32_t random_below(struct random *random, uint32_t bound)
{
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    uint64_t mixed = random->state * UINT64_C(0x2545F4914F6CDD1D);
    return (uint32_t)((mixed >> 32) * bound >> 32);
}

/* Any code point of Unicode that UTF-8 can encode. */
static inline uint32_t random_code_point(struct random *random)
{
    uint32_t c = random_below(random, 0x110000 - 0x800);
    return c < 0xD800 ? c : c + 0x800;
}

#endif
