/* SPDX-License-Identifier: MIT */
#include "walk.h"

#include "message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool open_list(struct walk *walk, const struct options *options)
{
    const char *from = options->files_from;
    if (from == NULL)
        return true;
    bool is_standard_input = strcmp(from, "-") == 0;
    walk->list = is_standard_input ? stdin : fopen(from, "re");
    walk->list_name = is_standard_input ? "standard input" : from;
    if (walk->list == NULL)
        message(from, "cannot be opened for --files-from: %s", strerror(errno));
    return walk->list != NULL;
}

/* Returns the next name of the list, NULL if there is none. */
static const char *read_name(struct walk *walk)
{
    int end = walk->options->is_nul_separated ? '\0' : '\n';
    for (;;) {
        ssize_t len =
            getdelim(&walk->name, &walk->name_capacity, end, walk->list);
        if (len < 0)
            break;
        if (walk->name[len - 1] == end)
            walk->name[--len] = '\0';
        if (strlen(walk->name) < (size_t)len) {
            message(walk->list_name,
                    "has a NUL in a name; give --null if NULs end the names");
            walk->has_failed = true;
            return NULL;
        }
        if (len > 0)
            return strcmp(walk->name, "-") == 0 ? "./-" : walk->name;
    }
    if (ferror(walk->list)) {
        message(walk->list_name, "cannot be read: %s", strerror(errno));
        walk->has_failed = true;
    }
    return NULL;
}

static const char *next_named(struct walk *walk)
{
    if (walk->named_count < walk->options->file_count)
        return walk->options->files[walk->named_count++];
    return walk->list != NULL ? read_name(walk) : NULL;
}

/* Finds the absolute path of a file, without following it if it is a link, or
   of a folder. */
static bool locate(char path[static PATH_MAX], const char *name, bool is_folder)
{
    if (is_folder)
        return realpath(name, path) != NULL;
    char folder[PATH_MAX];
    const char *slash = strrchr(name, '/');
    const char *last = slash != NULL ? slash + 1 : name;
    int len = snprintf(folder, sizeof folder, "%s%.*s",
                       *name == '/' ? "" : "./", (int)(last - name), name);
    if (len >= (int)sizeof folder || realpath(folder, path) == NULL)
        return false;
    size_t at = strcmp(path, "/") == 0 ? 0 : strlen(path);
    len = snprintf(path + at, PATH_MAX - at, "/%s", last);
    return len < (int)(PATH_MAX - at);
}

/* Whether a file or folder is left out though it was named. */
static bool is_refused(const struct walk *walk, const char *name,
                       bool is_folder)
{
    const struct options *options = walk->options;
    char path[PATH_MAX];
    if (!options->force_exclude || !locate(path, name, is_folder))
        return false;
    return ignore_covers(&options->exclude, path, is_folder) ||
           (!is_folder && options->include.count > 0 &&
            !ignore_covers(&options->include, path, false));
}

static bool is_folder(const char *name)
{
    struct stat named;
    return stat(name, &named) == 0 && S_ISDIR(named.st_mode);
}

/* Chooses, of what has changed, all that is named.  What cannot be located is
   nothing that could be done, such as a file that was removed. */
static bool choose_named(struct walk *walk)
{
    const char *name;
    while ((name = next_named(walk)) != NULL) {
        char path[PATH_MAX];
        if (locate(path, name, is_folder(name)) &&
            !changed_choose(&walk->changed, path))
            return false;
    }
    changed_start(&walk->changed);
    return !walk->has_failed;
}

bool walk_open(struct walk *walk, const struct options *options)
{
    *walk = (struct walk){.options = options};
    if (!open_list(walk, options))
        return false;
    return !options_ask_git(options) ||
           (changed_open(&walk->changed, options) && choose_named(walk));
}

/* Takes a name: true if it is that of a file, while a folder is opened. */
static bool take_name(struct walk *walk, const char *name)
{
    if (strcmp(name, "-") == 0)
        return true;
    bool has_files = is_folder(name);
    if (is_refused(walk, name, has_files))
        return false;
    if (!has_files || options_print_text(walk->options))
        return true;
    if (!folder_open(&walk->folder, walk->options, name)) {
        walk->has_failed = true;
        folder_close(&walk->folder);
    }
    return false;
}

static bool next_changed(struct walk *walk, struct walked *walked)
{
    walked->is_found = true;
    walked->changed = changed_next(&walk->changed, &walked->path);
    return walked->changed != NULL;
}

bool walk_next(struct walk *walk, struct walked *walked)
{
    walked->changed = NULL;
    if (options_ask_git(walk->options))
        return next_changed(walk, walked);
    for (;;) {
        struct folder *folder = &walk->folder;
        walked->is_found = folder->tree != NULL;
        walked->path =
            walked->is_found ? folder_next(folder) : next_named(walk);
        if (walked->path == NULL && !walked->is_found)
            return false;
        if (walked->path == NULL) {
            walk->has_failed = walk->has_failed || folder->has_failed;
            folder_close(folder);
        } else if (walked->is_found || take_name(walk, walked->path)) {
            return true;
        }
    }
}

void walk_close(struct walk *walk)
{
    folder_close(&walk->folder);
    changed_close(&walk->changed);
    free(walk->name);
    if (walk->list != NULL && walk->list != stdin)
        fclose(walk->list);
    walk->list = NULL;
}
