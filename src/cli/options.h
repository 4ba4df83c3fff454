/* SPDX-License-Identifier: MIT */
/* The command line: one table of options drives parsing and --help. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <fixenc.h>
#include <stdio.h>

/* What the program is asked for. */
enum task {
    TASK_REPAIR, /* or list, or show as a diff */
    TASK_HELP,
    TASK_VERSION,
    TASK_LIST_CHARSETS,
};

enum report_format {
    REPORT_NONE,
    REPORT_TEXT,
    REPORT_JSON,
};

/* Filled once by options_parse; the strings are those of argv. */
struct options {
    enum task task;
    bool in_place;
    const char *backup_suffix; /* NULL: no backup */
    bool check;
    bool diff;
    bool is_quiet;
    bool is_verbose;
    enum report_format report;
    const char *report_file; /* NULL: standard output or standard error */
    const char *map_file;    /* NULL: none */
    struct fixenc_options fixenc;
    const char *const *files; /* "-" is standard input */
    size_t file_count;        /* at least 1 */
};

/* Fills `options` from the command line.  On false a message has been
   printed, and the program should end with EXIT_TROUBLE. */
bool options_parse(struct options *options, int argc, char **argv);

/* Whether standard output is the repaired text itself. */
bool options_print_text(const struct options *options);

/* What --help shows. */
void options_print_help(FILE *to);

#endif
