/* SPDX-License-Identifier: MIT */
/* What tells two texts apart: size and SHA-256 (by libmd). */
#ifndef HASH_H
#define HASH_H

#include <stdbool.h>
#include <stdint.h>

#include <sha256.h>

struct hash {
    uint64_t size;
    char sha256[SHA256_DIGEST_STRING_LENGTH]; /* in hexadecimal */
};

/* Reads all of the file; false after a message about `name`. */
bool hash_file(struct hash *hash, int fd, const char *name);

bool hash_is_same(const struct hash *a, const struct hash *b);

#endif
