/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

enum {
    FILE_MODE = 0640,
    OWNER = 12345, /* of the file, where root runs this */
    LINES = 9000,
    GARBLED = 7000, /* this line is, and some after it */
    WORDS_MAX = 32,
    TIME_MAX = 60, /* seconds, so that a run that hangs is found */
};

static const struct timespec file_times[2] = {{981158400, 1}, {981158401, 2}};

static void must(bool is_done, const char *what)
{
    if (is_done)
        return;
    perror(what);
    exit(2);
}

const char *stage_path(const struct stage *stage, const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", stage->root, name);
    return path;
}

struct bytes stage_read(const struct stage *stage, const char *name)
{
    struct bytes read = {NULL, 0};
    struct stat stat;
    FILE *file = fopen(stage_path(stage, name), "rb");
    if (file == NULL || fstat(fileno(file), &stat) != 0)
        return read;
    read.bytes = malloc((size_t)stat.st_size + 1);
    must(read.bytes != NULL, "malloc");
    read.len = fread(read.bytes, 1, (size_t)stat.st_size, file);
    fclose(file);
    return read;
}

static bool are_equal(struct bytes a, struct bytes b)
{
    return a.len == b.len && (a.len == 0 || !memcmp(a.bytes, b.bytes, a.len));
}

static bool holds(const struct stage *stage, const char *name,
                  struct bytes wanted)
{
    struct bytes got = stage_read(stage, name);
    bool is_equal = are_equal(got, wanted);
    free(got.bytes);
    return is_equal;
}

/* More than one read and one write, the first part of it clean. */
static struct bytes make_text(const char *word)
{
    struct bytes text;
    FILE *to = open_memstream(&text.bytes, &text.len);
    must(to != NULL, "open_memstream");
    for (int i = 0; i < LINES; i++)
        fprintf(to, "Hij woont al jaren in %s, nummer %d.\n",
                i >= GARBLED && i % 100 == 0 ? word : "Rotterdam", i);
    fclose(to);
    return text;
}

/* ---- Running ------------------------------------------------------------ */

static void empty_folder(const struct stage *stage, const char *name)
{
    DIR *folder = opendir(stage_path(stage, name));
    must(folder != NULL, "opendir");
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            must(unlinkat(dirfd(folder), entry->d_name, 0) == 0, "unlinkat");
    closedir(folder);
}

void stage_prepare(const struct stage *stage)
{
    empty_folder(stage, "in");
    empty_folder(stage, "out");
    FILE *file = fopen(stage_path(stage, "in/a.txt"), "wb");
    must(file != NULL, "fopen");
    fwrite(stage->old_text.bytes, 1, stage->old_text.len, file);
    int fd = fileno(file);
    must(fflush(file) == 0 && fchmod(fd, FILE_MODE) == 0, "a.txt");
    must(fsetxattr(fd, "user.from", "test", 4, 0) == 0, "fsetxattr");
    must(geteuid() != 0 || fchown(fd, OWNER, OWNER) == 0, "fchown");
    must(futimens(fd, file_times) == 0 && fclose(file) == 0, "a.txt");
}

static size_t add_words(const char **words, size_t count,
                        const char *const *more)
{
    for (; more != NULL && *more != NULL; more++)
        words[count++] = *more;
    return count;
}

