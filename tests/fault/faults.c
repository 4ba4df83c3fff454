/* SPDX-License-Identifier: MIT */
/*
 * Does harm to runs of fixenc, at every point of a run, one point after the
 * other, and looks whether the file is the old one or the new one and all is
 * said as it is.  Prints a table; needs strace.
 *   usage: faults [--short] FIXENC INJECT_LIBRARY
 */
#include "stage.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct scene scenes[] = {
    {.name = "-i --report-file",
     .words = {"-qi", "--in-place=.orig", "--keep-times",
               "--report-file=../out/report", "--report=json", "a.txt"},
     .is_in_place = true,
     .has_backup = true,
     .has_report = true},
    {.name = "filter", .words = {"-q", "a.txt"}, .prints_text = true},
    {.name = "-i --jobs",
     .words = {"-i", "--keep-times", "--jobs=2", "a.txt", "b.txt"},
     .fork_count = 2,
     .has_two_files = true,
     .is_in_place = true},
    {.name = "-i",
     .words = {"-vi", "--keep-times", "a.txt"},
     .is_in_place = true},
    {.name = "--check", .words = {"--check", "a.txt"}, .exit_status = 1},
    {.name = "--diff", .words = {"--diff", "a.txt"}},
    {.name = "-i, UTF-16",
     .words = {"-i", "--keep-times", "a.txt"},
     .charset = "UTF-16",
     .is_in_place = true},
    {.name = "--undo",
     .words = {"--undo=../out/undo", "--keep-times"},
     .is_in_place = true,
     .is_undo = true},
    {.name = "-i --staged",
     .words = {"-qi", "--keep-times", "--staged"},
     .is_in_place = true,
     .is_staged = true},
    {.name = "-i FOLDER",
     .words = {"-i", "--keep-times", "--jobs=1", "."},
     .is_in_place = true},
};
enum {
    SCENE_COUNT = sizeof scenes / sizeof *scenes,
    SHORT_COUNT = 3, /* of them */
};

static const struct {
    int error;
    const char *name;
} errors[] = {{ENOSPC, "ENOSPC"},
              {EIO, "EIO"},
              {EINTR, "EINTR"},
              {EDQUOT, "EDQUOT"},
              {ENOMEM, "ENOMEM"}};
enum { ERROR_COUNT = sizeof errors / sizeof *errors };

static const char *const signals[] = {"KILL", "INT", "TERM", "HUP"};
enum { SIGNAL_COUNT = sizeof signals / sizeof *signals };

/* A row of the table. */
struct tally {
    const char *what;
    unsigned long points, runs, old_count, new_count, wrong_count;
};

static bool is_short; /* a part of it, for every day */

static void count_run(struct tally *tally, const struct stage *stage,
                      const char *how, const char *wrong)
{
    tally->runs++;
    if (stage_is_done(stage))
        tally->new_count++;
    else
        tally->old_count++;
    if (wrong == NULL)
        return;
    tally->wrong_count++;
    fprintf(stderr, "%s, %s: %s\n", stage->scene.name, how, wrong);
    struct bytes said = stage_read(stage, "out/stderr");
    fwrite(said.bytes, 1, said.len, stderr);
    free(said.bytes);
}

/* Returns what went wrong; that nothing was tried is wrong, too. */
static unsigned long print_tally(const struct stage *stage,
                                 const struct tally *tally)
{
    printf("| `%s` | %s | %lu | %lu | %lu | %lu | %lu |\n", stage->scene.name,
           tally->what, tally->points, tally->runs, tally->old_count,
           tally->new_count, tally->wrong_count);
    fflush(stdout);
    return tally->points > 0 ? tally->wrong_count : 1;
}

/* ---- Functions that fail ------------------------------------------------ */

/* Whether a file did not get safely to the disk, and nothing was said. */
static bool is_untold(const struct stage *stage, const struct bytes *function,
                      int error)
{
    struct bytes said = stage_read(stage, "out/stderr");
    free(said.bytes);
    return said.len == 0 && error != EINTR && function->len == 5 &&
           memcmp(function->bytes, "fsync", 5) == 0;
}

/* What to do to the calls of a run. */
struct fault {
    const char *library;
    unsigned process; /* 0: fixenc, or else the one that it forks as such */
    int error;        /* 0: stops short */
    int signal;       /* instead of an error */
    bool onward;      /* to all later calls of the same function, too */
};

static const char *name_fault(const struct fault *fault)
{
    if (fault->signal != 0)
        return strsignal(fault->signal);
    return fault->error != 0 ? strerror(fault->error) : "short";
}

