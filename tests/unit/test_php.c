/* SPDX-License-Identifier: MIT */
#include "php.h"

#include "record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { ROOM = 4096 };

/* Writes s:LEN:"TEXT"; as PHP does, `len` being what it counts. */
static const char *serialise(char out[ROOM], const char *text, size_t len)
{
    assert_true(snprintf(out, ROOM, "s:%zu:\"%s\";", len, text) < ROOM);
    return out;
}

/* The same for SQL, where each quote is written as two bytes. */
static const char *serialise_sql(char out[ROOM], const char *text, size_t len)
{
    assert_true(snprintf(out, ROOM, "s:%zu:\\\"%s\\\";", len, text) < ROOM);
    return out;
}

static int start(void **state)
{
    static struct record record;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.escapes = FIXENC_ESCAPES_PHP;
    record_start_with(&record, &options);
    *state = &record;
    return 0;
}

static void assert_repaired(struct record *record, const char *before,
                            const char *after)
{
    record_repair(record, before, strlen(before));
    if (!record_output_is(record, after, strlen(after)))
        fail_msg("%s: %.*s instead of %s", before, (int)record->output.len,
                 record->output.bytes, after);
}

static void a_number_counts_the_bytes_of_the_repaired_text(void **state)
{
    static const char *const texts[][2] = {
        {"Syri\u00C3\u00AB", "Syri\u00EB"},
        {"l\u2019\u00C3\u00A9t\u00C3\u00A9 fran\u00C3\u00A7ais",
         "l\u2019\u00E9t\u00E9 fran\u00E7ais"},
        {"caf\u00C3\u00A9 \"chez l'ami\"; et th\u00C3\u00A9",
         "caf\u00E9 \"chez l'ami\"; et th\u00E9"},
        {"u\u0308", "\u00FC"},
        {"\u0958\u0958\u0958",
         "\u0915\u093C\u0915\u093C\u0915\u093C"}, /* 9 bytes become 18 */
    };
    char before[ROOM], after[ROOM];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *garbled = texts[i][0], *right = texts[i][1];
        assert_repaired(*state, serialise(before, garbled, strlen(garbled)),
                        serialise(after, right, strlen(right)));
    }
}

static void an_escaped_byte_counts_once(void **state)
{
    static const struct {
        const char *garbled, *right;
        size_t escapes;
    } cases[] = {
        {"Syri\u00C3\u00AB", "Syri\u00EB", 0},
        {"le caf\u00C3\u00A9 \\\"noir\\\" d\\'\u00C3\u00A9t\u00C3\u00A9",
         "le caf\u00E9 \\\"noir\\\" d\\'\u00E9t\u00E9", 3},
        {"l''\u00C3\u00A9t\u00C3\u00A9\\r\\nil pleut",
         "l''\u00E9t\u00E9\\r\\nil pleut", 3},
        {"un caf\u00C3\u00A9 \\\\ un th\u00C3\u00A9",
         "un caf\u00E9 \\\\ un th\u00E9", 1},
    };
    char before[ROOM], after[ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *garbled = cases[i].garbled, *right = cases[i].right;
        serialise_sql(before, garbled, strlen(garbled) - cases[i].escapes);
        serialise_sql(after, right, strlen(right) - cases[i].escapes);
        assert_repaired(*state, before, after);
    }
}

static void a_doubled_quote_counts_once_where_that_fits(void **state)
{
    static const char garbled[] = "l''\u00C3\u00A9t\u00C3\u00A9";
    static const char right[] = "l''\u00E9t\u00E9";
    char before[ROOM], after[ROOM];
    serialise(before, garbled, strlen(garbled) - 1);
    serialise(after, right, strlen(right) - 1);
    assert_repaired(*state, before, after);
}

static void strings_in_strings_are_counted_from_the_inside(void **state)
{
    char inner[ROOM], outer[ROOM], outmost[ROOM];
    serialise(inner, "Itali\u00C3\u00AB", strlen("Itali\u00C3\u00AB"));
    serialise(outer, inner, strlen(inner));
    serialise(outmost, outer, strlen(outer));
    char right_inner[ROOM], right_outer[ROOM], right[ROOM];
    serialise(right_inner, "Itali\u00EB", strlen("Itali\u00EB"));
    serialise(right_outer, right_inner, strlen(right_inner));
    serialise(right, right_outer, strlen(right_outer));
    assert_repaired(*state, outmost, right);
    struct record *record = *state;
    assert_int_equal(record->count, 1);
}

/* Whoever skips one of them would be left with a wrong number. */
static void all_changes_of_a_string_are_one_finding(void **state)
{
    static const char garbled[] =
        "caf\u00C3\u00A9 au lait, et le th\u00C3\u00A9";
    char before[ROOM];
    struct record *record = *state;
    serialise(before, garbled, strlen(garbled));
    record_repair(record, before, strlen(before));
    assert_int_equal(record->count, 1);
    assert_int_equal(record->findings[0].told.offset, 2);
    assert_int_equal(record->findings[0].told.chain.len, 1);
    assert_int_equal(record->findings[0].told.kind, FIXENC_MOJIBAKE);
}

