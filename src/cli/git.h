/* SPDX-License-Identifier: MIT */
/* Asks git(1) which files and lines are new and where its ignore files are, and
   stages a repair.  What git says to standard error is shown; a message follows. */
#ifndef GIT_H
#define GIT_H

#include "lines.h"

#include <limits.h>

/* A regular file that has been added or changed. */
struct git_file {
    char *path;     /* from the top of the work tree */
    char *old_path; /* where it was; NULL: all of its lines are new */
    char mode[8];
    char id[65]; /* of what is staged of it */
};

/* Start from {0}; end with git_close. */
struct git {
    char since[65]; /* the id of a commit; "": what is staged counts */
    char top[PATH_MAX];
    struct git_file *files; /* in the order of their paths */
    size_t count;
};

/* Lists the files that are new or have changed since the revision, or, if it is
   NULL, that are staged.  On false a message has been printed. */
bool git_open(struct git *git, const char *since);

/* Finds the file that git's setting core.excludesFile names in the work tree with
   that top, "" being none; false if nothing is set, or git cannot be asked. */
bool git_find_user_ignore(const char *top, char path[static PATH_MAX]);

/* Finds info/exclude of that work tree; false if git cannot be asked. */
bool git_find_exclude(const char *top, char path[static PATH_MAX]);

/* Adds the lines of the file that are new.  On false a message has been
   printed. */
bool git_find_new(const struct git *git, const struct git_file *file,
                  struct lines *lines);

/* Adds to `tree` those lines of what is staged that stand in the work tree as
   well, under the numbers they have there.  On false a message has been
   printed. */
bool git_find_in_tree(const struct git *git, const struct git_file *file,
                      const struct lines *staged, struct lines *tree);

/* Opens what is staged of the file, to be read from the start; returns -1 after
   a message. */
int git_open_staged(const struct git *git, const struct git_file *file);

/* Stages all that can be read from `fd` instead.  On false a message has been
   printed. */
bool git_stage(const struct git *git, const struct git_file *file, int fd);

void git_close(struct git *git);

#endif
