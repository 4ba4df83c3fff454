/* SPDX-License-Identifier: MIT */
/* Finds what happened to a text of which the right form is known. */
#ifndef LEARN_H
#define LEARN_H

#include "exit_code.h"

/* Prints what makes `good` of `bad`, and the command that repairs a file that
   the same happened to. */
enum exit_code learn(const char *bad, const char *good);

#endif
