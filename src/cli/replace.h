/* SPDX-License-Identifier: MIT */
/*
 * Replaces a file so that at any moment it is the old one or the new one.  The
 * new text is written to a temporary file in the same folder, which gets the
 * owner, mode, ACL and extended attributes of the old one, and then its name.
 */
#ifndef REPLACE_H
#define REPLACE_H

#include "input.h"
#include "output.h"

struct replace {
    const struct input *input;
    char *temp;   /* path of the temporary file; NULL: nothing is under way */
    char *backup; /* path of the backup to keep, or NULL */
    int folder;   /* open for fsync */
    int fd;       /* the temporary file; write the new text here */
};

/* From now on, a signal that ends the program removes the temporary file. */
void replace_catch_signals(void);

/* Makes the temporary file.  False, after a message, where the file is better
   left alone; then nothing is under way.  `input` must outlive `replace`. */
bool replace_begin(struct replace *replace, const struct input *input,
                   const char *backup_suffix);

/* Gives the temporary file, now complete, the old one's name, keeping a backup
   if one is wanted.  False, after a message, if it could not be done safely;
   then the file is the old one.  Nothing is under way after either. */
bool replace_commit(struct replace *replace);

/* Removes the temporary file, if there is one. */
void replace_abandon(struct replace *replace);

#endif