/* Harms call `at` of a run; false if there are not so many. */
static bool fail_call(const struct stage *stage, const struct fault *fault,
                      unsigned long at, struct tally *tally)
{
    char preload[512], where[64], with[64], in[64], by[64], hit[320], how[400];
    const char *settings[] = {preload,
                              where,
                              with,
                              in,
                              by,
                              hit,
                              fault->onward ? "FAULT_ONWARD=1" : NULL,
                              NULL};
    snprintf(preload, sizeof preload, "LD_PRELOAD=%s", fault->library);
    snprintf(where, sizeof where, "FAULT_AT=%lu", at);
    snprintf(with, sizeof with, "FAULT_ERROR=%d", fault->error);
    snprintf(in, sizeof in, "FAULT_PROCESS=%u", fault->process);
    snprintf(by, sizeof by, "FAULT_SIGNAL=%d", fault->signal);
    snprintf(hit, sizeof hit, "FAULT_HIT=%s", stage_path(stage, "out/hit"));
    stage_prepare(stage);
    int status = stage_run(stage, NULL, settings);
    struct bytes name = stage_read(stage, "out/hit");
    if (name.len == 0)
        return false;
    snprintf(how, sizeof how, "process %u, call %lu, %.*s, %s%s",
             fault->process, at, (int)name.len, name.bytes, name_fault(fault),
             fault->onward ? ", and all later ones" : "");
    enum harm harm = fault->signal == SIGKILL ? HARM_KILL
                     : fault->signal != 0     ? HARM_SIGNAL
                                              : HARM_FAULT;
    const char *wrong = stage_check(stage, harm, status);
    if (wrong == NULL && harm == HARM_FAULT &&
        is_untold(stage, &name, fault->error))
        wrong = "it is not told that the disk failed";
    count_run(tally, stage, how, wrong);
    free(name.bytes);
    return true;
}

/* Harms every call, of one process after the other. */
static void fail_all_calls(const struct stage *stage, struct fault fault,
                           struct tally *tally)
{
    unsigned long points = 0;
    unsigned first = fault.signal != 0; /* strace does that to the first */
    for (unsigned i = first; i <= stage->scene.fork_count; i++) {
        unsigned long at = 1;
        fault.process = i;
        while (fail_call(stage, &fault, at, tally))
            at++;
        points += at - 1;
    }
    if (tally->points < points)
        tally->points = points;
}

static unsigned long signal_forked(const struct stage *stage,
                                   const char *library)
{
    static const int numbers[] = {SIGKILL, SIGTERM};
    struct tally tally = {
        .what = "a process that it forked gets SIGKILL or SIGTERM"};
    for (int i = 0; i < 2; i++)
        fail_all_calls(stage,
                       (struct fault){.library = library,
                                      .error = EIO,
                                      .signal = numbers[i]},
                       &tally);
    return print_tally(stage, &tally);
}

static unsigned long inject_faults(const struct stage *stage,
                                   const char *library)
{
    struct tally failing = {.what = "a function fails"};
    struct tally moving = {.what = "a read or write stops short"};
    struct fault fault = {.library = library};
    for (int i = 0; i < (is_short ? 1 : ERROR_COUNT); i++) {
        fault.error = errors[i].error;
        fail_all_calls(stage, fault, &failing);
        /* A call that is interrupted for ever is made for ever. */
        fault.onward = errors[i].error != EINTR && !is_short;
        if (fault.onward)
            fail_all_calls(stage, fault, &failing);
        fault.onward = false;
    }
    fault.error = 0;
    fail_all_calls(stage, fault, &moving);
    fault.onward = true;
    if (!is_short)
        fail_all_calls(stage, fault, &moving);
    unsigned long wrong_count = print_tally(stage, &failing);
    wrong_count += print_tally(stage, &moving);
    if (stage->scene.fork_count > 0)
        wrong_count += signal_forked(stage, library);
    return wrong_count;
}

/* ---- System calls ------------------------------------------------------- */

enum { CALLS_MAX = 5000, CALL_LEN = 32 };

/* The system calls of a run, and which of its name each is. */
struct trace {
    struct {
        char name[CALL_LEN];
        unsigned occurrence;
    } calls[CALLS_MAX];
    size_t count;
};

static unsigned count_before(const struct trace *trace, const char *name)
{
    unsigned count = 0;
    for (size_t i = 0; i < trace->count; i++)
        count += strcmp(trace->calls[i].name, name) == 0;
    return count;
}

static void add_line(struct trace *trace, const char *line)
{
    char name[CALL_LEN];
    if (sscanf(line, "%31[a-z0-9_](", name) != 1)
        return;
    if (trace->count == CALLS_MAX) {
        fprintf(stderr, "faults: a run has too many system calls\n");
        exit(2);
    }
    trace->calls[trace->count].occurrence = count_before(trace, name) + 1;
    strcpy(trace->calls[trace->count++].name, name);
}

static void trace_run(const struct stage *stage, struct trace *trace)
{
    const char *const before[] = {"strace", "-o", "../out/trace", NULL};
    stage_prepare(stage);
    int status = stage_run(stage, before, NULL);
    FILE *file = fopen(stage_path(stage, "out/trace"), "r");
    trace->count = 0;
    for (char line[4096]; file != NULL && fgets(line, sizeof line, file);)
        add_line(trace, line);
    if (file != NULL)
        fclose(file);
    if (trace->count > 0 && WIFEXITED(status) &&
        WEXITSTATUS(status) == stage->scene.exit_status)
        return;
    fprintf(stderr, "faults: cannot trace a run; is strace there?\n");
    exit(2);
}

