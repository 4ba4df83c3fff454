/* SPDX-License-Identifier: MIT */
/*
 * rough.h - a quick look at the readings of a line, by the classes of its
 * characters alone: those that cannot be worth their price, or no better than
 * another one, need no search.
 */
#ifndef FX_ROUGH_H
#define FX_ROUGH_H

#include "reading.h"

/* What the look works on; its contents mean nothing between calls. */
struct fx_rough {
    /* The cost of the line up to each character, as it stands. */
    uint32_t as_is[FIXENC_LINE_MAX + 1];
    uint8_t class[FIXENC_LINE_MAX]; /* of each character */
    /* What each candidate would gain; at most 0 where that is nothing.  Of those
       that stand somewhere together the first has what all gain. */
    int16_t gain[FX_READING_CANDIDATES];
    unsigned total[FX_READING_MAX]; /* what each reading gains in all */
    /* What the best reading gains up to each character. */
    uint32_t best[FIXENC_LINE_MAX + 1];
};

/* Drops the readings that are not worth a search. */
void fx_rough_drop(struct fx_readings *all, const struct fx_line *line,
                   struct fx_rough *work);

/*
 * Is there, after that, one reading only, and all that it has so much likelier
 * than the line as it stands that a search can find nothing else?  Returns
 * what is gained, 0 if a search is needed.
 */
unsigned fx_rough_sure_gain(const struct fx_readings *all,
                            const struct fx_rough *work);

/* ---- The parts of that, for usual.c ------------------------------------------ */

/* Puts down what the line costs as it stands. */
void fx_rough_measure(struct fx_rough *work, const struct fx_line *line);

/* Puts down what the candidates of a reading gain. */
void fx_rough_weigh(struct fx_rough *work, const struct fx_readings *all,
                    size_t reading);

/* Sums up along the line, of `count` characters, what the best reading gains. */
void fx_rough_sum(struct fx_rough *work, const struct fx_readings *all,
                  size_t best, size_t count);

/* Can a reading not be worth its price, or be no better than the best one (0:
   there is none)? */
bool fx_rough_is_hopeless(const struct fx_rough *work,
                          const struct fx_readings *all, size_t reading,
                          size_t best);

#endif
