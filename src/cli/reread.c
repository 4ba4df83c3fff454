/* SPDX-License-Identifier: MIT */
#include "reread.h"

#include "message.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

ssize_t reread(int fd, const char *name, char *buffer, size_t len,
               uint64_t place)
{
    size_t have = 0;
    while (have < len) {
        ssize_t done =
            pread(fd, buffer + have, len - have, (off_t)(place + have));
        if (done == 0)
            break;
        if (done > 0) {
            have += (size_t)done;
        } else if (errno != EINTR) {
            message(name, "cannot be read again: %s", strerror(errno));
            return -1;
        }
    }
    return (ssize_t)have;
}
