/* SPDX-License-Identifier: MIT */
/*
 * File N is worker N mod count's, which has the names of a few files ahead.
 * A worker writes into scratch files instead of the task's own, and after each
 * file sends what it wrote there, and the result, through its socket.
 */
#include "workers.h"

#include "message.h"
#include "scratch.h"
#include "whole.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    AHEAD = 8, /* names are short: so many fit into a socket at once */
    COPY_LEN = 64 * 1024,
};

struct worker {
    pid_t pid;
    int socket;
};

/* ---- In a worker ---------------------------------------------------------- */

/* How much was written to each of the scratch files. */
struct written {
    off_t len[WORKERS_FDS];
};

/* Sends what was written to a scratch file, and empties it. */
static bool send_written(int socket, int fd, off_t len)
{
    for (off_t at = 0; at < len;) {
        ssize_t done = sendfile(socket, fd, &at, (size_t)(len - at));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
    }
    return len == 0 || (lseek(fd, 0, SEEK_SET) == 0 && ftruncate(fd, 0) == 0);
}

/* Tells how much was written; false where that is not sure. */
static bool measure(const struct workers_task *task, struct written *written)
{
    bool is_sure = fflush(NULL) == 0;
    for (int i = 0; i < WORKERS_FDS; i++)
        if (task->fds[i] >= 0) {
            written->len[i] = lseek(task->fds[i], 0, SEEK_CUR);
            is_sure = is_sure && written->len[i] >= 0;
        }
    return is_sure;
}

static bool send_result(const struct workers_task *task, int socket)
{
    struct written written = {{0}};
    bool is_sent = measure(task, &written) &&
                   whole_send(socket, &written, sizeof written) &&
                   whole_send(socket, task->result, task->result_len);
    for (int i = 0; i < WORKERS_FDS && is_sent; i++)
        is_sent = send_written(socket, task->fds[i], written.len[i]);
    return is_sent;
}

static bool redirect(const struct workers_task *task)
{
    for (int i = 0; i < WORKERS_FDS; i++) {
        int scratch = task->fds[i] >= 0 ? scratch_open() : -1;
        if (task->fds[i] >= 0 &&
            (scratch < 0 || dup2(scratch, task->fds[i]) < 0))
            return false;
        if (scratch >= 0)
            close(scratch);
    }
    return true;
}

/* The life of a worker: it ends where no more names come. */
static _Noreturn void work(const struct workers_task *task, int socket)
{
    FILE *names = fdopen(socket, "r");
    char *name = NULL;
    size_t size = 0;
    bool is_fine = names != NULL && redirect(task);
    while (is_fine && getdelim(&name, &size, '\0', names) > 0) {
        task->work(task->user, name);
        is_fine = send_result(task, socket);
    }
    free(name);
    _exit(is_fine ? 0 : 1);
}

/* ---- In the program -------------------------------------------------------- */

/* Copies what a worker wrote to where it belongs. */
static bool receive_written(int socket, int fd, off_t len)
{
    char buffer[COPY_LEN];
    while (len > 0) {
        size_t some = len < COPY_LEN ? (size_t)len : COPY_LEN;
        if (!whole_receive(socket, buffer, some) ||
            !whole_write(fd, buffer, some))
            return false;
        len -= (off_t)some;
    }
    return true;
}

static bool receive_result(const struct workers_task *task, int socket)
{
    struct written written;
    bool is_received = whole_receive(socket, &written, sizeof written) &&
                       whole_receive(socket, task->result, task->result_len);
    for (int i = 0; i < WORKERS_FDS && is_received; i++)
        is_received = receive_written(socket, task->fds[i], written.len[i]);
    return is_received;
}

/* ---- Both ------------------------------------------------------------------- */

static bool start_worker(const struct workers_task *task,
                         struct worker *workers, unsigned number)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    pid_t pid = fork();
    if (pid == 0) {
        /* Another one's socket would keep that one from seeing its end. */
        for (unsigned i = 0; i < number; i++)
            close(workers[i].socket);
        close(pair[0]);
        work(task, pair[1]);
    }
    close(pair[1]);
    workers[number] = (struct worker){pid, pair[0]};
    if (pid < 0)
        close(pair[0]);
    return pid > 0;
}

/* Hands out files and takes what comes of them, both in order. */
static bool do_files(const struct workers_task *task,
                     const struct worker *workers)
{
    uint64_t given = 0, done = 0;
    for (const char *file = ""; file != NULL || done < given; done++) {
        while (file != NULL && given - done < (uint64_t)AHEAD * task->count) {
            file = task->next(task->user);
            int socket = workers[given % task->count].socket;
            if (file != NULL && !whole_send(socket, file, strlen(file) + 1))
                return false;
            given += file != NULL;
        }
        if (done == given)
            break;
        if (!receive_result(task, workers[done % task->count].socket))
            return false;
        if (!task->take(task->user))
            return true;
    }
    return true;
}

/* Ends the workers, which may have files yet that nobody waits for. */
static void end_workers(struct worker *workers, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        close(workers[i].socket);
    for (unsigned i = 0; i < count; i++)
        while (waitpid(workers[i].pid, NULL, 0) < 0 && errno == EINTR)
            continue;
}

bool workers_run(const struct workers_task *task)
{
    struct worker *workers = calloc(task->count, sizeof *workers);
    unsigned started = 0;
    fflush(NULL); /* or each worker writes it once more */
    while (workers != NULL && started < task->count &&
           start_worker(task, workers, started))
        started++;
    bool is_started = workers != NULL && started == task->count;
    if (!is_started)
        message(NULL, "cannot start %u workers: %s; try --jobs=1", task->count,
                strerror(errno));
    bool is_done = is_started && do_files(task, workers);
    if (is_started && !is_done)
        message(NULL, "a worker ended before its time, or its report could not "
                      "be written; run fixenc again with --jobs=1");
    end_workers(workers, started);
    free(workers);
    return is_done;
}
