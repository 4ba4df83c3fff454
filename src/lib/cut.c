/* SPDX-License-Identifier: MIT */
#include "cut.h"

#include "php.h"

#include <string.h>

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The last place after half of the bound where a piece may end. */
static size_t last_place(const unsigned char *bytes,
                         bool (*fits)(unsigned char))
{
    size_t i = FIXENC_LINE_MAX;
    while (i > FIXENC_LINE_MAX / 2 && !fits(bytes[i]))
        i--;
    return i > FIXENC_LINE_MAX / 2 ? i : 0;
}

static bool is_space(unsigned char byte)
{
    return byte == ' ';
}

static bool is_ascii(unsigned char byte)
{
    return byte < 0x80;
}

/* ASCII that neither begins an escape nor stands in one. */
static bool is_in_no_escape(unsigned char byte)
{
    static const char outside[] = "\",.<>:/-()[]|!*+\t'";
    return byte > 0 && memchr(outside, byte, sizeof outside) != NULL;
}

size_t fx_cut_find(const unsigned char *bytes, unsigned escapes)
{
    size_t cut = last_place(bytes, is_space);
    if (cut == 0 && escapes)
        cut = last_place(bytes, is_in_no_escape);
    if (cut == 0)
        cut = last_place(bytes, is_ascii);
    for (size_t i = FIXENC_LINE_MAX; cut == 0 && i > FIXENC_LINE_MAX - 4; i--)
        if (!is_continuation(bytes[i]))
            cut = i;
    if (cut == 0)
        cut = FIXENC_LINE_MAX;
    return escapes & FIXENC_ESCAPES_PHP
               ? fx_php_cut(bytes, FIXENC_LINE_MAX + 1, cut)
               : cut;
}
