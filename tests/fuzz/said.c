/* SPDX-License-Identifier: MIT */
#include "said.h"

#include <stdarg.h>
#include <string.h>

#include "escape.h"
#include "must.h"

static int message_count;

static void check_shown(const char *text)
{
    char *shown;
    size_t len;
    FILE *to = open_memstream(&shown, &len);
    must(to != NULL, "there is memory for a message");
    escape_print(to, text, strlen(text));
    fclose(to);
    for (size_t i = 0; i < len; i++)
        must((unsigned char)shown[i] >= ' ' && shown[i] != 0x7F,
             "no control character is printed");
    free(shown);
}

void __wrap_message(const char *file, const char *format, ...);

void __wrap_message(const char *file, const char *format, ...)
{
    char text[8192];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    message_count++;
    if (file != NULL)
        check_shown(file);
    check_shown(text);
}

int said_count(void)
{
    int count = message_count;
    message_count = 0;
    return count;
}
