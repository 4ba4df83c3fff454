/* SPDX-License-Identifier: MIT */
#include "lookalike.h"

#include "charset.h"

/* The first pair that shows `c` or a character behind it. */
static size_t first_pair(uint32_t c)
{
    size_t first = 0, end = fx_lookalike_count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (fx_lookalikes[middle].shown < c)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

struct fx_lookalike_bytes fx_lookalike_find(unsigned charset, uint32_t c)
{
    struct fx_lookalike_bytes bytes = {0, 0};
    if (c > fx_lookalikes[fx_lookalike_count - 1].shown)
        return bytes;
    for (size_t i = first_pair(c);
         i < fx_lookalike_count && fx_lookalikes[i].shown == c; i++) {
        const struct fx_lookalike *pair = &fx_lookalikes[i];
        unsigned byte =
            fx_charset_byte(charset, fx_charset_char(pair->character));
        if (!(pair->charsets >> charset & 1) || byte < 0x80)
            continue;
        if (byte < 0xC0)
            bytes.low |= UINT64_C(1) << (byte - 0x80);
        else
            bytes.high |= UINT64_C(1) << (byte - 0xC0);
    }
    return bytes;
}
