/* SPDX-License-Identifier: MIT */
/*
 * Makes the tables of src/lib/chars.h out of classes.txt and utf8proc.
 *
 *     make_chars classes.txt char_tables.c
 */
#include "emit.h"
#include "lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    CODE_POINTS = 0x110000,
    BYTES = 256, /* the characters FX_CHARS_BYTE + byte follow */
    ROWS_MAX = 512,
    CLASSES_MAX = 254,
    NAME_MAX_LEN = 40,
    STEPS_MAX = 255,
    NOT_NFC = 0x80, /* these two as in chars.h */
    MAYBE = 0x40,
};

enum kind { OTHER, LETTER, MARK, DIGIT };

struct row {
    unsigned first, last;
    char name[NAME_MAX_LEN];
    char whole[8]; /* "letter" or "other" where the row is one class */
};

struct class
{
    char name[NAME_MAX_LEN];
    enum kind kind;
};

static struct row rows[ROWS_MAX];
static size_t row_count;
static struct class classes[CLASSES_MAX];
static unsigned class_count;
static unsigned char class_of[CODE_POINTS + BYTES];
static unsigned char form_of[CODE_POINTS + BYTES];
static unsigned char begins[CODE_POINTS + BYTES];   /* does it compose? */
static unsigned char lower_of[CODE_POINTS + BYTES]; /* a number in steps */
static int steps[STEPS_MAX];
static unsigned step_count = 1; /* the first one is 0 */

/* The next word of a row; empty where there is none. */
static const char *next_word(char **rest)
{
    const char *word = strtok_r(NULL, " ", rest);
    return word ? word : "";
}

static void read_row(char *line)
{
    struct row *row = &rows[row_count++];
    char *rest, *end;
    if (row_count == ROWS_MAX)
        fail("make_chars: too many rows: %s", line);
    const char *range = strtok_r(line, " ", &rest);
    row->first = row->last = (unsigned)strtoul(range, &end, 16);
    if (*end == '-')
        row->last = (unsigned)strtoul(end + 1, &end, 16);
    snprintf(row->name, sizeof row->name, "%s", next_word(&rest));
    snprintf(row->whole, sizeof row->whole, "%s", next_word(&rest));
    if (*end || !row->name[0])
        fail("make_chars: not a row: %s", range);
}

static unsigned find_class(const char *name, const char *suffix, enum kind kind)
{
    struct class made = {.kind = kind};
    snprintf(made.name, sizeof made.name, "%s%s", name, suffix);
    for (unsigned i = 0; i < class_count; i++)
        if (strcmp(classes[i].name, made.name) == 0)
            return i;
    if (class_count == CLASSES_MAX)
        fail("make_chars: too many classes: %s", made.name);
    classes[class_count] = made;
    return class_count++;
}

static unsigned split(utf8proc_int32_t code_point, const char *name)
{
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return find_class(name, ":upper", LETTER);
    case UTF8PROC_CATEGORY_LL:
        return find_class(name, ":lower", LETTER);
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_LM:
        return find_class(name, ":letter", LETTER);
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return find_class(name, ":mark", MARK);
    case UTF8PROC_CATEGORY_ND:
        return find_class("digit", code_point < 0x80 ? ":ascii" : "", DIGIT);
    default:
        return find_class(name, "", OTHER);
    }
}

static unsigned classify(unsigned code_point)
{
    const struct row *row = rows;
    while (row < rows + row_count &&
           (code_point < row->first || code_point > row->last))
        row++;
    if (row == rows + row_count ||
        !utf8proc_codepoint_valid((utf8proc_int32_t)code_point) ||
        utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_CN)
        return find_class("unassigned", "", OTHER);
    if (row->whole[0])
        return find_class(row->name, "", row->whole[0] == 'l' ? LETTER : OTHER);
    return split((utf8proc_int32_t)code_point, row->name);
}

static void fill_classes(void)
{
    for (unsigned c = 0; c < CODE_POINTS; c++)
        class_of[c] = (unsigned char)classify(c);
    memset(class_of + CODE_POINTS, (int)find_class("byte", "", OTHER), BYTES);
}

/* Canonical decomposition of one code point; returns its length. */
static size_t decompose(unsigned code_point, utf8proc_int32_t out[8])
{
    utf8proc_ssize_t len =
        utf8proc_decompose_char((utf8proc_int32_t)code_point, out, 8,
                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, NULL);
    return len < 1 || len > 8 ? 0 : (size_t)len;
}

/* Marks the two that compose to a code point: its last part, and all before
   it, which compose to one. */
