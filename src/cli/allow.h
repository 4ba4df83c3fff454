/* SPDX-License-Identifier: MIT */
/* Texts that are meant as they are, whatever they look like. */
#ifndef ALLOW_H
#define ALLOW_H

#include <stdbool.h>
#include <stddef.h>

struct allow_text;

/* Start from {0}; end with allow_free. */
struct allow {
    struct allow_text *first;
    struct allow_text *last;
};

/* Adds a text that is not empty.  On false a message has been printed. */
bool allow_add(struct allow *allow, const char *text);

/* Adds each line of the file.  On false a message has been printed. */
bool allow_add_file(struct allow *allow, const char *file);

/* Whether one of the texts is in `before`. */
bool allow_covers(const struct allow *allow, const char *before, size_t len);

/* The text after another, or the first after NULL; NULL at the end. */
const struct allow_text *allow_next(const struct allow *allow,
                                    const struct allow_text *text);
const char *allow_bytes(const struct allow_text *text);

void allow_free(struct allow *allow);

#endif
