/* SPDX-License-Identifier: MIT */
#include "trials.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct fx_char in_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars};

static const uint64_t all = (UINT64_C(1) << FIXENC_CHARSET_END) - 2;

/* Whether a charset is to be tried on a line. */
static bool is_chosen(const char *text, uint64_t charsets, unsigned charset)
{
    struct fx_trial chosen[FX_TRIALS_MOST];
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    size_t count = fx_trials_choose(&in, charsets, chosen);
    for (size_t i = 0; i < count; i++)
        if (chosen[i].charset == charset)
            return true;
    return false;
}

static void only_what_was_asked_for_is_chosen(void **state)
{
    (void)state;
    const uint64_t one = UINT64_C(1) << FIXENC_KOI8_R;
    assert_true(is_chosen("\xF0\xD2", one, FIXENC_KOI8_R));
    assert_false(is_chosen("\xF0\xD2", one, FIXENC_WINDOWS_1251));
    assert_true(is_chosen("\xF0\xD2", all, FIXENC_WINDOWS_1251));
}

static void what_decodes_the_bytes_alike_is_not_chosen_twice(void **state)
{
    (void)state;
    assert_true(is_chosen("\xE9t\xE9", all, FIXENC_WINDOWS_1252));
    assert_false(is_chosen("\xE9t\xE9", all, FIXENC_ISO_8859_15));
    assert_true(is_chosen("\xE9t\xE9 10 \xA4", all, FIXENC_ISO_8859_15));
}

static void what_is_far_too_rare_is_not_chosen(void **state)
{
    (void)state;
    /* Box drawing, all of it. */
    const char *text = "\xD0\xD2\xD3\xCC\xCB\xC8\xC9\xCD\xCE\xB9\xBA\xBB";
    assert_true(is_chosen(text, all, FIXENC_WINDOWS_1251));
    assert_false(is_chosen(text, all, FIXENC_IBM437));
}

static void the_likeliest_comes_first(void **state)
{
    (void)state;
    struct fx_trial chosen[FX_TRIALS_MOST];
    const char *text = "\xC7\xE0\xE2\xF2\xF0\xE0 \xF3\xF2\xF0\xEE\xEC";
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    size_t count =
        fx_trials_choose(&in, all & ((UINT64_C(1) << FIXENC_GBK) - 1), chosen);
    assert_true(count > 1);
    assert_int_equal(chosen[0].charset, FIXENC_WINDOWS_1251);
    for (size_t i = 1; i < count; i++)
        assert_true(chosen[i - 1].cost <= chosen[i].cost);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_was_asked_for_is_chosen),
        cmocka_unit_test(what_decodes_the_bytes_alike_is_not_chosen_twice),
        cmocka_unit_test(what_is_far_too_rare_is_not_chosen),
        cmocka_unit_test(the_likeliest_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
