/* SPDX-License-Identifier: MIT */
/* Options from a file: fixenc.toml, or [tool.fixenc] of pyproject.toml. */
#ifndef CONFIG_H
#define CONFIG_H

#include "options.h"

/* Sets the options that the file asked for gives, or else the nearest one: in
   the current folder or one above it.  On false a message has been printed. */
bool config_read(struct options *options);

/* Prints the options as such a file has them. */
void config_print(const struct options *options);

#endif
