/* SPDX-License-Identifier: MIT */
#include "folder.h"

#include "git.h"
#include "message.h"
#include "temp.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void add_output(struct folder *folder, bool is_known,
                       const struct stat *output)
{
    if (is_known && S_ISREG(output->st_mode))
        folder->outputs[folder->output_count++] =
            (struct folder_output){output->st_dev, output->st_ino};
}

static void find_outputs(struct folder *folder)
{
    struct stat output;
    const char *report = folder->options->report_file;
    add_output(folder, fstat(STDOUT_FILENO, &output) == 0, &output);
    add_output(folder, fstat(STDERR_FILENO, &output) == 0, &output);
    add_output(folder, report != NULL && stat(report, &output) == 0, &output);
}

static bool is_output(const struct folder *folder, const struct stat *file)
{
    for (size_t i = 0; i < folder->output_count; i++)
        if (folder->outputs[i].device == file->st_dev &&
            folder->outputs[i].inode == file->st_ino)
            return true;
    return false;
}

/* Joins two parts of a path; false, after a message, if that is too long. */
static bool join(char path[static PATH_MAX], const char *place,
                 const char *name)
{
    int len = snprintf(path, PATH_MAX, "%s%s", place, name);
    if (len >= 0 && len < PATH_MAX)
        return true;
    message(place, "%s: the path is too long", name);
    return false;
}

/* Adds the rules of the ignore files at this place. */
static bool add_rules(struct folder *folder, const char *place)
{
    static const struct {
        enum ignore_rank rank;
        const char *name;
    } files[] = {{IGNORE_GIT, "/.gitignore"},
                 {IGNORE_ANY, "/.ignore"},
                 {IGNORE_FIXENC, "/.fixencignore"}};
    char path[PATH_MAX];
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (!join(path, place, files[i].name) ||
            !ignore_add_file(&folder->ignore, files[i].rank, place, path))
            return false;
    return true;
}

/* Returns how much of the absolute path is the top of the git repository that
   it is in, -1 if it is in none. */
static int find_top(const char *path)
{
    char git[PATH_MAX];
    for (int len = (int)strlen(path); len >= 0; len--) {
        if (path[len] != '\0' && path[len] != '/')
            continue;
        int git_len = snprintf(git, sizeof git, "%.*s/.git", len, path);
        if (git_len < (int)sizeof git && access(git, F_OK) == 0)
            return len;
    }
    return -1;
}

/* Finds the user's ignore file for git, or where it is by default. */
static bool find_user_rules(char path[static PATH_MAX], const char *top)
{
    const char *config = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    if (git_find_user_ignore(top, path))
        return true;
    if (config != NULL && *config != '\0')
        return join(path, config, "/git/ignore");
    return join(path, home != NULL ? home : "", "/.config/git/ignore");
}

/* Finds info/exclude.  Only git knows where it is if .git is a file, as in a
   linked work tree. */
static bool find_exclude(char path[static PATH_MAX], const char *top)
{
    struct stat git;
    if (!join(path, top, "/.git"))
        return false;
    if (stat(path, &git) == 0 && !S_ISDIR(git.st_mode) &&
        git_find_exclude(top, path))
        return true;
    return join(path, top, "/.git/info/exclude");
}

/* Adds the rules for the repository that stand in no folder of it. */
static bool add_git_rules(struct folder *folder, const char *top)
{
    char path[PATH_MAX];
    return find_user_rules(path, top) &&
           ignore_add_file(&folder->ignore, IGNORE_USER, top, path) &&
           find_exclude(path, top) &&
           ignore_add_file(&folder->ignore, IGNORE_REPOSITORY, top, path);
}

/* Adds the rules that hold in the folder to walk but stand above it, up to the
   top of its repository. */
