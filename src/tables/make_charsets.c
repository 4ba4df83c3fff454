/* SPDX-License-Identifier: MIT */
/*
 * Makes the tables behind src/lib/charset.h from charsets.txt and iconv.
 *
 *     make_charsets CHARSETS.TXT OUTPUT.C
 */
#include "emit.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bit sets of charsets have 64 bits, and 0 is no charset. */
#define ROW_MAX 63
#define RARITY_MAX 255
#define BLANKS " \t\n"
#define BLOCK_BITS 6
#define BLOCK_LEN (1 << BLOCK_BITS)
#define BLOCK_COUNT (0x10000 / BLOCK_LEN)

struct row {
    char line[512]; /* what the next four point into */
    const char *enum_name;
    const char *name;
    const char *iconv_name;
    unsigned rarity;
    char *aliases;
    uint16_t chars[128]; /* of bytes 80..FF; 0 for none */
    uint64_t holes;      /* bit N: byte 80+N up to BF is undefined */
};

struct charsets {
    unsigned count;
    struct row rows[ROW_MAX];
    unsigned char_count; /* with index 0, which is no character */
    uint16_t indexes[0x10000];
};

/* ---- Reading ------------------------------------------------------------ */

/*
 * The character of one byte, 0 where there is none.  glibc's CP1255 and CP1258
 * hold a letter back, as a mark may follow that composes with it: the second
 * call makes them give it.
 */
static uint32_t decode_byte(iconv_t iconv_to_utf32, const char *name,
                            unsigned byte)
{
    char in = (char)byte;
    char *from = &in;
    size_t in_left = 1;
    unsigned char out[16];
    char *to = (char *)out;
    size_t out_left = sizeof out;
    if (iconv(iconv_to_utf32, &from, &in_left, &to, &out_left) == (size_t)-1) {
        if (errno != EILSEQ)
            fail("%s: byte %02X: %s", name, byte, strerror(errno));
        iconv(iconv_to_utf32, NULL, NULL, NULL, NULL);
        return 0;
    }
    iconv(iconv_to_utf32, NULL, NULL, &to, &out_left);
    if (out_left != sizeof out - 4 || out[0] != 0 || out[1] != 0)
        fail("%s: byte %02X is not one character of the BMP", name, byte);
    return (uint32_t)out[2] << 8 | out[3];
}

