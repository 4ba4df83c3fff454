/* SPDX-License-Identifier: MIT */
/* A stream and all that it told, so that tests can compare runs. */
#ifndef RECORD_H
#define RECORD_H

#include "fixenc.h"

/* A finding whose texts live as long as the record. */
struct record_finding {
    struct fixenc_finding told;
    enum fixenc_answer answer;
    size_t output_offset; /* how much was written when it was told */
    size_t before;        /* where its texts begin in record.texts */
    size_t after;
};

struct record_bytes {
    char *bytes;
    size_t len;
    size_t capacity;
};

struct record {
    fixenc_stream *stream;
    const struct fixenc_options *options; /* of the stream */
    struct record_bytes output;
    struct record_bytes texts;
    struct record_finding *findings;
    size_t count;
    size_t capacity;
    enum fixenc_answer answers[2]; /* to every second finding in turn */
};

/* Makes a stream with the default options, of which every finding is applied.
   Any status but FIXENC_OK from it ends the program, here and below. */
void record_start(struct record *record);

/* The same with other options, which must live as long as the record. */
void record_start_with(struct record *record,
                       const struct fixenc_options *options);

/* Frees the stream, which may be NULL, and what it told. */
void record_end(struct record *record);

/* For a group of cmocka tests that share one record with the default options. */
int record_set_up(void **state);
int record_tear_down(void **state);

/* Resets the stream and forgets what it told; the answers stay. */
void record_clear(struct record *record);
void record_push(struct record *record, const char *bytes, size_t len);
void record_finish(struct record *record);

/* Clears, pushes all of a text at once, and finishes. */
void record_repair(struct record *record, const char *bytes, size_t len);

bool record_output_is(const struct record *record, const char *bytes,
                      size_t len);

void record_append(struct record_bytes *to, const char *bytes, size_t len);

const char *record_before(const struct record *record, size_t index);
const char *record_after(const struct record *record, size_t index);

/* How many findings change something: all but those of what is lost. */
size_t record_changes(const struct record *record);

/* The same output and the same findings, field by field. */
bool record_equal(const struct record *a, const struct record *b);

#endif