static bool add_rules_above(struct folder *folder)
{
    int len = find_top(folder->path);
    if (len < 0)
        return true;
    char place[PATH_MAX];
    snprintf(place, sizeof place, "%.*s", len, folder->path);
    if (!add_git_rules(folder, place))
        return false;
    for (; folder->path[len] != '\0'; len++) {
        if (folder->path[len] != '/')
            continue;
        snprintf(place, sizeof place, "%.*s", len, folder->path);
        if (!add_rules(folder, place))
            return false;
    }
    return true;
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* Makes what walking the folder needs; errno tells why not. */
static bool make_tree(struct folder *folder, const char *name)
{
    char *roots[] = {strdup(name), NULL};
    folder->path = realpath(name, NULL);
    if (roots[0] != NULL && folder->path != NULL)
        folder->tree = fts_open(
            roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_COMFOLLOW, compare_names);
    free(roots[0]);
    return folder->tree != NULL;
}

/* Takes a slash off the end. */
static size_t stem_len(const char *path)
{
    size_t len = strlen(path);
    return len > 0 && path[len - 1] == '/' ? len - 1 : len;
}

bool folder_open(struct folder *folder, const struct options *options,
                 const char *name)
{
    *folder = (struct folder){.options = options};
    if (!make_tree(folder, name)) {
        message(name, "cannot be opened: %s", strerror(errno));
        return false;
    }
    folder->path[stem_len(folder->path)] = '\0';
    folder->name_len = stem_len(name);
    find_outputs(folder);
    return options->without_ignore || add_rules_above(folder);
}

static bool ends_with(const char *name, const char *suffix)
{
    size_t len = strlen(name);
    size_t suffix_len = strlen(suffix);
    return len > suffix_len && strcmp(name + len - suffix_len, suffix) == 0;
}

/* Whether a file of a folder is one that this or an earlier run made. */
static bool is_made(const struct folder *folder, const FTSENT *entry)
{
    const char *suffix = folder->options->backup_suffix;
    return is_output(folder, entry->fts_statp) ||
           temp_is_name(entry->fts_name) ||
           (suffix != NULL && ends_with(entry->fts_name, suffix));
}

/* Whether what was found in a folder is to be taken; `path` is absolute. */
static bool is_wanted(const struct folder *folder, const FTSENT *entry,
                      const char *path)
{
    const struct options *options = folder->options;
    bool is_folder = entry->fts_info == FTS_D;
    if (strcmp(entry->fts_name, ".git") == 0 ||
        (entry->fts_name[0] == '.' && !options->with_hidden))
        return false;
    if (ignore_match(&options->exclude, path, is_folder) ||
        ignore_match(&folder->ignore, path, is_folder))
        return false;
    if (is_folder)
        return true;
    return !is_made(folder, entry) &&
           (options->include.count == 0 ||
            ignore_covers(&options->include, path, false));
}

/* Looks at a folder or file that was found; true if it is a file to take. */
static bool visit(struct folder *folder, FTSENT *entry)
{
    char path[PATH_MAX];
    if (!join(path, folder->path, entry->fts_path + folder->name_len)) {
        folder->has_failed = true;
        fts_set(folder->tree, entry, FTS_SKIP);
        return false;
    }
    bool is_taken =
        entry->fts_level == FTS_ROOTLEVEL || is_wanted(folder, entry, path);
    if (entry->fts_info == FTS_F)
        return is_taken;
    if (is_taken && !folder->options->without_ignore &&
        !add_rules(folder, path)) {
        folder->has_failed = true;
        is_taken = false;
    }
    if (!is_taken)
        fts_set(folder->tree, entry, FTS_SKIP);
    return false;
}

/* Returns the path without a "./" before it, unless it would then be the name
   of standard input. */
static const char *tidy(const char *path)
{
    if (strncmp(path, "./", 2) != 0)
        return path;
    const char *name = path + 1;
    name += strspn(name, "/");
    return strcmp(name, "-") == 0 ? path : name;
}

static void complain(struct folder *folder, const FTSENT *entry)
{
    message(tidy(entry->fts_path), "cannot be opened: %s",
            strerror(entry->fts_errno));
    folder->has_failed = true;
}

static void leave_folder(struct folder *folder, const FTSENT *entry)
{
    ignore_cut(&folder->ignore, (size_t)entry->fts_number);
}

/* Takes a step in the folder; true if it came to a file to take.  Links, and
   what is no regular file, are passed over. */
static bool step(struct folder *folder, FTSENT *entry)
{
    switch (entry->fts_info) {
    case FTS_D:
        entry->fts_number = (long)folder->ignore.count;
        return visit(folder, entry);
    case FTS_F:
        return visit(folder, entry);
    case FTS_DNR:
    case FTS_ERR:
        complain(folder, entry);
        leave_folder(folder, entry);
        return false;
    case FTS_NS:
        complain(folder, entry);
        return false;
    case FTS_SLNONE: /* the folder itself, which was there a moment ago */
        message(folder->path, "cannot be looked at; try again");
        folder->has_failed = true;
        return false;
    case FTS_DP:
        leave_folder(folder, entry);
        return false;
    default:
        return false;
    }
}

/* Takes the next entry, NULL after the last one.  Where a folder could not be
   read to its end, fts goes on without a word, and only errno tells; a file that
   has vanished meanwhile is none of it. */
static FTSENT *read_entry(struct folder *folder)
{
    errno = 0;
    FTSENT *entry = fts_read(folder->tree);
    bool is_told = entry != NULL && (errno == ENOENT || entry->fts_errno != 0);
    if (errno != 0 && !is_told) {
        message(folder->path, "cannot be read to its end: %s", strerror(errno));
        folder->has_failed = true;
    }
    return entry;
}

const char *folder_next(struct folder *folder)
{
    FTSENT *entry;
    while ((entry = read_entry(folder)) != NULL)
        if (step(folder, entry))
            return tidy(entry->fts_path);
    return NULL;
}

void folder_close(struct folder *folder)
{
    if (folder->tree != NULL)
        fts_close(folder->tree);
    free(folder->path);
    ignore_cut(&folder->ignore, 0);
    *folder = (struct folder){0};
}
