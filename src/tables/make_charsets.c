/* SPDX-License-Identifier: MIT */
/*
 * Makes the tables behind src/lib/charset.h from charsets.txt and iconv.
 *
 *     make_charsets CHARSETS.TXT OUTPUT.C
 */
#include "charset_rows.h"
#include "emit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_BITS 6
#define BLOCK_LEN (1 << BLOCK_BITS)
#define BLOCK_COUNT (0x10000 / BLOCK_LEN)

/* A charset of single bytes. */
struct single {
    const struct row *row;
    uint16_t chars[128]; /* of bytes 80..FF; 0 for none */
    uint64_t holes;      /* bit N: byte 80+N up to BF is undefined */
};

struct charsets {
    struct rows all;
    unsigned count;
    struct single singles[ROW_MAX];
    unsigned char_count; /* with index 0, which is no character */
    uint16_t indexes[0x10000];
};

/* ---- Reading ------------------------------------------------------------ */

static void ask_iconv(struct single *single)
{
    iconv_t iconv_to_utf32 = rows_open(single->row);
    for (unsigned i = 0; i < 128; i++) {
        unsigned char byte = (unsigned char)(0x80 + i);
        single->chars[i] = (uint16_t)rows_decode(iconv_to_utf32, &byte, 1);
    }
    iconv_close(iconv_to_utf32);
    for (unsigned i = 0; i < single->row->correction_count; i++) {
        const struct correction *c = &single->row->corrections[i];
        single->chars[c->bytes - 0x80] = c->code_point;
    }
}

static void read_charsets(struct charsets *charsets, const char *path)
{
    rows_read(&charsets->all, path);
    while (charsets->count < charsets->all.count &&
           !charsets->all.rows[charsets->count].is_multibyte) {
        struct single *single = &charsets->singles[charsets->count];
        single->row = &charsets->all.rows[charsets->count++];
        ask_iconv(single);
    }
}

/* ---- Completing --------------------------------------------------------- */

static bool has_char(const struct single *single, unsigned code_point)
{
    for (unsigned i = 0; i < 128; i++)
        if (single->chars[i] == code_point)
            return true;
    return false;
}

static void fill_holes(struct single *single)
{
    for (unsigned i = 0; i < 128; i++) {
        if (single->chars[i] == 0 && i < 64)
            single->holes |= UINT64_C(1) << i;
        if (single->chars[i] == 0 && !has_char(single, 0x80 + i))
            single->chars[i] = (uint16_t)(0x80 + i);
    }
}

static void check_chars(const struct single *single)
{
    for (unsigned i = 0; i < 128; i++) {
        unsigned code_point = single->chars[i];
        if (code_point == 0)
            continue;
        if (code_point < 0x80)
            fail("%s: byte %02X is ASCII", single->row->name, 0x80 + i);
        for (unsigned j = 0; j < i; j++)
            if (single->chars[j] == code_point)
                fail("%s: bytes %02X and %02X are both U+%04X",
                     single->row->name, 0x80 + j, 0x80 + i, code_point);
    }
}

static void number_chars(struct charsets *charsets)
{
    for (unsigned r = 0; r < charsets->count; r++)
        for (unsigned i = 0; i < 128; i++)
            charsets->indexes[charsets->singles[r].chars[i]] = 1;
    charsets->indexes[0] = 0;
    charsets->char_count = 1;
    for (unsigned code_point = 0; code_point < 0x10000; code_point++)
        if (charsets->indexes[code_point] != 0)
            charsets->indexes[code_point] = (uint16_t)charsets->char_count++;
}

static unsigned find_byte(const struct single *single, unsigned code_point)
{
    for (unsigned i = 0; i < 128; i++)
        if (single->chars[i] == code_point)
            return 0x80 + i;
    return 0;
}

/* ---- Writing ------------------------------------------------------------ */

static void write_numbers(FILE *out, const uint16_t *numbers, unsigned count)
{
    fputs("    {", out);
    for (unsigned i = 0; i < count; i++)
        fprintf(out, "%s0x%X,", i % 12 == 0 ? "\n     " : " ", numbers[i]);
    fputs("\n    },\n", out);
}

