/* SPDX-License-Identifier: MIT */
/* filetype.h - what the name of a file tells of the text in it. */
#ifndef FILETYPE_H
#define FILETYPE_H

#include <stdbool.h>
#include <stdint.h>

/* The escapes that such a text has: a bit set of enum fixenc_escapes. */
uint32_t filetype_escapes(const char *name);

bool filetype_is_markdown(const char *name);

#endif
