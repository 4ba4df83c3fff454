/* SPDX-License-Identifier: MIT */
/* A line on the terminal that tells how far long work is. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "options.h"

struct progress {
    bool is_on; /* someone looks, and nothing else is in the way */
    bool is_shown;
    double start;       /* in seconds */
    double drawn;       /* when last */
    uint64_t total_len; /* 0: not known */
    uint64_t done_len;
};

void progress_begin(struct progress *progress, const struct options *options);

/* Tells that `len` bytes more were read, in a file after `files` others, with
   that many findings so far. */
void progress_add(struct progress *progress, uint64_t len, uint64_t files,
                  uint64_t findings);

/* Takes the line away, so that something else can be printed. */
void progress_clear(struct progress *progress);

#endif
