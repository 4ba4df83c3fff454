/* SPDX-License-Identifier: MIT */
#include "fixenc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static double cost(const char *text)
{
    return fixenc_text_cost(text, strlen(text));
}

static void nothing_costs_nothing(void **state)
{
    (void)state;
    assert_true(fixenc_text_cost(NULL, 0) == 0);
}

static void mojibake_costs_more_than_what_it_was(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"SyriÃ«", "Syrië"},
        {"SyriÃƒÂ«", "SyriÃ«"},
        {"РџСЂРёРІРµС‚", "Привет"},
        {"ΓÇö", "—"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (cost(pairs[i][0]) <= cost(pairs[i][1]))
            fail_msg("%s costs %g, %s costs %g", pairs[i][0], cost(pairs[i][0]),
                     pairs[i][1], cost(pairs[i][1]));
}

static void each_line_is_a_text_of_its_own(void **state)
{
    (void)state;
    double both = cost("Привет\n") + cost("één");
    assert_true(cost("Привет\néén") == both);
}

static void bytes_that_are_not_utf8_cost_something(void **state)
{
    (void)state;
    assert_true(cost("a\xFF") > cost("a"));
    assert_true(cost("\xE2\x82") > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_costs_nothing),
        cmocka_unit_test(mojibake_costs_more_than_what_it_was),
        cmocka_unit_test(each_line_is_a_text_of_its_own),
        cmocka_unit_test(bytes_that_are_not_utf8_cost_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
