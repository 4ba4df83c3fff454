/* SPDX-License-Identifier: MIT */
/*
 * Marks in a text that say what is to be left in it:
 *
 *     fixenc:ignore             this line
 *     fixenc:ignore-next-line   the next line
 *     fixenc:off                this line and all up to
 *     fixenc:on                 this one
 */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Start from {0} for each text. */
struct marks {
    /* The part of the text being looked at, of whole lines if they are not
       too long for that, and how far it has been. */
    const char *bytes;
    size_t len;
    size_t at;
    bool is_off;
    /* A stretch to leave, unless is_off.  The only one that matters, since
       who asks goes forward. */
    size_t left_from;
    size_t left_to;
    bool is_line_open; /* it goes on to the end of the next part's first line */
};

/* The next bytes of the text are these. */
void marks_begin(struct marks *marks, const char *bytes, size_t len);

/* Whether the place, counted from the part's start, is to be left; no line may
   be asked of before an earlier one. */
bool marks_cover(struct marks *marks, size_t place);

/* Looks at the rest of the part. */
void marks_end(struct marks *marks);

#endif
