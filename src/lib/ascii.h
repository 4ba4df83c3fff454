/* SPDX-License-Identifier: MIT */
/* Skips ASCII text as fast as it can be read. */
#ifndef FX_ASCII_H
#define FX_ASCII_H

#include <stddef.h>

/* How many of the first bytes are ASCII (00..7F), up to the first that is not.
   Reads nothing at or after `bytes + len`; `bytes` may be NULL when `len` is
   0. */
size_t fx_ascii_run(const unsigned char *bytes, size_t len);

/* How many of the bytes are `wanted`. */
size_t fx_ascii_count(const unsigned char *bytes, size_t len,
                      unsigned char wanted);

#endif