static void at_the_end_of_a_line_no_semicolon_is_needed(void **state)
{
    static const char *const texts[][2] = {
        {"s:8:\"Syri\u00C3\u00AB\"", "s:6:\"Syri\u00EB\""},
        {"s:8:\"Syri\u00C3\u00AB\"\r\n;", "s:6:\"Syri\u00EB\"\r\n;"},
        {"s:8:\\\"Syri\u00C3\u00AB\\\"\n", "s:6:\\\"Syri\u00EB\\\"\n"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_repaired(*state, texts[i][0], texts[i][1]);
}

static void a_number_that_does_not_fit_is_left_alone(void **state)
{
    static const char *const texts[][2] = {
        {"s:6:\"Syri\u00C3\u00AB\";", "s:6:\"Syri\u00EB\";"},
        {"s:9:\"Syri\u00C3\u00AB\";", "s:9:\"Syri\u00EB\";"},
        {"s:8:\"Syri\u00C3\u00AB\" ", "s:8:\"Syri\u00EB\" "},
        {"s:8:\"Syri\u00C3\u00AB", "s:8:\"Syri\u00EB"},
        {"s:8:\\\"Syri\u00C3\u00AB\";", "s:8:\\\"Syri\u00EB\";"},
        {"xs:8:\"Syri\u00C3\u00AB\";", "xs:8:\"Syri\u00EB\";"},
        {"s:008x:\"Syri\u00C3\u00AB\";", "s:008x:\"Syri\u00EB\";"},
        {"s::\"Syri\u00C3\u00AB\";", "s::\"Syri\u00EB\";"},
        {"s:00000008:\"Syri\u00C3\u00AB\";", "s:00000008:\"Syri\u00EB\";"},
        {"s:99999999999999999999999:\"Syri\u00C3\u00AB\";",
         "s:99999999999999999999999:\"Syri\u00EB\";"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_repaired(*state, texts[i][0], texts[i][1]);
}

static void other_strings_are_not_touched(void **state)
{
    assert_repaired(*state,
                    "a:2:{s:2:\"ok\";s:8:\"Syri\u00C3\u00AB\";s:2:\"\u00EB\";}",
                    "a:2:{s:2:\"ok\";s:6:\"Syri\u00EB\";s:2:\"\u00EB\";}");
}

static size_t cut(const char *text, size_t at)
{
    return fx_php_cut((const unsigned char *)text, strlen(text), at);
}

static void no_string_is_cut_from_its_number(void **state)
{
    (void)state;
    static const char text[] = "ab;s:4:\"a bc\";s:99:\"x y";
    assert_int_equal(cut(text, 9), 3); /* in the first string */
    assert_int_equal(cut(text, 13), 3);
    assert_int_equal(cut(text, 15), 14); /* behind it */
    assert_int_equal(cut(text, 21), 14); /* in the one that goes on */
    assert_int_equal(cut(text, 2), 2);
    assert_int_equal(cut(text + 3, 7), 7); /* nothing stands before it */
    assert_int_equal(cut("ab;s:4:\"a b\";s", 9), 9); /* it does not fit */
}

/* In pieces, a long line of SQL is counted right all the same. */
static void a_long_line_is_counted_right(void **state)
{
    static char before[3 * FIXENC_LINE_MAX], after[3 * FIXENC_LINE_MAX];
    static const char garbled[] = "un caf\u00C3\u00A9 tr\u00C3\u00A8s noir";
    static const char right[] = "un caf\u00E9 tr\u00E8s noir";
    char string[ROOM];
    size_t len = 0, after_len = 0;
    while (len < 2 * FIXENC_LINE_MAX) {
        serialise(string, garbled, strlen(garbled));
        len += (size_t)sprintf(before + len, "(%s),", string);
        serialise(string, right, strlen(right));
        after_len += (size_t)sprintf(after + after_len, "(%s),", string);
    }
    assert_repaired(*state, before, after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_counts_the_bytes_of_the_repaired_text),
        cmocka_unit_test(an_escaped_byte_counts_once),
        cmocka_unit_test(a_doubled_quote_counts_once_where_that_fits),
        cmocka_unit_test(strings_in_strings_are_counted_from_the_inside),
        cmocka_unit_test(all_changes_of_a_string_are_one_finding),
        cmocka_unit_test(at_the_end_of_a_line_no_semicolon_is_needed),
        cmocka_unit_test(a_number_that_does_not_fit_is_left_alone),
        cmocka_unit_test(other_strings_are_not_touched),
        cmocka_unit_test(no_string_is_cut_from_its_number),
        cmocka_unit_test(a_long_line_is_counted_right),
    };
    return cmocka_run_group_tests(tests, start, record_tear_down);
}