static void mark_pair(utf8proc_int32_t *parts, size_t len)
{
    form_of[parts[len - 1]] |= MAYBE;
    utf8proc_ssize_t first = utf8proc_normalize_utf32(
        parts, (utf8proc_ssize_t)len - 1, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (first != 1)
        fail("make_chars: U+%04X begins no pair", (unsigned)parts[0]);
    begins[parts[0]] = 1;
}

static void mark_form(unsigned code_point)
{
    utf8proc_int32_t parts[8], text[8];
    size_t len = decompose(code_point, parts);
    if (len == 0 || (len == 1 && parts[0] == (utf8proc_int32_t)code_point))
        return;
    memcpy(text, parts, sizeof text);
    utf8proc_ssize_t composed = utf8proc_normalize_utf32(
        text, (utf8proc_ssize_t)len, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (composed == 1 && text[0] == (utf8proc_int32_t)code_point)
        mark_pair(parts, len);
    else
        form_of[code_point] |= NOT_NFC;
}

/* What decomposes to the first of a pair may take part in it as well: U+1E0B
   and U+0323 become U+1E0D and U+0307. */
static void mark_composed_beginnings(void)
{
    utf8proc_int32_t parts[8];
    for (unsigned c = 0; c < CODE_POINTS; c++)
        if (decompose(c, parts) > 1 && begins[parts[0]])
            begins[c] = 1;
}

static void fill_forms(void)
{
    unsigned char order[256] = {0};
    unsigned next = 1;
    for (unsigned c = 0; c < CODE_POINTS; c++)
        order[utf8proc_get_property((utf8proc_int32_t)c)->combining_class] = 1;
    for (unsigned i = 1; i < 256; i++)
        if (order[i])
            order[i] = (unsigned char)next++;
    order[0] = 0;
    for (unsigned c = 0; c < CODE_POINTS; c++)
        form_of[c] =
            order[utf8proc_get_property((utf8proc_int32_t)c)->combining_class];
    for (unsigned c = 0; c < CODE_POINTS; c++)
        mark_form(c);
    mark_composed_beginnings();
}

static void fill_lower(void)
{
    for (unsigned c = 0; c < CODE_POINTS; c++) {
        int step = utf8proc_tolower((utf8proc_int32_t)c) - (int)c;
        unsigned i = 0;
        while (i < step_count && steps[i] != step)
            i++;
        if (i == STEPS_MAX)
            fail("make_chars: more than %d steps to lower case", STEPS_MAX);
        steps[i] = step;
        lower_of[c] = (unsigned char)i;
        if (i == step_count)
            step_count++;
    }
}

static void print_steps(void)
{
    printf("const int32_t fx_chars_lower_step[] = {");
    for (unsigned i = 0; i < step_count; i++)
        printf("%s%d,", i % 12 ? " " : "\n    ", steps[i]);
    printf("\n};\n\n");
}

/* A class's script: the first class that has the same name up to the first
   '-' or ':', plus one; 0 for Latin and what belongs to no script. */
static unsigned script(unsigned class)
{
    static const char *const none[] = {"latin", "ascii", "combining",
                                       "variation"};
    size_t len = strcspn(classes[class].name, "-:");
    if (classes[class].kind != LETTER && classes[class].kind != MARK)
        return 0;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        if (strncmp(classes[class].name, none[i], strlen(none[i])) == 0)
            return 0;
    unsigned first = 0;
    while (strncmp(classes[first].name, classes[class].name, len) != 0)
        first++;
    return first + 1;
}

static void print_classes(void)
{
    printf("const unsigned fx_chars_class_count = %u;\n\n", class_count);
    printf("const uint8_t fx_chars_class_kind[] = {");
    for (unsigned i = 0; i < class_count; i++)
        printf("%s%d,", i % 20 ? " " : "\n    ", (int)classes[i].kind);
    printf("\n};\n\nconst uint8_t fx_chars_class_script[] = {");
    for (unsigned i = 0; i < class_count; i++)
        printf("%s%u,", i % 20 ? " " : "\n    ", script(i));
    printf("\n};\n\nconst bool fx_chars_class_is_capital[] = {");
    for (unsigned i = 0; i < class_count; i++)
        printf("%s%d,", i % 20 ? " " : "\n    ",
               script(i) == 0 && strstr(classes[i].name, ":upper") != NULL);
    printf("\n};\n\nconst char *const fx_chars_class_name[] = {\n");
    for (unsigned i = 0; i < class_count; i++)
        printf("    \"%s\",\n", classes[i].name);
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: make_chars classes.txt char_tables.c");
    lines_read(argv[1], read_row);
    fill_classes();
    fill_forms();
    fill_lower();
    emit_open(argv[2]);
    printf("/* Made by src/tables/make_chars.c from classes.txt and utf8proc "
           "%s (Unicode %s). */\n#include \"chars.h\"\n\n",
           utf8proc_version(), utf8proc_unicode_version());
    emit_two_stage("fx_chars_class", class_of, sizeof class_of);
    emit_two_stage("fx_chars_form", form_of, sizeof form_of);
    emit_two_stage("fx_chars_begins", begins, sizeof begins);
    emit_two_stage("fx_chars_lower", lower_of, sizeof lower_of);
    print_steps();
    print_classes();
    emit_close(argv[2]);
    return 0;
}
