/* SPDX-License-Identifier: MIT */
/* Makes the table of src/lib/lookalike.h out of lookalikes.txt. */
#include "emit.h"
#include "lines.h"

#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PAIRS_MAX = 512, CHARSETS_LEN = 512 };

struct pair {
    uint32_t shown, character;
    char charsets[CHARSETS_LEN]; /* a C expression */
};

static struct pair pairs[PAIRS_MAX];
static size_t pair_count;
static char charsets[CHARSETS_LEN] = "0"; /* of the pairs that come */

/* The bit set of the names behind "for". */
static void read_head(char *names)
{
    size_t len = 0;
    if (strcmp(names, "all") == 0) {
        snprintf(charsets, CHARSETS_LEN, "UINT64_MAX");
        return;
    }
    for (char *name = strtok(names, " "); name; name = strtok(NULL, " "))
        len += (size_t)snprintf(charsets + len, CHARSETS_LEN - len,
                                "%sUINT64_C(1) << FIXENC_%s",
                                len > 0 ? " | " : "", name);
}

static uint32_t take_char(const char **at, const char *line)
{
    uint32_t c;
    unsigned len = fx_utf8_decode((const unsigned char *)*at, strlen(*at), &c);
    if (len == 0)
        fail("lookalikes.txt: not a row: %s", line);
    *at += len;
    return c;
}

static void read_row(const char *line)
{
    const char *at = line;
    uint32_t shown = take_char(&at, line);
    at += strspn(at, " ");
    while (*at) {
        if (pair_count == PAIRS_MAX)
            fail("lookalikes.txt: more than %d pairs", PAIRS_MAX);
        struct pair *pair = &pairs[pair_count++];
        pair->shown = shown;
        pair->character = take_char(&at, line);
        memcpy(pair->charsets, charsets, CHARSETS_LEN);
    }
}

static void read_line(char *line)
{
    if (strncmp(line, "for ", 4) == 0)
        read_head(line + 4);
    else
        read_row(line);
}

static int by_shown(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;
    if (a->shown != b->shown)
        return a->shown < b->shown ? -1 : 1;
    return (a->character > b->character) - (a->character < b->character);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: make_lookalikes lookalikes.txt lookalike_tables.c");
    lines_read(argv[1], read_line);
    qsort(pairs, pair_count, sizeof *pairs, by_shown);
    emit_open(argv[2]);
    printf("/* Made by src/tables/make_lookalikes.c from lookalikes.txt. */\n"
           "#include \"lookalike.h\"\n\n"
           "const size_t fx_lookalike_count = %zu;\n\n"
           "const struct fx_lookalike fx_lookalikes[] = {\n",
           pair_count);
    for (size_t i = 0; i < pair_count; i++)
        printf("    {0x%X, 0x%X, %s},\n", (unsigned)pairs[i].shown,
               (unsigned)pairs[i].character, pairs[i].charsets);
    printf("};\n");
    emit_close(argv[2]);
    return 0;
}
