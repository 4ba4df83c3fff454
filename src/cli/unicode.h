/* SPDX-License-Identifier: MIT */
/* Reads UTF-8, and knows what must not be sent to a terminal as it is. */
#ifndef UNICODE_H
#define UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads the code point that `text` begins with; `len` is at least 1.  Returns
 * its length in bytes, or 0 if no well-formed sequence stands there (table
 * 3-7 of the Unicode Standard).
 */
size_t unicode_decode(const char *text, size_t len, uint32_t *code_point);

/* Whether all of `text` is well-formed UTF-8. */
bool unicode_is_valid(const char *text, size_t len);

/* False for what shows as nothing, or steers the terminal: controls, no-break
   space, zero-width, line and bidirectional marks, tags. */
bool unicode_is_visible(uint32_t code_point);

/* Whether it is one of the marks that combine with any letter before them:
   those in the blocks named "Combining ...". */
bool unicode_is_mark(uint32_t code_point);

#endif
