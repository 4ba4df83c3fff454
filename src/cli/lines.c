/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include "message.h"

#include <stdlib.h>

bool lines_add(struct lines *lines, uint64_t first, uint64_t end)
{
    if (first == end)
        return true;
    size_t size = (lines->count + 1) * sizeof *lines->ranges;
    struct lines_range *grown = realloc(lines->ranges, size);
    if (grown == NULL) {
        message(NULL, "not enough memory");
        return false;
    }
    lines->ranges = grown;
    lines->ranges[lines->count++] = (struct lines_range){first, end};
    return true;
}

bool lines_have(const struct lines *lines, uint64_t line)
{
    size_t low = 0, high = lines->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->ranges[middle].end <= line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < lines->count && lines->ranges[low].first <= line;
}

bool lines_carry(const struct lines *from, uint64_t first, uint64_t end,
                 uint64_t there, struct lines *to)
{
    for (size_t i = 0; i < from->count; i++) {
        struct lines_range range = from->ranges[i];
        if (range.first < first)
            range.first = first;
        if (range.end > end)
            range.end = end;
        if (range.first >= range.end)
            continue;
        uint64_t end_there =
            range.end == LINES_END ? LINES_END : range.end - first + there;
        if (!lines_add(to, range.first - first + there, end_there))
            return false;
    }
    return true;
}

void lines_free(struct lines *lines)
{
    free(lines->ranges);
    *lines = (struct lines){0};
}
