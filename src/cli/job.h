/* SPDX-License-Identifier: MIT */
/* One file after the other: opened, read, judged, reported, and its repaired
   text put where it belongs. */
#ifndef JOB_H
#define JOB_H

#include "ask.h"
#include "map.h"
#include "progress.h"
#include "report.h"
#include "skip.h"
#include "target.h"
#include "walk.h"

struct job {
    /* The caller's, for all files: */
    const struct options *options;
    const struct map *map;
    const struct git *git;
    struct report *report;
    struct ask *ask;
    struct progress *progress;

    struct fixenc_options fixenc; /* those of the stream */
    fixenc_stream *stream;
    char *buffer;
    struct target target;
    bool is_over; /* what is written would be lost: do no further file */

    /* Of the file being read: */
    struct input *input;
    bool is_found; /* in a folder, or by git, rather than named */
    struct skip skip;
    const struct lines *new_lines; /* NULL: all lines count */
};

/* Completes a job that has what is the caller's.  On false a message has been
   printed; end it with job_close in either case. */
bool job_open(struct job *job);

/* Does a file; what is staged of it is repaired in the file itself, too.  What
   goes wrong is said by a message, and counted by the report. */
void job_do(struct job *job, const struct walked *walked);

void job_close(struct job *job);

#endif
