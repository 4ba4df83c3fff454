/* SPDX-License-Identifier: MIT */
/* One file after the other: open, read, report, and put the result in its
   place. */
#ifndef RUN_H
#define RUN_H

#include "exit_code.h"
#include "options.h"

/* Does all the files.  What goes wrong has been said by a message. */
enum exit_code run_files(const struct options *options);

#endif
