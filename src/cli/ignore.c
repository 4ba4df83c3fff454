/* SPDX-License-Identifier: MIT */
#include "ignore.h"

#include "message.h"

#include <errno.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct ignore_rule {
    struct ignore_rule *before; /* the one added before it */
    enum ignore_rank rank;
    bool is_negated;
    bool is_for_folders; /* only */
    bool is_for_names;   /* whatever the folder, for it has no slash */
    char *pattern;       /* as it was added */
    char *base;
    char *parts; /* the pattern with a NUL for each slash */
    char *parts_end;
};

static void free_rule(struct ignore_rule *rule)
{
    free(rule->pattern);
    free(rule->base);
    free(rule->parts);
    free(rule);
}

/* Takes the pattern apart.  gitignore(5): a slash at the end means folders
   only, any other one that the pattern is meant from its base on. */
static void fill_parts(struct ignore_rule *rule, const char *pattern)
{
    size_t len = strlen(pattern);
    rule->is_for_folders = len > 0 && pattern[len - 1] == '/';
    if (rule->is_for_folders)
        len--;
    rule->is_for_names = memchr(pattern, '/', len) == NULL;
    if (len > 0 && pattern[0] == '/') {
        pattern++;
        len--;
    }
    memcpy(rule->parts, pattern, len);
    for (size_t i = 0; i < len; i++)
        if (rule->parts[i] == '/')
            rule->parts[i] = '\0';
    rule->parts_end = rule->parts + len + 1;
}

static struct ignore_rule *make_rule(const char *base, const char *pattern)
{
    struct ignore_rule *rule = calloc(1, sizeof *rule);
    if (rule == NULL)
        return NULL;
    rule->pattern = strdup(pattern);
    rule->base = strdup(base);
    rule->parts = calloc(strlen(pattern) + 1, 1);
    if (rule->pattern == NULL || rule->base == NULL || rule->parts == NULL) {
        free_rule(rule);
        return NULL;
    }
    rule->is_negated = *pattern == '!';
    fill_parts(rule, pattern + rule->is_negated);
    return rule;
}

bool ignore_add(struct ignore *ignore, enum ignore_rank rank, const char *base,
                const char *pattern)
{
    struct ignore_rule *rule = make_rule(base, pattern);
    if (rule == NULL) {
        message(NULL, "not enough memory");
        return false;
    }
    rule->rank = rank;
    rule->before = ignore->last;
    ignore->last = rule;
    ignore->count++;
    return true;
}

/* Takes the line's end off, and the spaces before it, unless a backslash
   stands before one. */
static void trim(char *line)
{
    line[strcspn(line, "\n")] = '\0';
    size_t len = strlen(line);
    if (len > 0 && line[len - 1] == '\r')
        len--;
    size_t end = 0;
    for (size_t i = 0; i < len; i++) {
        if (line[i] == '\\' && i + 1 < len)
            i++;
        else if (line[i] == ' ')
            continue;
        end = i + 1;
    }
    line[end] = '\0';
}

static bool add_lines(struct ignore *ignore, enum ignore_rank rank,
                      const char *base, FILE *from)
{
    static const char mark[] = "\xEF\xBB\xBF";
    char *line = NULL;
    size_t capacity = 0;
    bool is_added = true;
    bool is_first = true;
    while (is_added && getline(&line, &capacity, from) != -1) {
        size_t skip = is_first && strncmp(line, mark, 3) == 0 ? 3 : 0;
        char *pattern = line + skip;
        is_first = false;
        trim(pattern);
        if (*pattern != '\0' && *pattern != '#')
            is_added = ignore_add(ignore, rank, base, pattern);
    }
    free(line);
    return is_added;
}

bool ignore_add_file(struct ignore *ignore, enum ignore_rank rank,
                     const char *base, const char *file)
{
    struct stat stat_of_file;
    if (stat(file, &stat_of_file) != 0 || !S_ISREG(stat_of_file.st_mode))
        return true;
    FILE *from = fopen(file, "re");
    if (from == NULL) {
        message(file, "cannot be opened: %s; --no-ignore does without",
                strerror(errno));
        return false;
    }
    bool is_added = add_lines(ignore, rank, base, from);
    if (ferror(from)) {
        message(file, "cannot be read; --no-ignore does without");
        is_added = false;
    }
    fclose(from);
    return is_added;
}

