/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include <dirent.h>
#include <fcntl.h>
#include <iconv.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
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
    TIME_MAX = 20, /* seconds, so that a run that hangs is found */
};

/* The first is the one that most scenes have. */
static const char *const files[] = {"in/a.txt", "in/b.txt"};

static const char *const folders[] = {"in", "out", "scratch"};
enum { FOLDER_COUNT = sizeof folders / sizeof *folders };

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

static void write_bytes(const struct stage *stage, const char *name,
                        struct bytes bytes)
{
    FILE *file = fopen(stage_path(stage, name), "wb");
    must(file != NULL && fwrite(bytes.bytes, 1, bytes.len, file) == bytes.len &&
             fclose(file) == 0,
         name);
}

static struct bytes convert(struct bytes text, const char *charset)
{
    struct bytes made = {malloc(4 * text.len), 0};
    iconv_t way = iconv_open(charset, "UTF-8");
    char *from = text.bytes, *to = made.bytes;
    size_t from_len = text.len, room = 4 * text.len;
    must(made.bytes != NULL && way != (iconv_t)-1 &&
             iconv(way, &from, &from_len, &to, &room) == 0,
         charset);
    iconv_close(way);
    free(text.bytes);
    made.len = (size_t)(to - made.bytes);
    return made;
}

