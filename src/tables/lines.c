/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include "emit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void lines_read(const char *path, void (*take)(char *line))
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t size = 0;
    if (file == NULL)
        fail("%s: cannot be read: %s", path, strerror(errno));
    while (getline(&line, &size, file) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] != '#' && line[0] != '\0')
            take(line);
    }
    if (ferror(file))
        fail("%s: cannot be read: %s", path, strerror(errno));
    free(line);
    fclose(file);
}
