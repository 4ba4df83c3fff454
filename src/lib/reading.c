/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "charset.h"
#include "model.h"

#include <string.h>

/* Prices of a chain; those of the search stand in judge.c, with what they
   mean. */
enum {
    NAT = FX_MODEL_NAT,
    PRICE_ENTER = 8 * NAT, /* this line is garbled, by the likeliest charset */
    PRICE_LAYER = 4 * NAT, /* each further layer, the same charset again */
    PRICE_OTHER = 3 * NAT, /* more, where that is another charset */
};

struct fx_candidate *fx_reading_candidates(struct fx_readings *all,
                                           const struct fx_reading *reading)
{
    return all->candidates + reading->first;
}

/* Does every candidate of `a` stand in `b` as well? */
static bool is_within(struct fx_readings *all, const struct fx_reading *a,
                      const struct fx_reading *b)
{
    const struct fx_candidate *x = fx_reading_candidates(all, a);
    const struct fx_candidate *y = fx_reading_candidates(all, b);
    size_t k = 0;
    for (size_t i = 0; i < a->count; i++, k++) {
        while (k < b->count && y[k].begin < x[i].begin)
            k++;
        if (k == b->count || memcmp(&x[i], &y[k], sizeof x[i]) != 0)
            return false;
    }
    return true;
}

/* A reading is of no use where another one says the same for no more. */
static bool is_useless(struct fx_readings *all, const struct fx_reading *new)
{
    for (size_t r = 1; r < all->count; r++)
        if (all->readings[r].price <= new->price &&
            is_within(all, new, &all->readings[r]))
            return true;
    return false;
}

static unsigned price_chain(const struct fx_reading *from,
                            const struct fx_charset_rarity *charset)
{
    unsigned rarity = charset->quarter_nats * (NAT / 4);
    if (from->chain.len == 0)
        return PRICE_ENTER + rarity;
    if (from->chain.step[from->chain.len - 1] == charset->charset)
        return from->price + PRICE_LAYER;
    return from->price + PRICE_LAYER + PRICE_OTHER + rarity;
}

/* Adds what comes out when `charset` is undone in a reading already there. */
static void add_reading(struct fx_readings *all, size_t parent,
                        const struct fx_charset_rarity *charset)
{
    const struct fx_reading *from = &all->readings[parent];
    struct fx_reading new = {.chain = from->chain};
    size_t room = FX_READING_CANDIDATES - all->candidate_count;
    new.first = all->candidate_count;
    new.count = fx_repair_undo(fx_reading_candidates(all, from), from->count,
                               all->starts, charset->charset,
                               all->candidates + new.first, room);
    if (new.count == 0 || new.count > room)
        return;
    new.price = price_chain(from, charset);
    new.chain.step[new.chain.len++] = charset->charset;
    if (is_useless(all, &new))
        return;
    all->candidate_count += new.count;
    all->readings[all->count++] = new;
}

static void add_line(struct fx_readings *all, const struct fx_line *line)
{
    struct fx_reading as_it_stands = {.count = line->count};
    for (size_t i = 0; i < line->count; i++) {
        all->candidates[i].code_point = line->chars[i].code_point;
        all->candidates[i].begin = (uint16_t)i;
        all->candidates[i].end = (uint16_t)(i + 1);
    }
    all->readings[0] = as_it_stands;
    all->count = 1;
    all->candidate_count = line->count;
}

void fx_reading_list(struct fx_readings *all, const struct fx_line *line,
                     uint64_t charsets, unsigned layers)
{
    add_line(all, line);
    for (size_t r = 0; r < all->count; r++) {
        const struct fx_reading *from = &all->readings[r];
        if (from->chain.len == layers)
            continue;
        uint64_t found = fx_repair_starts(fx_reading_candidates(all, from),
                                          from->count, charsets, all->starts);
        for (size_t i = 0;
             i < FX_CHARSET_COUNT && found && all->count < FX_READING_MAX; i++)
            if (found >> fx_charset_order[i].charset & 1)
                add_reading(all, r, &fx_charset_order[i]);
    }
}
