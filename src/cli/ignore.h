/* SPDX-License-Identifier: MIT */
/* Rules that say which files are left out, as gitignore(5) has them. */
#ifndef IGNORE_H
#define IGNORE_H

#include <stdbool.h>
#include <stddef.h>

/* Where a rule stands.  Of several that match, the one of the greatest rank
   counts, and of one rank the last. */
enum ignore_rank {
    IGNORE_USER,       /* the user's file for git */
    IGNORE_REPOSITORY, /* .git/info/exclude */
    IGNORE_GIT,        /* .gitignore */
    IGNORE_ANY,        /* .ignore, which several tools read */
    IGNORE_FIXENC,     /* .fixencignore, or an option */
};

struct ignore_rule;

/* Start from {0}; end with ignore_cut to 0. */
struct ignore {
    struct ignore_rule *last;
    size_t count;
};

/* Adds a pattern, written relative to the folder `base`, an absolute path.
   On false a message has been printed. */
bool ignore_add(struct ignore *ignore, enum ignore_rank rank, const char *base,
                const char *pattern);

/* Adds each pattern of the file, if there is one.  On false a message has been
   printed. */
bool ignore_add_file(struct ignore *ignore, enum ignore_rank rank,
                     const char *base, const char *file);

/* Whether the absolute path itself, not the folders that it is in, matches: the
   rule that counts does not begin with '!'. */
bool ignore_match(const struct ignore *ignore, const char *path,
                  bool is_folder);

/* Whether the absolute path, or a folder that it is in, matches. */
bool ignore_covers(const struct ignore *ignore, const char *path,
                   bool is_folder);

/* The pattern of the rule that was added as the index-th, from 0. */
const char *ignore_pattern(const struct ignore *ignore, size_t index);

/* Takes back all but the first `count` rules. */
void ignore_cut(struct ignore *ignore, size_t count);

#endif
