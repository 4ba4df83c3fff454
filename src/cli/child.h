/* SPDX-License-Identifier: MIT */
/* Runs other programs, without a shell, and takes what they print. */
#ifndef CHILD_H
#define CHILD_H

#include <stdio.h>

enum child_result {
    CHILD_DONE,
    CHILD_FAILED,  /* its exit status is not 0; why has been said */
    CHILD_MISSING, /* it could not be run; errno tells why */
};

/*
 * Runs argv[0], which is looked for in $PATH, and waits for its end.  It reads
 * from `input`, or nothing if that is -1; its standard error is ours.  Where it
 * is done, *output is what it printed, from the start, to be closed by the
 * caller; otherwise NULL.
 */
enum child_result child_run(const char *const argv[], int input, FILE **output);

#endif
