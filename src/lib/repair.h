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

/*
 * For each character of the text the set of `charsets` (bits) in which a whole
 * UTF-8 sequence starts there.  Returns all of them together.
 */
uint64_t fx_repair_starts(const struct fx_candidate *text, size_t count,
                          uint64_t charsets, uint64_t *starts);

/*
 * Lists what the text becomes where it can be read as UTF-8 that was decoded
 * as `charset`, in order; `starts` is what fx_repair_starts told of the text.
 * Returns how many there are; more than `room` are not written, and then the
 * number is room + 1.
 */
size_t fx_repair_undo(const struct fx_candidate *text, size_t count,
                      const uint64_t *starts, unsigned charset,
                      struct fx_candidate *out, size_t room);

#endif
