/* SPDX-License-Identifier: MIT */
#include "changed.h"

#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool changed_open(struct changed *changed, const struct options *options)
{
    changed->options = options;
    changed->has_names = options->file_count > 0 || options->files_from != NULL;
    return git_open(&changed->git, options->since);
}

bool changed_choose(struct changed *changed, const char *path)
{
    size_t size = (changed->chosen_count + 1) * sizeof *changed->chosen;
    char **grown = realloc(changed->chosen, size);
    char *copy = strdup(path);
    if (grown != NULL)
        changed->chosen = grown;
    if (grown == NULL || copy == NULL) {
        free(copy);
        message(NULL, "not enough memory");
        return false;
    }
    changed->chosen[changed->chosen_count++] = copy;
    return true;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void changed_start(struct changed *changed)
{
    if (changed->chosen_count > 0)
        qsort(changed->chosen, changed->chosen_count, sizeof *changed->chosen,
              compare);
}

/* Whether the file, or a folder that it is in, was chosen. */
static bool is_chosen(const struct changed *changed, const char *path)
{
    char part[PATH_MAX];
    const char *key = part;
    if (!changed->has_names)
        return true;
    if (snprintf(part, sizeof part, "%s", path) >= (int)sizeof part)
        return false; /* no file has such a path */
    for (;;) {
        if (changed->chosen_count > 0 &&
            bsearch(&key, changed->chosen, changed->chosen_count,
                    sizeof *changed->chosen, compare) != NULL)
            return true;
        char *slash = strrchr(part, '/');
        if (slash == NULL || part[1] == '\0')
            return false;
        slash[slash == part] = '\0'; /* the last folder is "/" */
    }
}

static bool is_wanted(const struct changed *changed, const char *path)
{
    const struct options *options = changed->options;
    struct stat file;
    /* What is staged need not be there. */
    if (options->since != NULL &&
        (lstat(path, &file) != 0 || !S_ISREG(file.st_mode)))
        return false;
    return is_chosen(changed, path) &&
           !ignore_covers(&options->exclude, path, false) &&
           (options->include.count == 0 ||
            ignore_covers(&options->include, path, false));
}

/* Where the current folder is in the work tree, with a '/' before it if it is
   not the top; NULL if it is elsewhere. */
static const char *find_here(const struct changed *changed)
{
    size_t top_len = strlen(changed->git.top);
    const char *here = changed->options->folder;
    if (strncmp(here, changed->git.top, top_len) != 0)
        return NULL;
    here += top_len;
    return *here == '/' || *here == '\0' ? here : NULL;
}

/* Writes the path as it is from the current folder, if that is in the work
   tree. */
static void write_name(struct changed *changed, const char *path)
{
    const char *here = find_here(changed);
    char up[sizeof changed->name] = "";
    size_t up_len = 0;
    if (here == NULL) {
        up_len = (size_t)snprintf(up, sizeof up, "%s/", changed->git.top);
        here = "";
    }
    while (*here == '/') {
        size_t len = strcspn(++here, "/");
        if (up_len == 0 && strncmp(path, here, len) == 0 && path[len] == '/')
            path += len + 1;
        else
            up_len += (size_t)snprintf(up + up_len, sizeof up - up_len, "../");
        here += len;
    }
    snprintf(changed->name, sizeof changed->name, "%s%s", up, path);
}

const struct git_file *changed_next(struct changed *changed, const char **name)
{
    const struct git *git = &changed->git;
    char path[2 * PATH_MAX];
    while (changed->next < git->count) {
        const struct git_file *file = &git->files[changed->next++];
        snprintf(path, sizeof path, "%s/%s", git->top, file->path);
        if (!is_wanted(changed, path))
            continue;
        write_name(changed, file->path);
        *name = changed->name;
        return file;
    }
    return NULL;
}

void changed_close(struct changed *changed)
{
    git_close(&changed->git);
    for (size_t i = 0; i < changed->chosen_count; i++)
        free(changed->chosen[i]);
    free(changed->chosen);
    *changed = (struct changed){0};
}
