/* SPDX-License-Identifier: MIT */
#include "restore.h"

#include <limits.h>

/* The cost of a character in place of out[k], and of the two after it. */
static unsigned cost_there(const struct fx_line *out, size_t k, uint32_t c,
                           struct fx_model_context context)
{
    unsigned cost = fx_model_cost(&context, c);
    context = fx_model_after(&context, c);
    for (size_t i = k + 1; i < out->count && i < k + 3; i++) {
        cost += fx_model_cost(&context, out->chars[i].code_point);
        context = fx_model_after(&context, out->chars[i].code_point);
    }
    return cost;
}

/* The guesses that begin where one of them does: from the first to the end. */
static const struct fx_candidate *same_begin(const struct fx_readings *all,
                                             size_t number,
                                             const struct fx_candidate **end)
{
    const struct fx_candidate *taken = &all->candidates[number];
    const struct fx_reading *reading = fx_reading_of(all, number);
    const struct fx_candidate *guesses =
        all->candidates + reading->first + reading->count;
    const struct fx_candidate *c = taken;
    while (c > guesses && c[-1].begin == taken->begin)
        c--;
    *end = taken;
    while (*end < guesses + reading->guess_count &&
           (*end)->begin == taken->begin)
        ++*end;
    return c;
}

void fx_restore_choose(const struct fx_readings *all, size_t number,
                       struct fx_line *out, size_t k,
                       const struct fx_model_context *context)
{
    const struct fx_candidate *end;
    const struct fx_candidate *first = same_begin(all, number, &end);
    uint16_t place_end = all->candidates[number].end;
    unsigned least = UINT_MAX, sum = 0;
    for (const struct fx_candidate *c = first; c < end; c++) {
        if (c->end != place_end)
            continue;
        unsigned cost = cost_there(out, k, c->code_point, *context);
        if (cost < least) {
            least = cost;
            out->chars[k].code_point = c->code_point;
        }
    }
    for (const struct fx_candidate *c = first; c < end; c++) {
        if (c->end != place_end)
            continue;
        unsigned more = cost_there(out, k, c->code_point, *context) - least;
        sum += fx_model_likelihood((int)more);
    }
    if (sum > 0)
        out->chars[k].percent = (uint8_t)(100 * fx_model_likelihood(0) / sum);
}
