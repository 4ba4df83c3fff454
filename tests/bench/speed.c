/* SPDX-License-Identifier: MIT */
/*
 * The parts of speed.sh that are not a program with options of its own.
 *
 *     speed garble N < text    one line of N read as windows-1252, if it can be
 *     speed push < text        MB/s of the library alone: the text in memory,
 *                              one push, nothing told or written
 *     speed time COMMAND...    microseconds of processor time that it takes; it
 *                              reads the file on standard input from the
 *                              beginning, what it writes goes to /dev/null
 */
#define _DEFAULT_SOURCE /* wait4 */
#include "garble.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ; /* POSIX has it declared by who uses it */

enum { ROUNDS = 5 };

static _Noreturn void fail(const char *why)
{
    fprintf(stderr, "speed: %s\n", why);
    exit(2);
}

/* A line of ASCII cannot be garbled: then the next that can is. */
static void garble_lines(unsigned long nth)
{
    const struct fixenc_chain chain = {1, {FIXENC_WINDOWS_1252}};
    struct record_bytes garbled = {0};
    char *line = NULL;
    size_t size = 0;
    unsigned long read = 0, done = 0;
    for (ssize_t len; (len = getline(&line, &size, stdin)) > 0;) {
        bool is_due = read++ / nth >= done;
        if (is_due &&
            garble(line, (size_t)len, &chain, GARBLE_FULL, &garbled)) {
            fwrite(garbled.bytes, 1, garbled.len, stdout);
            done++;
        } else {
            fwrite(line, 1, (size_t)len, stdout);
        }
    }
    free(line);
    free(garbled.bytes);
}

static void read_all(struct record_bytes *text)
{
    static char buffer[1 << 16];
    for (size_t len; (len = fread(buffer, 1, sizeof buffer, stdin)) > 0;)
        record_append(text, buffer, len);
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double seconds_to_push(fixenc_stream *stream,
                              const struct record_bytes *text)
{
    double start = seconds_now();
    fixenc_reset(stream);
    if (fixenc_push(stream, text->bytes, text->len) != FIXENC_OK ||
        fixenc_finish(stream) != FIXENC_OK)
        fail("the stream ended early");
    return seconds_now() - start;
}

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static void push_text(void)
{
    struct record_bytes text = {0};
    double seconds[ROUNDS];
    read_all(&text);
    fixenc_stream *stream = fixenc_new(NULL, NULL);
    if (!stream || text.len == 0)
        fail("no memory, or no text");
    for (unsigned i = 0; i < ROUNDS; i++)
        seconds[i] = seconds_to_push(stream, &text);
    qsort(seconds, ROUNDS, sizeof *seconds, by_size);
    printf("%.0f\n", 1e-6 * (double)text.len / seconds[ROUNDS / 2]);
    fixenc_free(stream);
    free(text.bytes);
}

static long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000L + time.tv_usec;
}

static void time_command(char **command)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    struct rusage used;
    if (posix_spawn_file_actions_init(&actions) != 0 ||
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                         O_WRONLY, 0) != 0)
        fail("no memory");
    lseek(STDIN_FILENO, 0, SEEK_SET);
    if (posix_spawnp(&child, command[0], &actions, NULL, command, environ) != 0)
        fail("the command does not start");
    if (wait4(child, &status, 0, &used) != child || status != 0)
        fail("the command failed");
    printf("%ld\n", microseconds(used.ru_utime) + microseconds(used.ru_stime));
    posix_spawn_file_actions_destroy(&actions);
}

int main(int argc, char **argv)
{
    unsigned long nth = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
    if (argc == 3 && strcmp(argv[1], "garble") == 0 && nth > 0)
        garble_lines(nth);
    else if (argc == 2 && strcmp(argv[1], "push") == 0)
        push_text();
    else if (argc > 2 && strcmp(argv[1], "time") == 0)
        time_command(argv + 2);
    else
        fail("usage: speed garble N | push | time COMMAND...");
    return fflush(stdout) != 0 || ferror(stdout);
}
