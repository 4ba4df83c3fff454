/* SPDX-License-Identifier: MIT */
#include "output.h"

#include "message.h"
#include "reread.h"

#include <errno.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* As long as this it is cheaper to write bytes at once than to copy them. */
#define UNCOPIED_LEN ((size_t)32 * 1024)

/* Takes what was written off the parts. */
static void drop_written(struct iovec parts[2], size_t len)
{
    for (int i = 0; i < 2; i++) {
        size_t taken = len < parts[i].iov_len ? len : parts[i].iov_len;
        parts[i].iov_base = (char *)parts[i].iov_base + taken;
        parts[i].iov_len -= taken;
        len -= taken;
    }
}

/* Writes what was gathered, and `len` bytes more. */
static bool write_with(struct output *output, const char *bytes, size_t len)
{
    /* struct iovec is for reading, too, so its bytes are not const. */
    const union {
        const char *bytes;
        void *base;
    } more = {.bytes = bytes};
    struct iovec parts[2] = {{output->buffer, output->len}, {more.base, len}};
    output->len = 0;
    while (parts[0].iov_len + parts[1].iov_len > 0) {
        ssize_t done = writev(output->fd, parts, 2);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0) {
            message(output->name, "cannot be written: %s", strerror(errno));
            return false;
        }
        drop_written(parts, (size_t)done);
    }
    return true;
}

bool output_flush(struct output *output)
{
    /* To a null pointer not even 0 may be added. */
    return write_with(output, "", 0);
}

bool output_write(struct output *output, const char *bytes, size_t len)
{
    if (len >= UNCOPIED_LEN || len > OUTPUT_LEN - output->len)
        return write_with(output, bytes, len);
    memcpy(output->buffer + output->len, bytes, len);
    output->len += len;
    return true;
}

bool output_copy(struct output *output, int from, uint64_t place, uint64_t len)
{
    while (len > 0) {
        if (output->len == OUTPUT_LEN && !output_flush(output))
            return false;
        size_t room = OUTPUT_LEN - output->len;
        ssize_t done = reread(from, output->name, output->buffer + output->len,
                              len < room ? (size_t)len : room, place);
        if (done == 0)
            message(output->name, "cannot be read again: it became shorter");
        if (done <= 0)
            return false;
        output->len += (size_t)done;
        place += (uint64_t)done;
        len -= (uint64_t)done;
    }
    return true;
}
