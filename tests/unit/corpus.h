/* SPDX-License-Identifier: MIT */
/* Reads the case files of corpus/; corpus/README.md describes them. */
#ifndef CORPUS_H
#define CORPUS_H

#include "fixenc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct corpus_text {
    char *bytes;
    size_t len;
};

struct corpus_case {
    char *path;  /* below the corpus folder, for messages */
    char *chain; /* as the file has it; empty where it has none */
    struct fixenc_options options; /* that it needs */
    struct corpus_text in;
    struct corpus_text out; /* of a keep case: the same text as `in` */
};

struct corpus {
    struct corpus_case *cases;
    size_t count;
};

/*
 * Reads every FOLDER/NAME.txt below `part` ("repair", "keep" or
 * "known-failures") of the corpus folder `root`, in the order of their names.
 * A file that is not as the README says ends the program with a message.
 * Free the result with corpus_free.
 */
struct corpus corpus_read(const char *root, const char *part);

/* Reads posts/: `in` is NAME.txt and `out` is NAME.expected.txt, as they
   are. */
struct corpus corpus_read_posts(const char *root);

void corpus_free(struct corpus *corpus);

/* Reads a whole file of the corpus; `path` is below `root`. */
struct corpus_text corpus_read_file(const char *root, const char *path);

/* Prints a text as one line in which nothing is invisible. */
void corpus_print(FILE *file, const char *bytes, size_t len);

#endif
