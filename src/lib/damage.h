/* SPDX-License-Identifier: MIT */
/*
 * damage.h - UTF-8 that lost a byte: a character is not whole, or the line was
 * cut in the middle of its last one.
 */
#ifndef FX_DAMAGE_H
#define FX_DAMAGE_H

#include "line.h"

/*
 * Copies the line with the likeliest character where one was damaged.  False
 * if the stray bytes are in several places, or are not what damage leaves.
 */
bool fx_damage_restore(const struct fx_line *in, struct fx_line *out);

#endif
