/* SPDX-License-Identifier: MIT */
/* What the program is asked to do, by the command line and the configuration. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "allow.h"
#include "ignore.h"

#include <fixenc.h>
#include <limits.h>

#define OPTIONS_JOBS_MAX 256

/* What the program is asked for. */
enum task {
    TASK_REPAIR, /* or list, or show as a diff */
    TASK_HELP,
    TASK_HELP_ALL,
    TASK_VERSION,
    TASK_LIST_CHARSETS,
    TASK_PRINT_CONFIG,
    TASK_UNDO,
    TASK_EXPLAIN,
    TASK_LEARN,
};

enum report_format {
    REPORT_NONE,
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_SARIF,
    REPORT_GITHUB,
    REPORT_HTML,
};

enum color {
    COLOR_AUTO, /* on a terminal */
    COLOR_ALWAYS,
    COLOR_NEVER,
};

/* The kinds of escapes there are. */
enum { OPTIONS_ESCAPES = 5 };

/* Filled once; the strings are those of argv. */
struct options {
    enum task task;
    bool in_place;
    const char *backup_suffix; /* NULL: no backup */
    bool keep_times;
    bool break_links; /* repair a file that has further hard links */
    bool no_follow;   /* pass over symbolic links */
    bool check;
    bool diff;
    unsigned jobs; /* files at once; 0: one a processor */
    bool is_quiet;
    bool is_verbose;
    enum report_format report;
    const char *report_file; /* NULL: standard output or standard error */
    const char *map_file;    /* NULL: none */
    bool has_stat;
    enum color color;
    bool is_interactive;
    const char *undo_report;  /* the FILE of --undo */
    const char *explain_text; /* the TEXT of --explain */
    struct fixenc_options fixenc;
    const char *from;   /* the charset of the files; NULL: not said */
    struct allow allow; /* findings with one of these are skipped */
    bool is_to_utf8;    /* the charset is not kept */
    bool has_escapes;   /* false: a file's name tells its escapes */
    bool skip_code;     /* of Markdown, too */
    bool without_config;
    const char *config_file;  /* to read; NULL: the nearest there is */
    char config[PATH_MAX];    /* that was read; "": none */
    const char *const *files; /* "-" is standard input */
    size_t file_count;
    const char *files_from; /* more of them; "-" is standard input */
    const char *since;      /* a revision: only lines that are new since then */
    bool is_staged;         /* only lines that are staged */
    bool is_nul_separated;
    struct ignore include; /* if it has rules, only what it matches is done */
    struct ignore exclude;
    bool force_exclude; /* that is, for files that were named, too */
    bool with_hidden;
    bool without_ignore;   /* files, such as .gitignore */
    char folder[PATH_MAX]; /* what the next patterns are relative to */
};

/* Frees what they point to and is not of argv. */
void options_free(struct options *options);

/* Whether standard output is the repaired text itself. */
bool options_print_text(const struct options *options);

/* Whether what is printed to `fd` should be coloured. */
bool options_want_color(const struct options *options, int fd);

/* Whether only lines count that git says are new. */
bool options_ask_git(const struct options *options);

/* Whether a report reads the texts a second time. */
bool options_reread(const struct options *options);

/* Whether standard input is one of the FILEs. */
bool options_reads_input(const struct options *options);

#endif
