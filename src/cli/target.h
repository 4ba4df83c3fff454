/* SPDX-License-Identifier: MIT */
/*
 * Where the repaired text of a file goes: to standard output, into a file that
 * takes the place of the old one, or into git's index.  A text that was
 * converted goes through a scratch file, to be converted back when it is whole.
 */
#ifndef TARGET_H
#define TARGET_H

#include "convert.h"
#include "git.h"
#include "replace.h"

struct target {
    const struct options *options;
    const struct git *git;
    struct output output;

    /* Of the file being read: */
    const struct input *input;
    const struct git_file *staged; /* it is the text that is staged */
    struct convert convert;
    struct replace replace;
    uint64_t same_len; /* bytes that came out as they are, and unwritten */
};

/* `buffer` has OUTPUT_LEN bytes, and `git` knows what is staged. */
void target_open(struct target *target, const struct options *options,
                 const struct git *git, char *buffer);

/* Whether there is any place for the repaired text. */
bool target_is_wanted(const struct options *options);

/* Makes ready for a file, or, if that is not NULL, for what is staged of it.
   If it is not in UTF-8, `input` reads as UTF-8 from now on.  On false a message
   has been printed; end it with target_end in either case. */
bool target_begin(struct target *target, struct input *input,
                  const struct git_file *staged);

/* A finding is about to change the text.  On false a message has been
   printed. */
bool target_change(struct target *target);

/* Adds to the text.  On false a message has been printed. */
bool target_write(struct target *target, const char *bytes, size_t len);

/* Writes what was held back of a text on its way to standard output, for who
   waits for it may have to see it before writing more.  On false a message has
   been printed. */
bool target_flush(struct target *target);

/* The text is whole, and `is_changed`.  Converts it back.  On false a message
   has been printed. */
bool target_finish(struct target *target, bool is_changed);

/* Completes the file's new text; its descriptor, -1 after a message. */
int target_complete(struct target *target);

/* Whether the file has a new text. */
bool target_has_new_text(const struct target *target);

/* Puts the new text, which is complete, in the old one's place.  In git's index,
   `tree` gets those of the `staged` lines that stand in the work tree as well.
   On false a message has been printed. */
bool target_commit(struct target *target, const struct lines *staged,
                   struct lines *tree);

/* Ends the file; what was not committed is gone. */
void target_end(struct target *target);

#endif
