/* SPDX-License-Identifier: MIT */
#include "replace.h"

#include "message.h"
#include "metadata.h"
#include "sync.h"
#include "temp.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int ending_signals[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM,
                                     SIGPIPE, SIGXCPU, SIGXFSZ};
enum { SIGNAL_COUNT = sizeof ending_signals / sizeof *ending_signals };

/* For the signal handler; changed with the signals blocked. */
static const char *volatile temp_to_remove;

static void remove_and_end(int signal_number)
{
    const char *path = temp_to_remove;
    if (path != NULL)
        unlink(path);
    /* It is blocked until this returns, and then ends the program. */
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static sigset_t ending_set(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < SIGNAL_COUNT; i++)
        sigaddset(&set, ending_signals[i]);
    return set;
}

void replace_catch_signals(void)
{
    struct sigaction action = {.sa_handler = remove_and_end,
                               .sa_mask = ending_set()};
    for (int i = 0; i < SIGNAL_COUNT; i++) {
        struct sigaction old;
        /* What nohup(1) and the like ignore stays ignored. */
        if (sigaction(ending_signals[i], NULL, &old) == 0 &&
            old.sa_handler != SIG_IGN)
            sigaction(ending_signals[i], &action, NULL);
    }
}

static sigset_t block_signals(void)
{
    sigset_t old;
    sigset_t set = ending_set();
    sigprocmask(SIG_BLOCK, &set, &old);
    return old;
}

static void restore_signals(sigset_t old)
{
    sigprocmask(SIG_SETMASK, &old, NULL);
}

/* Whether replacing the file would do no harm. */
static bool is_replaceable(const struct replace *replace)
{
    const struct input *input = replace->input;
    nlink_t link_count = input->stat.st_nlink - replace->has_backup;
    if (link_count > 1 && !replace->options->break_links) {
        message(input->name,
                "left alone: it has %ju hard links; "
                "--break-links repairs this one and leaves the others",
                (uintmax_t)link_count);
        return false;
    }
    if (faccessat(AT_FDCWD, input->path, W_OK, AT_EACCESS) != 0) {
        message(input->name, "left alone: it may not be written: %s",
                strerror(errno));
        return false;
    }
    return true;
}

/* Returns a new string, `first` and `second`; NULL after a message. */
static char *join(const struct input *input, const char *first,
                  size_t first_len, const char *second)
{
    size_t second_len = strlen(second);
    char *joined = malloc(first_len + second_len + 1);
    if (joined == NULL) {
        message(input->name, "left alone: %s", strerror(ENOMEM));
        return NULL;
    }
    memcpy(joined, first, first_len);
    memcpy(joined + first_len, second, second_len + 1);
    return joined;
}

static void refuse_backup(const struct replace *replace, int error)
{
    if (error == EEXIST)
        message(replace->input->name,
                "left alone: its backup %s is there already; "
                "move it away, or give another SUFFIX",
                replace->backup);
    else
        message(replace->input->name,
                "left alone: its backup %s cannot be made: %s", replace->backup,
                strerror(error));
}

static bool is_input(const struct replace *replace, const struct stat *stat)
{
    return stat->st_dev == replace->input->stat.st_dev &&
           stat->st_ino == replace->input->stat.st_ino;
}

static bool plan_backup(struct replace *replace)
{
    struct stat stat;
    const char *suffix = replace->options->backup_suffix;
    if (suffix == NULL)
        return true;
    const char *path = replace->input->path;
    replace->backup = join(replace->input, path, strlen(path), suffix);
    if (replace->backup == NULL)
        return false;
    if (lstat(replace->backup, &stat) != 0)
        return true;
    replace->has_backup = is_input(replace, &stat);
    if (replace->has_backup)
        return true;
    refuse_backup(replace, EEXIST);
    return false;
}

/* Length of the path of the folder, with its slash.  `path` is absolute. */
static size_t folder_len(const char *path)
{
    return (size_t)(strrchr(path, '/') - path) + 1;
}

static bool open_folder(struct replace *replace)
{
    const char *path = replace->input->path;
    char *folder = join(replace->input, path, folder_len(path), "");
    if (folder == NULL)
        return false;
    replace->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (replace->folder < 0)
        message(replace->input->name,
                "left alone: its folder cannot be opened: %s", strerror(errno));
    free(folder);
    return replace->folder >= 0;
}

