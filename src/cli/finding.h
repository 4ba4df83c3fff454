/* SPDX-License-Identifier: MIT */
/* A finding as a line for people. */
#ifndef FINDING_H
#define FINDING_H

#include <fixenc.h>
#include <stdio.h>

/* Prints "before → after", of long texts the ends. */
void finding_print_change(FILE *to, bool has_color,
                          const struct fixenc_finding *finding);

/* Prints "file:line:column: before → after  (what happened)", and ends the
   line. */
void finding_print(FILE *to, bool has_color, const char *file,
                   const struct fixenc_finding *finding);

/* Prints the same but for the place, as a report for machines has it: `print`
   writes all of a text so that the report can hold it. */
void finding_print_message(FILE *to, const struct fixenc_finding *finding,
                           void (*print)(FILE *to, const char *text,
                                         size_t len));

#endif
