/* SPDX-License-Identifier: MIT */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool terminal_obeys(int fd)
{
    const char *kind = getenv("TERM");
    return isatty(fd) && kind != NULL && strcmp(kind, "dumb") != 0;
}

bool terminal_wants_color(int fd)
{
    const char *no_color = getenv("NO_COLOR");
    return (no_color == NULL || *no_color == '\0') && terminal_obeys(fd);
}

void terminal_paint(FILE *to, bool has_color, enum terminal_color color)
{
    if (has_color)
        fprintf(to, "\033[%dm", (int)color);
}

void terminal_clear_rest(FILE *to)
{
    if (terminal_obeys(fileno(to)))
        fputs("\033[K", to);
}