static void write_checks(FILE *out, const struct charsets *charsets)
{
    for (unsigned r = 0; r < charsets->all.count; r++)
        fprintf(out,
                "_Static_assert(FIXENC_%s == %u, \"order of charsets.txt\");\n",
                charsets->all.rows[r].enum_name, r + 1);
    fprintf(out,
            "_Static_assert(FIXENC_CHARSET_END == %u, \"a row a charset\");\n"
            "_Static_assert(FX_CHARSET_COUNT == %u, \"of single bytes\");\n"
            "_Static_assert(FX_CHARSET_CHAR_COUNT == %u, \"charset.h: it is "
            "%u\");\n"
            "_Static_assert(FX_CHARSET_BLOCK_BITS == %d, \"charset.h: it is "
            "%d\");\n\n",
            charsets->all.count + 1, charsets->count, charsets->char_count,
            charsets->char_count, BLOCK_BITS, BLOCK_BITS);
}

static void write_chars(FILE *out, const struct charsets *charsets)
{
    fputs("const uint16_t fx_charset_chars[FX_CHARSET_END][128] = {\n"
          "    {0},\n",
          out);
    for (unsigned r = 0; r < charsets->count; r++)
        write_numbers(out, charsets->singles[r].chars, 128);
    fputs("};\n\n", out);
}

/* Block 0 stands for all that have no character. */
static void write_index(FILE *out, const struct charsets *charsets)
{
    static const uint16_t empty[BLOCK_LEN];
    unsigned blocks[BLOCK_COUNT] = {0};
    unsigned last = 0;
    fputs("const uint16_t fx_charset_indexes[]"
          "[1 << FX_CHARSET_BLOCK_BITS] = {\n    {0},\n",
          out);
    for (unsigned b = 0; b < BLOCK_COUNT; b++) {
        const uint16_t *block = &charsets->indexes[(size_t)b * BLOCK_LEN];
        if (memcmp(block, empty, sizeof empty) == 0)
            continue;
        blocks[b] = ++last;
        write_numbers(out, block, BLOCK_LEN);
    }
    fputs("};\n\nconst uint8_t fx_charset_blocks"
          "[0x10000 >> FX_CHARSET_BLOCK_BITS] = {\n",
          out);
    for (unsigned b = 0; b < BLOCK_COUNT; b++)
        if (blocks[b] != 0)
            fprintf(out, "    [0x%X] = %u,\n", b, blocks[b]);
    fputs("};\n\n", out);
}

static void write_char_bytes(FILE *out, const struct charsets *charsets,
                             unsigned code_point)
{
    fputs("    {", out);
    for (unsigned r = 0; r < charsets->count; r++) {
        unsigned byte = find_byte(&charsets->singles[r], code_point);
        if (byte != 0)
            fprintf(out, "[%u] = 0x%X, ", r + 1, byte);
    }
    fputs("},\n", out);
}

/* The charsets that have the character where the commonest one has it, or not
   at all. */
static uint64_t find_as_usual(const struct charsets *charsets,
                              unsigned code_point)
{
    const struct single *usual = charsets->singles;
    uint64_t as_usual = 0;
    for (unsigned r = 0; r < charsets->count; r++)
        if (charsets->singles[r].row->rarity < usual->row->rarity)
            usual = &charsets->singles[r];
    for (unsigned r = 0; r < charsets->count; r++) {
        unsigned byte = find_byte(&charsets->singles[r], code_point);
        if (byte == 0 || byte == find_byte(usual, code_point))
            as_usual |= UINT64_C(1) << (r + 1);
    }
    return as_usual;
}

static void write_char_roles(FILE *out, const struct charsets *charsets,
                             unsigned code_point)
{
    uint64_t lead2 = 0;
    uint64_t lead3 = 0;
    uint64_t lead4 = 0;
    uint64_t continuation = 0;
    for (unsigned r = 0; r < charsets->count; r++) {
        unsigned byte = find_byte(&charsets->singles[r], code_point);
        uint64_t bit = UINT64_C(1) << (r + 1);
        if (byte >= 0x80 && byte <= 0xBF)
            continuation |= bit;
        else if (byte >= 0xC2 && byte <= 0xDF)
            lead2 |= bit;
        else if (byte >= 0xE0 && byte <= 0xEF)
            lead3 |= bit;
        else if (byte >= 0xF0 && byte <= 0xF4)
            lead4 |= bit;
    }
    fprintf(out,
            "    {UINT64_C(0x%llX), UINT64_C(0x%llX), UINT64_C(0x%llX), "
            "UINT64_C(0x%llX), UINT64_C(0x%llX)},\n",
            (unsigned long long)lead2, (unsigned long long)lead3,
            (unsigned long long)lead4, (unsigned long long)continuation,
            (unsigned long long)find_as_usual(charsets, code_point));
}

