/* SPDX-License-Identifier: MIT */
/* Whether someone looks at what is printed, and in which colours. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

enum terminal_color { /* numbers of ECMA-48, "select graphic rendition" */
                      TERMINAL_PLAIN = 0,
                      TERMINAL_BOLD = 1,
                      TERMINAL_RED = 31,
                      TERMINAL_GREEN = 32,
                      TERMINAL_MAGENTA = 35,
                      TERMINAL_CYAN = 36,
};

/* Whether `fd` is a terminal that obeys escape sequences. */
bool terminal_obeys(int fd);

/* Whether text for `fd` should be coloured: a terminal that can, unless the
   user set NO_COLOR (https://no-color.org). */
bool terminal_wants_color(int fd);

/* What follows has that colour, if there are colours at all. */
void terminal_paint(FILE *to, bool has_color, enum terminal_color color);

/* Removes what stands right of the cursor in that terminal's line. */
void terminal_clear_rest(FILE *to);

#endif
