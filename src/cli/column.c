/* SPDX-License-Identifier: MIT */
#include "column.h"

#include "reread.h"

uint64_t column_count(const char *text, size_t len)
{
    uint64_t count = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];
        /* Four bytes are a pair of surrogates. */
        if (byte >= 0xF0)
            count += 2;
        else if ((byte & 0xC0) != 0x80)
            count++;
    }
    return count;
}

void column_begin(struct column *column, const struct input *input)
{
    *column = (struct column){.input = input};
}

bool column_find(struct column *column, const struct fixenc_finding *finding)
{
    char block[4096];
    if (column->line != finding->line) {
        column->line = finding->line;
        column->place = finding->offset - (finding->column - 1);
        column->column = 1;
    }
    while (column->place < finding->offset) {
        uint64_t left = finding->offset - column->place;
        ssize_t len = reread(column->input->fd, column->input->name, block,
                             left < sizeof block ? (size_t)left : sizeof block,
                             column->place);
        if (len <= 0)
            return len == 0;
        column->column += column_count(block, (size_t)len);
        column->place += (uint64_t)len;
    }
    return true;
}
