/* SPDX-License-Identifier: MIT */
/* cut.h - where a line that is too long to be judged at once is cut. */
#ifndef FX_CUT_H
#define FX_CUT_H

#include "fixenc.h"

/*
 * How long the next piece is of a line that goes on after FIXENC_LINE_MAX bytes
 * (and one more that is looked at): up to a space, so that words stay whole; or
 * else to another ASCII character, which is no part of anything before it; or
 * else to any character; or else (no UTF-8) to the bound.  With `escapes`, no
 * escape is cut if there is ASCII that is in none, and no string of PHP is
 * parted from its number unless it is too long.
 */
size_t fx_cut_find(const unsigned char *bytes, unsigned escapes);

#endif
