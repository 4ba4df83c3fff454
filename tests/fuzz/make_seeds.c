/* SPDX-License-Identifier: MIT */
/* Makes the fuzz targets' seeds out of the corpus.
     usage: make_seeds CORPUS_FOLDER SEED_FOLDER */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "corpus.h"
#include "fuzz.h"

/* As fuzz_stream reads them: the defaults in one push; small pushes with every
   second finding skipped; degraded text with pairs to replace; all escapes; and
   all of these. */
static const unsigned char headers[][FUZZ_HEADER_LEN] = {
    {0, 0, 0, 0},    {0, 0, 5, 2},      {135, 0, 0, 0},
    {0, 0, 3, 0x7C}, {135, 0, 3, 0x7C},
};

enum { HEADER_COUNT = sizeof headers / sizeof *headers };

static void write_seed(const char *path, const unsigned char *header,
                       const struct corpus_text *text)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    fwrite(header, 1, FUZZ_HEADER_LEN, file);
    fwrite(text->bytes, 1, text->len, file);
    if (fclose(file) != 0) {
        perror(path);
        exit(EXIT_FAILURE);
    }
}

/* The name of a seed is the case's path with '/' as '-', and a number. */
static void write_seeds(const char *folder, const struct corpus_case *of)
{
    char path[4096];
    for (int i = 0; i < HEADER_COUNT; i++) {
        int begin = snprintf(path, sizeof path, "%s/", folder);
        snprintf(path + begin, sizeof path - (size_t)begin, "%s.%d", of->path,
                 i);
        for (char *at = path + begin; (at = strchr(at, '/')) != NULL;)
            *at = '-';
        write_seed(path, headers[i], &of->in);
    }
}

static size_t write_part(const char *folder, struct corpus part)
{
    size_t count = part.count;
    for (size_t i = 0; i < count; i++)
        write_seeds(folder, &part.cases[i]);
    corpus_free(&part);
    return count;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s CORPUS_FOLDER SEED_FOLDER\n", argv[0]);
        return 2;
    }
    const char *corpus = argv[1], *seeds = argv[2];
    mkdir(seeds, 0777); /* may be there; if it cannot be made, fopen fails */
    size_t count = write_part(seeds, corpus_read(corpus, "repair")) +
                   write_part(seeds, corpus_read(corpus, "keep")) +
                   write_part(seeds, corpus_read_posts(corpus));
    printf("%zu texts made into %zu seeds\n", count, count * HEADER_COUNT);
    return count == 0;
}
