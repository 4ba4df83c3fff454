/* SPDX-License-Identifier: MIT */
/* restore.h - which of a handful of characters stood where a byte was lost. */
#ifndef FX_RESTORE_H
#define FX_RESTORE_H

#include "model.h"
#include "reading.h"

/* Is it what was likely written, by people whose systems use that charset?  One
   of a region has the letters that are written there; the commonest garbles
   everything. */
bool fx_restore_is_own(unsigned charset, uint32_t c);

/*
 * Chooses again for the character out->chars[k], for which the judge took the
 * candidate `number` by what stands before it: now the two characters after it
 * count as well.  Its percent becomes the share of the choice in what all the
 * choices are worth.  `context` is that before the character.
 */
void fx_restore_choose(const struct fx_readings *all, size_t number,
                       struct fx_line *out, size_t k,
                       const struct fx_model_context *context);

#endif
