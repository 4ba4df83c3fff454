/* SPDX-License-Identifier: MIT */
#include "gap.h"

/* How sure the entry is, or -1 where there is none. */
static int find(const struct fx_gap *gap, unsigned shape, uint32_t letter)
{
    uint64_t hash = fx_gap_hash(gap, shape, letter);
    uint32_t entry = (hash & FX_GAP_SLOT_MOST) | FX_GAP_SURE;
    uint32_t i = fx_gap_home(hash, fx_gap_slot_count);
    for (uint32_t slot; (slot = fx_gap_slot(i)) != 0;
         i = i + 1 < fx_gap_slot_count ? i + 1 : 0)
        if ((slot | FX_GAP_SURE) == entry)
            return (int)(slot & FX_GAP_SURE);
    return -1;
}

unsigned fx_gap_fit(const struct fx_gap *gap, uint32_t letter)
{
    for (unsigned shape = FX_GAP_SHAPES; shape-- > 0;) {
        int sure = find(gap, shape, letter);
        if (sure >= 0)
            return (shape << FX_GAP_SURE_BITS) + (unsigned)sure + 1;
    }
    return 0;
}

bool fx_gap_is_blind(unsigned fit)
{
    return (fit - 1) >> FX_GAP_SURE_BITS == 0;
}

unsigned fx_gap_percent(unsigned fit)
{
    static const uint8_t percent[] = {70, 90, 97, 99};
    return percent[(fit - 1) & FX_GAP_SURE];
}
