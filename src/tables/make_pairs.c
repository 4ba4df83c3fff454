/* SPDX-License-Identifier: MIT */
/*
 * Makes the tables of src/lib/pairs.c out of those of charset.h, chars.h,
 * detect.h and multibyte.h.
 *
 *     make_pairs pair_tables.c
 */
#include "chars.h"
#include "charset.h"
#include "detect.h"
#include "emit.h"
#include "join.h"
#include "pairs.h"

#include <stdio.h>
#include <string.h>

enum {
    ROWS_MAX = 1024,
    /* Of the second and third class; the first is ASCII. */
    NOTE_SUSPECT = 1,
    NOTE_NOTHING = 2,
};

/* All of a character that its neighbours have to do with. */
struct class
{
    uint64_t lead2, lead34, continuation;
    bool is_ascii, is_suspect, is_small, is_joinable, is_closed;
    bool is_maybe, has_order, may_begin;
};

static struct class classes[FX_PAIRS_CLASSES];
static unsigned class_count;
static uint16_t rows[ROWS_MAX][64];
static unsigned row_count;

static unsigned find_class(const struct class *class)
{
    for (unsigned i = 0; i < class_count; i++)
        if (memcmp(&classes[i], class, sizeof *class) == 0)
            return i;
    if (class_count == FX_PAIRS_CLASSES)
        fail("make_pairs: more than %d classes", FX_PAIRS_CLASSES);
    classes[class_count] = *class;
    return class_count++;
}

static unsigned note_of_detect(uint32_t c)
{
    return fx_detect_notes[fx_detect_blocks[c / FX_DETECT_BLOCK]]
                          [c % FX_DETECT_BLOCK];
}

static struct class class_of(uint32_t c)
{
    struct class class;
    memset(&class, 0, sizeof class); /* find_class compares the padding, too */
    const struct fx_charset_roles *roles = fx_charset_roles(fx_charset_char(c));
    unsigned note = note_of_detect(c), form = fx_chars_form(c);
    class.lead2 = roles->lead2;
    class.lead34 = roles->lead3 | roles->lead4;
    class.continuation = roles->continuation;
    class.is_suspect = note & FX_DETECT_LOST || form & FX_CHARS_NOT_NFC;
    class.is_small = note & FX_DETECT_SMALL;
    class.is_joinable = note == 0 && fx_join_may_start(c, ' ');
    class.is_closed = fx_join_is_closed(c);
    class.is_maybe = form & FX_CHARS_MAYBE;
    class.has_order = fx_chars_order(c) != 0;
    class.may_begin = fx_chars_may_begin(c);
    return class;
}

static uint16_t note(uint32_t c)
{
    struct class class = class_of(c);
    unsigned number = find_class(&class);
    bool is_cut = class.lead2 & FX_DETECT_LOSSY;
    if (is_cut && c >= 0x800)
        fail("make_pairs: U+%04X has more than two bytes", (unsigned)c);
    if (class.is_small)
        number |= FX_PAIRS_SMALL;
    if (is_cut)
        number |= FX_PAIRS_CUT;
    if (class.is_joinable)
        number |= FX_PAIRS_JOIN;
    return (uint16_t)number;
}

/* ---- By bytes ---------------------------------------------------------------- */

static const struct class ascii = {.is_ascii = true},
                          suspect = {.is_suspect = true},
                          nothing = {.is_ascii = false};

static uint16_t two[32][64], four[16][64];
static uint16_t row_of[16][64];

static uint16_t find_row(const uint16_t row[64])
{
    for (unsigned i = 0; i < row_count; i++)
        if (memcmp(rows[i], row, sizeof rows[i]) == 0)
            return (uint16_t)i;
    if (row_count == ROWS_MAX)
        fail("make_pairs: more than %d different rows", ROWS_MAX);
    memcpy(rows[row_count], row, sizeof rows[row_count]);
    return (uint16_t)row_count++;
}

static uint16_t make_row(uint32_t first)
{
    bool is_well_formed =
        first >= 0x800 && !(first >= 0xD800 && first < 0xE000);
    uint16_t row[64];
    for (unsigned i = 0; i < 64; i++)
        row[i] = is_well_formed ? note(first + i) : NOTE_SUSPECT;
    return find_row(row);
}

