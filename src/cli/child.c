/* SPDX-License-Identifier: MIT */
#include "child.h"

#include "scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Starts the program; returns 0, or what errno would be. */
static int start(const char *const argv[], int input, int output, pid_t *id)
{
    posix_spawn_file_actions_t actions;
    /* It is declared without const, but changes nothing. */
    char *const *words;
    memcpy(&words, &argv, sizeof words);
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0)
        return error;
    if (input >= 0)
        error = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    else
        error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO,
                                                 "/dev/null", O_RDONLY, 0);
    if (error == 0)
        error =
            posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (error == 0)
        error = posix_spawnp(id, argv[0], &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static bool has_succeeded(pid_t id)
{
    int status = 0;
    while (waitpid(id, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

enum child_result child_run(const char *const argv[], int input, FILE **output)
{
    pid_t id;
    *output = NULL;
    /* A file holds any amount, and no program waits for the other. */
    int fd = scratch_open();
    if (fd < 0)
        return CHILD_FAILED;
    int error = start(argv, input, fd, &id);
    bool is_done = error == 0 && has_succeeded(id);
    if (is_done && lseek(fd, 0, SEEK_SET) == 0)
        *output = fdopen(fd, "r");
    if (*output != NULL)
        return CHILD_DONE;
    close(fd);
    errno = error;
    return error != 0 ? CHILD_MISSING : CHILD_FAILED;
}
