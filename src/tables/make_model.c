/* SPDX-License-Identifier: MIT */
/*
 * Packs model.txt into the tables of src/lib/model.h.
 *
 *     make_model model.txt model_tables.c
 */
#include "emit.h"
#include "lines.h"
#include "model.h"
#include "spelling.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CODE_POINTS = 0x110000,
    BYTES = 256, /* as in make_chars.c */
    CLASSES_MAX = 256,
    WORST = 255,
};

/* A little air, so that a search for what is not there ends soon. */
static const double LOAD = 0.75;

struct entry {
    uint64_t hash;
    unsigned cost;
};

static unsigned char pair[CLASSES_MAX][CLASSES_MAX];
static unsigned char chars[CODE_POINTS + BYTES];
static unsigned share[CLASSES_MAX];
static struct entry *entries;
static size_t entry_count;

static unsigned find_class(const char *name)
{
    for (unsigned i = 0; i < fx_chars_class_count; i++)
        if (strcmp(fx_chars_class_name[i], name) == 0)
            return i;
    fail("make_model: no such class: %s", name);
}

/* The class before another: there, "capitals" is one as well. */
static unsigned find_before(const char *name)
{
    return strcmp(name, "capitals") == 0 ? FX_MODEL_CAPITALS : find_class(name);
}

/* ---- Reading --------------------------------------------------------------- */

/* The next "NAME=COST" of a row, NULL at its end. */
static char *read_item(char **row, unsigned *cost)
{
    char *item = strtok_r(NULL, " ", row);
    char *equals = item ? strrchr(item, '=') : NULL;
    if (!item)
        return NULL;
    if (!equals)
        fail("make_model: no cost: %s", item);
    *equals = 0;
    *cost = (unsigned)strtoul(equals + 1, NULL, 10);
    return item;
}

static unsigned char limit(unsigned cost)
{
    return (unsigned char)(cost > WORST ? WORST : cost);
}

static void read_class(char *row)
{
    unsigned class = find_class(strtok_r(NULL, " ", &row));
    unsigned cost;
    char *item;
    while ((item = read_item(&row, &cost))) {
        const char *text = item;
        if (strcmp(item, "share") == 0)
            share[class] = cost;
        else if (strcmp(item, "*") != 0)
            chars[spelling_read(&text)] = limit(cost);
        else
            for (uint32_t c = 0; c < CODE_POINTS + BYTES; c++)
                if (fx_chars_class(c) == class)
                    chars[c] = limit(cost);
    }
}

static void read_pair(char *row)
{
    unsigned before = find_before(strtok_r(NULL, " ", &row));
    unsigned cost;
    char *item;
    while ((item = read_item(&row, &cost)))
        pair[before][find_class(item)] = limit(cost);
}

static void add_entry(uint32_t a, uint32_t b, uint32_t c, unsigned cost)
{
    if (entry_count % 4096 == 0)
        entries = realloc(entries, (entry_count + 4096) * sizeof *entries);
    if (!entries)
        fail("make_model: out of memory");
    struct entry made = {fx_model_hash(a, b, c), cost};
    entries[entry_count++] = made;
}

static void read_after(char *row)
{
    const char *context = strtok_r(NULL, " ", &row);
    unsigned class = find_class(strtok_r(NULL, " ", &row));
    uint32_t a = 0, b = spelling_read(&context);
    unsigned cost;
    char *item;
    if (*context == ',') {
        context++;
        a = b;
        b = spelling_read(&context);
    }
    while ((item = read_item(&row, &cost))) {
        const char *text = item;
        bool others = strcmp(item, "*") == 0;
        if (!others || cost > 0)
            add_entry(a, b,
                      others ? fx_model_other(class) : spelling_read(&text),
                      cost);
    }
}

static void read_line(char *row)
{
    uint32_t line = fx_model_class(find_class(strtok_r(NULL, " ", &row)));
    uint32_t before = fx_model_class(find_before(strtok_r(NULL, " ", &row)));
    unsigned cost;
    char *item;
    while ((item = read_item(&row, &cost))) {
        bool any = strcmp(item, "*") == 0;
        add_entry(line, before,
                  fx_model_class(any ? FX_MODEL_ANY : find_class(item)), cost);
    }
}

static void read_row(char *line)
{
    char *row;
    const char *kind = strtok_r(line, " ", &row);
    if (strcmp(kind, "class") == 0)
        read_class(row);
    else if (strcmp(kind, "pair") == 0)
        read_pair(row);
    else if (strcmp(kind, "line") == 0)
        read_line(row);
    else if (strcmp(kind, "after") == 0)
        read_after(row);
    else if (strcmp(kind, "counted") != 0)
        fail("make_model: not a row: %s", kind);
}

/* ---- Packing and printing -------------------------------------------------- */

static unsigned nearest_level(unsigned cost)
{
    unsigned level = 0;
    while (level + 1 < FX_MODEL_LEVELS &&
           2 * cost >
               (unsigned)fx_model_level[level] + fx_model_level[level + 1])
        level++;
    return level;
}

static void place(uint16_t *slots, uint32_t buckets, struct entry entry)
{
    size_t size = (size_t)buckets * FX_MODEL_SLOTS;
    size_t i = (size_t)fx_model_home(entry.hash, buckets) * FX_MODEL_SLOTS;
    while (slots[i])
        i = (i + 1) % size;
    slots[i] =
        (uint16_t)(fx_model_fingerprint(entry.hash) << FX_MODEL_LEVEL_BITS |
                   nearest_level(entry.cost));
}

static void print_buckets(void)
{
    uint32_t buckets =
        (uint32_t)((double)entry_count / LOAD / FX_MODEL_SLOTS) + 1;
    uint16_t *slots = calloc(buckets, FX_MODEL_SLOTS * sizeof *slots);
    if (!slots)
        fail("make_model: out of memory");
    for (size_t i = 0; i < entry_count; i++)
        place(slots, buckets, entries[i]);
    printf("const uint32_t fx_model_bucket_count = %u;\n\n"
           "const uint16_t fx_model_bucket[][FX_MODEL_SLOTS] = {\n",
           (unsigned)buckets);
    for (uint32_t b = 0; b < buckets; b++) {
        printf("    {");
        for (unsigned i = 0; i < FX_MODEL_SLOTS; i++)
            printf("%u,", slots[b * FX_MODEL_SLOTS + i]);
        printf("},\n");
    }
    printf("};\n");
    free(slots);
}

static void print_shares(void)
{
    printf("const uint16_t fx_model_share[] = {");
    for (unsigned c = 0; c < fx_chars_class_count; c++)
        printf("%s%u,", c % 16 ? " " : "\n    ", share[c]);
    printf("\n};\n\n");
}

static void print_pairs(void)
{
    printf("const uint8_t fx_model_pair[256][256] = {\n");
    for (unsigned b = 0; b < CLASSES_MAX; b++) {
        printf("    {");
        for (unsigned c = 0; c < fx_chars_class_count; c++)
            printf("%s%u,", c && c % 20 == 0 ? "\n     " : "", pair[b][c]);
        printf("},\n");
    }
    printf("};\n\n");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: make_model model.txt model_tables.c");
    memset(pair, WORST, sizeof pair);
    memset(chars, WORST, sizeof chars);
    lines_read(argv[1], read_row);
    emit_open(argv[2]);
    printf("/* Made by src/tables/make_model.c from model.txt. */\n"
           "#include \"model.h\"\n\n");
    print_pairs();
    print_shares();
    emit_two_stage("fx_model_char", chars, sizeof chars);
    print_buckets();
    free(entries);
    emit_close(argv[2]);
    return 0;
}
