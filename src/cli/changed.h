/* SPDX-License-Identifier: MIT */
/* Which files are to be done where only what changed counts: those that git
   knows to be new or changed, of those that were named if any were. */
#ifndef CHANGED_H
#define CHANGED_H

#include "git.h"
#include "options.h"

/* Start from {0}; end with changed_close. */
struct changed {
    const struct options *options;
    struct git git;
    size_t next;    /* of its files */
    bool has_names; /* only what was chosen counts */
    char **chosen;  /* files and folders, as absolute paths; in order */
    size_t chosen_count;
    char name[2 * PATH_MAX]; /* of the last file, from the current folder */
};

/* On false a message has been printed. */
bool changed_open(struct changed *changed, const struct options *options);

/* Chooses a file, or what is in a folder; the path is absolute.  On false a
   message has been printed. */
bool changed_choose(struct changed *changed, const char *path);

/* All has been chosen. */
void changed_start(struct changed *changed);

/* Gives the next file, and its name, valid until the next call; NULL when there
   is none. */
const struct git_file *changed_next(struct changed *changed, const char **name);

void changed_close(struct changed *changed);

#endif
