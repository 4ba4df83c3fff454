/* SPDX-License-Identifier: MIT */
/*
 * sides.h - a line read as bytes of one charset, with two paths: at each place
 * characters that are well-formed UTF-8 are that, or bytes that look so by
 * chance.
 */
#ifndef FX_SIDES_H
#define FX_SIDES_H

#include "line.h"

/* The cost of what cannot be. */
#define FX_SIDES_NEVER (UINT32_MAX / 2)

/*
 * Chooses for each character of the line whether it is bytes of `charset`, and
 * puts that in `sides`, for fx_sides_decode alone.  Returns the cost in units of
 * the model, FX_SIDES_NEVER or more if a stray byte is no character there or
 * the cost comes to `bound` before the end: then `sides` is unfinished.
 * ASCII that is not near anything else is not counted.
 */
uint32_t fx_sides_choose(const struct fx_line *line, unsigned charset,
                         uint32_t bound, uint8_t *sides);

/* Copies `in` to `out` with the bytes decoded that fx_sides_choose chose. */
void fx_sides_decode(const struct fx_line *in, unsigned charset,
                     const uint8_t *sides, struct fx_line *out);

/* The cost of a line as it stands, counted in the same way, where its stray
   bytes are noise. */
uint32_t fx_sides_cost(const struct fx_line *line);

#endif
