/* SPDX-License-Identifier: MIT */
/* alphabet.h - which Latin letters beyond ASCII go together: those that the
   alphabet, or the spelling, of one language has; and what its frequent words
   are, which tell a language without them. */
#ifndef FX_ALPHABET_H
#define FX_ALPHABET_H

#include "line.h"

enum {
    FX_ALPHABET_COUNT = 30,
    FX_ALPHABET_NONE = 1000, /* no language has all letters */
};

/* How many frequent words of each language a line has. */
struct fx_alphabet_words {
    uint8_t count[FX_ALPHABET_COUNT];
};

/* Counts them, until one language has more than enough. */
void fx_alphabet_count(const struct fx_line *line,
                       struct fx_alphabet_words *words);

/*
 * How many more words are of the likeliest language than of one that has all
 * letters of the line; FX_ALPHABET_NONE if there is none.  Letters other than
 * those from U+00C0 to U+024F are in all of them.
 */
unsigned fx_alphabet_misfit(const struct fx_line *line,
                            const struct fx_alphabet_words *words);

#endif
