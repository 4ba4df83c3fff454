/* SPDX-License-Identifier: MIT */
/* Gathers the bytes of a text and writes them with few system calls. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes are gathered up to this many. */
#define OUTPUT_LEN ((size_t)256 * 1024)

struct output {
    int fd;
    const char *name; /* for messages */
    size_t len;       /* gathered so far */
    char *buffer;     /* OUTPUT_LEN bytes, the caller's */
};

/* Adds `len` bytes.  On false a message has been printed. */
bool output_write(struct output *output, const char *bytes, size_t len);

/* Adds `len` bytes of the file `from`, from `place` on.  On false a message has
   been printed; it may be that the file became shorter. */
bool output_copy(struct output *output, int from, uint64_t place, uint64_t len);

/* Writes what was gathered.  On false a message has been printed. */
bool output_flush(struct output *output);

#endif
