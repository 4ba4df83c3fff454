/* SPDX-License-Identifier: MIT */
/* ways.h - the ways in which text of a language goes wrong: chains of charsets,
   chosen by where the language is at home. */
#ifndef WAYS_H
#define WAYS_H

#include "fixenc.h"

/* The chain of a way, first mistake first. */
struct way {
    const char *name; /* "windows-1252+IBM437" */
    struct fixenc_chain chain;
};

enum { WAYS_MOST = 16 };

/* The charsets that text of a language is in where it is not UTF-8, by name;
   NULL after the last one. */
const char *const *ways_find_charsets(const char *language);

/*
 * Writes the ways of a language ("sr@latin"; that of "de_AT" are those of
 * "de" unless it has its own) and returns how many.  A language that is not
 * in the list has those which can happen to any text.
 */
unsigned ways_find(const char *language, struct way ways[WAYS_MOST]);

#endif
