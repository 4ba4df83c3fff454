/* SPDX-License-Identifier: MIT */
/* Says what happened to a text, layer by layer. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "exit_code.h"
#include "options.h"

/* Explains the TEXT of the options, or each line of standard input. */
enum exit_code explain(const struct options *options);

#endif
