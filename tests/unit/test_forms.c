/* SPDX-License-Identifier: MIT */
#include "forms.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};

/* Returns the price. */
static unsigned decode(const char *text)
{
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    return fx_forms_decode(&in, &out);
}

static void surrogate_pairs_cost_nothing(void **state)
{
    (void)state;
    assert_int_equal(decode("x\xED\xA0\xBD\xED\xB8\x80"), 0);
    assert_int_equal(out.count, 2);
    assert_int_equal(out.chars[1].code_point, 0x1F600);
    assert_int_equal(out.chars[1].end, 7);
}

static void what_is_overlong_has_a_price_but_for_nul(void **state)
{
    (void)state;
    assert_true(decode("path\xC0\xAFto") > 0);
    assert_int_equal(out.chars[4].code_point, '/');
    assert_int_equal(decode("a\xC0\x80"), 0);
    assert_int_equal(out.chars[1].code_point, 0);
}

static void beside_other_bytes_only_pairs_are_decoded(void **state)
{
    (void)state;
    assert_int_equal(decode("\x81\xC0\xAF \xED\xA0\xBD\xED\xB8\x80"), 0);
    assert_int_equal(out.count, 5);
    assert_int_equal(out.chars[4].code_point, 0x1F600);
    assert_true(fx_line_is_stray(&out.chars[1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surrogate_pairs_cost_nothing),
        cmocka_unit_test(what_is_overlong_has_a_price_but_for_nul),
        cmocka_unit_test(beside_other_bytes_only_pairs_are_decoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
