/* SPDX-License-Identifier: MIT */
/*
 * gap.h - which letter stood in a gap of a text: what stands around it tells.
 *
 * A decision list (Yarowsky 1994): an entry says which letter stands between
 * certain characters, and of those that hold, the one with the most characters
 * decides.  Trained by src/tables/train_gaps.c for the gaps that lost bytes
 * leave.
 */
#ifndef FX_GAP_H
#define FX_GAP_H

#include "chars.h"

enum { FX_GAP_REACH = 3 };

/* What stands around a gap, nearest first, folded; a line end is '\n'. */
struct fx_gap {
    unsigned charset; /* that lost something: other letters fit for each */
    uint32_t left[FX_GAP_REACH], right[FX_GAP_REACH];
};

/* What a character is to a gap beside it: in lower case, all digits alike. */
static inline uint32_t fx_gap_fold(uint32_t c)
{
    return c >= '0' && c <= '9' ? '0' : fx_chars_lower(c);
}

/* How well a letter fits into a gap: 0 where no entry says that it does, and
   more where one that knows better does. */
unsigned fx_gap_fit(const struct fx_gap *gap, uint32_t letter);

/* Is the entry one that knows nothing of what stands around? */
bool fx_gap_is_blind(unsigned fit);

/* How many per cent of the gaps that fit so well hold that letter. */
unsigned fx_gap_percent(unsigned fit);

/* ---- The table, made by src/tables/make_gaps.c from gaps.txt ------------- */

/* How much of a gap's sides an entry names. */
struct fx_gap_shape {
    uint8_t left, right;
};

enum { FX_GAP_SHAPES = 11 };

/* From the one that knows least. */
static const struct fx_gap_shape fx_gap_shapes[FX_GAP_SHAPES] = {
    {0, 0}, {1, 0}, {0, 1}, {1, 1}, {2, 0}, {2, 1},
    {1, 2}, {2, 2}, {3, 1}, {3, 2}, {2, 3}};

/* A slot is 24 bits of an entry's hash, highest byte first; of these the lowest
   tell how sure it is.  0 is an empty slot; a full one is followed by the next. */
enum {
    FX_GAP_SURE_BITS = 2,
    FX_GAP_SURE = (1 << FX_GAP_SURE_BITS) - 1,
    FX_GAP_SLOT_BYTES = 3,
    FX_GAP_SLOT_MOST = (1 << 8 * FX_GAP_SLOT_BYTES) - 1,
};

extern const uint32_t fx_gap_slot_count;
extern const uint8_t fx_gap_slots[][FX_GAP_SLOT_BYTES];

static inline uint32_t fx_gap_slot(uint32_t i)
{
    const uint8_t *slot = fx_gap_slots[i];
    return (uint32_t)slot[0] << 16 | (uint32_t)slot[1] << 8 | slot[2];
}

static inline uint64_t fx_gap_hash_add(uint64_t hash, uint32_t c)
{
    hash = (hash + c + 1) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* The hash of the entry of this shape: its slot comes from the upper half, what
   the slot holds from the lower. */
static inline uint64_t fx_gap_hash(const struct fx_gap *gap, unsigned shape,
                                   uint32_t letter)
{
    uint64_t hash = fx_gap_hash_add(0, gap->charset * FX_GAP_SHAPES + shape);
    hash = fx_gap_hash_add(hash, letter);
    for (unsigned i = 0; i < fx_gap_shapes[shape].left; i++)
        hash = fx_gap_hash_add(hash, gap->left[i]);
    for (unsigned i = 0; i < fx_gap_shapes[shape].right; i++)
        hash = fx_gap_hash_add(hash, gap->right[i]);
    return hash * 0xD6E8FEB86659FD93u;
}

static inline uint32_t fx_gap_home(uint64_t hash, uint32_t slots)
{
    return (uint32_t)(((hash >> 32) * slots) >> 32);
}

#endif