/* A run with the harm that strace does at one system call. */
static void harm_call(const struct stage *stage, const struct trace *trace,
                      size_t at, enum harm harm, const char *what,
                      struct tally *tally)
{
    char inject[128];
    const char *const before[] = {"strace", "-o",   "/dev/null",
                                  "-e",     inject, NULL};
    snprintf(inject, sizeof inject, "inject=%s:%s:when=%u",
             trace->calls[at].name, what, trace->calls[at].occurrence);
    stage_prepare(stage);
    int status = stage_run(stage, before, NULL);
    const char *wrong = stage_check(stage, harm, status);
    count_run(tally, stage, inject, wrong);
    if (harm != HARM_KILL || !stage->scene.is_in_place)
        return;
    status = stage_run(stage, NULL, NULL);
    /* What is staged was done already, and the folder is none of it. */
    int others = stage->scene.is_staged ? 1 : 0;
    if (status != 0 || !stage_is_done(stage))
        wrong = "the next run does not repair the file";
    else
        wrong = stage_check_file(stage, others);
    if (wrong != NULL)
        count_run(tally, stage, "the run after a kill", wrong);
}

/* exit_group cannot fail, brk tells in another way that it did, the C library
   ends a program whose futex fails, and without its first mmap the loader
   crashes before there is a program.  strace leaves open what could not be
   closed, and a process that was forked waits for the end of its socket. */
static bool can_fail(const struct stage *stage, const struct trace *trace,
                     size_t at)
{
    const char *name = trace->calls[at].name;
    return strcmp(name, "exit_group") != 0 && strcmp(name, "brk") != 0 &&
           strcmp(name, "futex") != 0 &&
           (strcmp(name, "close") != 0 || stage->scene.fork_count == 0) &&
           (strcmp(name, "mmap") != 0 || trace->calls[at].occurrence > 1);
}

static unsigned long harm_system_calls(const struct stage *stage,
                                       enum harm harm, const char *what,
                                       const char *title)
{
    static struct trace trace;
    struct tally tally = {.what = title};
    trace_run(stage, &trace);
    /* The first is the execve that starts it. */
    for (size_t i = 1; i < trace.count; i++) {
        if (harm == HARM_FAULT && !can_fail(stage, &trace, i))
            continue;
        tally.points++;
        harm_call(stage, &trace, i, harm, what, &tally);
    }
    return print_tally(stage, &tally);
}

static unsigned long interrupt(const struct stage *stage)
{
    unsigned long wrong_count = 0;
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        char what[32], title[64];
        enum harm harm = i == 0 ? HARM_KILL : HARM_SIGNAL;
        snprintf(what, sizeof what, "signal=%s", signals[i]);
        snprintf(title, sizeof title, "SIG%s at a system call", signals[i]);
        wrong_count += harm_system_calls(stage, harm, what, title);
        if (is_short)
            break;
    }
    for (int i = 0; i < ERROR_COUNT && !is_short; i++) {
        char what[32], title[64];
        snprintf(what, sizeof what, "error=%s", errors[i].name);
        snprintf(title, sizeof title, "%s of a system call", errors[i].name);
        wrong_count += harm_system_calls(stage, HARM_FAULT, what, title);
    }
    return wrong_count;
}

/* Gives the library a name that LD_PRELOAD does not part: it does at spaces and
   colons, which a path may have. */
static const char *link_library(const struct stage *stage, const char *library)
{
    static char link[PATH_MAX];
    char real[PATH_MAX];
    snprintf(link, sizeof link, "%s", stage_path(stage, "inject.so"));
    if (realpath(library, real) == NULL || symlink(real, link) != 0) {
        perror(library);
        exit(2);
    }
    return link;
}

int main(int argc, char **argv)
{
    struct stage stage;
    unsigned long wrong_count = 0;
    is_short = argc == 4 && strcmp(argv[1], "--short") == 0;
    if (argc != 3 && !is_short) {
        fprintf(stderr, "usage: faults [--short] FIXENC INJECT_LIBRARY\n");
        return 2;
    }
    puts("| run | harm | points | runs | file old | file new | wrong |\n"
         "| --- | --- | --- | --- | --- | --- | --- |");
    stage_open(&stage, argv[argc - 2]);
    const char *library = link_library(&stage, argv[argc - 1]);
    for (int i = 0; i < (is_short ? SHORT_COUNT : SCENE_COUNT); i++) {
        stage_set(&stage, &scenes[i]);
        wrong_count += inject_faults(&stage, library);
        wrong_count += interrupt(&stage);
    }
    stage_close(&stage);
    return wrong_count > 0;
}
