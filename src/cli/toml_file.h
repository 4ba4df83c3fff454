/* SPDX-License-Identifier: MIT */
/* Reads a table of a TOML file, by toml++: C has no such library in Debian. */
#ifndef TOML_FILE_H
#define TOML_FILE_H

#include <stdbool.h>
#include <stddef.h>

enum toml_type {
    TOML_TEXT,
    TOML_NUMBER, /* a whole one */
    TOML_FLAG,   /* true or false */
    TOML_TEXTS,  /* an array of texts */
    TOML_OTHER,
};

struct toml_entry {
    const char *key;
    unsigned line;
    enum toml_type type;
    const char *const *texts; /* the value or values, written out */
    size_t count;
};

/* Takes an entry, valid during the call only; false stops. */
typedef bool toml_take(void *user, const struct toml_entry *entry);

enum toml_status {
    TOML_READ,
    TOML_NO_TABLE,
    TOML_FAILED, /* stopped, or a message has been printed */
};

/* Hands over each entry of the table, "" being the whole file and "a.b" the
   table [a.b], in the order of the keys. */
enum toml_status toml_file_read(const char *file, const char *table,
                                toml_take *take, void *user);

#endif
