/* SPDX-License-Identifier: MIT */
/*
 * judge.h - decides which spans of a line are garbled, and which chain of
 * charsets made them so, by what the model finds the likeliest whole line.
 */
#ifndef FX_JUDGE_H
#define FX_JUDGE_H

#include "price.h"
#include "rough.h"

enum {
    FX_JUDGE_REACH = 96, /* the most characters that were one: a dash garbled
                            three times over has about 35 */
    FX_JUDGE_RING = 128, /* a power of two above FX_JUDGE_REACH */
};

/* What a judge works on, too large for the stack; but for the memo its contents
   mean nothing between calls. */
struct fx_judge_work {
    struct fx_model_memo memo;
    struct fx_readings all;
    struct fx_rough rough;
    /* By reading, the candidates that the search comes to next. */
    struct {
        size_t sure, guess;
    } next[FX_READING_MAX];
    /* By place in the line: may the paths part here? */
    bool is_active[FIXENC_LINE_MAX];
    struct fx_place as_is[FIXENC_LINE_MAX + 1];
    struct fx_path ring[FX_JUDGE_RING][FX_READING_MAX];
    /* How each path came to a place: see judge.c. */
    uint32_t steps[FIXENC_LINE_MAX + 1][FX_READING_MAX];
    /* By character: the number of the candidate taken there plus one, or 0. */
    uint16_t taken[FIXENC_LINE_MAX];
    bool is_sure; /* no search was needed: what follows means nothing */
    /* By reading: the cost of the whole line by the path that ends in it. */
    uint32_t total[FX_READING_MAX];
    size_t best; /* the reading that the cheapest of them ends in */
};

/* To be called once, before the other functions. */
void fx_judge_start(struct fx_judge_work *work);

/*
 * Copies `in` to `out` with its garbled spans repaired.  Returns the gain in
 * units of the model, 0 if nothing is garbled: then `out` is unfinished.
 * `charsets` is the bit set of those to try, `layers` how many may be undone
 * one after the other, `is_degraded` whether there may be look-alikes.
 */
unsigned fx_judge_repair(const struct fx_line *in, uint64_t charsets,
                         unsigned layers, bool is_degraded, struct fx_line *out,
                         struct fx_judge_work *work);

/* Copies `in` to `out` with the chain undone wherever it can be.  False if that
   is nowhere: then `out` is unfinished. */
bool fx_judge_undo(const struct fx_line *in, const struct fixenc_chain *chain,
                   struct fx_line *out, struct fx_judge_work *work);

/* ---- For who looks back at what was found ----------------------------------- */

/* Tells by character which candidate the path that ends in `reading` took, as
   in work->taken. */
void fx_judge_trace(const struct fx_judge_work *work, size_t count,
                    size_t reading, uint16_t *taken);

/* Copies `in` to `out` once more, with what is in work->taken now. */
void fx_judge_apply(const struct fx_judge_work *work, const struct fx_line *in,
                    struct fx_line *out);

#endif
