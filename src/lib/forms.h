/* SPDX-License-Identifier: MIT */
/* forms.h - the other forms of UTF-8 in a line: surrogate pairs (CESU-8), C0 80
   for NUL, and overlong sequences. */
#ifndef FX_FORMS_H
#define FX_FORMS_H

#include "line.h"

/*
 * Copies the line with other forms of UTF-8 decoded: all of them, if no stray
 * bytes are left then, or else surrogate pairs alone.  Returns the price of
 * that in units of the model: nobody writes overlong sequences.
 */
unsigned fx_forms_decode(const struct fx_line *in, struct fx_line *out);

#endif
