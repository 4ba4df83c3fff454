/* SPDX-License-Identifier: MIT */
/* A library to preload: once the program has read its text, this tries what a
   text that took it over would, and says what came of it. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void tell(const char *what, long result)
{
    dprintf(STDERR_FILENO, "%s: %s\n", what,
            result < 0 ? strerror(errno) : "done");
}

static long start_program(void)
{
    pid_t child = vfork();
    if (child == 0)
        _exit(0);
    return child;
}

static long map_code(void)
{
    void *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return code == MAP_FAILED ? -1 : 0;
}

static void try_all(void)
{
    struct stat stat;
    tell("read a file", open("/etc/hostname", O_RDONLY));
    tell("write a file", open("breach", O_WRONLY | O_CREAT, 0600));
    tell("look for a file", lstat("/", &stat));
    tell("remove a file", unlink("breach"));
    tell("connect", socket(AF_UNIX, SOCK_STREAM, 0));
    tell("start a program", start_program());
    tell("send a signal", kill(getpid(), 0));
    tell("make memory code", map_code());
}

static void try_once(int fd)
{
    static bool is_tried;
    if (fd != STDOUT_FILENO || is_tried)
        return;
    is_tried = true;
    try_all();
}

ssize_t write(int fd, const void *bytes, size_t len)
{
    try_once(fd);
    return syscall(SYS_write, fd, bytes, len);
}
