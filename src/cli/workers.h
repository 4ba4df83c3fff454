/* SPDX-License-Identifier: MIT */
/*
 * Does files in several processes at once, as if one after the other: what is
 * written about each comes out in the order of the files.
 */
#ifndef WORKERS_H
#define WORKERS_H

#include <stdbool.h>
#include <stddef.h>

/* Where a worker writes: standard output and error, and a report in a file. */
#define WORKERS_FDS 3

struct workers_task {
    unsigned count; /* of workers, at least 1 */
    /* Gives the next file, NULL after the last; called in this process only.
       The name is copied. */
    const char *(*next)(void *user);
    /* Does a file, and leaves what came of it in `result`; in a worker. */
    void (*work)(void *user, const char *file);
    /* Takes what came of a file out of `result`; false: do no further one. */
    bool (*take)(void *user);
    void *user;
    void *result; /* plain data, of both */
    size_t result_len;
    /* What `work` writes to goes to the same place, in order; -1: none. */
    int fds[WORKERS_FDS];
};

/* False, after a message, if workers could not be started, or one ended before
   its time. */
bool workers_run(const struct workers_task *task);

#endif
