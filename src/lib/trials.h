/* SPDX-License-Identifier: MIT */
/* trials.h - which charsets the bytes of a line may be in, by what the bytes
   alone tell. */
#ifndef FX_TRIALS_H
#define FX_TRIALS_H

#include "line.h"

enum { FX_TRIALS_MOST = FIXENC_CHARSET_END };

/* A charset to try, and how seldom texts are in it, in nats. */
struct fx_trial {
    uint8_t charset, nats;
};

/*
 * Chooses from `charsets` (bits) those to try on the line: what is not far too
 * rare, and does not decode these bytes like another one.  Returns how many.
 */
size_t fx_trials_choose(const struct fx_line *line, uint64_t charsets,
                        struct fx_trial chosen[FX_TRIALS_MOST]);

#endif
