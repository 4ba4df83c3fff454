/* SPDX-License-Identifier: MIT */
#include "sync.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <unistd.h>

bool sync_fd(int fd)
{
    int result;
    do
        result = fsync(fd);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

bool sync_folder_of(const char *path)
{
    char *real_path = realpath(path, NULL);
    if (real_path == NULL)
        return false;
    int folder = open(dirname(real_path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(real_path);
    if (folder < 0)
        return false;
    bool is_saved = sync_fd(folder);
    int error = errno;
    close(folder);
    errno = error;
    return is_saved;
}
