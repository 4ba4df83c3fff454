/* SPDX-License-Identifier: MIT */
#include "scratch.h"

#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int scratch_open(void)
{
    char path[PATH_MAX];
    const char *folder = getenv("TMPDIR");
    if (folder == NULL || *folder == '\0')
        folder = "/tmp";
    int len = snprintf(path, sizeof path, "%s/fixenc-XXXXXX", folder);
    if (len < 0 || (size_t)len >= sizeof path) {
        message("scratch file", "cannot be made: $TMPDIR is too long");
        return -1;
    }
    /* One without a name is never left behind; not every file system has it. */
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0)
        unlink(path);
    else
        message("scratch file", "cannot be made: %s; see to $TMPDIR",
                strerror(errno));
    return fd;
}
