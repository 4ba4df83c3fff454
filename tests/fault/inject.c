/* SPDX-License-Identifier: MIT */
/*
 * A library to preload: makes one call of a program fail, or stop short.
 *   FAULT_AT=N      the Nth call of the functions below
 *   FAULT_ERROR=E   fails with this errno; 0: reads or writes half
 *   FAULT_ONWARD=1  and so do all later calls of that function
 *   FAULT_HIT=FILE  gets the function's name when that happens
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static unsigned long call_count;
static long hit_fd = -1;
static const char *hit; /* the function that fails */

static unsigned long setting(const char *name)
{
    const char *value = getenv(name);
    return value != NULL ? strtoul(value, NULL, 10) : 0;
}

/* At the first call, for later the program may not be let to.  By bare system
   calls, which are not counted, and out of the way of its own files. */
static void open_hit(void)
{
    const char *path = getenv("FAULT_HIT");
    if (path == NULL)
        return;
    long fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT, 0600);
    hit_fd = syscall(SYS_fcntl, fd, F_DUPFD, 100);
    syscall(SYS_close, fd);
}

static void tell_hit(const char *function)
{
    hit = function;
    syscall(SYS_write, hit_fd, function, strlen(function));
}

/* Whether this call is to fail. */
static bool is_hit(const char *function)
{
    if (call_count == 0)
        open_hit();
    if (hit != NULL)
        return setting("FAULT_ONWARD") != 0 && strcmp(hit, function) == 0;
    if (setting("FAULT_AT") != ++call_count)
        return false;
    tell_hit(function);
    return true;
}

static bool fails(const char *function)
{
    int error = (int)setting("FAULT_ERROR");
    if (error == 0 || !is_hit(function))
        return false;
    errno = error;
    return true;
}

/* What a call that moves `len` bytes is told instead. */
static size_t shorten(const char *function, size_t len)
{
    bool is_short = setting("FAULT_ERROR") == 0 && is_hit(function);
    return is_short && len > 1 ? len / 2 : len;
}

/* Each of these functions fails when it is its turn, and is else the next
   one of its name. */
#define WRAP(type, failed, function, parameters, arguments)                    \
    type function parameters;                                                  \
    type function parameters                                                   \
    {                                                                          \
        type(*next) parameters;                                                \
        *(void **)&next = dlsym(RTLD_NEXT, #function);                         \
        return fails(#function) ? (failed) : next arguments;                   \
    }

/* And these move only some of the bytes. */
#define WRAP_MOVE(type, function, parameters, arguments)                       \
    type function parameters;                                                  \
    type function parameters                                                   \
    {                                                                          \
        type(*next) parameters;                                                \
        *(void **)&next = dlsym(RTLD_NEXT, #function);                         \
        len = shorten(#function, len);                                         \
        return fails(#function) ? -1 : next arguments;                         \
    }

/* clang-format off */
WRAP_MOVE(ssize_t, read, (int fd, void *to, size_t len), (fd, to, len))
WRAP_MOVE(ssize_t, write, (int fd, const void *from, size_t len), (fd, from, len))
WRAP_MOVE(ssize_t, pread64, (int fd, void *to, size_t len, off64_t at), (fd, to, len, at))

WRAP(int, -1, open64, (const char *path, int flags, ...), (path, flags))
WRAP(int, -1, openat64, (int at, const char *path, int flags, ...), (at, path, flags))
WRAP(int, -1, mkstemp64, (char *path), (path))
WRAP(int, -1, mkstemps64, (char *path, int len), (path, len))
WRAP(FILE *, NULL, fopen64, (const char *path, const char *mode), (path, mode))
WRAP(int, -1, close, (int fd), (fd))
WRAP(int, -1, dup, (int fd), (fd))
WRAP(int, -1, fsync, (int fd), (fd))
WRAP(int, -1, flock, (int fd, int what), (fd, what))
WRAP(off64_t, -1, lseek64, (int fd, off64_t at, int from), (fd, at, from))
WRAP(int, EOF, fflush, (FILE *file), (file))
WRAP(int, EOF, fclose, (FILE *file), (file))

WRAP(int, -1, stat64, (const char *path, struct stat64 *to), (path, to))
WRAP(int, -1, lstat64, (const char *path, struct stat64 *to), (path, to))
WRAP(int, -1, fstat64, (int fd, struct stat64 *to), (fd, to))
WRAP(int, -1, fstatat64, (int at, const char *path, struct stat64 *to, int flags), (at, path, to, flags))
WRAP(int, -1, faccessat, (int at, const char *path, int mode, int flags), (at, path, mode, flags))
WRAP(char *, NULL, realpath, (const char *path, char *to), (path, to))
WRAP(DIR *, NULL, fdopendir, (int fd), (fd))

WRAP(int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(int, -1, fchown, (int fd, uid_t user, gid_t group), (fd, user, group))
WRAP(int, -1, futimens, (int fd, const struct timespec times[2]), (fd, times))
WRAP(ssize_t, -1, flistxattr, (int fd, char *to, size_t len), (fd, to, len))
WRAP(ssize_t, -1, fgetxattr, (int fd, const char *name, void *to, size_t len), (fd, name, to, len))
WRAP(int, -1, fsetxattr, (int fd, const char *name, const void *value, size_t len, int flags), (fd, name, value, len, flags))
WRAP(int, -1, fremovexattr, (int fd, const char *name), (fd, name))

WRAP(int, -1, link, (const char *path, const char *name), (path, name))
WRAP(int, -1, rename, (const char *path, const char *name), (path, name))
WRAP(int, -1, unlink, (const char *path), (path))
WRAP(int, -1, unlinkat, (int at, const char *path, int flags), (at, path, flags))
/* clang-format on */

/* dlsym may need memory itself. */
extern void *__libc_malloc(size_t len);

void *malloc(size_t len)
{
    return fails("malloc") ? NULL : __libc_malloc(len);
}
