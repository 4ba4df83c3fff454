/* SPDX-License-Identifier: MIT */
/*
 * Makes the table of src/lib/detect.c out of those of charset.h, chars.h and
 * model.h.
 *
 *     make_detect detect_tables.c
 */
#include "chars.h"
#include "charset.h"
#include "detect.h"
#include "emit.h"
#include "model.h"

#include <stdio.h>
#include <string.h>

enum { BLOCKS = 0x10000 / FX_DETECT_BLOCK, ROWS_MAX = 255 };

static uint16_t rows[ROWS_MAX][FX_DETECT_BLOCK];
static unsigned row_count = 1; /* the first has nothing of note */
static unsigned row_of[BLOCKS];

static bool is_small(uint32_t c)
{
    unsigned class = fx_chars_class(c);
    return fx_chars_class_script[class] != 0 &&
           strstr(fx_chars_class_name[class], ":lower") != NULL;
}

static uint16_t note(uint32_t c)
{
    unsigned value = fx_charset_char(c);
    if (fx_chars_form(c) != 0)
        value |= FX_DETECT_FORM;
    if ((c >= 0x80 && c <= 0x9F) || c == 0xFFFD)
        value |= FX_DETECT_LOST;
    if (is_small(c))
        value |= FX_DETECT_SMALL;
    return (uint16_t)value;
}

static unsigned find_row(const uint16_t *row)
{
    for (unsigned i = 0; i < row_count; i++)
        if (memcmp(rows[i], row, sizeof rows[i]) == 0)
            return i;
    if (row_count == ROWS_MAX)
        fail("make_detect: more than %d different rows", ROWS_MAX);
    memcpy(rows[row_count], row, sizeof rows[row_count]);
    return row_count++;
}

static void fill(void)
{
    for (unsigned block = 0; block < BLOCKS; block++) {
        uint16_t row[FX_DETECT_BLOCK];
        for (unsigned i = 0; i < FX_DETECT_BLOCK; i++)
            row[i] = note(block * FX_DETECT_BLOCK + i);
        row_of[block] = find_row(row);
    }
}

static void print_chars(void)
{
    struct fx_detect_char chars[FX_CHARSET_CHAR_COUNT] = {{0}};
    for (uint32_t c = 0x80; c < 0x10000; c++)
        chars[fx_charset_char(c)] = (struct fx_detect_char){
            (uint8_t)fx_chars_class(c), (uint8_t)fx_model_char_cost(c)};
    printf("\nconst struct fx_detect_char fx_detect_chars[] = {");
    for (unsigned i = 0; i < FX_CHARSET_CHAR_COUNT; i++)
        printf("%s{%u, %u},", i % 8 ? " " : "\n    ", chars[i].class,
               chars[i].cost);
    printf("\n};\n");
}

static void print_notes(void)
{
    printf("const uint8_t fx_detect_blocks[] = {");
    for (unsigned i = 0; i < BLOCKS; i++)
        printf("%s%u,", i % 24 ? "" : "\n    ", row_of[i]);
    printf("\n};\n\nconst uint16_t fx_detect_notes[][FX_DETECT_BLOCK] = {\n");
    for (unsigned i = 0; i < row_count; i++) {
        printf("    {");
        for (unsigned k = 0; k < FX_DETECT_BLOCK; k++)
            printf("%s%u,", k && k % 16 == 0 ? "\n     " : "", rows[i][k]);
        printf("},\n");
    }
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        fail("usage: make_detect detect_tables.c");
    fill();
    emit_open(argv[1]);
    printf("/* Made by src/tables/make_detect.c out of the tables of charset.h "
           "and chars.h. */\n#include \"detect.h\"\n\n");
    print_notes();
    print_chars();
    emit_close(argv[1]);
    return 0;
}
