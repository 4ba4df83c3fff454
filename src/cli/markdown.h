/* SPDX-License-Identifier: MIT */
/*
 * Code in Markdown: fenced blocks and code spans.  Not known are code that is
 * only indented, code spans over several lines, and blocks that end because
 * the quotation or list around them does.
 */
#ifndef MARKDOWN_H
#define MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

/* Start from {0} for each text. */
struct markdown {
    /* The part of the text being looked at, and the line reached in it. */
    const char *bytes;
    size_t len;
    size_t line_start;
    size_t line_end;
    bool is_fenced;   /* that line, fences included */
    char fence;       /* of the block it is in: '`', '~', or 0 */
    size_t fence_len; /* characters */
};

/* The next lines of the text are these. */
void markdown_begin(struct markdown *markdown, const char *bytes, size_t len);

/* Whether any of [from, to), counted from the part's start and in one line,
   is code; no line may be asked of before an earlier one. */
bool markdown_is_code(struct markdown *markdown, size_t from, size_t to);

/* Looks at the rest of the part. */
void markdown_end(struct markdown *markdown);

#endif
