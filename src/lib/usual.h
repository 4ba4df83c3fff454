/* SPDX-License-Identifier: MIT */
/*
 * usual.h - the short way for most garbled lines: the charset that is the
 * commonest mistake explains all that is beyond ASCII, and nothing else can.
 */
#ifndef FX_USUAL_H
#define FX_USUAL_H

#include "rough.h"

/*
 * Lists the one reading of such a line, as fx_reading_list and fx_rough_drop
 * together would, where all of it is sure.  Returns what is gained; 0 where the
 * line is not surely such a one: then `all` and `rough` mean nothing.
 * Here C1 controls are part of a sequence, so they are no reading of their own.
 */
unsigned fx_usual_list(struct fx_readings *all, const struct fx_line *line,
                       uint64_t charsets, unsigned layers,
                       struct fx_rough *rough);

#endif
