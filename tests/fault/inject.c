/* SPDX-License-Identifier: MIT */
/*
 * A library to preload: makes one call of a program fail, or stop short.
 *   FAULT_AT=N      the Nth call of the functions below
 *   FAULT_ERROR=E   fails with this errno; 0: reads or writes half
 *   FAULT_ONWARD=1  and so do all later calls of that function
 *   FAULT_SIGNAL=S  sends the process this signal before that call instead
 *   FAULT_PROCESS=P counts in the Pth process that the program forks; 0: in itself
 *   FAULT_HIT=FILE  gets the function's name when that happens
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <iconv.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned long process, fork_count;
static unsigned long call_count;
static bool is_paused;
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
    if (path == NULL || hit_fd >= 0)
        return;
    unsetenv("LD_PRELOAD"); /* other programs are not what is tested */
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
    open_hit();
    if (is_paused || setting("FAULT_PROCESS") != process)
        return false;
    if (hit != NULL)
        return setting("FAULT_ONWARD") != 0 && strcmp(hit, function) == 0;
    if (setting("FAULT_AT") != ++call_count)
        return false;
    tell_hit(function);
    unsigned long signal_number = setting("FAULT_SIGNAL");
    if (signal_number == 0)
        return true;
    syscall(SYS_kill, getpid(), signal_number);
    return false;
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
WRAP_MOVE(ssize_t, send, (int fd, const void *from, size_t len, int flags), (fd, from, len, flags))
WRAP_MOVE(ssize_t, recv, (int fd, void *to, size_t len, int flags), (fd, to, len, flags))
WRAP_MOVE(ssize_t, sendfile64, (int to, int from, off64_t *at, size_t len), (to, from, at, len))
WRAP_MOVE(ssize_t, pread64, (int fd, void *to, size_t len, off64_t at), (fd, to, len, at))

WRAP(int, -1, openat64, (int at, const char *path, int flags, ...), (at, path, flags))
WRAP(int, -1, mkstemp64, (char *path), (path))
WRAP(int, -1, mkostemp64, (char *path, int flags), (path, flags))
WRAP(int, -1, mkstemps64, (char *path, int len), (path, len))
WRAP(FILE *, NULL, fopen64, (const char *path, const char *mode), (path, mode))
WRAP(FILE *, NULL, fdopen, (int fd, const char *mode), (fd, mode))
WRAP(FILE *, NULL, fmemopen, (void *bytes, size_t len, const char *mode), (bytes, len, mode))
WRAP(FILE *, NULL, open_memstream, (char **bytes, size_t *len), (bytes, len))
WRAP(int, -1, dup, (int fd), (fd))
WRAP(int, -1, dup2, (int fd, int other), (fd, other))
WRAP(int, -1, ftruncate64, (int fd, off64_t len), (fd, len))
WRAP(int, -1, fsync, (int fd), (fd))
WRAP(int, -1, flock, (int fd, int what), (fd, what))
WRAP(off64_t, -1, lseek64, (int fd, off64_t at, int from), (fd, at, from))
WRAP(int, -1, fseeko64, (FILE *file, off64_t at, int from), (file, at, from))
WRAP(int, EOF, fflush, (FILE *file), (file))

WRAP(int, -1, stat64, (const char *path, struct stat64 *to), (path, to))
WRAP(int, -1, lstat64, (const char *path, struct stat64 *to), (path, to))
WRAP(int, -1, fstat64, (int fd, struct stat64 *to), (fd, to))
WRAP(int, -1, fstatat64, (int at, const char *path, struct stat64 *to, int flags), (at, path, to, flags))
WRAP(int, -1, faccessat, (int at, const char *path, int mode, int flags), (at, path, mode, flags))
WRAP(int, -1, access, (const char *path, int mode), (path, mode))
WRAP(char *, NULL, getcwd, (char *to, size_t len), (to, len))
WRAP(char *, NULL, realpath, (const char *path, char *to), (path, to))
WRAP(DIR *, NULL, fdopendir, (int fd), (fd))
WRAP(struct dirent64 *, NULL, readdir64, (DIR *folder), (folder))
WRAP(FTSENT64 *, NULL, fts64_read, (FTS64 *folders), (folders))

WRAP(int, -1, socketpair, (int family, int type, int protocol, int pair[2]), (family, type, protocol, pair))
WRAP(pid_t, -1, waitpid, (pid_t id, int *status, int options), (id, status, options))
WRAP(int, errno, posix_spawnp, (pid_t *id, const char *name, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes, char *const argv[], char *const environment[]), (id, name, actions, attributes, argv, environment))
WRAP(iconv_t, (iconv_t)-1, iconv_open, (const char *to, const char *from), (to, from))

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

/* A file is closed, even where that fails. */
int close(int fd)
{
    int (*next)(int);
    *(void **)&next = dlsym(RTLD_NEXT, "close");
    bool is_failing = fails("close");
    int error = errno, result = next(fd);
    if (is_failing)
        errno = error;
    return is_failing ? -1 : result;
}

int fclose(FILE *file)
{
    int (*next)(FILE *);
    *(void **)&next = dlsym(RTLD_NEXT, "fclose");
    bool is_failing = fails("fclose");
    int error = errno, result = next(file);
    if (is_failing)
        errno = error;
    return is_failing ? EOF : result;
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    mode_t mode = va_arg(more, mode_t); /* whatever that is without O_CREAT */
    va_end(more);
    int (*next)(const char *, int, ...);
    *(void **)&next = dlsym(RTLD_NEXT, "open64");
    return fails("open64") ? -1 : next(path, flags, mode);
}

/* That of glibc 2.36 does not look whether its own malloc failed. */
FTS64 *fts64_open(char *const *paths, int options,
                  int (*compare)(const FTSENT64 **, const FTSENT64 **))
{
    FTS64 *(*next)(char *const *, int,
                   int (*)(const FTSENT64 **, const FTSENT64 **));
    *(void **)&next = dlsym(RTLD_NEXT, "fts64_open");
    if (fails("fts64_open"))
        return NULL;
    is_paused = true;
    FTS64 *folders = next(paths, options, compare);
    is_paused = false;
    return folders;
}

pid_t fork(void)
{
    pid_t (*next)(void);
    *(void **)&next = dlsym(RTLD_NEXT, "fork");
    if (fails("fork"))
        return -1;
    fork_count++;
    pid_t id = next();
    if (id == 0) {
        process = fork_count;
        call_count = 0;
    }
    return id;
}

/* dlsym may need memory itself. */
extern void *__libc_malloc(size_t len);
extern void *__libc_calloc(size_t count, size_t len);
extern void *__libc_realloc(void *memory, size_t len);

void *malloc(size_t len)
{
    return fails("malloc") ? NULL : __libc_malloc(len);
}

void *calloc(size_t count, size_t len)
{
    return fails("calloc") ? NULL : __libc_calloc(count, len);
}

void *realloc(void *memory, size_t len)
{
    return fails("realloc") ? NULL : __libc_realloc(memory, len);
}
