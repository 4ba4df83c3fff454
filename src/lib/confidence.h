/* SPDX-License-Identifier: MIT */
/*
 * confidence.h - how sure each repaired word is, by what speaks for it in its
 * own place: what the line would cost with this word left as it is, and the
 * other chains that nearly won.
 */
#ifndef FX_CONFIDENCE_H
#define FX_CONFIDENCE_H

#include "judge.h"

/* A repaired word: what was taken in it, and the letters between. */
struct fx_confidence_word {
    uint16_t begin, end; /* characters of the line as it was */
    uint8_t reading;
    uint8_t percent;
    uint16_t odds; /* thousandths: of other chains against this one */
    int32_t gain;  /* by this word alone, the reading's price apart */
};

struct fx_confidence_work {
    struct fx_confidence_word words[FIXENC_LINE_MAX];
    size_t count;
    int32_t gain[FX_READING_MAX]; /* of the words of a reading together */
    uint16_t other[FIXENC_LINE_MAX];
};

/*
 * Sets the percent of the characters that fx_judge_repair has just made `out`
 * with, and takes words back that are less sure than `least`; what was lost in
 * them gets the kind FIXENC_LOST.  Returns whether any is left.
 */
bool fx_confidence_weigh(struct fx_confidence_work *work,
                         struct fx_judge_work *judge, struct fx_line *in,
                         struct fx_line *out, unsigned least);

#endif
