/* SPDX-License-Identifier: MIT */
#include "map.h"

#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads the whole file as one string. */
static bool read_text(struct map *map, const char *name)
{
    FILE *file = fopen(name, "re");
    if (file == NULL) {
        message(name, "cannot be opened for --map: %s", strerror(errno));
        return false;
    }
    size_t size = 0;
    errno = 0;
    ssize_t len = getdelim(&map->text, &size, '\0', file);
    bool has_nul = len > 0 && map->text[len - 1] == '\0';
    if (ferror(file) || (len < 0 && errno != 0))
        message(name, "cannot be read: %s", strerror(errno));
    else if (has_nul)
        message(name, "has a NUL; give a text file");
    bool is_fine = !ferror(file) && !has_nul && (len >= 0 || errno == 0);
    fclose(file);
    if (len < 0) { /* an empty file: the buffer is not set */
        free(map->text);
        map->text = NULL;
    }
    return is_fine;
}

static size_t count_lines(const char *text)
{
    size_t count = 1;
    for (; (text = strchr(text, '\n')) != NULL; text++)
        count++;
    return count;
}

/* Parts a line into a pair.  False where it has not just one tab. */
static bool take_line(struct map *map, char *line)
{
    line[strcspn(line, "\r")] = '\0';
    if (*line == '\0' || *line == '#')
        return true;
    char *tab = strchr(line, '\t');
    if (tab == NULL || strchr(tab + 1, '\t') != NULL)
        return false;
    *tab = '\0';
    map->pairs[map->count++] = (struct fixenc_pair){line, tab + 1};
    return true;
}

static bool complain(const char *name, size_t line, const char *problem)
{
    message(name, "line %zu: %s", line, problem);
    return false;
}

/* Fills `lines` with the number of each pair's line. */
static bool take_pairs(struct map *map, const char *name, size_t *lines)
{
    size_t number = 1;
    for (char *line = map->text; line != NULL; number++) {
        char *end = strchr(line, '\n');
        if (end != NULL)
            *end++ = '\0';
        lines[map->count] = number;
        if (!take_line(map, line))
            return complain(name, number, "not a pair; give BAD, a tab, GOOD");
        line = end;
    }
    size_t which;
    const char *problem = fixenc_map_problem(map->pairs, map->count, &which);
    return problem == NULL || complain(name, lines[which], problem);
}

bool map_read(struct map *map, const char *name)
{
    if (!read_text(map, name))
        return false;
    if (map->text == NULL)
        return true;
    size_t most = count_lines(map->text) + 1;
    size_t *lines = calloc(most, sizeof *lines);
    map->pairs = calloc(most, sizeof *map->pairs);
    bool is_fine = lines != NULL && map->pairs != NULL;
    if (is_fine)
        is_fine = take_pairs(map, name, lines);
    else
        message(name, "not enough memory");
    free(lines);
    return is_fine;
}

void map_free(struct map *map)
{
    free(map->pairs);
    free(map->text);
}
