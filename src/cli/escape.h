/* SPDX-License-Identifier: MIT */
/* Prints any bytes so that a person can read them and a terminal obeys none:
   what is not visible as \u{...}, what is not UTF-8 as \xNN. */
#ifndef ESCAPE_H
#define ESCAPE_H

#include <stddef.h>
#include <stdio.h>

/* The most characters that escape_print_short shows of a text. */
#define ESCAPE_SHORT 60

/* Prints the first character of `text`, or its first byte if that is not UTF-8;
   returns the length of what was printed.  `len` is at least 1. */
size_t escape_print_one(FILE *to, const char *text, size_t len);

/* Prints all of `text`. */
void escape_print(FILE *to, const char *text, size_t len);

/* Prints `text`; of a long one the beginning and the end, with an ellipsis
   between, never cutting a character. */
void escape_print_short(FILE *to, const char *text, size_t len);

#endif
