/* SPDX-License-Identifier: MIT */
#include "rough.h"

#include "model.h"

#include <limits.h>

/*
 * How far off the rough look may be.  Measured on garbled lines of all ways:
 * with half of these the same lines come back.
 */
enum {
    NAT = FX_MODEL_NAT,
    SLACK = 6 * NAT,     /* for a whole line */
    DOUBT = 4 * NAT,     /* for one candidate, against another reading's */
    SURE = 12 * NAT,     /* one candidate needs no search */
    LIKELY = 6 * NAT,    /* nor does it in a run of one script ... */
    SURE_RUN = 24 * NAT, /* ... that gains so much */
    COST_MOST = 2 * NAT, /* of a character as it is, above its rarity */
    COUNTED = INT16_MIN, /* for a candidate whose gain another one has */
};

void fx_rough_measure(struct fx_rough *work, const struct fx_line *line)
{
    unsigned before = fx_chars_class('\n');
    uint32_t sum = work->as_is[0] = 0;
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->chars[i].code_point;
        unsigned class = fx_chars_class(c);
        unsigned pair = fx_model_pair[before][class];
        unsigned most = fx_model_share[class] + COST_MOST;
        sum += fx_model_char_cost(c) + (pair < most ? pair : most);
        work->as_is[i + 1] = sum;
        before = work->class[i] = (uint8_t) class;
    }
}

/* What a candidate and those that stand there together with it would gain;
   *class is that before them, and becomes that after them. */
static int16_t gain_of(const struct fx_rough *work,
                       const struct fx_candidate *c, unsigned *class)
{
    unsigned as_is = work->as_is[c->end] - work->as_is[c->begin], cost = 0;
    for (const struct fx_candidate *last = c + c->more; c <= last; c++) {
        unsigned before = *class;
        *class = fx_chars_class(c->code_point);
        cost +=
            fx_model_pair[before][*class] + fx_model_char_cost(c->code_point);
    }
    return (int16_t)(as_is < cost + INT16_MAX ? (int)(as_is - cost)
                                              : INT16_MAX);
}

/* Puts down what each candidate gains, one after the other. */
static void measure_candidates(struct fx_rough *work,
                               const struct fx_candidate *candidates,
                               size_t first, size_t count)
{
    size_t last_end = SIZE_MAX;
    unsigned class = 0;
    for (size_t i = first; i < first + count; i += 1 + candidates[i].more) {
        const struct fx_candidate *c = &candidates[i];
        if (c->begin != last_end)
            class =
                c->begin > 0 ? work->class[c->begin - 1] : fx_chars_class('\n');
        work->gain[i] = gain_of(work, c, &class);
        for (size_t k = 1; k <= c->more; k++)
            work->gain[i + k] = COUNTED;
        last_end = c->end;
    }
}

/* About how much a reading gains, its price apart: at each place the best that
   it has. */
static unsigned total_gain(const struct fx_rough *work,
                           const struct fx_readings *all,
                           const struct fx_reading *reading)
{
    size_t end = reading->first + reading->count + reading->guess_count;
    unsigned gain = 0;
    for (size_t i = reading->first; i < end;) {
        size_t begin = all->candidates[i].begin;
        int best = 0;
        for (; i < end && all->candidates[i].begin == begin; i++)
            best = work->gain[i] > best ? work->gain[i] : best;
        gain += (unsigned)best;
    }
    return gain;
}

void fx_rough_weigh(struct fx_rough *work, const struct fx_readings *all,
                    size_t r)
{
    const struct fx_reading *reading = &all->readings[r];
    measure_candidates(work, all->candidates, reading->first,
                       reading->count + reading->guess_count);
    work->total[r] = total_gain(work, all, reading);
}

/* The reading that gains most, 0 if none gains more than its price. */
static size_t find_best(const struct fx_rough *work,
                        const struct fx_readings *all)
{
    size_t best = 0;
    int most = 0;
    for (size_t r = 1; r < all->count; r++) {
        int gain = (int)work->total[r] - (int)all->readings[r].price;
        if (gain <= most)
            continue;
        most = gain;
        best = r;
    }
    return best;
}

/* A gain is spread over the candidate's characters. */
void fx_rough_sum(struct fx_rough *work, const struct fx_readings *all,
                  size_t best, size_t count)
{
    const struct fx_candidate *c = all->candidates;
    size_t k = all->readings[best].first, end = k + all->readings[best].count;
    size_t i = 0;
    work->best[0] = 0;
    for (; k < end; k += 1u + c[k].more) {
        uint32_t share = 0;
        if (work->gain[k] > 0)
            share = (uint32_t)work->gain[k] / (uint32_t)(c[k].end - c[k].begin);
        for (; i < c[k].begin; i++)
            work->best[i + 1] = work->best[i];
        for (; i < c[k].end; i++)
            work->best[i + 1] = work->best[i] + share;
    }
    for (; i < count; i++)
        work->best[i + 1] = work->best[i];
}

