/* SPDX-License-Identifier: MIT */
/* trials.h - which charsets the bytes of a line may be in, by what the bytes
   alone tell. */
#ifndef FX_TRIALS_H
#define FX_TRIALS_H

#include "line.h"

enum { FX_TRIALS_MOST = FIXENC_CHARSET_END };

/* A charset to try. */
struct fx_trial {
    uint8_t charset;
    uint8_t nats;  /* how seldom texts are in it */
    uint32_t cost; /* about that of the stray bytes, 0 if it has several bytes
                      for a character */
};

/* In this charset letters and their marks are apart: what they cost shows when
   they are one. */
static inline bool fx_trials_has_marks(unsigned charset)
{
    return charset == FIXENC_WINDOWS_1258;
}

/*
 * Chooses from `charsets` (bits) those to try on the line: what does not cost
 * far too much, nor decodes these bytes like another one.  Returns how many, the
 * likeliest first.
 */
size_t fx_trials_choose(const struct fx_line *line, uint64_t charsets,
                        struct fx_trial chosen[FX_TRIALS_MOST]);

#endif
