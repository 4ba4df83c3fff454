/* SPDX-License-Identifier: MIT */
/* Writes JSON (RFC 8259) to a stream, piece by piece. */
#ifndef JSON_H
#define JSON_H

#include <stddef.h>
#include <stdio.h>

/* Writes what stands between the quotes of a string.  What is not visible is
   written as \uXXXX, a byte that is not UTF-8 as U+FFFD. */
void json_print_chars(FILE *to, const char *text, size_t len);

/* Writes a string with its quotes. */
void json_print_string(FILE *to, const char *text, size_t len);

/* Writes `"key":"text"`.  A text that is not UTF-8 is followed by
   `,"key_hex":"..."`, its bytes in hexadecimal, so that nothing is lost. */
void json_print_text_member(FILE *to, const char *key, const char *text,
                            size_t len);

#endif
