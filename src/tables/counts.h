/* SPDX-License-Identifier: MIT */
/* counts.h - counts of letter sequences while the model is trained: a hash
   table from a key of up to three letters to a number. */
#ifndef COUNTS_H
#define COUNTS_H

#include <stddef.h>
#include <stdint.h>

/* A key holds up to three numbers of 21 bits; 0 is no key. */
struct count {
    uint64_t key;
    double value;
};

struct counts {
    struct count *slots;
    size_t capacity; /* a power of two */
    size_t used;
};

static inline uint64_t counts_key(uint32_t a, uint32_t b, uint32_t c)
{
    return (uint64_t)a << 42 | (uint64_t)b << 21 | c;
}

/* Makes an empty table.  Memory is for the life of the program; where there is
   none left, the program ends with a message. */
void counts_init(struct counts *counts);

/* Adds to the value of a key (0 at first). */
void counts_add(struct counts *counts, uint64_t key, double value);

/* The value of a key, 0 where it was never added. */
double counts_get(const struct counts *counts, uint64_t key);

#endif
