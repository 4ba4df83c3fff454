/* SPDX-License-Identifier: MIT */
#include "output.h"

#include "message.h"
#include "reread.h"
#include "whole.h"

#include <errno.h>
#include <string.h>

/* As long as this it is cheaper to write bytes at once than to copy them. */
#define UNCOPIED_LEN ((size_t)32 * 1024)

/* Writes what was gathered, and `len` bytes more. */
static bool write_with(struct output *output, const char *bytes, size_t len)
{
    size_t gathered = output->len;
    output->len = 0;
    if (whole_write(output->fd, output->buffer, gathered) &&
        whole_write(output->fd, bytes, len))
        return true;
    message(output->name, "cannot be written: %s", strerror(errno));
    return false;
}

bool output_flush(struct output *output)
{
    return write_with(output, NULL, 0);
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
