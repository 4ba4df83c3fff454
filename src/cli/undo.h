/* SPDX-License-Identifier: MIT */
/* Takes back what a JSON report says was changed: its findings, read
   backwards. */
#ifndef UNDO_H
#define UNDO_H

#include "exit_code.h"
#include "options.h"

/*
 * Restores each file of the report byte for byte, or leaves it alone after a
 * message: where it is not the text that the report says was made, or the
 * report does not lead back to the one there was before.
 */
enum exit_code undo_report(const struct options *options);

#endif
