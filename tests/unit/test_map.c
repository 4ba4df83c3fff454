/* SPDX-License-Identifier: MIT */
#include "map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 64 };

static void assert_replaced(const struct fixenc_pair *pairs, size_t count,
                            unsigned escapes, const char *text,
                            const char *want)
{
    struct fx_char chars[2][MOST];
    struct fx_line in = {.chars = chars[0], .escapes = escapes};
    struct fx_line out = {.chars = chars[1]};
    unsigned char got[4 * MOST + 1] = {0};
    assert_true(strlen(text) <= MOST);
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    bool is_changed = fx_map_replace(&in, pairs, count, &out);
    size_t len =
        fx_line_encode(out.chars, out.count, (const unsigned char *)text, got);
    got[len] = 0;
    assert_string_equal((const char *)got, want);
    assert_int_equal(is_changed, strcmp(text, want) != 0);
}

static void each_bad_becomes_its_good(void **state)
{
    (void)state;
    static const struct fixenc_pair pairs[] = {
        {"+®", "é"}, {"+® ", "É "}, {"¿½x", "?"}};
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"", ""},         {"plain", "plain"}, {"caf+®", "café"}, {"+®+®", "éé"},
        {"+® +®", "É é"}, /* the longest that begins there */
        {"+ ®", "+ ®"},   {"¿½", "¿½"},       {"a¿½xb", "a?b"},  {"+", "+"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_replaced(pairs, sizeof pairs / sizeof *pairs, 0, rows[i].text,
                        rows[i].want);
}

static void escapes_are_replaced_in_their_form_if_they_can_hold_it(void **state)
{
    (void)state;
    static const struct fixenc_pair pairs[] = {
        {"\u00C3\u00A9", "\u00E9"}, {"\u00D5", "i"}, {"\"\u00D7", "\u201C"}};
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"\\u00c3\\u00a9", "\\u00e9"},
        {"\\xC3\u00A9", "\\xE9"},
        {"\u00C3\u00A9", "\u00E9"},
        {"\\u00d5", "\\u00d5"},
        {"\u00D5", "i"},
        {"\"\\u00d7", "\"\\u00d7"},
        {"\"\u00D7", "\u201C"},
        {"\\\"\u00D7", "\\\"\u00D7"},
        {"\\\u00C3\u00A9", "\\\u00E9"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_replaced(pairs, sizeof pairs / sizeof *pairs,
                        FIXENC_ESCAPES_JSON, rows[i].text, rows[i].want);
}

static void what_was_made_stands_for_what_was_there(void **state)
{
    (void)state;
    const struct fixenc_pair pair = {"G\u00C7\u00F6", "--"};
    struct fx_char chars[2][MOST];
    struct fx_line in = {.chars = chars[0]}, out = {.chars = chars[1]};
    fx_line_decode(&in, (const unsigned char *)"a G\u00C7\u00F6", 7);
    assert_true(fx_map_replace(&in, &pair, 1, &out));
    assert_int_equal(out.count, 4);
    for (size_t i = 2; i < 4; i++) {
        assert_int_equal(out.chars[i].begin, 2);
        assert_int_equal(out.chars[i].end, 7);
        assert_int_equal(out.chars[i].kind, FIXENC_MAPPED);
        assert_true(out.chars[i].is_changed);
    }
}

static void a_pair_that_breaks_a_promise_is_told(void **state)
{
    (void)state;
    static char long_bad[FIXENC_MAP_MAX + 2];
    memset(long_bad, 0xC3, 1);
    memset(long_bad + 1, 0xA9, 1);
    memset(long_bad + 2, 'x', sizeof long_bad - 3);
    const struct {
        const char *bad, *good, *problem;
    } rows[] = {
        {"é", "e", NULL},          {NULL, "e", "nothing"},
        {"é", NULL, "nothing"},    {"", "e", "nothing"},
        {"é", "", "nothing"},      {"\xC3", "e", "UTF-8"},
        {"é", "\xFF", "UTF-8"},    {"é\n", "e", "line end"},
        {"éx", "e\n", "line end"}, {long_bad, "e", "too long"},
        {"ab", "c", "ASCII"},      {"é", "ee", "more characters"},
        {"éa", "é", NULL},         {"é", "é", "holds"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct fixenc_pair pairs[] = {{"ß", "s"},
                                            {rows[i].bad, rows[i].good}};
        size_t which = 9;
        const char *problem = fixenc_map_problem(pairs, 2, &which);
        assert_int_equal(problem != NULL, rows[i].problem != NULL);
        if (!problem)
            continue;
        assert_non_null(strstr(problem, rows[i].problem));
        assert_int_equal(which, 1);
    }
}

static void pairs_are_checked_against_each_other(void **state)
{
    (void)state;
    const struct fixenc_pair later[] = {{"é", "e"}, {"ab\u00E8", "xé"}};
    const struct fixenc_pair twice[] = {{"é", "e"}, {"é", "E"}};
    size_t which;
    assert_non_null(fixenc_map_problem(later, 2, &which));
    assert_non_null(fixenc_map_problem(twice, 2, &which));
    assert_int_equal(which, 1);
    assert_null(fixenc_map_problem(NULL, 0, &which));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_bad_becomes_its_good),
        cmocka_unit_test(
            escapes_are_replaced_in_their_form_if_they_can_hold_it),
        cmocka_unit_test(what_was_made_stands_for_what_was_there),
        cmocka_unit_test(a_pair_that_breaks_a_promise_is_told),
        cmocka_unit_test(pairs_are_checked_against_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
