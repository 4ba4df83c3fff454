/* SPDX-License-Identifier: MIT */
/* Texts made to break a reader of text. */
#include "fixenc.h"

#include "record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WRONG "Syri\u00C3\u00AB"
#define RIGHT "Syri\u00EB"

/* ---- What is not UTF-8 --------------------------------------------------- */

static const struct {
    const char *what, *bytes;
} ill_formed[] = {
    {"a continuation byte", "\x80"},
    {"another", "\xBF"},
    {"seven of them", "\x80\xBF\x80\xBF\x80\xBF\x80"},
    {"leads of two, each before a space", "\xC2 \xD0 \xDF "},
    {"leads of three, each before a space", "\xE0 \xE8 \xEF "},
    {"leads of four, each before a space", "\xF0 \xF2 \xF4 "},
    {"what never was a lead of four", "\xF5 \xF6 \xF7 "},
    {"leads of five and of six", "\xF8 \xFB \xFC \xFD "},
    {"two bytes but the last", "\xC3"},
    {"three bytes but the last", "\xE2\x82"},
    {"four bytes but the last", "\xF0\x9F\x98"},
    {"five bytes but the last", "\xF8\x88\x80\x80"},
    {"six bytes but the last", "\xFC\x84\x80\x80\x80"},
    {"unfinished ones in a row", "\xC3\xE2\x82\xF0\x9F\x98\xF8\x88\xFC\x84"},
    {"FE and FF", "\xFE\xFF\xFE\xFE\xFF\xFF"},
    {"an overlong slash of five bytes", "\xF8\x80\x80\x80\xAF"},
    {"of six", "\xFC\x80\x80\x80\x80\xAF"},
    {"the first high surrogate", "\xED\xA0\x80"},
    {"the last high surrogate", "\xED\xAF\xBF"},
    {"the number after the last code point", "\xF4\x90\x80\x80"},
    {"the last number of four bytes", "\xF7\xBF\xBF\xBF"},
    {"of five", "\xFB\xBF\xBF\xBF\xBF"},
    {"of six", "\xFD\xBF\xBF\xBF\xBF\xBF"},
    /* These are well formed, and often taken for something else. */
    {"noncharacters", "\xEF\xB7\x90\xEF\xBF\xBE\xEF\xBF\xBF"},
    {"the last code point", "\xF4\x8F\xBF\xBF"},
    {"a byte order mark inside", "\xEF\xBB\xBF"},
};

enum { ILL_FORMED = sizeof ill_formed / sizeof *ill_formed };

/* The text between two words, the first with its letters `before` it. */
static size_t embed(char *to, const char *word, const char *bytes)
{
    strcpy(to, word);
    strcat(to, " ");
    strcat(to, bytes);
    strcat(to, " ");
    strcat(to, word);
    return strlen(to);
}

static void what_is_not_utf_8_stays_beside_what_is_repaired(void **state)
{
    for (size_t i = 0; i < ILL_FORMED; i++) {
        char text[64], want[64];
        size_t len = embed(text, WRONG, ill_formed[i].bytes);
        size_t want_len = embed(want, RIGHT, ill_formed[i].bytes);
        record_repair(*state, text, len);
        if (!record_output_is(*state, want, want_len))
            fail_msg("%s", ill_formed[i].what);
    }
}

static void what_is_not_utf_8_comes_out_as_it_was(void **state)
{
    struct record *record = *state;
    for (size_t i = 0; i < ILL_FORMED; i++)
        for (size_t k = 0; k < ILL_FORMED; k++) {
            char text[64];
            strcpy(text, ill_formed[i].bytes);
            strcat(text, ill_formed[k].bytes);
            record_repair(record, text, strlen(text));
            if (!record_output_is(record, text, strlen(text)))
                fail_msg("%s, and %s", ill_formed[i].what, ill_formed[k].what);
        }
}

/* Where the next byte could not belong to it. */
static void another_form_of_utf_8_is_decoded(void **state)
{
    static const struct {
        const char *what, *bytes, *right;
        size_t len; /* of what is right */
    } forms[] = {
        {"an overlong slash of two bytes", "\xC0\xAF", "/", 1},
        {"of three", "\xE0\x80\xAF", "/", 1},
        {"of four", "\xF0\x80\x80\xAF", "/", 1},
        {"the last overlong of two bytes", "\xC1\xBF", "\x7F", 1},
        {"a letter in three bytes", "\xE0\x83\xA9", "\u00E9", 2},
        {"of four", "\xF0\x80\x83\xA9", "\u00E9", 2},
        {"an overlong NUL", "\xC0\x80", "\0", 1},
        {"a pair of surrogates", "\xED\xA0\xBD\xED\xB8\x80", "\U0001F600", 4},
        {"the last pair", "\xED\xAF\xBF\xED\xBF\xBF", "\xF4\x8F\xBF\xBF", 4},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        record_repair(*state, forms[i].bytes, strlen(forms[i].bytes));
        if (!record_output_is(*state, forms[i].right, forms[i].len))
            fail_msg("%s", forms[i].what);
    }
}

/* ---- Without end --------------------------------------------------------- */

/* Pushes `count` times the same bytes. */
static void push_often(struct record *record, const char *bytes, size_t count)
{
    static char block[1 << 16];
    size_t len = strlen(bytes);
    size_t in_block = sizeof block / len;
    for (size_t i = 0; i < in_block; i++)
        memcpy(block + i * len, bytes, len);
    record_clear(record);
    for (; count > in_block; count -= in_block)
        record_push(record, block, in_block * len);
    record_push(record, block, count * len);
    record_finish(record);
}

static void marks_without_end_come_out_in_order(void **state)
{
    static const char *const marks[] = {"\u0301", "\u0323\u0301", "\u0345",
                                        "\u0F71\u0F72", "\u3099"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct record *record = *state;
        push_often(record, marks[i], 100000);
        assert_int_equal(record->output.len, 100000 * strlen(marks[i]));
    }
}

/* What is read wrong and saved again grows with each layer: only so many are
   undone, and a second pass has nothing to add. */
static void layers_without_end_are_bounded(void **state)
{
    struct record *record = *state;
    static const char twice[] = "\u00C3\u0192\u00C2\u00A9";
    push_often(record, twice, 20000);
    for (size_t i = 0; i < record->count; i++)
        assert_in_range(record->findings[i].told.chain.len, 0,
                        FIXENC_CHAIN_MAX);
    assert_true(record->output.len < 20000 * strlen(twice));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_utf_8_stays_beside_what_is_repaired),
        cmocka_unit_test(what_is_not_utf_8_comes_out_as_it_was),
        cmocka_unit_test(another_form_of_utf_8_is_decoded),
        cmocka_unit_test(marks_without_end_come_out_in_order),
        cmocka_unit_test(layers_without_end_are_bounded),
    };
    return cmocka_run_group_tests(tests, record_set_up, record_tear_down);
}
