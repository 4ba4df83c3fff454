/* SPDX-License-Identifier: MIT */
#include "git.h"

#include "child.h"
#include "message.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGUMENTS_MAX = 24 };

/* Nothing that the user configured may change what git prints. */
#define COMMON "git", "--literal-pathspecs"
#define DIFF                                                                   \
    "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--find-renames",  \
        "--ignore-submodules"
#define HUNKS "--text", "--unified=0", "--inter-hunk-context=0"

/* As child_run, but with a message where git is missing. */
static enum child_result run(const char *const argv[], int input, FILE **output)
{
    enum child_result result = child_run(argv, input, output);
    if (result == CHILD_MISSING)
        message(NULL,
                "git cannot be run: %s; install it, or leave out --since and "
                "--staged",
                strerror(errno));
    return result;
}

/* Runs git in the top folder of the work tree, with the words given, up to a
   NULL.  Returns what it printed, NULL after a message. */
static FILE *ask(const struct git *git, const char *const words[], int input)
{
    const char *argv[ARGUMENTS_MAX] = {COMMON, "-C", git->top};
    size_t count = 4;
    for (; *words != NULL; words++)
        argv[count++] = *words;
    FILE *output;
    if (run(argv, input, &output) == CHILD_FAILED)
        message(NULL, "git %s failed; see its own message above", argv[4]);
    return output;
}

/* Whether that was all git printed; false after a message. */
static bool has_ended(FILE *from)
{
    if (feof(from))
        return true;
    message(NULL, "what git says cannot be read: %s", strerror(errno));
    return false;
}

/* Takes a line that is all git printed. */
static bool read_line(FILE *from, char *line, size_t size)
{
    size_t len = fread(line, 1, size - 1, from);
    fclose(from);
    line[len] = '\0';
    if (len == 0 || line[len - 1] != '\n')
        return false;
    line[len - 1] = '\0';
    return true;
}

static bool find_top(struct git *git)
{
    static const char *const argv[] = {COMMON, "rev-parse", "--show-toplevel",
                                       NULL};
    FILE *output;
    enum child_result result = run(argv, -1, &output);
    if (result == CHILD_MISSING)
        return false;
    if (result == CHILD_DONE && read_line(output, git->top, sizeof git->top))
        return true;
    message(NULL, "--since and --staged need git; "
                  "run fixenc in the work tree of a repository");
    return false;
}

static bool find_revision(struct git *git, const char *since)
{
    char commit[PATH_MAX];
    const char *const argv[] = {COMMON,    "rev-parse",        "--verify",
                                "--quiet", "--end-of-options", commit,
                                NULL};
    FILE *output;
    int len = snprintf(commit, sizeof commit, "%s^{commit}", since);
    if (len < (int)sizeof commit && run(argv, -1, &output) == CHILD_DONE &&
        read_line(output, git->since, sizeof git->since))
        return true;
    message(NULL,
            "--since: git knows no revision \"%s\"; "
            "give a commit, branch or tag",
            since);
    return false;
}

/* ---- Files to ignore ----------------------------------------------------------- */

/* Takes the path that git prints; false, without a word, where it is not there,
   or has none. */
static bool ask_path(const char *const argv[], char path[static PATH_MAX])
{
    FILE *output;
    return child_run(argv, -1, &output) == CHILD_DONE &&
           read_line(output, path, PATH_MAX);
}

bool git_find_user_ignore(const char *top, char path[static PATH_MAX])
{
    const char *const argv[] = {
        "git", "-C", top, "config", "--get", "--type=path", "core.excludesFile",
        NULL};
    char set[PATH_MAX];
    if (!ask_path(argv, set))
        return false;
    bool is_relative = *set != '\0' && *set != '/';
    int len = snprintf(path, PATH_MAX, "%s%s%s", is_relative ? top : "",
                       is_relative ? "/" : "", set);
    return len < PATH_MAX;
}

bool git_find_exclude(const char *top, char path[static PATH_MAX])
{
    const char *const argv[] = {"git",
                                "-C",
                                top,
                                "rev-parse",
                                "--path-format=absolute",
                                "--git-path",
                                "info/exclude",
                                NULL};
    return ask_path(argv, path);
}

/* ---- Files ------------------------------------------------------------------- */

