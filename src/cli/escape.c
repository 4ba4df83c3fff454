/* SPDX-License-Identifier: MIT */
#include "escape.h"

#include "unicode.h"

#include <inttypes.h>

size_t escape_print_one(FILE *to, const char *text, size_t len)
{
    uint32_t code_point;
    size_t used = unicode_decode(text, len, &code_point);
    if (used == 0) {
        fprintf(to, "\\x%02X", (unsigned)(unsigned char)*text);
        return 1;
    }
    if (unicode_is_visible(code_point))
        fwrite(text, 1, used, to);
    else
        fprintf(to, "\\u{%" PRIX32 "}", code_point);
    return used;
}

/* Returns the length of the first character with its marks, or of the first
   invalid byte. */
static size_t one_len(const char *text, size_t len)
{
    uint32_t code_point;
    size_t at = unicode_decode(text, len, &code_point);
    if (at == 0)
        return 1;
    while (at < len) {
        size_t used = unicode_decode(text + at, len - at, &code_point);
        if (used == 0 || !unicode_is_mark(code_point))
            break;
        at += used;
    }
    return at;
}

/* Returns the length of the first `count` characters. */
static size_t chars_len(const char *text, size_t len, size_t count)
{
    size_t at = 0;
    while (count-- > 0 && at < len)
        at += one_len(text + at, len - at);
    return at;
}

static size_t count_chars(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t at = 0; at < len; count++)
        at += one_len(text + at, len - at);
    return count;
}

void escape_print(FILE *to, const char *text, size_t len)
{
    for (size_t at = 0; at < len;)
        at += escape_print_one(to, text + at, len - at);
}

void escape_print_short(FILE *to, const char *text, size_t len)
{
    size_t count = count_chars(text, len);
    if (count <= ESCAPE_SHORT) {
        escape_print(to, text, len);
        return;
    }
    size_t half = (ESCAPE_SHORT - 1) / 2;
    size_t tail = chars_len(text, len, count - half);
    escape_print(to, text, chars_len(text, len, half));
    fputs("…", to);
    escape_print(to, text + tail, len - tail);
}
