/* SPDX-License-Identifier: MIT */
#include "hash.h"

#include "reread.h"

#include <string.h>

bool hash_file(struct hash *hash, int fd, const char *name)
{
    char block[32 * 1024];
    SHA256_CTX context;
    SHA256_Init(&context);
    hash->size = 0;
    for (;;) {
        ssize_t len = reread(fd, name, block, sizeof block, hash->size);
        if (len < 0)
            return false;
        if (len == 0)
            break;
        SHA256_Update(&context, (const uint8_t *)block, (size_t)len);
        hash->size += (uint64_t)len;
    }
    SHA256_End(&context, hash->sha256);
    return true;
}

bool hash_is_same(const struct hash *a, const struct hash *b)
{
    return a->size == b->size && strcmp(a->sha256, b->sha256) == 0;
}
