/* SPDX-License-Identifier: MIT */
/* What every printer of findings offers; there is one a format. */
#ifndef PRINTER_H
#define PRINTER_H

#include "convert.h"

#include <stdio.h>

/* What is known of a file that was read. */
struct file_result {
    const char *name;
    uint64_t size;
    uint64_t finding_count;
    uint64_t skipped_count; /* findings that are none, for they are meant */
    uint64_t left_count;    /* findings that change nothing */
    uint64_t changed_len;   /* bytes that the others replace */
    bool is_changed;        /* the repair was printed, or is in the file */
    bool has_failed;        /* a message has said why */
};

/* What is known of all files. */
struct totals {
    uint64_t file_count;
    uint64_t failed_count; /* of these, or of those not even read */
    uint64_t hit_count;    /* files with findings */
    uint64_t finding_count;
    uint64_t left_count;
    uint64_t changed_len;
};

struct printer;

/* Each but `finding` may be NULL. */
struct printer_verbs {
    size_t state_len; /* of the printer's state, which is zero at the start */
    /* Begins the report; false after a message. */
    bool (*start)(struct printer *printer);
    void (*begin)(struct printer *printer, const struct input *input);
    void (*finding)(struct printer *printer, const char *file,
                    const struct fixenc_finding *finding);
    /* After the findings, where the file will be replaced by `new_fd`; the
       findings are in what it was converted to. */
    void (*change)(struct printer *printer, const struct input *input,
                   const struct convert *convert, int new_fd);
    void (*end)(struct printer *printer, const struct file_result *result);
    void (*summary)(struct printer *printer, const struct totals *totals);
    void (*stop)(struct printer *printer);
};

struct printer {
    const struct printer_verbs *verbs;
    FILE *to;
    const char *name; /* of `to`, for messages */
    const struct options *options;
    void *state; /* the printer's own */
    bool has_color;
    bool has_failed; /* other than by `to`, whose ferror tells */
};

#endif
