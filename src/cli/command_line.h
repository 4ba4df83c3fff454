/* SPDX-License-Identifier: MIT */
/* The command line: one table of options drives parsing and --help. */
#ifndef COMMAND_LINE_H
#define COMMAND_LINE_H

#include "options.h"

#include <stdio.h>

/* Fills `options` from the command line, after `configure` has seen what it
   says of the configuration, and set some.  On false a message has been
   printed, and the program should end with EXIT_TROUBLE.  End them with
   options_free in either case. */
bool command_line_parse(struct options *options, int argc, char **argv,
                        bool (*configure)(struct options *options));

/* Sets an option by its long name; `value` is NULL if it takes none.  On false
   a message has been printed. */
bool command_line_set(struct options *options, const char *name,
                      const char *value);

/* What --help shows: the usual options, or all. */
void command_line_print_help(FILE *to, bool all);

#endif
