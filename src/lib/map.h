/* SPDX-License-Identifier: MIT */
/* map.h - what the user says is wrong, and what it should be. */
#ifndef FX_MAP_H
#define FX_MAP_H

#include "line.h"

/*
 * Copies `in` to `out` with each `bad` of the pairs replaced by its `good`; of
 * several that begin at a character the longest one counts.  Returns whether
 * there was any.  The pairs are as fixenc_map_problem wants them.
 */
bool fx_map_replace(const struct fx_line *in, const struct fixenc_pair *pairs,
                    size_t count, struct fx_line *out);

#endif
