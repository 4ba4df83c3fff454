/* SPDX-License-Identifier: MIT */
/* Every text of the corpus, and noise, for tests that go over all of them. */
#ifndef TEXTS_H
#define TEXTS_H

#include "corpus.h"
#include "record.h"

/* All that there are. */
#define TEXTS_ESCAPES (2 * FIXENC_ESCAPES_PHP - 1)

struct text {
    const char *name; /* for messages */
    const char *bytes;
    size_t len;
};

/* What goes into a case of the corpus, what comes out of it, posts, and
   noise. */
struct texts {
    struct corpus parts[4];
    struct record_bytes noise; /* what the last texts point into */
    struct text *list;
    size_t count;
};

/* cmocka's group set-up and its end: *state becomes a struct texts. */
int texts_read(void **state);
int texts_free(void **state);

/* Calls `holds` with every text, prints those of which it says no, and fails
   the test if there are any. */
void texts_check(void **state,
                 bool (*holds)(struct record *, const struct text *));

/* The same also with the options that find more. */
void texts_check_with_options(void **state, bool (*holds)(struct record *,
                                                          const struct text *));

#endif
