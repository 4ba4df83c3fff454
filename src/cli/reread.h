/* SPDX-License-Identifier: MIT */
/* Reads again what stands at a place of a file. */
#ifndef REREAD_H
#define REREAD_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Reads `len` bytes from `place` on; returns how many, fewer only at the end,
   or -1 after a message about `name`. */
ssize_t reread(int fd, const char *name, char *buffer, size_t len,
               uint64_t place);

#endif
