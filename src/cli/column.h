/* SPDX-License-Identifier: MIT */
/*
 * Columns as editors count them: in UTF-16 code units, from 1.  A finding has
 * its column in bytes, so the line before it is read a second time.
 */
#ifndef COLUMN_H
#define COLUMN_H

#include "input.h"

/* How far the line was counted. */
struct column {
    const struct input *input;
    uint64_t line;  /* 0: none yet */
    uint64_t place; /* in the file */
    uint64_t column;
};

/* What follows is about this file. */
void column_begin(struct column *column, const struct input *input);

/* Puts the column of the finding, which comes after those asked for before,
   in `column->column`.  False after a message. */
bool column_find(struct column *column, const struct fixenc_finding *finding);

/* The length of a text in code units.  A byte that is not UTF-8 counts as one
   or none. */
uint64_t column_count(const char *text, size_t len);

#endif
