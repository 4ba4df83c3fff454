/* SPDX-License-Identifier: MIT */
#include "message.h"

#include "escape.h"
#include "terminal.h"

#include <limits.h>
#include <stdarg.h>
#include <string.h>

void message(const char *file, const char *format, ...)
{
    char text[2 * PATH_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);

    fputs("fixenc: ", stderr);
    if (file != NULL) {
        escape_print(stderr, file, strlen(file));
        fputs(": ", stderr);
    }
    escape_print(stderr, text, strlen(text));
    /* A progress line may stand there. */
    terminal_clear_rest(stderr);
    fputc('\n', stderr);
}