/* Adds a file; its paths are copied. */
static bool add_file(struct git *git, struct git_file file)
{
    size_t size = (git->count + 1) * sizeof *git->files;
    struct git_file *grown = realloc(git->files, size);
    bool was_there = file.old_path != NULL;
    if (grown != NULL)
        git->files = grown;
    file.path = strdup(file.path);
    file.old_path = was_there ? strdup(file.old_path) : NULL;
    if (grown == NULL || file.path == NULL ||
        (was_there && file.old_path == NULL)) {
        free(file.path);
        free(file.old_path);
        message(NULL, "not enough memory");
        return false;
    }
    git->files[git->count++] = file;
    return true;
}

/* Reads up to the next NUL; false at the end. */
static bool read_field(FILE *from, char **field, size_t *size)
{
    return getdelim(field, size, '\0', from) > 0;
}

/* A record of git diff --raw -z, as gitdiff-core(7) tells: how the file was and
   is, its status, and its paths. */
struct record {
    char *head, *path, *new_path;
    size_t head_size, path_size, new_path_size;
};

static bool read_record(FILE *from, struct record *record, bool *is_moved)
{
    if (!read_field(from, &record->head, &record->head_size) ||
        !read_field(from, &record->path, &record->path_size))
        return false;
    const char *status = strrchr(record->head, ' ');
    *is_moved = status != NULL && (status[1] == 'R' || status[1] == 'C');
    return !*is_moved ||
           read_field(from, &record->new_path, &record->new_path_size);
}

/* Adds the file of a record if it is a regular one; what is gone or unmerged
   has no mode. */
static bool take_record(struct git *git, const struct record *record,
                        bool is_moved)
{
    struct git_file file = {.path = is_moved ? record->new_path : record->path};
    char status;
    if (sscanf(record->head, ":%*s %7s %*s %64s %c", file.mode, file.id,
               &status) != 3 ||
        strncmp(file.mode, "100", 3) != 0)
        return true;
    if (status != 'A')
        file.old_path = record->path;
    return add_file(git, file);
}

static bool list_changed(struct git *git)
{
    const char *which = *git->since != '\0' ? git->since : "--cached";
    const char *const words[] = {DIFF,  "--raw", "-z", "--no-abbrev",
                                 which, "--",    NULL};
    FILE *list = ask(git, words, -1);
    if (list == NULL)
        return false;
    struct record record = {0};
    bool is_moved, is_added = true;
    while (is_added && read_record(list, &record, &is_moved))
        is_added = take_record(git, &record, is_moved);
    is_added = is_added && has_ended(list);
    free(record.head);
    free(record.path);
    free(record.new_path);
    fclose(list);
    return is_added;
}

static bool list_untracked(struct git *git)
{
    static const char *const words[] = {"ls-files", "-z", "--others",
                                        "--exclude-standard", NULL};
    FILE *list = ask(git, words, -1);
    if (list == NULL)
        return false;
    struct git_file file = {0};
    size_t size = 0;
    bool is_added = true;
    while (is_added && read_field(list, &file.path, &size))
        is_added = add_file(git, file);
    is_added = is_added && has_ended(list);
    free(file.path);
    fclose(list);
    return is_added;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(((const struct git_file *)a)->path,
                  ((const struct git_file *)b)->path);
}

bool git_open(struct git *git, const char *since)
{
    unsetenv("GIT_DIFF_OPTS"); /* it would overrule the command line */
    if (!find_top(git) || (since != NULL && !find_revision(git, since)) ||
        !list_changed(git) || (since != NULL && !list_untracked(git)))
        return false;
    if (git->count > 0)
        qsort(git->files, git->count, sizeof *git->files, compare_paths);
    return true;
}

/* ---- Lines ------------------------------------------------------------------- */

/* Lines that differ: `end` is the line after the last, and where there is none,
   so is `first`. */
struct hunk {
    struct lines_range before, after;
};

/* Reads "12,3" or "12"; of no lines, git names the one before. */
static const char *read_range(const char *text, struct lines_range *range)
{
    uint64_t count = 1;
    char *end;
    range->first = strtoumax(text, &end, 10);
    if (*end == ',')
        count = strtoumax(end + 1, &end, 10);
    range->first += count == 0;
    range->end = range->first + count;
    return end;
}

