/* SPDX-License-Identifier: MIT */
#include "spelling.h"

#include "chars.h"
#include "emit.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void spelling_print(uint32_t c)
{
    unsigned char out[4];
    if (c == ' ')
        printf("_");
    else if (fx_chars_kind(c) == FX_CHARS_LETTER)
        fwrite(out, 1, fx_utf8_encode(c, out), stdout);
    else
        printf("U+%04X", (unsigned)c);
}

static uint32_t read_number(const char **text)
{
    char *end;
    uint32_t c = (uint32_t)strtoul(*text + strlen("U+"), &end, 16);
    *text = end;
    return c;
}

uint32_t spelling_read(const char **text)
{
    const char *s = *text;
    uint32_t c;
    if (*s == '_') {
        ++*text;
        return ' ';
    }
    if (s[0] == 'U' && s[1] == '+')
        return read_number(text);
    unsigned len = fx_utf8_decode((const unsigned char *)s, strlen(s), &c);
    if (len == 0)
        fail("not a character: %s", s);
    *text += len;
    return c;
}