/* Could one candidate be better than what the best reading has there? */
static unsigned advantage(const struct fx_rough *work,
                          const struct fx_candidate *c, int gain)
{
    int best = (int)(work->best[c->end] - work->best[c->begin]);
    int more = gain + DOUBT - best;
    return gain > -DOUBT && more > 0 ? (unsigned)more : 0;
}

/* Is a reading no better than the best one: neither beside it, wherever the
   two differ, nor in place of it? */
static bool is_beaten(const struct fx_rough *work,
                      const struct fx_readings *all, size_t r, size_t b)
{
    const struct fx_reading *reading = &all->readings[r];
    const struct fx_reading *best = &all->readings[b];
    size_t k = best->first, best_end = best->first + best->count;
    size_t end = reading->first + reading->count + reading->guess_count;
    unsigned beside = 0, in_place = work->total[r];
    for (size_t i = reading->first; i < end; i++) {
        const struct fx_candidate *c = &all->candidates[i];
        while (k < best_end && all->candidates[k].begin < c->begin)
            k++;
        if (k < best_end && fx_candidate_is_same(&all->candidates[k], c))
            continue;
        beside += advantage(work, c, work->gain[i]);
        in_place += DOUBT;
    }
    return beside < reading->price &&
           in_place + best->price < work->total[b] + reading->price;
}

bool fx_rough_is_hopeless(const struct fx_rough *work,
                          const struct fx_readings *all, size_t r, size_t best)
{
    if (work->total[r] + SLACK < all->readings[r].price)
        return true;
    return best > 0 && r != best && is_beaten(work, all, r, best);
}

void fx_rough_drop(struct fx_readings *all, const struct fx_line *line,
                   struct fx_rough *work)
{
    bool is_kept[FX_READING_MAX] = {true};
    fx_rough_measure(work, line);
    for (size_t r = 1; r < all->count; r++)
        fx_rough_weigh(work, all, r);
    size_t best = find_best(work, all);
    if (best > 0)
        fx_rough_sum(work, all, best, line->count);
    for (size_t r = 1; r < all->count; r++)
        is_kept[r] = !fx_rough_is_hopeless(work, all, r, best);
    size_t kept = 0;
    for (size_t r = 0; r < all->count; r++)
        if (is_kept[r])
            all->readings[kept++] = all->readings[r];
    all->count = kept;
}

/* What a candidate, with those that stand there together with it, gains beyond
   what the search may hold against it: of the rarest characters that is more, as
   price.c asks more of them. */
static int gain_beyond_doubt(const struct fx_candidate *c, int gain)
{
    for (const struct fx_candidate *last = c + c->more; c <= last; c++) {
        unsigned rarity = fx_model_rarity(c->code_point);
        gain -= rarity > SURE ? (int)(2 * (rarity - SURE)) : 0;
    }
    return gain;
}

static unsigned script_of(const struct fx_candidate *c)
{
    return fx_chars_class_script[fx_chars_class(c->code_point)];
}

/* Are the candidates from `i` on that follow each other so much likelier, one
   by one or as a word, that nothing the search knows could outweigh it?  Moves
   *i behind them, and adds what they gain. */
static bool is_sure_run(const struct fx_rough *work,
                        const struct fx_candidate *c, size_t *i, size_t end,
                        unsigned *gain)
{
    int least = INT_MAX, sum = 0;
    size_t k = *i, last_end;
    bool is_one_script = true;
    do {
        int one = gain_beyond_doubt(&c[k], work->gain[k]);
        least = one < least ? one : least;
        sum += one;
        is_one_script &= script_of(&c[k]) == script_of(&c[*i]);
        *gain += (unsigned)work->gain[k];
        last_end = c[k].end;
        k += 1u + c[k].more;
    } while (k < end && c[k].begin == last_end);
    *i = k;
    return least >= SURE ||
           (least >= LIKELY && is_one_script && sum >= SURE_RUN);
}

unsigned fx_rough_sure_gain(const struct fx_readings *all,
                            const struct fx_rough *work)
{
    const struct fx_reading *one = &all->readings[1];
    unsigned gain = 0;
    if (all->count != 2 || one->guess_count > 0 || one->kind != FIXENC_MOJIBAKE)
        return 0;
    for (size_t i = one->first, end = one->first + one->count; i < end;)
        if (!is_sure_run(work, all->candidates, &i, end, &gain))
            return 0;
    return gain > one->price + SURE ? gain - one->price : 0;
}
