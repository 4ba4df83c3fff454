/* SPDX-License-Identifier: MIT */
/* garble.h - makes mojibake of right text, as it happens to real text. */
#ifndef GARBLE_H
#define GARBLE_H

#include "record.h"

enum garble_mode {
    GARBLE_FULL,  /* the whole line */
    GARBLE_WORD,  /* one word beyond ASCII, of two or more */
    GARBLE_MIXED, /* the first half of the words beyond ASCII */
};

enum { GARBLE_MODES = 3 };

/*
 * Makes `out` the line garbled by a chain of charsets, first mistake first
 * (step N is one of enum fixenc_charset).  Words are what spaces part.  Says no
 * if that cannot happen to this line: it has too few words beyond ASCII, or a
 * charset has no character for a byte.
 */
bool garble(const char *line, size_t len, const struct fixenc_chain *chain,
            enum garble_mode mode, struct record_bytes *out);

/* Makes `out` the line in a charset that iconv knows by its name.  Says no if
   the charset does not have all of it, or it is UTF-8 all the same. */
bool garble_encode(const char *line, size_t len, const char *charset,
                   struct record_bytes *out);

/* A number that depends on the text alone (FNV-1a), to choose by. */
uint64_t garble_hash(const char *text, size_t len);

#endif
