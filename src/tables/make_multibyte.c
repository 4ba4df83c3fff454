/* SPDX-License-Identifier: MIT */
/*
 * Makes the tables behind src/lib/multibyte.h from charsets.txt and iconv.
 *
 *     make_multibyte CHARSETS.TXT OUTPUT.C
 */
#include "charset_rows.h"
#include "emit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BMP = 0x10000,
    BLOCK = 64, /* code points */
    SETS_MAX = 256,
    FIRST = 0x2E80,        /* FX_MULTIBYTE_FIRST in multibyte.h */
    SINGLES = 0x80,        /* from 80 on */
    LEADS = 0x7E,          /* from 81 on */
    TRAILS = 0xC0,         /* from 40 on */
    SINGLE_SHIFT_3 = 0x8F, /* in EUC-JP: begins a character of three bytes */
};

/* A charset: the code of each character, or 0. */
struct multibyte {
    const struct row *row;
    uint16_t codes[BMP];
    uint16_t singles[SINGLES], pairs[LEADS][TRAILS]; /* the characters */
};

static struct rows rows;
static struct multibyte charsets[ROW_MAX];
static unsigned charset_count;

/* ---- Reading ------------------------------------------------------------ */

static bool is_continuation(unsigned byte)
{
    return byte >= 0x80 && byte <= 0xBF;
}

static bool is_lead(unsigned byte)
{
    return byte >= 0xC2 && byte <= 0xF4;
}

/* Can the two stand side by side in UTF-8? */
static bool can_follow(unsigned byte, unsigned next)
{
    if (is_lead(byte))
        return is_continuation(next);
    return is_continuation(byte) &&
           (next < 0x80 || is_continuation(next) || is_lead(next));
}

static bool is_part_of_utf8(const unsigned char *bytes, size_t len)
{
    for (size_t i = 1; i < len; i++)
        if (!can_follow(bytes[i - 1], bytes[i]))
            return false;
    return is_continuation(bytes[len - 1]) || is_lead(bytes[len - 1]) ||
           (len > 1 && bytes[len - 1] < 0x80);
}

/* What multibyte.h says of codes. */
static uint16_t make_code(const unsigned char *bytes, size_t len)
{
    if (len == 1)
        return bytes[0];
    if (len == 2)
        return (uint16_t)(bytes[0] << 8 | bytes[1]);
    return (uint16_t)(bytes[1] << 8 | (bytes[2] & 0x7F));
}

/* Of several bytes for the same character the first ones count. */
static void add_char(struct multibyte *charset, uint32_t code_point,
                     const unsigned char *bytes, size_t len)
{
    if (code_point != 0 && charset->codes[code_point] == 0 &&
        is_part_of_utf8(bytes, len))
        charset->codes[code_point] = make_code(bytes, len);
}

/* The first to say what the bytes are is right. */
static void note_character(struct multibyte *charset, uint32_t code_point,
                           const unsigned char *bytes, size_t len)
{
    uint16_t *place = len == 1
                          ? &charset->singles[bytes[0] - 0x80]
                          : &charset->pairs[bytes[0] - 0x81][bytes[1] - 0x40];
    if (*place == 0)
        *place = (uint16_t)code_point;
}

static void ask_pairs(struct multibyte *charset, iconv_t iconv_to_utf32,
                      unsigned lead)
{
    for (unsigned trail = 0x30; trail <= 0xFF; trail++) {
        unsigned char bytes[2] = {(unsigned char)lead, (unsigned char)trail};
        uint32_t code_point = rows_decode(iconv_to_utf32, bytes, 2);
        add_char(charset, code_point, bytes, 2);
        if (code_point && trail >= 0x40 && lead > 0x80 && lead < 0xFF)
            note_character(charset, code_point, bytes, 2);
    }
}

static void ask_triples(struct multibyte *charset, iconv_t iconv_to_utf32)
{
    for (unsigned second = 0xA1; second <= 0xFE; second++)
        for (unsigned third = 0xA1; third <= 0xFE; third++) {
            unsigned char bytes[3] = {SINGLE_SHIFT_3, (unsigned char)second,
                                      (unsigned char)third};
            add_char(charset, rows_decode(iconv_to_utf32, bytes, 3), bytes, 3);
        }
}

static void ask_iconv(struct multibyte *charset)
{
    iconv_t iconv_to_utf32 = rows_open(charset->row);
    for (unsigned byte = 0x80; byte <= 0xFF; byte++) {
        unsigned char bytes[1] = {(unsigned char)byte};
        uint32_t single = rows_decode(iconv_to_utf32, bytes, 1);
        if (single >= 0xA0) { /* glibc adds C1 controls of its own */
            add_char(charset, single, bytes, 1);
            note_character(charset, single, bytes, 1);
        }
        if (single == 0)
            ask_pairs(charset, iconv_to_utf32, byte);
    }
    if (strcmp(charset->row->enum_name, "EUC_JP") == 0)
        ask_triples(charset, iconv_to_utf32);
    iconv_close(iconv_to_utf32);
}

static void add_corrections(struct multibyte *charset)
{
    for (unsigned i = 0; i < charset->row->correction_count; i++) {
        const struct correction *c = &charset->row->corrections[i];
        unsigned char bytes[2] = {(unsigned char)(c->bytes >> 8),
                                  (unsigned char)c->bytes};
        size_t len = c->bytes < 0x100 ? 1 : 2;
        add_char(charset, c->code_point, bytes + 2 - len, len);
        note_character(charset, c->code_point, bytes + 2 - len, len);
    }
}

