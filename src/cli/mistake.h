/* SPDX-License-Identifier: MIT */
/* What happened to a text, in words: "UTF-8 read as windows-1252". */
#ifndef MISTAKE_H
#define MISTAKE_H

#include <fixenc.h>
#include <stdio.h>

/* What a finding of that kind is, in a sentence; NULL after the last kind. */
const char *mistake_describe(enum fixenc_kind kind);

/* Prints the charsets in the order they were read as. */
void mistake_print_chain(FILE *to, const struct fixenc_chain *chain);

/* Prints what happened; ASCII that needs no escape in any format. */
void mistake_print_name(FILE *to, const struct fixenc_finding *finding);

/* The same, and how sure it is. */
void mistake_print(FILE *to, const struct fixenc_finding *finding);

#endif
