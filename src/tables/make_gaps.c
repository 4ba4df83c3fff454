/* SPDX-License-Identifier: MIT */
/*
 * Packs gaps.txt into the table of src/lib/gap.h.
 *
 *     make_gaps gaps.txt gap_tables.c
 */
#include "charset.h"
#include "emit.h"
#include "gap.h"
#include "lines.h"
#include "spelling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A little air, so that a search for what is not there ends soon. */
static const double LOAD = 0.92;

/* The per cent from which an entry is so sure. */
static const double sure[FX_GAP_SURE] = {85, 95, 98.5};

struct entry {
    uint64_t hash;
    unsigned sure;
};

static struct entry *entries;
static size_t entry_count;
static unsigned charset; /* of the rows that come */

/* Reads up to FX_GAP_REACH characters; returns how many. */
static unsigned read_side(const char *text, uint32_t *side)
{
    unsigned count = 0;
    if (strcmp(text, ".") == 0)
        return 0;
    for (; *text && count < FX_GAP_REACH; text += *text == ',')
        side[count++] = spelling_read(&text);
    return count;
}

static void reverse(uint32_t *side, unsigned count)
{
    for (unsigned i = 0; i < count / 2; i++) {
        uint32_t c = side[i];
        side[i] = side[count - 1 - i];
        side[count - 1 - i] = c;
    }
}

static unsigned find_shape(unsigned left, unsigned right)
{
    for (unsigned i = 0; i < FX_GAP_SHAPES; i++)
        if (fx_gap_shapes[i].left == left && fx_gap_shapes[i].right == right)
            return i;
    fail("make_gaps: no such shape: %u, %u", left, right);
}

static unsigned how_sure(double percent)
{
    unsigned i = 0;
    while (i < FX_GAP_SURE && percent >= sure[i])
        i++;
    return i;
}

static void add_entry(uint64_t hash, unsigned is_sure)
{
    if (entry_count % 4096 == 0)
        entries = realloc(entries, (entry_count + 4096) * sizeof *entries);
    if (!entries)
        fail("make_gaps: out of memory");
    entries[entry_count++] = (struct entry){hash, is_sure};
}

static void read_row(char *row)
{
    struct fx_gap gap = {.charset = charset};
    char *rest;
    const char *left = strtok_r(row, " ", &rest);
    const char *letter = strtok_r(NULL, " ", &rest);
    const char *right = strtok_r(NULL, " ", &rest);
    const char *percent = strtok_r(NULL, " ", &rest);
    if (!percent)
        fail("make_gaps: not a row: %s", row);
    unsigned left_count = read_side(left, gap.left);
    unsigned shape = find_shape(left_count, read_side(right, gap.right));
    reverse(gap.left, left_count);
    add_entry(fx_gap_hash(&gap, shape, spelling_read(&letter)),
              how_sure(strtod(percent, NULL)));
}

static void read_charset(const char *name)
{
    charset = fx_charset_by_name(name);
    if (charset == 0)
        fail("make_gaps: no such charset: %s", name);
}

static void read_line(char *line)
{
    static const char name[] = "charset ";
    if (strncmp(line, name, strlen(name)) == 0)
        read_charset(line + strlen(name));
    else
        read_row(line);
}

static void print_slots(void)
{
    uint32_t count = (uint32_t)((double)entry_count / LOAD) + 1;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots)
        fail("make_gaps: out of memory");
    for (size_t k = 0; k < entry_count; k++) {
        uint32_t i = fx_gap_home(entries[k].hash, count);
        while (slots[i])
            i = i + 1 < count ? i + 1 : 0;
        slots[i] =
            (entries[k].hash & FX_GAP_SLOT_MOST & ~(uint64_t)FX_GAP_SURE) |
            entries[k].sure;
    }
    printf("const uint32_t fx_gap_slot_count = %u;\n\n"
           "const uint8_t fx_gap_slots[][FX_GAP_SLOT_BYTES] = {",
           (unsigned)count);
    for (uint32_t i = 0; i < count; i++)
        printf("%s{%u, %u, %u},", i % 4 ? " " : "\n    ",
               (unsigned)(slots[i] >> 16), (unsigned)(slots[i] >> 8 & 0xFF),
               (unsigned)(slots[i] & 0xFF));
    printf("\n};\n");
    free(slots);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: make_gaps gaps.txt gap_tables.c");
    lines_read(argv[1], read_line);
    emit_open(argv[2]);
    printf("/* Made by src/tables/make_gaps.c from gaps.txt. */\n"
           "#include \"gap.h\"\n\n");
    print_slots();
    free(entries);
    emit_close(argv[2]);
    return 0;
}
