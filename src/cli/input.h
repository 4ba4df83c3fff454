/* SPDX-License-Identifier: MIT */
/* A text to be read: a file or standard input. */
#ifndef INPUT_H
#define INPUT_H

#include "options.h"

#include <sys/stat.h>
#include <sys/types.h>

/* More than a byte order mark needs, and what a binary file is told by. */
#define INPUT_HEAD_LEN ((size_t)8 * 1024)

struct input {
    const char *name; /* for reports and messages */
    char *path;       /* under --in-place: the file's, links resolved */
    int fd;           /* the text */
    int file_fd;      /* the file, where that is another one; or -1 */
    bool is_standard_input;
    bool is_link; /* under --in-place: `name` is a symbolic link to `path` */
    struct stat stat; /* as it was opened */
    /* The first bytes, which input_read has yet to give out. */
    char head[INPUT_HEAD_LEN];
    size_t head_len;
    bool has_ended; /* they are all that there is */
};

/*
 * Opens `file`, "-" being standard input.  Under --in-place anything but a
 * regular file is refused, and symbolic links are followed to the file they
 * name; where a report reads the text again, the result can be read at
 * any place.  On false a message has been printed.  End it with input_close.
 */
bool input_open(struct input *input, const char *file,
                const struct options *options);

/* The same of a regular file that is open already and is taken over; -1 is one
   that could not be opened. */
bool input_take(struct input *input, const char *name, int fd);

/* Whether the options say to pass over this file: then a message says so. */
bool input_is_skipped(const char *file, const struct options *options);

/* Reads up to `len` bytes; returns how many, 0 at the end, or -1 after a
   message. */
ssize_t input_read(struct input *input, char *buffer, size_t len);

/* The charset that a byte order mark at the start tells, UTF-8 apart; NULL where
   there is none. */
const char *input_find_mark(const struct input *input);

/* Makes a text that can be read at any place; on false a message has been
   printed.  It must not have been read before. */
bool input_make_seekable(struct input *input);

/* Reads the text from another file, its start on, which from then on is closed
   with the input.  False after a message. */
bool input_replace(struct input *input, int fd);

/* The file itself, for what is known of it beside its text. */
static inline int input_file(const struct input *input)
{
    return input->file_fd < 0 ? input->fd : input->file_fd;
}

/* Whether the file is still the one that was opened, with nothing changed
   about it since. */
bool input_is_unchanged(const struct input *input);

void input_close(struct input *input);

#endif
