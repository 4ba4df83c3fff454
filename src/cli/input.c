/* SPDX-License-Identifier: MIT */
#include "input.h"

#include "message.h"
#include "output.h"
#include "scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_link(const char *name)
{
    struct stat stat;
    return lstat(name, &stat) == 0 && S_ISLNK(stat.st_mode);
}

bool input_is_skipped(const char *file, const struct options *options)
{
    if (!options->no_follow || !is_link(file))
        return false;
    message(file, "is a symbolic link; left alone");
    return true;
}

/* Finds the file that is to be replaced. */
static bool resolve_links(struct input *input)
{
    input->is_link = is_link(input->name);
    input->path = realpath(input->name, NULL);
    if (input->path == NULL)
        message(input->name, "cannot be opened: %s", strerror(errno));
    return input->path != NULL;
}

static int open_retry(const char *path, int flags)
{
    int fd;
    do
        fd = open(path, flags);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* Opens the file without waiting for the other end of a FIFO if it will be
   refused anyway. */
static bool open_file(struct input *input, const struct options *options)
{
    if (options->in_place && !resolve_links(input))
        return false;
    int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY;
    input->fd = options->in_place ? open_retry(input->path, flags | O_NONBLOCK)
                                  : open_retry(input->name, flags);
    if (input->fd >= 0)
        return true;
    message(input->name, "cannot be opened: %s", strerror(errno));
    return false;
}

/* `fixenc FILE >> FILE` would read what it wrote, and never end. */
static bool is_the_output(const struct input *input)
{
    struct stat output;
    return S_ISREG(input->stat.st_mode) && fstat(STDOUT_FILENO, &output) == 0 &&
           output.st_dev == input->stat.st_dev &&
           output.st_ino == input->stat.st_ino;
}

static bool is_acceptable(const struct input *input,
                          const struct options *options)
{
    if (S_ISDIR(input->stat.st_mode)) {
        message(input->name, "is a folder; "
                             "give --check, --diff or --in-place");
        return false;
    }
    if (options->in_place && !S_ISREG(input->stat.st_mode)) {
        message(input->name, "is not a regular file; "
                             "leave out --in-place to filter it");
        return false;
    }
    if (is_the_output(input)) {
        message(input->name, "is also the output; "
                             "use --in-place to repair a file itself");
        return false;
    }
    return true;
}

/* Standard input stays open: FILE may be "-" more than once. */
static void close_fd(int fd)
{
    if (fd > STDIN_FILENO)
        close(fd);
}

/* Copies all that is left to read. */
static bool copy_rest(const struct input *input, struct output *to)
{
    for (;;) {
        ssize_t len = input_read(input, to->buffer, OUTPUT_LEN);
        if (len <= 0)
            return len == 0;
        to->len = (size_t)len;
        if (!output_flush(to))
            return false;
    }
}

/* Puts all that is left to read in a scratch file, and reads that instead. */
static bool make_seekable(struct input *input)
{
    struct output scratch = {.fd = scratch_open(), .name = "scratch file"};
    scratch.buffer = malloc(OUTPUT_LEN);
    bool is_made = scratch.fd >= 0 && scratch.buffer != NULL;
    if (!is_made)
        message(scratch.name, "cannot be made: %s; see to $TMPDIR",
                strerror(errno));
    bool is_done = is_made && copy_rest(input, &scratch);
    free(scratch.buffer);
    close_fd(is_done ? input->fd : scratch.fd);
    if (is_done)
        input->fd = scratch.fd;
    return is_done && lseek(input->fd, 0, SEEK_SET) == 0;
}

bool input_open(struct input *input, const char *file,
                const struct options *options)
{
    *input = (struct input){.name = file, .fd = -1};
    input->is_standard_input = strcmp(file, "-") == 0;
    if (input->is_standard_input) {
        input->name = "<stdin>";
        input->fd = STDIN_FILENO;
    } else if (!open_file(input, options)) {
        goto failed;
    }
    if (fstat(input->fd, &input->stat) != 0) {
        message(input->name, "cannot be looked at: %s", strerror(errno));
        goto failed;
    }
    if (!is_acceptable(input, options))
        goto failed;
    bool is_seekable =
        S_ISREG(input->stat.st_mode) && !input->is_standard_input;
    if (!options_reread(options) || is_seekable || make_seekable(input))
        return true;
failed:
    input_close(input);
    return false;
}

ssize_t input_read(const struct input *input, char *buffer, size_t len)
{
    for (;;) {
        ssize_t done = read(input->fd, buffer, len);
        if (done >= 0)
            return done;
        if (errno == EINTR)
            continue;
        message(input->name, "cannot be read: %s", strerror(errno));
        return -1;
    }
}

static bool is_same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool input_is_unchanged(const struct input *input)
{
    struct stat now;
    return lstat(input->path, &now) == 0 && now.st_dev == input->stat.st_dev &&
           now.st_ino == input->stat.st_ino &&
           now.st_size == input->stat.st_size &&
           is_same_time(now.st_mtim, input->stat.st_mtim) &&
           is_same_time(now.st_ctim, input->stat.st_ctim);
}

void input_close(struct input *input)
{
    close_fd(input->fd);
    free(input->path);
    *input = (struct input){.fd = -1};
}