/* Returns what follows the first name of a path. */
static const char *next_name(const char *path)
{
    path += strcspn(path, "/");
    return *path == '/' ? path + 1 : path;
}

/* Whether the first name of the path matches one part of a pattern. */
static bool match_name(const char *part, const char *path)
{
    char name[NAME_MAX + 1];
    size_t len = strcspn(path, "/");
    if (len >= sizeof name)
        return false;
    memcpy(name, path, len);
    name[len] = '\0';
    return fnmatch(part, name, 0) == 0;
}

static bool is_any_depth(const char *part)
{
    size_t len = strlen(part);
    return len >= 2 && strspn(part, "*") == len;
}

/* Matches name by name; "**" stands for any number of names, and at the end
   for one at least.  Only the last "**" need be tried again: what an earlier
   one could take, it can take too. */
static bool match_parts(const struct ignore_rule *rule, const char *path)
{
    const char *part = rule->parts;
    const char *part_after_any = NULL;
    const char *path_after_any = NULL;
    while (*path != '\0') {
        bool is_left = part != rule->parts_end;
        if (is_left && is_any_depth(part)) {
            part += strlen(part) + 1;
            if (part == rule->parts_end)
                return true;
            part_after_any = part;
            path_after_any = path;
        } else if (is_left && match_name(part, path)) {
            part += strlen(part) + 1;
            path = next_name(path);
        } else if (part_after_any != NULL) {
            part = part_after_any;
            path = path_after_any = next_name(path_after_any);
        } else {
            return false;
        }
    }
    return part == rule->parts_end;
}

/* Returns the path as seen from the folder `base`, NULL if it is not in it. */
static const char *see_from(const char *base, const char *path)
{
    size_t len = strlen(base);
    if (len > 0 && base[len - 1] == '/')
        len--;
    bool is_below = strncmp(path, base, len) == 0 && path[len] == '/';
    return is_below ? path + len + 1 : NULL;
}

static bool match_rule(const struct ignore_rule *rule, const char *path,
                       bool is_folder)
{
    if (rule->is_for_folders && !is_folder)
        return false;
    path = see_from(rule->base, path);
    if (path == NULL)
        return false;
    if (!rule->is_for_names)
        return match_parts(rule, path);
    const char *slash = strrchr(path, '/');
    return match_name(rule->parts, slash != NULL ? slash + 1 : path);
}

bool ignore_match(const struct ignore *ignore, const char *path, bool is_folder)
{
    const struct ignore_rule *found = NULL;
    const struct ignore_rule *rule = ignore->last;
    for (; rule != NULL; rule = rule->before)
        if ((found == NULL || rule->rank > found->rank) &&
            match_rule(rule, path, is_folder))
            found = rule;
    return found != NULL && !found->is_negated;
}

bool ignore_covers(const struct ignore *ignore, const char *path,
                   bool is_folder)
{
    char folder[PATH_MAX];
    for (size_t len = 1; len < sizeof folder && path[len] != '\0'; len++) {
        if (path[len] != '/')
            continue;
        memcpy(folder, path, len);
        folder[len] = '\0';
        if (ignore_match(ignore, folder, true))
            return true;
    }
    return ignore_match(ignore, path, is_folder);
}

const char *ignore_pattern(const struct ignore *ignore, size_t index)
{
    const struct ignore_rule *rule = ignore->last;
    for (size_t i = ignore->count - 1; i > index; i--)
        rule = rule->before;
    return rule->pattern;
}

void ignore_cut(struct ignore *ignore, size_t count)
{
    while (ignore->count > count) {
        struct ignore_rule *rule = ignore->last;
        ignore->last = rule->before;
        ignore->count--;
        free_rule(rule);
    }
}
