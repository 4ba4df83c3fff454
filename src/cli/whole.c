/* SPDX-License-Identifier: MIT */
#include "whole.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

static bool put(int fd, const char *bytes, size_t len, bool is_socket)
{
    while (len > 0) {
        ssize_t done = is_socket ? send(fd, bytes, len, MSG_NOSIGNAL)
                                 : write(fd, bytes, len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes += done;
        len -= (size_t)done;
    }
    return true;
}

bool whole_write(int fd, const void *bytes, size_t len)
{
    return put(fd, bytes, len, false);
}

bool whole_send(int socket, const void *bytes, size_t len)
{
    return put(socket, bytes, len, true);
}

bool whole_receive(int socket, void *bytes, size_t len)
{
    for (char *at = bytes; len > 0;) {
        ssize_t done = recv(socket, at, len, 0);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        len -= (size_t)done;
    }
    return true;
}
