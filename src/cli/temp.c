/* SPDX-License-Identifier: MIT */
#include "temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char name_start[] = ".fixenc-";
static const char name_end[] = ".tmp";

enum {
    NAME_LEN = sizeof TEMP_NAME - 1,
    START_LEN = sizeof name_start - 1,
    END_LEN = sizeof name_end - 1,
};

static int lock(int fd)
{
    int result;
    do
        result = flock(fd, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result;
}

/* Between its making and its locking another process may take the file for a
   left-over one.  Where files cannot be locked, none is ever taken for one. */
static bool is_taken(int fd)
{
    struct stat stat;
    if (lock(fd) != 0 && errno == EWOULDBLOCK)
        return true;
    return fstat(fd, &stat) == 0 && stat.st_nlink == 0;
}

int temp_create(char *path)
{
    char *name = path + strlen(path) - NAME_LEN;
    for (;;) {
        int fd = mkstemps(path, END_LEN);
        if (fd < 0 || !is_taken(fd))
            return fd;
        close(fd);
        memcpy(name, TEMP_NAME, NAME_LEN);
    }
}

bool temp_is_name(const char *name)
{
    static const char made_of[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    return strlen(name) == NAME_LEN &&
           memcmp(name, name_start, START_LEN) == 0 &&
           strspn(name + START_LEN, made_of) ==
               NAME_LEN - START_LEN - END_LEN &&
           strcmp(name + NAME_LEN - END_LEN, name_end) == 0;
}

/* Root gives its temporary files to the owner of the old one. */
static bool is_own(const struct stat *stat)
{
    uid_t user = geteuid();
    return S_ISREG(stat->st_mode) && (user == 0 || stat->st_uid == user);
}

/* A file that was renamed since it was opened is no left-over one. */
static bool has_still_name(const struct stat *opened, int folder,
                           const char *name)
{
    struct stat named;
    return fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           named.st_dev == opened->st_dev && named.st_ino == opened->st_ino;
}

static void remove_if_left_over(int folder, const char *name)
{
    struct stat opened;
    int fd = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return;
    if (fstat(fd, &opened) == 0 && is_own(&opened) && lock(fd) == 0 &&
        has_still_name(&opened, folder, name))
        unlinkat(folder, name, 0);
    close(fd);
}

void temp_sweep(int folder)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    DIR *entries = fdopendir(fd);
    if (entries == NULL) {
        close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        if (temp_is_name(entry->d_name))
            remove_if_left_over(folder, entry->d_name);
    closedir(entries);
}
