/* SPDX-License-Identifier: MIT */
/* A text to be read: a file or standard input. */
#ifndef INPUT_H
#define INPUT_H

#include "options.h"

#include <sys/stat.h>
#include <sys/types.h>

struct input {
    const char *name; /* for reports and messages */
    char *path;       /* under --in-place: the file's, links resolved */
    int fd;
    bool is_standard_input;
    bool is_link; /* under --in-place: `name` is a symbolic link to `path` */
    struct stat stat; /* as it was opened */
};

/*
 * Opens `file`, "-" being standard input.  Under --in-place anything but a
 * regular file is refused, and symbolic links are followed to the file they
 * name; where a report reads the text again, the result can be read at
 * any place.  On false a message has been printed.  End it with input_close.
 */
bool input_open(struct input *input, const char *file,
                const struct options *options);

/* Whether the options say to pass over this file: then a message says so. */
bool input_is_skipped(const char *file, const struct options *options);

/* Reads up to `len` bytes; returns how many, 0 at the end, or -1 after a
   message. */
ssize_t input_read(const struct input *input, char *buffer, size_t len);

/* Whether the file is still the one that was opened, with nothing changed
   about it since. */
bool input_is_unchanged(const struct input *input);

void input_close(struct input *input);

#endif
