/* SPDX-License-Identifier: MIT */
#include "counts.h"

#include <stdio.h>
#include <stdlib.h>

static void allocate(struct counts *counts, size_t capacity)
{
    counts->slots = calloc(capacity, sizeof *counts->slots);
    if (!counts->slots) {
        fprintf(stderr, "train: out of memory\n");
        exit(1);
    }
    counts->capacity = capacity;
    counts->used = 0;
}

void counts_init(struct counts *counts)
{
    allocate(counts, 1u << 16);
}

static struct count *find(const struct counts *counts, uint64_t key)
{
    size_t mask = counts->capacity - 1;
    size_t i = (size_t)((key * 0x9E3779B97F4A7C15u) >> 20) & mask;
    while (counts->slots[i].key && counts->slots[i].key != key)
        i = (i + 1) & mask;
    return &counts->slots[i];
}

static void grow(struct counts *counts)
{
    struct counts old = *counts;
    allocate(counts, old.capacity * 2);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].key)
            *find(counts, old.slots[i].key) = old.slots[i];
    counts->used = old.used;
    free(old.slots);
}

void counts_add(struct counts *counts, uint64_t key, double value)
{
    struct count *slot = find(counts, key);
    if (!slot->key) {
        if (counts->used * 2 > counts->capacity) {
            grow(counts);
            slot = find(counts, key);
        }
        slot->key = key;
        counts->used++;
    }
    slot->value += value;
}

double counts_get(const struct counts *counts, uint64_t key)
{
    return find(counts, key)->value;
}
