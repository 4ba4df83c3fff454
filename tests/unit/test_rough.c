/* SPDX-License-Identifier: MIT */
#include "rough.h"

#include "bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t all_charsets = (UINT64_C(1) << FIXENC_CHARSET_END) - 2;

/* Lists the readings of a line and drops those not worth a search; returns how
   many are left, the line itself not counted. */
static size_t readings_left(struct bench *bench, const char *text)
{
    fx_line_decode(&bench->in, (const unsigned char *)text, strlen(text));
    fx_reading_list(&bench->work.all, &bench->in, all_charsets,
                    FIXENC_CHAIN_MAX, false);
    fx_rough_drop(&bench->work.all, &bench->in, &bench->work.rough);
    return bench->work.all.count - 1;
}

static unsigned sure_gain(const struct bench *bench)
{
    return fx_rough_sure_gain(&bench->work.all, &bench->work.rough);
}

static void right_text_has_no_reading_worth_a_search(void **state)
{
    static const char *const texts[] = {
        "Съешь же ещё этих мягких французских булок, да выпей чаю",
        "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
        "เป็นมนุษย์สุดประเสริฐเลิศคุณค่า",
        "Příliš žluťoučký kůň úpěl ďábelské ódy",
        "«Où va-t-on ?» – « À l’école… »",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(readings_left(*state, texts[i]), 0);
}

static void one_reading_beats_all_that_explain_less(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(readings_left(bench, "Ð›ÐµÑ‚Ð¾ Ð² Ð³Ð¾Ñ€Ð¾Ð´Ðµ, "
                                          "Ð´ÐµÑ‚Ð¸ Ñƒ Ð¼Ð¾Ñ€Ñ"),
                     1);
    assert_int_equal(bench->work.all.readings[1].chain.step[0],
                     FIXENC_WINDOWS_1252);
}

static void what_two_charsets_explain_alike_is_left_to_the_search(void **state)
{
    struct bench *bench = *state;
    assert_true(readings_left(bench, "SprĂĄvnÄ›, pĹ™Ă­klad") > 0);
    size_t left = readings_left(bench, "dlouhĂ˝, pĂĄr");
    assert_true(left > 1);
    assert_int_equal(sure_gain(bench), 0);
}

static void a_line_garbled_throughout_is_sure(void **state)
{
    struct bench *bench = *state;
    readings_left(bench, "Un Ã©tÃ© en forÃªt, un cafÃ©");
    assert_true(sure_gain(bench) > 20 * FX_MODEL_NAT);
}

static void one_weak_sequence_is_not_sure(void **state)
{
    struct bench *bench = *state;
    readings_left(bench, "cafÃ© Å²");
    assert_int_equal(sure_gain(bench), 0);
}

static void a_weak_letter_is_sure_in_a_word_of_its_script_only(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(readings_left(bench, "×ž×” ×–×”"), 1);
    assert_true(sure_gain(bench) > 0);
    assert_int_equal(readings_left(bench, "×©×œ×™ ×” ×©×™"), 1);
    assert_int_equal(sure_gain(bench), 0);
    assert_int_equal(readings_left(bench, "Ð°Ð°×”"), 1);
    assert_int_equal(sure_gain(bench), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_text_has_no_reading_worth_a_search),
        cmocka_unit_test(one_reading_beats_all_that_explain_less),
        cmocka_unit_test(what_two_charsets_explain_alike_is_left_to_the_search),
        cmocka_unit_test(a_line_garbled_throughout_is_sure),
        cmocka_unit_test(one_weak_sequence_is_not_sure),
        cmocka_unit_test(a_weak_letter_is_sure_in_a_word_of_its_script_only),
    };
    return cmocka_run_group_tests(tests, make_bench, free_bench);
}