static void read_charsets(const char *path)
{
    rows_read(&rows, path);
    for (unsigned r = 0; r < rows.count; r++)
        if (rows.rows[r].is_multibyte) {
            struct multibyte *charset = &charsets[charset_count++];
            charset->row = &rows.rows[r];
            add_corrections(charset);
            ask_iconv(charset);
        }
}

/* ---- Writing ------------------------------------------------------------ */

static void write_codes(void)
{
    unsigned count = 0;
    printf("const uint16_t fx_multibyte_codes[] = {");
    for (unsigned k = 0; k < charset_count; k++)
        for (unsigned c = 0; c < BMP; c++)
            if (charsets[k].codes[c])
                printf("%s0x%X,", count++ % 12 ? " " : "\n    ",
                       charsets[k].codes[c]);
    printf("\n};\n\n");
    if (count > UINT16_MAX)
        fail("%u characters are too many for an index of 16 bits", count);
}

static uint64_t find_present(const struct multibyte *charset, unsigned block)
{
    uint64_t present = 0;
    for (unsigned i = 0; i < BLOCK; i++)
        if (charset->codes[block * BLOCK + i])
            present |= UINT64_C(1) << i;
    return present;
}

static void write_present(void)
{
    printf("const uint64_t fx_multibyte_present[][FX_MULTIBYTE_BLOCKS] = {\n");
    for (unsigned k = 0; k < charset_count; k++) {
        printf("    {");
        for (unsigned b = 0; b < BMP / BLOCK; b++)
            printf("%s0x%llX,", b % 4 ? " " : "\n     ",
                   (unsigned long long)find_present(&charsets[k], b));
        printf("\n    },\n");
    }
    printf("};\n\n");
}

static void write_first(void)
{
    unsigned count = 0;
    printf("const uint16_t fx_multibyte_first[][FX_MULTIBYTE_BLOCKS] = {\n");
    for (unsigned k = 0; k < charset_count; k++) {
        printf("    {");
        for (unsigned c = 0; c < BMP; c++) {
            if (c % BLOCK == 0)
                printf("%s%u,", c / BLOCK % 12 ? " " : "\n     ", count);
            count += charsets[k].codes[c] != 0;
        }
        printf("\n    },\n");
    }
    printf("};\n\n");
}

static void write_numbers(const uint16_t *numbers, unsigned count)
{
    printf("{");
    for (unsigned i = 0; i < count; i++)
        printf("%s0x%X,", i % 12 ? " " : "\n        ", numbers[i]);
    printf("\n    },\n");
}

static void write_characters(void)
{
    printf("const uint16_t fx_multibyte_singles[][%d] = {\n", SINGLES);
    for (unsigned k = 0; k < charset_count; k++)
        write_numbers(charsets[k].singles, SINGLES);
    printf("};\n\nconst uint16_t fx_multibyte_pairs[][%d][%d] = {\n", LEADS,
           TRAILS);
    for (unsigned k = 0; k < charset_count; k++) {
        printf("    {\n");
        for (unsigned lead = 0; lead < LEADS; lead++)
            write_numbers(charsets[k].pairs[lead], TRAILS);
        printf("    },\n");
    }
    printf("};\n\n");
}

/* The charsets in which the character begins a sequence of UTF-8: bit K one of
   two bytes, bit 8 + K a longer one (from F1 on it is of planes that no text
   has, or in the middle of a flag). */
static unsigned find_starts(unsigned code_point)
{
    unsigned starts = 0;
    for (unsigned k = 0; k < charset_count; k++) {
        unsigned code = charsets[k].codes[code_point];
        unsigned first = code < 0x100 ? code : code >> 8;
        bool is_triple = strcmp(charsets[k].row->enum_name, "EUC_JP") == 0 &&
                         code >= 0x100 && !(code & 0x80);
        if (is_lead(first) && first <= 0xF0 && !is_triple)
            starts |= 1u << (first <= 0xDF ? k : 8 + k);
    }
    return starts;
}

static void write_starts(void)
{
    static unsigned char numbers[BMP];
    unsigned sets[SETS_MAX], set_count = 0;
    for (unsigned c = 0; c < BMP; c++) {
        unsigned starts = find_starts(c), i = 0;
        if (starts && c < FIRST)
            fail("U+%04X begins a sequence, below FX_MULTIBYTE_FIRST", c);
        while (i < set_count && sets[i] != starts)
            i++;
        if (i == SETS_MAX)
            fail("more than %d sets of charsets", SETS_MAX);
        if (i == set_count)
            sets[set_count++] = starts;
        numbers[c] = (unsigned char)i;
    }
    emit_two_stage("fx_multibyte_start", numbers, BMP);
    printf("const uint16_t fx_multibyte_start_set[] = {");
    for (unsigned i = 0; i < set_count; i++)
        printf("%s0x%X,", i % 12 ? " " : "\n    ", sets[i]);
    printf("\n};\n\n");
}

static void write_rarity(void)
{
    printf("const struct fx_charset_rarity "
           "fx_multibyte_order[FX_MULTIBYTE_COUNT] = {\n");
    for (unsigned k = 0; k < charset_count; k++)
        printf("    {FIXENC_%s, %u},\n", charsets[k].row->enum_name,
               charsets[k].row->rarity);
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: make_multibyte CHARSETS.TXT OUTPUT.C");
    read_charsets(argv[1]);
    emit_open(argv[2]);
    printf("/* Made by src/tables/make_multibyte.c from "
           "src/tables/charsets.txt and iconv. */\n#include \"multibyte.h\"\n\n"
           "_Static_assert(FX_MULTIBYTE_COUNT == %u, \"a row a charset\");\n\n",
           charset_count);
    write_codes();
    write_present();
    write_first();
    write_starts();
    write_characters();
    write_rarity();
    emit_close(argv[2]);
    return EXIT_SUCCESS;
}
