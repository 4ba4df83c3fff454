/* SPDX-License-Identifier: MIT */
#include "reread.h"

#include "message.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

ssize_t reread(int fd, const char *name, char *buffer, size_t len,
               uint64_t place)
{
    for (;;) {
        ssize_t done = pread(fd, buffer, len, (off_t)place);
        if (done >= 0)
            return done;
        if (errno == EINTR)
            continue;
        message(name, "cannot be read again: %s", strerror(errno));
        return -1;
    }
}
