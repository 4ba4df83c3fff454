/* SPDX-License-Identifier: MIT */
/* emit.h - what the generators share: how they fail, and how they print
   tables as C. */
#ifndef EMIT_H
#define EMIT_H

#include <stddef.h>

/* Says what is wrong, as printf does, and ends the program. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2), noreturn))
#endif
void fail(const char *format, ...);

/* From here on standard output is the file at `path`. */
void emit_open(const char *path);

/* Ends it; fails if anything could not be written. */
void emit_close(const char *path);

/*
 * Prints NAME_block[] and NAME_row[][128] so that values[i] is
 * NAME_row[NAME_block[i / 128]][i % 128]; equal rows are shared.  `len` is a
 * multiple of 128.
 */
void emit_two_stage(const char *name, const unsigned char *values, size_t len);

#endif
