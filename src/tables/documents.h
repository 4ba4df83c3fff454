/* SPDX-License-Identifier: MIT */
/* documents.h - which files hold translations into which language, and the
   text that is in them. */
#ifndef DOCUMENTS_H
#define DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>

enum { LANGUAGE_MAX = 32 };

enum document_kind {
    DOCUMENT_OTHER, /* nothing of these, or in no known language */
    DOCUMENT_MAN,
    DOCUMENT_MO,
    DOCUMENT_HTML,
};

struct document {
    char *bytes; /* from malloc */
    size_t len;
};

/*
 * Reads a whole file.  Says no, without a word, of an empty file and of one of
 * more than `most` bytes; a file that cannot be read ends the program.
 */
bool document_read(const char *path, size_t most, struct document *out);

/*
 * What the path says: man/LL/man1/…, LL/LC_MESSAGES/….mo, ….LL.html or
 * LL/….html.  Unless that is DOCUMENT_OTHER, `language` becomes the language's
 * name, written as in "pt_BR" or "sr@latin".
 */
enum document_kind document_find(const char *path, char language[LANGUAGE_MAX]);

/*
 * Both replace the bytes by the text that they hold, and return its length.
 * Of a .mo file (The format of GNU MO files, gettext manual) that is its
 * translations, each plural form on a line of its own; of HTML what is left
 * without tags, with the numeric and the five basic entities decoded, and a
 * line feed for each tag that ends a sentence.
 */
size_t document_read_mo(struct document *file);
size_t document_strip_html(struct document *file);

#endif
