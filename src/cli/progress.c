/* SPDX-License-Identifier: MIT */
#include "progress.h"

#include "terminal.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* What is quick needs no line; drawing one takes time, too.  In seconds. */
static const double quick_time = 1;
static const double pause_time = 0.2;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The length of all there is to read; 0 if it cannot be known before. */
static uint64_t total_len(const struct options *options)
{
    uint64_t total = 0;
    for (size_t i = 0; i < options->file_count; i++) {
        const char *file = options->files[i];
        struct stat stat_now;
        int result = strcmp(file, "-") == 0 ? fstat(STDIN_FILENO, &stat_now)
                                            : stat(file, &stat_now);
        if (result != 0)
            continue;
        if (!S_ISREG(stat_now.st_mode))
            return 0;
        total += (uint64_t)stat_now.st_size;
    }
    return total;
}

void progress_begin(struct progress *progress, const struct options *options)
{
    *progress = (struct progress){.start = now()};
    /* A text on the same terminal would run into the line. */
    bool is_in_the_way = options->is_interactive ||
                         (isatty(STDOUT_FILENO) &&
                          (options->diff || options_print_text(options)));
    progress->is_on =
        !options->is_quiet && !is_in_the_way && terminal_obeys(STDERR_FILENO);
    if (progress->is_on)
        progress->total_len = total_len(options);
}

static void print_len(uint64_t len)
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double value = (double)len;
    size_t i = 0;
    while (value >= 1024 && i + 1 < sizeof units / sizeof *units) {
        value /= 1024;
        i++;
    }
    fprintf(stderr, i == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value,
            units[i]);
}

static void print_time_left(const struct progress *progress, double elapsed)
{
    double share = (double)progress->done_len / (double)progress->total_len;
    unsigned long seconds = (unsigned long)(elapsed / share - elapsed);
    fputs(" of ", stderr);
    print_len(progress->total_len);
    fprintf(stderr, ", %lu:%02lu left", seconds / 60, seconds % 60);
}

void progress_add(struct progress *progress, uint64_t len, uint64_t files,
                  uint64_t findings)
{
    progress->done_len += len;
    if (!progress->is_on)
        return;
    double time = now();
    if (time - progress->start < quick_time ||
        time - progress->drawn < pause_time)
        return;
    progress->drawn = time;
    progress->is_shown = true;
    print_len(progress->done_len);
    if (progress->total_len >= progress->done_len)
        print_time_left(progress, time - progress->start);
    fprintf(stderr, "; files done: %" PRIu64 ", findings: %" PRIu64, files,
            findings);
    terminal_clear_rest(stderr);
    fputc('\r', stderr);
    fflush(stderr);
}

void progress_clear(struct progress *progress)
{
    if (!progress->is_shown)
        return;
    progress->is_shown = false;
    terminal_clear_rest(stderr);
    fflush(stderr);
}
