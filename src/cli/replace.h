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
    const struct options *options;
    char *temp;   /* path of the temporary file; NULL: nothing is under way */
    char *backup; /* path of the backup to keep, or NULL */
    bool has_backup; /* it is there: an earlier run was killed before the end */
    int folder;      /* open for fsync */
    int fd;          /* the temporary file; write the new text here */

    /* The folder that was last cleared of what killed runs left behind. */
    dev_t swept_device;
    ino_t swept_folder;
};

/* What it is before the first replace_begin. */
#define REPLACE_INIT                                                           \
    {                                                                          \
        .folder = -1, .fd = -1                                                 \
    }

/* From now on, a signal that ends the program removes the temporary file. */
void replace_catch_signals(void);

/* Makes the temporary file.  False, after a message, where the file is better
   left alone; then nothing is under way.  Both must outlive what is. */
bool replace_begin(struct replace *replace, const struct input *input,
                   const struct options *options);

/* Gives the temporary file, now complete, the old one's name, keeping a backup
   if one is wanted.  False, after a message, if it could not be done safely;
   then the file is the old one.  Nothing is under way after either. */
bool replace_commit(struct replace *replace);

/* Removes the temporary file, if there is one. */
void replace_abandon(struct replace *replace);

#endif
