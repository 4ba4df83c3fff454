/* SPDX-License-Identifier: MIT */
/*
 * repair.h - undo one wrong decoding: characters whose bytes in a charset are
 * a well-formed UTF-8 sequence become the character that was meant.
 */
#ifndef FX_REPAIR_H
#define FX_REPAIR_H

#include "fixenc.h"

/* What was lost of the bytes behind a candidate. */
enum fx_loss {
    FX_LOSS_NONE = 0,
    FX_LOSS_SPACE = 1, /* byte A0, a no-break space, became a plain one */
    FX_LOSS_BYTE = 2,  /* a byte that the charset leaves undefined */
};

/* A character that stands, or could stand, for the characters
   begin <= i < end of a line; or one of several that do so together, which
   follow each other. */
struct fx_candidate {
    uint32_t code_point;
    uint16_t begin, end;
    uint16_t loss; /* enum fx_loss */
    uint16_t more; /* how many of those are still to come */
};

static inline bool fx_candidate_is_same(const struct fx_candidate *x,
                                        const struct fx_candidate *y)
{
    return x->code_point == y->code_point && x->begin == y->begin &&
           x->end == y->end;
}

/*
 * For each character of the text the set of `charsets` (bits) in which a whole
 * UTF-8 sequence starts there.  Returns all of them together.
 */
uint64_t fx_repair_starts(const struct fx_candidate *text, size_t count,
                          uint64_t charsets, uint64_t *starts);

/*
 * Lists what the text becomes where it can be read as UTF-8 that was decoded
 * as `charset`, in order, in the forms of fx_utf8_decode_form as well; `starts`
 * is what fx_repair_starts told of the text.
 * Returns how many there are; more than `room` are not written, and then the
 * number is room + 1.
 */
size_t fx_repair_undo(const struct fx_candidate *text, size_t count,
                      const uint64_t *starts, unsigned charset,
                      struct fx_candidate *out, size_t room);

/*
 * The same of a line (each of its characters a candidate of its own) where
 * something was lost: a space may stand for byte A0, or for A0 and a space,
 * and U+FFFD (or a '?' in a longer sequence) for any undefined byte.  In
 * degraded text look-alikes may stand for characters as well, and one that
 * does not show may have vanished.  There may be several for the same place.
 */
size_t fx_repair_guess(const struct fx_candidate *text, size_t count,
                       unsigned charset, bool is_degraded,
                       struct fx_candidate *out, size_t room);

#endif