/* Reads on to the next hunk of a diff without context, in which every other
   line begins otherwise. */
static bool next_hunk(FILE *diff, char **line, size_t *size, struct hunk *hunk)
{
    static const char mark[] = "@@ -";
    while (getline(line, size, diff) > 0)
        if (strncmp(*line, mark, sizeof mark - 1) == 0) {
            const char *end =
                read_range(*line + sizeof mark - 1, &hunk->before);
            read_range(end + strspn(end, " +"), &hunk->after);
            return true;
        }
    return false;
}

bool git_find_new(const struct git *git, const struct git_file *file,
                  struct lines *lines)
{
    if (file->old_path == NULL)
        return lines_add(lines, 1, LINES_END);
    const char *which = *git->since != '\0' ? git->since : "--cached";
    const char *const words[] = {DIFF,       HUNKS,          which, "--",
                                 file->path, file->old_path, NULL};
    FILE *diff = ask(git, words, -1);
    if (diff == NULL)
        return false;
    char *line = NULL;
    size_t size = 0;
    struct hunk hunk;
    bool is_added = true;
    while (is_added && next_hunk(diff, &line, &size, &hunk))
        is_added = lines_add(lines, hunk.after.first, hunk.after.end);
    is_added = is_added && has_ended(diff);
    free(line);
    fclose(diff);
    return is_added;
}

bool git_find_in_tree(const struct git *git, const struct git_file *file,
                      const struct lines *staged, struct lines *tree)
{
    const char *const words[] = {DIFF, HUNKS, "--", file->path, NULL};
    FILE *diff = ask(git, words, -1);
    if (diff == NULL)
        return false;
    char *line = NULL;
    size_t size = 0;
    uint64_t here = 1, there = 1;
    struct hunk hunk;
    bool is_added = true;
    while (is_added && next_hunk(diff, &line, &size, &hunk)) {
        is_added = lines_carry(staged, here, hunk.before.first, there, tree);
        here = hunk.before.end;
        there = hunk.after.end;
    }
    is_added = is_added && has_ended(diff);
    free(line);
    fclose(diff);
    return is_added && lines_carry(staged, here, LINES_END, there, tree);
}

/* ---- What is staged ---------------------------------------------------------- */

int git_open_staged(const struct git *git, const struct git_file *file)
{
    const char *const words[] = {"cat-file", "blob", file->id, NULL};
    FILE *text = ask(git, words, -1);
    if (text == NULL)
        return -1;
    int fd = dup(fileno(text));
    if (fd < 0)
        message(file->path, "cannot be read: %s", strerror(errno));
    fclose(text);
    return fd;
}

/* Gives git the text, which says what it calls it; false after a message. */
static bool store_text(const struct git *git, const struct git_file *file,
                       int fd, char *id, size_t size)
{
    static const char *const words[] = {"hash-object", "-w", "--stdin", NULL};
    if (lseek(fd, 0, SEEK_SET) != 0) {
        message(file->path, "cannot be read again: %s", strerror(errno));
        return false;
    }
    FILE *answer = ask(git, words, fd);
    if (answer == NULL)
        return false;
    if (read_line(answer, id, size))
        return true;
    message(file->path, "cannot be staged: git does not say what it is called");
    return false;
}

bool git_stage(const struct git *git, const struct git_file *file, int fd)
{
    char id[sizeof file->id];
    char entry[PATH_MAX];
    if (!store_text(git, file, fd, id, sizeof id))
        return false;
    int len =
        snprintf(entry, sizeof entry, "%s,%s,%s", file->mode, id, file->path);
    if (len >= (int)sizeof entry) {
        message(file->path, "cannot be staged: %s", strerror(ENAMETOOLONG));
        return false;
    }
    const char *const words[] = {"update-index", "--cacheinfo", entry, NULL};
    FILE *answer = ask(git, words, -1);
    if (answer != NULL)
        fclose(answer);
    return answer != NULL;
}

void git_close(struct git *git)
{
    for (size_t i = 0; i < git->count; i++) {
        free(git->files[i].path);
        free(git->files[i].old_path);
    }
    free(git->files);
    *git = (struct git){0};
}
