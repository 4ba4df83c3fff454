/* SPDX-License-Identifier: MIT */
/* All the files: walked over, done one by one or shared out, and summed up. */
#ifndef RUN_H
#define RUN_H

#include "exit_code.h"
#include "options.h"

/* Does all the files.  What goes wrong has been said by a message. */
enum exit_code run_files(const struct options *options);

#endif