static void ask_iconv(struct row *row)
{
    iconv_t iconv_to_utf32 = iconv_open("UTF-32BE", row->iconv_name);
    if (iconv_to_utf32 == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
        fail("iconv does not know %s", row->iconv_name);
    for (unsigned byte = 0; byte < 0x80; byte++)
        if (decode_byte(iconv_to_utf32, row->iconv_name, byte) != byte)
            fail("%s: byte %02X is not ASCII", row->iconv_name, byte);
    for (unsigned byte = 0x80; byte <= 0xFF; byte++)
        row->chars[byte - 0x80] =
            (uint16_t)decode_byte(iconv_to_utf32, row->iconv_name, byte);
    iconv_close(iconv_to_utf32);
}

static void read_row(struct charsets *charsets, const char *line)
{
    if (charsets->count == ROW_MAX)
        fail("more than %d charsets", ROW_MAX);
    struct row *row = &charsets->rows[charsets->count++];
    memcpy(row->line, line, strlen(line) + 1);
    row->enum_name = strtok(row->line, BLANKS);
    row->name = strtok(NULL, BLANKS);
    row->iconv_name = strtok(NULL, BLANKS);
    const char *rarity = strtok(NULL, BLANKS);
    row->aliases = strtok(NULL, BLANKS);
    if (row->aliases == NULL || strtok(NULL, BLANKS) != NULL)
        fail("a row has five columns: %s", line);
    row->rarity = (unsigned)strtoul(rarity, NULL, 10);
    if (row->rarity > RARITY_MAX)
        fail("%s: rarer than %d", row->name, RARITY_MAX);
    ask_iconv(row);
}

static void read_corrections(struct charsets *charsets, char *line)
{
    if (charsets->count == 0)
        fail("corrections before the first row: %s", line);
    struct row *row = &charsets->rows[charsets->count - 1];
    for (char *word = strtok(line, BLANKS); word != NULL;
         word = strtok(NULL, BLANKS)) {
        char *end;
        unsigned long byte = strtoul(word, &end, 16);
        unsigned long code_point = *end == '=' ? strtoul(end + 1, &end, 16) : 0;
        if (*end != '\0' || byte < 0x80 || byte > 0xFF || code_point < 0x80 ||
            code_point > 0xFFFF)
            fail("%s: not a correction: %s", row->name, word);
        row->chars[byte - 0x80] = (uint16_t)code_point;
    }
}

static void read_charsets(struct charsets *charsets, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail("%s: %s", path, strerror(errno));
    char line[sizeof charsets->rows[0].line];
    while (fgets(line, sizeof line, file) != NULL) {
        if (strchr(line, '\n') == NULL)
            fail("a line is too long or not ended: %s", line);
        if (line[0] == ' ')
            read_corrections(charsets, line);
        else if (line[0] != '#' && line[0] != '\n')
            read_row(charsets, line);
    }
    if (ferror(file))
        fail("%s: %s", path, strerror(errno));
    fclose(file);
}

/* ---- Completing --------------------------------------------------------- */

static bool has_char(const struct row *row, unsigned code_point)
{
    for (unsigned i = 0; i < 128; i++)
        if (row->chars[i] == code_point)
            return true;
    return false;
}

static void fill_holes(struct row *row)
{
    for (unsigned i = 0; i < 128; i++) {
        if (row->chars[i] == 0 && i < 64)
            row->holes |= UINT64_C(1) << i;
        if (row->chars[i] == 0 && !has_char(row, 0x80 + i))
            row->chars[i] = (uint16_t)(0x80 + i);
    }
}

static void check_chars(const struct row *row)
{
    for (unsigned i = 0; i < 128; i++) {
        unsigned code_point = row->chars[i];
        if (code_point == 0)
            continue;
        if (code_point < 0x80)
            fail("%s: byte %02X is ASCII", row->name, 0x80 + i);
        for (unsigned j = 0; j < i; j++)
            if (row->chars[j] == code_point)
                fail("%s: bytes %02X and %02X are both U+%04X", row->name,
                     0x80 + j, 0x80 + i, code_point);
    }
}

static void number_chars(struct charsets *charsets)
{
    for (unsigned r = 0; r < charsets->count; r++)
        for (unsigned i = 0; i < 128; i++)
            charsets->indexes[charsets->rows[r].chars[i]] = 1;
    charsets->indexes[0] = 0;
    charsets->char_count = 1;
    for (unsigned code_point = 0; code_point < 0x10000; code_point++)
        if (charsets->indexes[code_point] != 0)
            charsets->indexes[code_point] = (uint16_t)charsets->char_count++;
}

static unsigned find_byte(const struct row *row, unsigned code_point)
{
    for (unsigned i = 0; i < 128; i++)
        if (row->chars[i] == code_point)
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
    for (unsigned r = 0; r < charsets->count; r++)
        fprintf(out,
                "_Static_assert(FIXENC_%s == %u, \"order of charsets.txt\");\n",
                charsets->rows[r].enum_name, r + 1);
    fprintf(out,
            "_Static_assert(FIXENC_CHARSET_END == %u, \"a row a charset\");\n"
            "_Static_assert(FX_CHARSET_CHAR_COUNT == %u, \"charset.h: it is "
            "%u\");\n"
            "_Static_assert(FX_CHARSET_BLOCK_BITS == %d, \"charset.h: it is "
            "%d\");\n\n",
            charsets->count + 1, charsets->char_count, charsets->char_count,
            BLOCK_BITS, BLOCK_BITS);
}

static void write_chars(FILE *out, const struct charsets *charsets)
{
    fputs("const uint16_t fx_charset_chars[FIXENC_CHARSET_END][128] = {\n"
          "    {0},\n",
          out);
    for (unsigned r = 0; r < charsets->count; r++)
        write_numbers(out, charsets->rows[r].chars, 128);
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
        unsigned byte = find_byte(&charsets->rows[r], code_point);
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
    const struct row *usual = charsets->rows;
    uint64_t as_usual = 0;
    for (unsigned r = 0; r < charsets->count; r++)
        if (charsets->rows[r].rarity < usual->rarity)
            usual = &charsets->rows[r];
    for (unsigned r = 0; r < charsets->count; r++) {
        unsigned byte = find_byte(&charsets->rows[r], code_point);
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
        unsigned byte = find_byte(&charsets->rows[r], code_point);
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
    fputs("const uint64_t fx_charset_hole[FIXENC_CHARSET_END] = {0,\n", out);
    for (unsigned r = 0; r < charsets->count; r++)
        fprintf(out, "    0x%llX,\n",
                (unsigned long long)charsets->rows[r].holes);
    fputs("};\n\n", out);
}

/* The charsets from the commonest to the rarest, and how rare they are. */
static void write_order(FILE *out, const struct charsets *charsets)
{
    fputs("const struct fx_charset_rarity fx_charset_order[] = {\n", out);
    for (unsigned rarity = 0; rarity <= RARITY_MAX; rarity++)
        for (unsigned r = 0; r < charsets->count; r++)
            if (charsets->rows[r].rarity == rarity)
                fprintf(out, "    {FIXENC_%s, %u},\n",
                        charsets->rows[r].enum_name, rarity);
    fputs("};\n\n", out);
}

static void write_labels(FILE *out, struct charsets *charsets)
{
    fputs("const struct fx_charset_label fx_charset_labels[] = {\n", out);
    for (unsigned r = 0; r < charsets->count; r++) {
        struct row *row = &charsets->rows[r];
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
                    "[FX_CHARSET_CHAR_COUNT][FIXENC_CHARSET_END]",
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
        fill_holes(&charsets.rows[r]);
        check_chars(&charsets.rows[r]);
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
