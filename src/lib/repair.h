/* SPDX-License-Identifier: MIT */
/*
 * repair.h - undo one wrong decoding: characters whose bytes in a charset are
 * a well-formed UTF-8 sequence become the character that was meant.
 */
#ifndef FX_REPAIR_H
#define FX_REPAIR_H

#include "fixenc.h"

/* A character that stands, or could stand, for the characters
   begin <= i < end of a line. */
struct fx_candidate {
    uint32_t code_point;
    uint16_t begin, end;
};

/* Which of `charsets` (a bit set) have anything to undo in the text. */
uint64_t fx_repair_charsets(const struct fx_candidate *text, size_t count,
                            uint64_t charsets);

/*
 * Lists what the text becomes where it can be read as UTF-8 that was decoded
 * as `charset`, in order.  Returns how many there are; more than `room` are
 * not written, and then the number is room + 1.
 */
size_t fx_repair_undo(const struct fx_candidate *text, size_t count,
                      unsigned charset, struct fx_candidate *out, size_t room);

#endif
