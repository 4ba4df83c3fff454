/* SPDX-License-Identifier: MIT */
/* What a file has besides its bytes. */
#ifndef METADATA_H
#define METADATA_H

#include <stdbool.h>
#include <sys/stat.h>

/*
 * Gives the file `to` the owner, group, mode, ACL and extended attributes of
 * the file `from`, whose state is `stat`.  False, after a message that names
 * `name`, if any of it cannot be kept.
 */
bool metadata_copy(int from, int to, const struct stat *stat, const char *name);

/* Gives the file `to` the times of access and modification in `stat`.  False, after
   a message that names `name`, if it cannot. */
bool metadata_copy_times(int to, const struct stat *stat, const char *name);

#endif