/* Once a folder, for it may have many files to repair. */
static void sweep_folder(struct replace *replace)
{
    struct stat stat;
    if (fstat(replace->folder, &stat) != 0 ||
        (stat.st_dev == replace->swept_device &&
         stat.st_ino == replace->swept_folder))
        return;
    temp_sweep(replace->folder);
    replace->swept_device = stat.st_dev;
    replace->swept_folder = stat.st_ino;
}

static bool make_temp(struct replace *replace)
{
    const char *path = replace->input->path;
    char *temp = join(replace->input, path, folder_len(path), TEMP_NAME);
    if (temp == NULL)
        return false;
    sigset_t old = block_signals();
    replace->fd = temp_create(temp);
    int error = errno;
    if (replace->fd >= 0)
        temp_to_remove = replace->temp = temp;
    restore_signals(old);
    if (replace->fd >= 0)
        return true;
    message(replace->input->name,
            "left alone: no new file can be made in its folder: %s",
            strerror(error));
    free(temp);
    return false;
}

/* Forgets what is under way. */
static void end(struct replace *replace)
{
    temp_to_remove = NULL;
    free(replace->temp);
    free(replace->backup);
    if (replace->fd >= 0)
        close(replace->fd);
    if (replace->folder >= 0)
        close(replace->folder);
    struct replace ended = REPLACE_INIT;
    ended.swept_device = replace->swept_device;
    ended.swept_folder = replace->swept_folder;
    *replace = ended;
}

void replace_abandon(struct replace *replace)
{
    sigset_t old = block_signals();
    if (replace->temp != NULL)
        unlink(replace->temp);
    end(replace);
    restore_signals(old);
}

/* Makes what replace_commit needs, once it is known to do no harm. */
static bool prepare(struct replace *replace)
{
    if (!open_folder(replace))
        return false;
    sweep_folder(replace);
    return plan_backup(replace) && is_replaceable(replace) &&
           make_temp(replace);
}

bool replace_begin(struct replace *replace, const struct input *input,
                   const struct options *options)
{
    replace->input = input;
    replace->options = options;
    if (input->is_link)
        message(input->name, "is a symbolic link; the file to repair is %s",
                input->path);
    if (prepare(replace) && metadata_copy(input_file(input), replace->fd,
                                          &input->stat, input->name))
        return true;
    replace_abandon(replace);
    return false;
}

/* Some file systems tell only on closing that there is no room.  The file
   itself is closed, and with that unlocked, when it has its name. */
static bool would_close(int fd)
{
    int copy = dup(fd);
    return copy >= 0 && (close(copy) == 0 || errno == EINTR);
}

/* The temporary file is safely on the disk. */
static bool sync_temp(struct replace *replace)
{
    const struct input *input = replace->input;
    if (replace->options->keep_times &&
        !metadata_copy_times(replace->fd, &input->stat, input->name))
        return false;
    if (sync_fd(replace->fd) && would_close(replace->fd))
        return true;
    message(input->name, "left alone: its new text cannot be saved: %s",
            strerror(errno));
    return false;
}

/* A second name of the old file, on the disk before the first one changes. */
static bool make_backup(struct replace *replace)
{
    if (replace->backup == NULL || replace->has_backup)
        return true;
    if (link(replace->input->path, replace->backup) != 0) {
        refuse_backup(replace, errno);
        return false;
    }
    if (sync_fd(replace->folder))
        return true;
    refuse_backup(replace, errno);
    unlink(replace->backup);
    return false;
}

/* The moment of change.  A backup is a second name of the old file, so the
   file has a name at any moment, and an older backup is never lost. */
static bool swap(struct replace *replace)
{
    if (!make_backup(replace))
        return false;
    if (rename(replace->temp, replace->input->path) == 0)
        return true;
    message(replace->input->name, "left alone: it cannot be replaced: %s",
            strerror(errno));
    if (replace->backup != NULL && !replace->has_backup)
        unlink(replace->backup);
    return false;
}

static bool change(struct replace *replace)
{
    if (!sync_temp(replace))
        return false;
    if (input_is_unchanged(replace->input))
        return swap(replace);
    message(replace->input->name, "left alone: it was changed or removed "
                                  "while it was read; run fixenc again");
    return false;
}

bool replace_commit(struct replace *replace)
{
    /* Nothing may come between backup and file. */
    sigset_t old = block_signals();
    bool is_changed = change(replace);
    if (is_changed) {
        if (!sync_fd(replace->folder))
            message(replace->input->name,
                    "is replaced, but a power cut might undo it: %s",
                    strerror(errno));
        end(replace);
    } else {
        replace_abandon(replace);
    }
    restore_signals(old);
    return is_changed;
}
