/* SPDX-License-Identifier: MIT */
/* One line of a JSON report, read (by Jansson); report_jsonl writes them. */
#ifndef RECORD_H
#define RECORD_H

#include "hash.h"

/* The form that is written and read; fixenc-report(5) describes it. */
#define RECORD_FORMAT 1

enum record_type {
    RECORD_BEGIN,
    RECORD_FINDING,
    RECORD_CHANGE,
    RECORD_OTHER, /* one that undo has no use for */
};

struct bytes {
    char *at;
    size_t len; /* a NUL follows */
};

/* What is not of the record's type is zero. */
struct record {
    enum record_type type;
    struct json_t *json; /* what the rest was taken from */
    struct bytes file;
    uint64_t offset;
    struct bytes before;
    struct bytes after;
    struct record_text {
        struct hash hash;
        struct bytes charset; /* iconv's name; NULL: UTF-8 */
        bool has_mark;        /* that the other one lacks */
    } old_text, new_text;
    uint64_t format;
};

/* Reads a line; false if it is no record.  End it with record_free in either
   case. */
bool record_read(struct record *record, const char *line, size_t len);

void record_free(struct record *record);

#endif
