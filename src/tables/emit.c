/* SPDX-License-Identifier: MIT */
#include "emit.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW = 128, ROWS_MAX = 2048 };

static const unsigned char *rows[ROWS_MAX];
static unsigned row_count;

void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(EXIT_FAILURE);
}

void emit_open(const char *path)
{
    if (!freopen(path, "w", stdout))
        fail("%s: %s", path, strerror(errno));
}

void emit_close(const char *path)
{
    if (ferror(stdout) || fclose(stdout) != 0)
        fail("%s: not written: %s", path, strerror(errno));
}

static unsigned find_row(const char *name, const unsigned char *row)
{
    for (unsigned i = 0; i < row_count; i++)
        if (memcmp(rows[i], row, ROW) == 0)
            return i;
    if (row_count == ROWS_MAX)
        fail("%s: more than %d different rows", name, ROWS_MAX);
    rows[row_count] = row;
    return row_count++;
}

static void print_row(const unsigned char *row)
{
    printf("    {");
    for (unsigned i = 0; i < ROW; i++)
        printf("%s%u,", i && i % 24 == 0 ? "\n     " : "", row[i]);
    printf("},\n");
}

void emit_two_stage(const char *name, const unsigned char *values, size_t len)
{
    row_count = 0;
    printf("const uint16_t %s_block[] = {", name);
    for (size_t i = 0; i < len; i += ROW)
        printf("%s%u,", i / ROW % 24 ? "" : "\n    ",
               find_row(name, values + i));
    printf("\n};\n\nconst uint8_t %s_row[][FX_CHARS_BLOCK] = {\n", name);
    for (unsigned i = 0; i < row_count; i++)
        print_row(rows[i]);
    printf("};\n\n");
}
