/* SPDX-License-Identifier: MIT */
#include "sandbox.h"

#ifdef FIXENC_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#ifndef AT_EMPTY_PATH /* only with _GNU_SOURCE */
#define AT_EMPTY_PATH 0x1000
#endif

/* What reading, writing, memory and the end of a program need. */
static const int allowed[] = {
    SCMP_SYS(read),           SCMP_SYS(write),        SCMP_SYS(writev),
    SCMP_SYS(lseek),          SCMP_SYS(_llseek),      SCMP_SYS(fstat),
    SCMP_SYS(fstat64),        SCMP_SYS(close),        SCMP_SYS(brk),
    SCMP_SYS(munmap),         SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigreturn),
    SCMP_SYS(getrandom),      SCMP_SYS(futex),        SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),   SCMP_SYS(clock_gettime),
};

enum { ALLOWED_COUNT = sizeof allowed / sizeof *allowed };

static bool allow(scmp_filter_ctx filter, int call, struct scmp_arg_cmp if_so)
{
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &if_so) == 0;
}

static bool fill(scmp_filter_ctx filter)
{
    const struct scmp_arg_cmp no_code =
        SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    for (int i = 0; i < ALLOWED_COUNT; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) != 0)
            return false;
    return allow(filter, SCMP_SYS(mmap), no_code) &&
           allow(filter, SCMP_SYS(mmap2), no_code) &&
           /* fstat of some C libraries */
           allow(filter, SCMP_SYS(newfstatat),
                 SCMP_A3(SCMP_CMP_EQ, AT_EMPTY_PATH, 0)) &&
           /* isatty */
           allow(filter, SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_EQ, TCGETS, 0));
}

void sandbox_enter(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == NULL)
        return;
    if (fill(filter))
        seccomp_load(filter);
    seccomp_release(filter);
}

#else

void sandbox_enter(void)
{
}

#endif
