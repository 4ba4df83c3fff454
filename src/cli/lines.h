/* SPDX-License-Identifier: MIT */
/* A set of lines of a text, as ranges of their numbers. */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The end of a range that goes on to the end of the text. */
#define LINES_END UINT64_MAX

struct lines_range {
    uint64_t first, end; /* `end` is the line after the last */
};

/* Start from {0}; end with lines_free.  The ranges are in order, and apart. */
struct lines {
    struct lines_range *ranges;
    size_t count;
};

/* Adds the lines from `first` to before `end`, none of them before those that
   are there.  On false a message has been printed. */
bool lines_add(struct lines *lines, uint64_t first, uint64_t end);

bool lines_have(const struct lines *lines, uint64_t line);

/*
 * Adds to `to` those lines of `from` between `first` and `end` under the numbers
 * that they have in another text, where the first of them is line `there`.  On
 * false a message has been printed.
 */
bool lines_carry(const struct lines *from, uint64_t first, uint64_t end,
                 uint64_t there, struct lines *to);

void lines_free(struct lines *lines);

#endif
