/* SPDX-License-Identifier: MIT */
/* To the disk, where a power cut does no more harm. */
#ifndef SYNC_H
#define SYNC_H

#include <stdbool.h>

/* Saves an open file or folder, however often that is interrupted.  False with
   errno set. */
bool sync_fd(int fd);

/* Saves the folder of a file, which is needed once after it was made: with a
   file alone its name is not saved.  False with errno set. */
bool sync_folder_of(const char *path);

#endif
