/* SPDX-License-Identifier: MIT */
/*
 * Which files are to be done, in their order: those named on the command line
 * and in --files-from, and those found in the folders among them; or, of all
 * these, those that git says have changed.
 */
#ifndef WALK_H
#define WALK_H

#include "changed.h"

#include "folder.h"
#include <stdio.h>

struct walked {
    const char *path; /* valid until the next call */
    bool is_found;    /* in a folder, or by git, rather than named */
    const struct git_file *changed; /* what git knows of it, or NULL */
};

struct walk {
    const struct options *options;
    size_t named_count; /* of options->files, taken so far */
    FILE *list;         /* what --files-from names, or NULL */
    const char *list_name;
    char *name; /* the last one in it */
    size_t name_capacity;
    struct folder folder; /* if it has a tree, the one being walked */
    struct changed changed;
    bool has_failed; /* a message has said at what */
};

/* Begins, after the report is open.  On false a message has been printed; end
   it with walk_close in either case. */
bool walk_open(struct walk *walk, const struct options *options);

/* Gives the next file; false when there is none. */
bool walk_next(struct walk *walk, struct walked *walked);

void walk_close(struct walk *walk);

#endif
