/* SPDX-License-Identifier: MIT */
/* Finds the files in a folder and the folders below it, but for those that the
   options and the ignore files leave out. */
#ifndef FOLDER_H
#define FOLDER_H

#include "options.h"

#include <fts.h>
#include <sys/types.h>

/* A file that the program itself writes to. */
struct folder_output {
    dev_t device;
    ino_t inode;
};

enum { FOLDER_OUTPUTS = 3 };

struct folder {
    const struct options *options;
    FTS *tree;
    char *path;           /* absolute */
    size_t name_len;      /* of the path as it was named, without a '/' */
    struct ignore ignore; /* the rules of the ignore files, at this place */
    struct folder_output outputs[FOLDER_OUTPUTS];
    size_t output_count;
    bool has_failed; /* in some part; a message has said why */
};

/* Opens the folder, after the report is open.  On false a message has been
   printed; end it with folder_close in either case. */
bool folder_open(struct folder *folder, const struct options *options,
                 const char *name);

/* Returns the path of the next file, valid until the next call, or NULL.  The
   order is that of the bytes of the names.  Links are not followed; what is
   no regular file is passed over, and so are the program's own files. */
const char *folder_next(struct folder *folder);

void folder_close(struct folder *folder);

#endif
