/* SPDX-License-Identifier: MIT */
/* A file of pairs, one a line: BAD, a tab, GOOD.  Lines that begin with # and
   empty ones say nothing. */
#ifndef MAP_H
#define MAP_H

#include <fixenc.h>

struct map {
    struct fixenc_pair *pairs;
    size_t count;
    char *text; /* of the file, which the pairs point into */
};

/* Reads the pairs of a file, and checks them.  On false a message has been
   printed.  Free the map with map_free, either way. */
bool map_read(struct map *map, const char *name);

/* A map of zeros is allowed. */
void map_free(struct map *map);

#endif
