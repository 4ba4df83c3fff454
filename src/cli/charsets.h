/* SPDX-License-Identifier: MIT */
/* The charsets of iconv(3), of which the library knows only some. */
#ifndef CHARSETS_H
#define CHARSETS_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

struct charset {
    char *name;
    int number; /* in the library, 0 if it is not there */
    iconv_t from_utf_8;
};

/* Start from {0}; end with charsets_free. */
struct charsets {
    struct charset *list;
    size_t count;
};

/* Add those of the library, or all that `iconv -l` has.  On false a message has
   been printed. */
bool charsets_add_own(struct charsets *charsets);
bool charsets_add_all(struct charsets *charsets);

/*
 * Writes to `out`, which has room for `len` bytes, what the text is if it was
 * UTF-8 that was read as the charset.  Returns its length, or 0 if it cannot
 * have been that.
 */
size_t charset_undo(const struct charset *charset, char *text, size_t len,
                    char *out);

void charsets_free(struct charsets *charsets);

#endif
