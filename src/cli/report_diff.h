/* SPDX-License-Identifier: MIT */
/*
 * A unified diff, for patch(1) and git-apply(1).
 *
 * A repair makes and loses no line, so the lines of a hunk are as many before
 * as after, with the same numbers.  They are read from the input a second
 * time, so that memory is bounded however long they are.
 */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "printer.h"

extern const struct printer_verbs report_diff;

#endif
