/* SPDX-License-Identifier: MIT */
#include "gap.h"

#include "fixenc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A gap of windows-1252 text; what stands around it is given nearest first. */
static struct fx_gap gap_between(const uint32_t left[FX_GAP_REACH],
                                 const uint32_t right[FX_GAP_REACH])
{
    struct fx_gap gap = {.charset = FIXENC_WINDOWS_1252};
    for (unsigned i = 0; i < FX_GAP_REACH; i++) {
        gap.left[i] = fx_gap_fold(left[i]);
        gap.right[i] = fx_gap_fold(right[i]);
    }
    return gap;
}

static void assert_fits_best(const struct fx_gap *gap, uint32_t best,
                             const uint32_t *others, size_t count)
{
    unsigned fit = fx_gap_fit(gap, best);
    assert_true(fit > 0);
    for (size_t i = 0; i < count; i++)
        assert_true(fx_gap_fit(gap, others[i]) < fit);
}

/* D1 and a lost byte are one of "с", "э" and "я". */
static void what_stands_around_tells_the_letter(void **state)
{
    static const uint32_t not_ya[] = {0x441, 0x44D}, not_s[] = {0x44D, 0x44F};
    const struct fx_gap word_end = gap_between(
        (uint32_t[]){0x442, 0x435, 0x438}, (uint32_t[]){' ', 0x432, ' '});
    const struct fx_gap before_t = gap_between((uint32_t[]){0x435, 0x43C, ' '},
                                               (uint32_t[]){0x442, 0x43E, ' '});
    (void)state;
    assert_fits_best(&word_end, 0x44F, not_ya, 2);
    assert_fits_best(&before_t, 0x441, not_s, 2);
}

static void case_and_digits_make_no_difference(void **state)
{
    (void)state;
    assert_int_equal(fx_gap_fold('Q'), 'q');
    assert_int_equal(fx_gap_fold(0x418), 0x438);
    assert_int_equal(fx_gap_fold('7'), '0');
    assert_int_equal(fx_gap_fold(0x2014), 0x2014);
}

static void a_letter_that_no_entry_names_does_not_fit(void **state)
{
    const struct fx_gap gap = gap_between((uint32_t[]){0x442, 0x435, 0x438},
                                          (uint32_t[]){' ', 0x432, ' '});
    (void)state;
    assert_int_equal(fx_gap_fit(&gap, 0x1234), 0);
}

/* Nor do the entries of one charset speak of another: it loses other bytes. */
static void a_charset_that_loses_nothing_has_no_entries(void **state)
{
    struct fx_gap gap = gap_between((uint32_t[]){0x442, 0x435, 0x438},
                                    (uint32_t[]){' ', 0x432, ' '});
    (void)state;
    gap.charset = FIXENC_ISO_8859_1;
    assert_int_equal(fx_gap_fit(&gap, 0x44F), 0);
}

static void a_surer_entry_of_the_same_shape_fits_better(void **state)
{
    (void)state;
    for (unsigned fit = 2; fit <= FX_GAP_SURE + 1u; fit++)
        assert_true(fx_gap_percent(fit) > fx_gap_percent(fit - 1));
    assert_int_equal(fx_gap_percent(1), fx_gap_percent(FX_GAP_SURE + 2u));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_around_tells_the_letter),
        cmocka_unit_test(case_and_digits_make_no_difference),
        cmocka_unit_test(a_letter_that_no_entry_names_does_not_fit),
        cmocka_unit_test(a_charset_that_loses_nothing_has_no_entries),
        cmocka_unit_test(a_surer_entry_of_the_same_shape_fits_better),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
