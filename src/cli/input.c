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
static bool copy_rest(struct input *input, struct output *to)
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

bool input_replace(struct input *input, int fd)
{
    if (lseek(fd, 0, SEEK_SET) != 0) {
        message(input->name, "cannot be read again: %s", strerror(errno));
        return false;
    }
    if (input->file_fd < 0)
        input->file_fd = input->fd;
    else
        close_fd(input->fd);
    input->fd = fd;
    input->head_len = 0;
    input->has_ended = false;
    return true;
}

bool input_make_seekable(struct input *input)
{
    if (S_ISREG(input->stat.st_mode) && !input->is_standard_input)
        return true;
    struct output scratch = {.fd = scratch_open(), .name = "scratch file"};
    if (scratch.fd < 0)
        return false;
    scratch.buffer = malloc(OUTPUT_LEN);
    if (scratch.buffer == NULL)
        message(input->name, "cannot be read: %s", strerror(errno));
    bool is_done = scratch.buffer != NULL && copy_rest(input, &scratch) &&
                   input_replace(input, scratch.fd);
    free(scratch.buffer);
    if (!is_done)
        close_fd(scratch.fd);
    return is_done;
}

/* The first one that fits is meant. */
static const struct {
    const char *bytes;
    size_t len;
    const char *charset;
} marks[] = {
    {"\xFF\xFE\0\0", 4, "UTF-32LE"},
    {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

enum { MARK_COUNT = sizeof marks / sizeof *marks };

const char *input_find_mark(const struct input *input)
{
    for (size_t i = 0; i < MARK_COUNT; i++)
        if (input->head_len >= marks[i].len &&
            memcmp(input->head, marks[i].bytes, marks[i].len) == 0)
            return marks[i].charset;
    return NULL;
}

/* May more bytes make it one? */
static bool may_be_mark(const struct input *input)
{
    for (size_t i = 0; i < MARK_COUNT; i++)
        if (input->head_len < marks[i].len &&
            memcmp(input->head, marks[i].bytes, input->head_len) == 0)
            return true;
    return false;
}

/* As read(2), however often that is interrupted; -1 after a message. */
static ssize_t read_some(const struct input *input, char *buffer, size_t len)
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

/* Reads ahead; false after a message, for without the mark it would be taken
   for another text. */
static bool read_head(struct input *input)
{
    ssize_t len;
    do {
        len = read_some(input, input->head + input->head_len,
                        sizeof input->head - input->head_len);
        input->head_len += len > 0 ? (size_t)len : 0;
    } while (len > 0 && may_be_mark(input));
    input->has_ended = len == 0;
    return len >= 0;
}

static bool look_at(struct input *input)
{
    if (fstat(input->fd, &input->stat) == 0)
        return true;
    message(input->name, "cannot be looked at: %s", strerror(errno));
    return false;
}

bool input_open(struct input *input, const char *file,
                const struct options *options)
{
    *input = (struct input){.name = file, .fd = -1, .file_fd = -1};
    input->is_standard_input = strcmp(file, "-") == 0;
    if (input->is_standard_input) {
        input->name = "<stdin>";
        input->fd = STDIN_FILENO;
    } else if (!open_file(input, options)) {
        goto failed;
    }
    if (!look_at(input) || !is_acceptable(input, options) || !read_head(input))
        goto failed;
    if (!options_reread(options) || input_make_seekable(input))
        return true;
failed:
    input_close(input);
    return false;
}

bool input_take(struct input *input, const char *name, int fd)
{
    *input = (struct input){.name = name, .fd = fd, .file_fd = -1};
    if (fd >= 0 && look_at(input) && read_head(input))
        return true;
    input_close(input);
    return false;
}

static size_t take_head(struct input *input, char *buffer, size_t len)
{
    size_t taken = input->head_len < len ? input->head_len : len;
    memcpy(buffer, input->head, taken);
    input->head_len -= taken;
    memmove(input->head, input->head + taken, input->head_len);
    return taken;
}

ssize_t input_read(struct input *input, char *buffer, size_t len)
{
    if (input->head_len > 0)
        return (ssize_t)take_head(input, buffer, len);
    if (input->has_ended)
        return 0;
    return read_some(input, buffer, len);
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
    close_fd(input->file_fd);
    free(input->path);
    input->path = NULL;
    input->fd = input->file_fd = -1;
}