static void redirect(const struct stage *stage, const char *name, int fd)
{
    int to = open(stage_path(stage, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    must(to >= 0 && dup2(to, fd) == fd && close(to) == 0, name);
}

int stage_run(const struct stage *stage, const char *const *before,
              const char *const *settings)
{
    const char *words[WORDS_MAX] = {NULL};
    size_t count = add_words(words, 0, before);
    words[count++] = stage->program;
    count = add_words(words, count, stage->scene.options);
    words[count] = "a.txt";
    pid_t child = fork();
    must(child >= 0, "fork");
    if (child == 0) {
        redirect(stage, "out/stdout", STDOUT_FILENO);
        redirect(stage, "out/stderr", STDERR_FILENO);
        must(chdir(stage_path(stage, "in")) == 0, "chdir");
        for (; settings != NULL && *settings != NULL; settings++)
            putenv((char *)(uintptr_t)*settings);
        alarm(TIME_MAX);
        execvp(words[0], (char **)(uintptr_t)words);
        _exit(126);
    }
    int status;
    must(waitpid(child, &status, 0) == child, "waitpid");
    return status;
}

/* ---- What must hold ----------------------------------------------------- */

static bool is_kept(const struct stage *stage)
{
    struct stat stat;
    char value[8];
    const char *path = stage_path(stage, "in/a.txt");
    return lstat(path, &stat) == 0 && S_ISREG(stat.st_mode) &&
           (stat.st_mode & 07777) == FILE_MODE &&
           (geteuid() != 0 || (stat.st_uid == OWNER && stat.st_gid == OWNER)) &&
           stat.st_mtim.tv_sec == file_times[1].tv_sec &&
           stat.st_mtim.tv_nsec == file_times[1].tv_nsec &&
           lgetxattr(path, "user.from", value, sizeof value) == 4;
}

/* Counts what is there beside the file and its backup. */
static int count_others(const struct stage *stage)
{
    int count = 0;
    DIR *folder = opendir(stage_path(stage, "in"));
    must(folder != NULL, "opendir");
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += strcmp(entry->d_name, "a.txt") != 0 &&
                 strcmp(entry->d_name, "a.txt.orig") != 0 &&
                 strcmp(entry->d_name, ".") != 0 &&
                 strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return count;
}

static bool is_backup_right(const struct stage *stage, enum harm harm,
                            bool is_done)
{
    bool is_there = access(stage_path(stage, "in/a.txt.orig"), F_OK) == 0;
    if (is_there && !holds(stage, "in/a.txt.orig", stage->old_text))
        return false;
    if (is_done)
        return is_there == stage->scene.has_backup;
    return !is_there || (stage->scene.has_backup && harm == HARM_KILL);
}

/* Each finding stands there, so the change can be undone. */
static bool is_report_there(const struct stage *stage, int status)
{
    static const char last[] = "{\"type\":\"file\"";
    struct bytes report = stage_read(stage, "out/report");
    struct bytes findings = stage->report;
    char *end = memmem(findings.bytes, findings.len, last, sizeof last - 1);
    must(end != NULL, "the report names the file");
    findings.len = (size_t)(end - findings.bytes);
    bool is_there = report.len >= findings.len &&
                    memcmp(report.bytes, findings.bytes, findings.len) == 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        is_there = are_equal(report, stage->report);
    free(report.bytes);
    return is_there;
}

static bool is_start_of(const struct stage *stage, const char *name,
                        struct bytes whole)
{
    struct bytes got = stage_read(stage, name);
    bool is_start = got.len <= whole.len &&
                    (got.len == 0 || !memcmp(got.bytes, whole.bytes, got.len));
    free(got.bytes);
    return is_start;
}

/* Success is never a lie, and failure says why. */
static const char *check_status(const struct stage *stage, enum harm harm,
                                int status)
{
    struct bytes none = {NULL, 0};
    if (WIFSIGNALED(status))
        return harm >= HARM_SIGNAL ? NULL : "it crashed";
    if (WEXITSTATUS(status) == stage->scene.exit_status)
        return holds(stage, "out/stdout", stage->output)
                   ? NULL
                   : "it says all is well, but its output is not whole";
    if (WEXITSTATUS(status) < 2)
        return "the exit status is wrong";
    return holds(stage, "out/stderr", none) ? "it fails without a message"
                                            : NULL;
}

static const char *check_change(const struct stage *stage, enum harm harm,
                                int status)
{
    bool is_done = stage_is_done(stage);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && !is_done)
        return "it says the file is repaired, but it is not";
    if (!is_backup_right(stage, harm, is_done))
        return "the backup is not what it should be";
    if (is_done && stage->scene.has_report && !is_report_there(stage, status))
        return "the file is repaired, and its report is not there";
    return NULL;
}

const char *stage_check_file(const struct stage *stage, int others)
{
    if (!holds(stage, "in/a.txt", stage->old_text) && !stage_is_done(stage))
        return "the file is neither the old one nor the new one";
    if (!is_kept(stage))
        return "mode, owner, times or attributes of the file are lost";
    return count_others(stage) > others ? "a temporary file lies about" : NULL;
}

const char *stage_check(const struct stage *stage, enum harm harm, int status)
{
    const char *wrong = stage_check_file(stage, harm == HARM_KILL ? 1 : 0);
    if (wrong == NULL && stage->scene.prints_text &&
        !is_start_of(stage, "out/stdout", stage->output))
        wrong = "what it printed is not the start of the text";
    if (wrong == NULL)
        wrong = check_status(stage, harm, status);
    if (wrong == NULL && stage->scene.is_in_place)
        wrong = check_change(stage, harm, status);
    return wrong;
}

bool stage_is_done(const struct stage *stage)
{
    return holds(stage, "in/a.txt", stage->new_text);
}

/* ---- The stage itself --------------------------------------------------- */

void stage_open(struct stage *stage, const char *program)
{
    const char *folder = getenv("TMPDIR");
    *stage = (struct stage){.program = program};
    int len = snprintf(stage->root, sizeof stage->root, "%s/faults-XXXXXX",
                       folder != NULL ? folder : "/tmp");
    must(len > 0 && (size_t)len < sizeof stage->root &&
             mkdtemp(stage->root) != NULL &&
             mkdir(stage_path(stage, "in"), 0700) == 0 &&
             mkdir(stage_path(stage, "out"), 0700) == 0,
         stage->root);
    stage->old_text = make_text("SyriÃ«");
    stage->new_text = make_text("Syrië");
}

void stage_close(struct stage *stage)
{
    empty_folder(stage, "in");
    empty_folder(stage, "out");
    rmdir(stage_path(stage, "in"));
    rmdir(stage_path(stage, "out"));
    rmdir(stage->root);
    free(stage->old_text.bytes);
    free(stage->new_text.bytes);
    free(stage->output.bytes);
    free(stage->report.bytes);
}

void stage_set(struct stage *stage, const struct scene *scene)
{
    stage->scene = *scene;
    stage_prepare(stage);
    int status = stage_run(stage, NULL, NULL);
    free(stage->output.bytes);
    free(stage->report.bytes);
    stage->output = stage_read(stage, "out/stdout");
    stage->report = stage_read(stage, "out/report");
    const char *wrong = stage_check(stage, HARM_NONE, status);
    if (wrong == NULL && WEXITSTATUS(status) == scene->exit_status)
        return;
    fprintf(stderr, "%s: %s, without any harm done\n", scene->name,
            wrong != NULL ? wrong : "it fails");
    exit(2);
}
