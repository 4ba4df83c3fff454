/* SPDX-License-Identifier: MIT */
/* spelling.h - how a character is written in the trained tables: a letter as
   itself, a space as `_`, any other as `U+00E9`. */
#ifndef SPELLING_H
#define SPELLING_H

#include <stdint.h>

/* Prints a character. */
void spelling_print(uint32_t c);

/* Reads the one at *text, and moves on; ends the program if there is none. */
uint32_t spelling_read(const char **text);

#endif
