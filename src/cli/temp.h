/* SPDX-License-Identifier: MIT */
/*
 * Temporary files that are to take another file's place.  Each is locked while
 * its process lives, so one that a killed process left behind can be told.
 */
#ifndef TEMP_H
#define TEMP_H

/* What mkstemps makes the last part of the path from. */
#define TEMP_NAME ".fixenc-XXXXXX.tmp"

#include <stdbool.h>

/* Whether a file of that name is one. */
bool temp_is_name(const char *name);

/* Makes and locks the file.  `path`, which ends in TEMP_NAME, gets its name.
   Returns its descriptor, or -1 with errno set. */
int temp_create(char *path);

/* Removes from the open folder what killed processes left in it: regular
   files of such a name, the user's own, and locked by nobody.  Of what cannot
   be looked at or removed nothing is said. */
void temp_sweep(int folder);

#endif
