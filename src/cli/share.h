/* SPDX-License-Identifier: MIT */
/* Shares the files out among several workers, where the order in which they are
   done does not show. */
#ifndef SHARE_H
#define SHARE_H

#include "job.h"

/* How many files are to be done at once, as far as can be told before. */
unsigned share_count(const struct options *options);

/* Does all the files, so many at once.  Sets job->is_over, after a message, if
   some were not done. */
void share_files(struct job *job, struct walk *walk, unsigned count);

#endif
