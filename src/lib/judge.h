/* SPDX-License-Identifier: MIT */
/*
 * judge.h - decides which spans of a line are garbled, and which chain of
 * charsets made them so, by what the model finds the likeliest whole line.
 */
#ifndef FX_JUDGE_H
#define FX_JUDGE_H

#include "line.h"
#include "model.h"
#include "repair.h"

enum {
    FX_JUDGE_READINGS = 24, /* ways to read a line that are weighed at once */
    FX_JUDGE_CANDIDATES = 3 * FIXENC_LINE_MAX, /* of all readings together */
    FX_JUDGE_REACH = 96, /* the most characters that were one: a dash garbled
                            three times over has about 35 */
    FX_JUDGE_RING = 128, /* a power of two above FX_JUDGE_REACH */
};

/* One way to read the line: everything undone that a chain of charsets can
   undo.  Reading 0 is the line as it stands. */
struct fx_reading {
    struct fixenc_chain chain;
    unsigned price;      /* of saying that this happened to the line */
    size_t first, count; /* its candidates */
    size_t next;         /* the candidate that the search comes to next */
};

/* The cheapest way found to a place in the line, ending in some reading. */
struct fx_path {
    uint32_t cost;
    bool was_copied; /* the last non-ASCII character was left as it is */
    struct fx_model_context context;
};

/* What a judge works on, too large for the stack; its contents mean nothing
   between calls. */
struct fx_judge_work {
    struct fx_reading readings[FX_JUDGE_READINGS];
    size_t reading_count;
    struct fx_candidate candidates[FX_JUDGE_CANDIDATES];
    size_t candidate_count;
    /* By place in the line: may the paths part here? */
    bool is_active[FIXENC_LINE_MAX];
    struct fx_path ring[FX_JUDGE_RING][FX_JUDGE_READINGS];
    /* How each path came to a place: see judge.c. */
    uint16_t steps[FIXENC_LINE_MAX + 1][FX_JUDGE_READINGS];
    /* By character: the reading whose candidate is taken there, or 0. */
    uint8_t taken[FIXENC_LINE_MAX];
};

/*
 * Copies `in` to `out` with its garbled spans repaired.  Returns the gain in
 * units of the model, 0 if nothing is garbled: then `out` is unfinished.
 * `charsets` is the bit set of those to try, `layers` how many may be undone
 * one after the other.
 */
unsigned fx_judge_repair(const struct fx_line *in, uint64_t charsets,
                         unsigned layers, struct fx_line *out,
                         struct fx_judge_work *work);

#endif
