/* SPDX-License-Identifier: MIT */
#include "cut.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { BOUND = FIXENC_LINE_MAX, ALL = 31 };

static unsigned char text[BOUND + 1];

/* Fills the text with repetitions of a string. */
static void fill(const char *with)
{
    size_t len = strlen(with);
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (unsigned char)with[i % len];
}

static void a_piece_ends_before_a_space(void **state)
{
    (void)state;
    fill("x");
    text[BOUND - 100] = text[BOUND / 2 + 9] = ' ';
    assert_int_equal(fx_cut_find(text, 0), BOUND - 100);
    text[BOUND - 100] = 'x';
    assert_int_equal(fx_cut_find(text, ALL), BOUND / 2 + 9);
}

static void without_a_space_it_ends_before_other_ascii(void **state)
{
    (void)state;
    fill("\u00EB");
    text[BOUND - 100] = text[BOUND / 2 - 9] = 'x';
    assert_int_equal(fx_cut_find(text, 0), BOUND - 100);
    text[BOUND - 100] = 0xC3;
    assert_int_equal(fx_cut_find(text, 0), BOUND);
    fill("\u20AC"); /* the bound is no multiple of 3 */
    assert_int_equal(fx_cut_find(text, 0), BOUND - BOUND % 3);
    fill("\x80");
    assert_int_equal(fx_cut_find(text, 0), BOUND);
}

static void no_escape_is_cut_where_there_is_other_ascii(void **state)
{
    (void)state;
    fill("\\u00c3");
    text[BOUND - 600] = '"';
    assert_int_equal(fx_cut_find(text, ALL), BOUND - 600);
    assert_int_equal(fx_cut_find(text, 0), BOUND);
}

static void no_string_of_php_is_cut(void **state)
{
    (void)state;
    static const char string[] = ";s:20:\"";
    fill("x");
    memcpy(text + BOUND - 15, string, sizeof string - 1);
    text[BOUND - 3] = ' ';
    assert_int_equal(fx_cut_find(text, FIXENC_ESCAPES_PHP), BOUND - 14);
    assert_int_equal(fx_cut_find(text, FIXENC_ESCAPES_JSON), BOUND - 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_piece_ends_before_a_space),
        cmocka_unit_test(without_a_space_it_ends_before_other_ascii),
        cmocka_unit_test(no_escape_is_cut_where_there_is_other_ascii),
        cmocka_unit_test(no_string_of_php_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
