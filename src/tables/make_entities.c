/* SPDX-License-Identifier: MIT */
/*
 * Makes the tables of src/lib/entity.h out of entities.txt.
 *
 *     make_entities entities.txt entity_tables.c
 */
#include "emit.h"
#include "lines.h"

#include "entity.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct fx_entity entities[FX_ENTITY_COUNT];
static size_t count;

static int compare_names(const void *x, const void *y)
{
    return strcmp(((const struct fx_entity *)x)->name,
                  ((const struct fx_entity *)y)->name);
}

static int compare_code_points(const void *x, const void *y)
{
    const struct fx_entity *a = x, *b = y;
    return a->code_point < b->code_point ? -1 : a->code_point > b->code_point;
}

static void read_row(char *row)
{
    struct fx_entity *entity = &entities[count];
    char *end;
    unsigned long code_point = strtoul(row, &end, 16);
    char *name = strtok(end, " ");
    if (count++ == FX_ENTITY_COUNT || name == NULL ||
        strlen(name) > FX_ENTITY_NAME_MAX || code_point < 0x80 ||
        code_point > 0xFFFF)
        fail("make_entities: not a row: %s", row);
    entity->code_point = (uint16_t)code_point;
    memcpy(entity->name, name, strlen(name) + 1);
}

static void write_sorted(const char *name,
                         int (*compare)(const void *, const void *))
{
    qsort(entities, count, sizeof *entities, compare);
    printf("\nconst struct fx_entity %s[FX_ENTITY_COUNT] = {\n", name);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && compare(&entities[i - 1], &entities[i]) == 0)
            fail("make_entities: two rows for %s", entities[i].name);
        printf("    {\"%s\", 0x%04X},\n", entities[i].name,
               entities[i].code_point);
    }
    puts("};");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: make_entities ENTITIES.TXT OUTPUT.C");
    lines_read(argv[1], read_row);
    if (count != FX_ENTITY_COUNT)
        fail("make_entities: %zu rows", count);
    emit_open(argv[2]);
    puts("/* Made by src/tables/make_entities.c from "
         "src/tables/entities.txt. */\n#include \"entity.h\"");
    write_sorted("fx_entity_by_name", compare_names);
    write_sorted("fx_entity_by_code_point", compare_code_points);
    emit_close(argv[2]);
    return EXIT_SUCCESS;
}
