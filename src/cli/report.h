/* SPDX-License-Identifier: MIT */
/* Hands findings to the printers that the options ask for, and counts them. */
#ifndef REPORT_H
#define REPORT_H

#include "printer.h"

/* A diff, a report and a table. */
#define REPORT_PRINTERS 3

struct report {
    struct printer printers[REPORT_PRINTERS];
    size_t count;
    struct file_result file; /* the one being read; its reader counts size */
    struct totals totals;
};

/* Opens where the report goes.  On false a message has been printed; end it
   with report_close in either case. */
bool report_open(struct report *report, const struct options *options);

/* What follows is about `input`. */
void report_begin(struct report *report, const struct input *input);

void report_finding(struct report *report,
                    const struct fixenc_finding *finding);

/* The file's new text, in `new_fd`, is about to take the place of the old. */
void report_change(struct report *report, const struct input *input,
                   const struct convert *convert, int new_fd);

/* The file is done; `report->file` says how. */
void report_end(struct report *report);

/* Counts a file that could not even be read. */
void report_unread(struct report *report);

/* Counts files that another process did. */
void report_add(struct report *report, const struct totals *more);

/* The descriptor of a report in a file of its own, or -1. */
int report_fd(const struct report *report);

void report_summary(struct report *report);

/* Sees that all so far is written; on false a message has been printed. */
bool report_flush(struct report *report);

/* Flushes and closes all but standard output and error. */
bool report_close(struct report *report);

#endif
