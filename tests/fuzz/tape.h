/* SPDX-License-Identifier: MIT */
/* A sink that keeps all it is told, so that runs can be compared. */
#ifndef TAPE_H
#define TAPE_H

#include <fixenc.h>

/* A finding whose texts stand in the tape's `texts`. */
struct tape_finding {
    struct fixenc_finding told;
    enum fixenc_answer answer;
    size_t output_offset; /* how much was written when it was told */
    size_t before;        /* where its texts begin */
    size_t after;
};

struct tape_bytes {
    char *bytes;
    size_t len;
    size_t capacity;
};

/* Starts as {0}, which applies every finding. */
struct tape {
    struct tape_bytes output;
    struct tape_bytes texts;
    struct tape_finding *findings;
    size_t count;
    size_t capacity;
    enum fixenc_answer answers[2]; /* to every second finding in turn */
};

/* The sink that fills `tape`. */
struct fixenc_sink tape_sink(struct tape *tape);

/* Forgets what was told, and keeps the answers and the memory. */
void tape_clear(struct tape *tape);
void tape_free(struct tape *tape);

void tape_append(struct tape_bytes *to, const char *bytes, size_t len);

const char *tape_before(const struct tape *tape, size_t index);
const char *tape_after(const struct tape *tape, size_t index);

/* The same output and the same findings, field by field. */
bool tape_equal(const struct tape *a, const struct tape *b);

#endif
