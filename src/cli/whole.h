/* SPDX-License-Identifier: MIT */
/* Writing and reading that goes on until all of it is done. */
#ifndef WHOLE_H
#define WHOLE_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all the bytes; on false errno tells why not. */
bool whole_write(int fd, const void *bytes, size_t len);

/* The same to a socket, whose other end may be gone. */
bool whole_send(int socket, const void *bytes, size_t len);

/* Reads so many bytes from a socket; false if they do not come. */
bool whole_receive(int socket, void *bytes, size_t len);

#endif