/* A table with a row for index 0, which is empty, and each character. */
static void
write_char_rows(FILE *out, const struct charsets *charsets, const char *head,
                void write_row(FILE *, const struct charsets *, unsigned))
{
    fprintf(out, "%s = {\n    {0},\n", head);
    for (unsigned code_point = 0; code_point < 0x10000; code_point++)
        if (charsets->indexes[code_point] != 0)
            write_row(out, charsets, code_point);
    fputs("};\n\n", out);
}

static void write_holes(FILE *out, const struct charsets *charsets)
{
    fputs("const uint64_t fx_charset_hole[FX_CHARSET_END] = {0,\n", out);
    for (unsigned r = 0; r < charsets->count; r++)
        fprintf(out, "    0x%llX,\n",
                (unsigned long long)charsets->singles[r].holes);
    fputs("};\n\n", out);
}

/* The charsets from the commonest to the rarest, and how rare they are. */
static void write_order(FILE *out, const struct charsets *charsets)
{
    fputs("const struct fx_charset_rarity fx_charset_order[] = {\n", out);
    for (unsigned rarity = 0; rarity <= RARITY_MAX; rarity++)
        for (unsigned r = 0; r < charsets->count; r++)
            if (charsets->all.rows[r].rarity == rarity)
                fprintf(out, "    {FIXENC_%s, %u},\n",
                        charsets->all.rows[r].enum_name, rarity);
    fputs("};\n\n", out);
}

static void write_labels(FILE *out, struct charsets *charsets)
{
    fputs("const struct fx_charset_label fx_charset_labels[] = {\n", out);
    for (unsigned r = 0; r < charsets->all.count; r++) {
        struct row *row = &charsets->all.rows[r];
        fprintf(out, "    {\"%s\", %u},\n", row->name, r + 1);
        for (const char *alias = strtok(row->aliases, ","); alias != NULL;
             alias = strtok(NULL, ","))
            fprintf(out, "    {\"%s\", %u},\n", alias, r + 1);
    }
    fputs("    {NULL, 0},\n};\n", out);
}

static void write_tables(FILE *out, struct charsets *charsets)
{
    fputs("/* Made by src/tables/make_charsets.c from src/tables/charsets.txt "
          "and iconv. */\n#include \"charset.h\"\n\n",
          out);
    write_checks(out, charsets);
    write_chars(out, charsets);
    write_index(out, charsets);
    write_char_rows(out, charsets,
                    "const uint8_t fx_charset_bytes"
                    "[FX_CHARSET_CHAR_COUNT][FX_CHARSET_END]",
                    write_char_bytes);
    write_char_rows(out, charsets,
                    "const struct fx_charset_roles fx_charset_role"
                    "[FX_CHARSET_CHAR_COUNT]",
                    write_char_roles);
    write_holes(out, charsets);
    write_order(out, charsets);
    write_labels(out, charsets);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: make_charsets CHARSETS.TXT OUTPUT.C");
    static struct charsets charsets;
    read_charsets(&charsets, argv[1]);
    for (unsigned r = 0; r < charsets.count; r++) {
        fill_holes(&charsets.singles[r]);
        check_chars(&charsets.singles[r]);
    }
    number_chars(&charsets);

    FILE *out = fopen(argv[2], "w");
    if (out == NULL)
        fail("%s: %s", argv[2], strerror(errno));
    write_tables(out, &charsets);
    bool is_written = !ferror(out);
    if (fclose(out) != 0 || !is_written)
        fail("%s: not written: %s", argv[2], strerror(errno));
    return EXIT_SUCCESS;
}