/* More than one read and one write, the first part of it clean. */
static struct bytes make_text(const char *word, const char *charset)
{
    struct bytes text;
    FILE *to = open_memstream(&text.bytes, &text.len);
    must(to != NULL, "open_memstream");
    for (int i = 0; i < LINES; i++)
        fprintf(to, "Hij woont al jaren in %s, nummer %d.\n",
                i >= GARBLED && i % 100 == 0 ? word : "Rotterdam", i);
    fclose(to);
    return charset != NULL ? convert(text, charset) : text;
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

static void put_file(const struct stage *stage, const char *name)
{
    write_bytes(stage, name, stage->old_text);
    const char *path = stage_path(stage, name);
    must(chmod(path, FILE_MODE) == 0, name);
    must(setxattr(path, "user.from", "test", 4, 0) == 0, "setxattr");
    must(geteuid() != 0 || chown(path, OWNER, OWNER) == 0, "chown");
    must(utimensat(AT_FDCWD, path, file_times, 0) == 0, name);
}

void stage_prepare(const struct stage *stage)
{
    for (int i = 0; i < FOLDER_COUNT; i++)
        empty_folder(stage, folders[i]);
    put_file(stage, files[0]);
    if (stage->scene.has_two_files)
        put_file(stage, files[1]);
    if (stage->scene.is_undo)
        write_bytes(stage, "out/undo", stage->undo);
    if (!stage->scene.is_staged)
        return;
    unlink(stage_path(stage, "git/index.lock"));
    write_bytes(stage, "git/index", stage->index);
}

static size_t add_words(const char **words, size_t count,
                        const char *const *more)
{
    for (; more != NULL && *more != NULL; more++)
        words[count++] = *more;
    return count;
}

/* Where git has its things, for the folder has the files alone. */
static void set_environment(const struct stage *stage)
{
    setenv("TMPDIR", stage_path(stage, "scratch"), 1);
    setenv("GIT_DIR", stage_path(stage, "git"), 1);
    setenv("GIT_WORK_TREE", stage_path(stage, "in"), 1);
}

static void redirect(const struct stage *stage, const char *name, int fd)
{
    int to = open(stage_path(stage, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    must(to >= 0 && dup2(to, fd) == fd && close(to) == 0, name);
}

/* The life of a child: never returns. */
static void become(const struct stage *stage, const char *const *words,
                   const char *const *settings)
{
    redirect(stage, "out/stdout", STDOUT_FILENO);
    redirect(stage, "out/stderr", STDERR_FILENO);
    must(chdir(stage_path(stage, "in")) == 0, "chdir");
    set_environment(stage);
    signal(SIGINT, SIG_DFL); /* shells have them ignored in the background */
    signal(SIGHUP, SIG_DFL);
    for (; settings != NULL && *settings != NULL; settings++)
        putenv((char *)(uintptr_t)*settings);
    alarm(TIME_MAX);
    execvp(words[0], (char **)(uintptr_t)words);
    _exit(126);
}

static int run_words(const struct stage *stage, const char *const *words,
                     const char *const *settings)
{
    int status;
    pid_t child = fork();
    must(child >= 0, "fork");
    if (child == 0)
        become(stage, words, settings);
    must(waitpid(child, &status, 0) == child, "waitpid");
    /* What it left running is ours now. */
    while (waitpid(-1, NULL, 0) > 0)
        continue;
    return status;
}

int stage_run(const struct stage *stage, const char *const *before,
              const char *const *settings)
{
    const char *words[WORDS_MAX] = {NULL};
    size_t count = add_words(words, 0, before);
    words[count++] = stage->program;
    add_words(words, count, stage->scene.words);
    return run_words(stage, words, settings);
}

/* ---- What must hold ----------------------------------------------------- */

static bool is_kept(const struct stage *stage, const char *name)
{
    struct stat stat;
    char value[8];
    const char *path = stage_path(stage, name);
    return lstat(path, &stat) == 0 && S_ISREG(stat.st_mode) &&
           (stat.st_mode & 07777) == FILE_MODE &&
           (geteuid() != 0 || (stat.st_uid == OWNER && stat.st_gid == OWNER)) &&
           stat.st_mtim.tv_sec == file_times[1].tv_sec &&
           stat.st_mtim.tv_nsec == file_times[1].tv_nsec &&
           lgetxattr(path, "user.from", value, sizeof value) == 4;
}

static bool is_own(const char *name)
{
    return strcmp(name, "a.txt") == 0 || strcmp(name, "b.txt") == 0 ||
           strcmp(name, "a.txt.orig") == 0 || strcmp(name, ".") == 0 ||
           strcmp(name, "..") == 0;
}

/* Counts what is there beside the files and the backup. */
static int count_others(const struct stage *stage, const char *name)
{
    int count = 0;
    DIR *folder = opendir(stage_path(stage, name));
    must(folder != NULL, "opendir");
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += !is_own(entry->d_name);
    closedir(folder);
    return count;
}

static bool is_new(const struct stage *stage)
{
    return holds(stage, files[0], stage->new_text) &&
           (!stage->scene.has_two_files ||
            holds(stage, files[1], stage->new_text));
}

static bool run_git(const struct stage *stage, const char *words)
{
    char command[512];
    snprintf(command, sizeof command,
             "cd '%s' && GIT_DIR=\"$PWD/git\" GIT_WORK_TREE=\"$PWD/in\" git %s",
             stage->root, words);
    return system(command) == 0;
}

/* Whether git has the text staged. */
static bool is_in_index(const struct stage *stage, struct bytes text)
{
    return run_git(stage, "show :a.txt >out/staged 2>&1") &&
           holds(stage, "out/staged", text);
}

bool stage_is_done(const struct stage *stage)
{
    return stage->scene.is_staged ? is_in_index(stage, stage->new_text)
                                  : is_new(stage);
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
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
        (!is_done || !is_new(stage)))
        return "it says the file is repaired, but it is not";
    if (!is_backup_right(stage, harm, is_done))
        return "the backup is not what it should be";
    if (is_done && stage->scene.has_report && !is_report_there(stage, status))
        return "the file is repaired, and its report is not there";
    return NULL;
}

static const char *check_one_file(const struct stage *stage, const char *name)
{
    if (!holds(stage, name, stage->old_text) &&
        !holds(stage, name, stage->new_text))
        return "the file is neither the old one nor the new one";
    return is_kept(stage, name)
               ? NULL
               : "mode, owner, times or attributes of the file are lost";
}

const char *stage_check_file(const struct stage *stage, int others)
{
    const char *wrong = check_one_file(stage, files[0]);
    if (wrong == NULL && stage->scene.has_two_files)
        wrong = check_one_file(stage, files[1]);
    if (wrong == NULL && stage->scene.is_staged &&
        !is_in_index(stage, stage->old_text) &&
        !is_in_index(stage, stage->new_text))
        wrong = "what is staged is neither the old text nor the new one";
    if (wrong != NULL)
        return wrong;
    int count = count_others(stage, "in") + count_others(stage, "scratch");
    return count > others ? "a temporary file lies about" : NULL;
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

/* ---- The stage itself --------------------------------------------------- */

void stage_open(struct stage *stage, const char *program)
{
    const char *folder = getenv("TMPDIR");
    *stage = (struct stage){.program = program};
    int len = snprintf(stage->root, sizeof stage->root, "%s/faults-XXXXXX",
                       folder != NULL ? folder : "/tmp");
    must(len > 0 && (size_t)len < sizeof stage->root &&
             mkdtemp(stage->root) != NULL,
         stage->root);
    for (int i = 0; i < FOLDER_COUNT; i++)
        must(mkdir(stage_path(stage, folders[i]), 0700) == 0, folders[i]);
    must(prctl(PR_SET_CHILD_SUBREAPER, 1L) == 0, "prctl");
    must(run_git(stage, "init -q"), "git init");
}

static void free_bytes(struct stage *stage)
{
    free(stage->old_text.bytes);
    free(stage->new_text.bytes);
    free(stage->output.bytes);
    free(stage->report.bytes);
    free(stage->undo.bytes);
    free(stage->index.bytes);
}

void stage_close(struct stage *stage)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf '%s'", stage->root);
    must(system(command) == 0, stage->root);
    free_bytes(stage);
}

static void learn_undo(struct stage *stage)
{
    const char *const words[] = {stage->program,  "-qi",
                                 "--report=json", "--report-file=../out/undo",
                                 "a.txt",         NULL};
    stage_prepare(stage);
    must(run_words(stage, words, NULL) == 0, "a report to undo");
    stage->undo = stage_read(stage, "out/undo");
    struct bytes garbled = stage->old_text;
    stage->old_text = stage->new_text;
    stage->new_text = garbled;
}

/* Makes all that stage_prepare puts there. */
static void make_props(struct stage *stage, const struct scene *scene)
{
    free_bytes(stage);
    stage->undo = stage->index = (struct bytes){NULL, 0};
    stage->old_text = make_text("SyriÃ«", scene->charset);
    stage->new_text = make_text("Syrië", scene->charset);
    stage->scene = (struct scene){.name = scene->name};
    if (scene->is_undo)
        learn_undo(stage);
    if (!scene->is_staged)
        return;
    stage_prepare(stage);
    must(run_git(stage, "add a.txt"), "git add");
    stage->index = stage_read(stage, "git/index");
}

void stage_set(struct stage *stage, const struct scene *scene)
{
    make_props(stage, scene);
    stage->scene = *scene;
    stage_prepare(stage);
    int status = stage_run(stage, NULL, NULL);
    stage->output = stage_read(stage, "out/stdout");
    stage->report = stage_read(stage, "out/report");
    const char *wrong = stage_check(stage, HARM_NONE, status);
    if (wrong == NULL && WEXITSTATUS(status) == scene->exit_status)
        return;
    fprintf(stderr, "%s: %s, without any harm done\n", scene->name,
            wrong != NULL ? wrong : "it fails");
    exit(2);
}