/* Four bytes are no business of pairs: either none of these is of note, or all
   need a closer look. */
static uint16_t note_4096(uint32_t first)
{
    if (first < 0x10000 || first > 0x10FFFF)
        return NOTE_SUSPECT;
    for (uint32_t c = first; c < first + 4096; c++)
        if (fx_chars_form(c) != 0 || fx_chars_may_begin(c))
            return NOTE_SUSPECT;
    return NOTE_NOTHING;
}

static void fill(void)
{
    for (unsigned lead = 0; lead < 32; lead++)
        for (unsigned i = 0; i < 64; i++)
            two[lead][i] = lead < 2 ? NOTE_SUSPECT : note(lead << 6 | i);
    for (unsigned lead = 0; lead < 16; lead++)
        for (unsigned i = 0; i < 64; i++) {
            row_of[lead][i] = make_row(lead << 12 | i << 6);
            four[lead][i] = note_4096(lead << 18 | i << 12);
        }
}

/* ---- Beside each other ------------------------------------------------------- */

static bool may_be_no_nfc(const struct class *first, const struct class *second)
{
    if (!second->has_order && !second->is_maybe)
        return false;
    return first->has_order || first->is_maybe ||
           (second->is_maybe && (first->may_begin || first->is_ascii));
}

/* Can they stand together in a sequence that detect.c would stop at?  It does
   not where the last three characters are small letters; of a sequence that
   begins with small ones the first other one is told. */
static bool may_be_sequence(const struct class *first,
                            const struct class *second, bool is_third)
{
    if (first->is_small && second->is_small)
        return !is_third && first->lead2 & second->continuation;
    uint64_t goes_on = first->lead2 | first->lead34;
    if (first->is_small)
        goes_on |= first->continuation;
    return goes_on & second->continuation;
}

/* `is_third`: does a small letter stand before a `first` that is one? */
static bool is_related(const struct class *first, const struct class *second,
                       bool is_third)
{
    return second->is_suspect || (second->is_joinable && !first->is_closed) ||
           may_be_no_nfc(first, second) ||
           may_be_sequence(first, second, is_third);
}

static uint64_t matrix_word(unsigned row, unsigned word)
{
    uint64_t bits = 0;
    unsigned number = row % FX_PAIRS_CLASSES, end = 64 * (word + 1);
    for (unsigned i = 64 * word; i < end && i < class_count; i++)
        if (number < class_count &&
            is_related(&classes[number], &classes[i], row >= FX_PAIRS_CLASSES))
            bits |= UINT64_C(1) << i % 64;
    return bits;
}

/* ---- As C -------------------------------------------------------------------- */

static void print_rows(const char *declaration, uint16_t (*row)[64],
                       unsigned count)
{
    printf("\nconst uint16_t %s[][64] = {\n", declaration);
    for (unsigned i = 0; i < count; i++) {
        printf("    {");
        for (unsigned k = 0; k < 64; k++)
            printf("%s%u,", k && k % 16 == 0 ? "\n     " : "", row[i][k]);
        printf("},\n");
    }
    printf("};\n");
}

static void print_matrix(void)
{
    printf("\nconst uint64_t fx_pairs_matrix[][FX_PAIRS_WORDS] = {\n");
    for (unsigned row = 0; row < 2 * FX_PAIRS_CLASSES; row++) {
        printf("    {");
        for (unsigned word = 0; word < FX_PAIRS_WORDS; word++)
            printf("%s0x%llX,", word == 4 ? "\n     " : "",
                   (unsigned long long)matrix_word(row, word));
        printf("},\n");
    }
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != 2)
        fail("usage: make_pairs pair_tables.c");
    find_class(&ascii);
    find_class(&suspect);
    find_class(&nothing);
    fill();
    emit_open(argv[1]);
    printf("/* Made by src/tables/make_pairs.c out of the tables of charset.h, "
           "chars.h, detect.h and multibyte.h. */\n#include \"pairs.h\"\n");
    print_rows("fx_pairs_two", two, 32);
    print_rows("fx_pairs_row", row_of, 16);
    print_rows("fx_pairs_three", rows, row_count);
    print_rows("fx_pairs_four", four, 16);
    print_matrix();
    emit_close(argv[1]);
    return 0;
}
