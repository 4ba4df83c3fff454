/* SPDX-License-Identifier: MIT */
#include "output.h"

#include "message.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool write_all(struct output *output, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t done = write(output->fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0) {
            message(output->name, "cannot be written: %s", strerror(errno));
            return false;
        }
        bytes += done;
        len -= (size_t)done;
    }
    return true;
}

bool output_flush(struct output *output)
{
    size_t len = output->len;
    output->len = 0;
    return write_all(output, output->buffer, len);
}

bool output_write(struct output *output, const char *bytes, size_t len)
{
    if (len > OUTPUT_LEN - output->len && !output_flush(output))
        return false;
    if (len > OUTPUT_LEN)
        return write_all(output, bytes, len);
    memcpy(output->buffer + output->len, bytes, len);
    output->len += len;
    return true;
}

bool output_copy(struct output *output, int from, uint64_t len)
{
    for (uint64_t at = 0; at < len;) {
        if (!output_flush(output))
            return false;
        size_t want = len - at < OUTPUT_LEN ? (size_t)(len - at) : OUTPUT_LEN;
        ssize_t done = pread(from, output->buffer, want, (off_t)at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            message(output->name, "cannot be read again: %s",
                    done < 0 ? strerror(errno) : "it became shorter");
            return false;
        }
        output->len = (size_t)done;
        at += (uint64_t)done;
    }
    return true;
}
