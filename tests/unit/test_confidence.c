/* SPDX-License-Identifier: MIT */
#include "confidence.h"

#include "bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t all = (UINT64_C(1) << FIXENC_CHARSET_END) - 2;

static struct fx_confidence_work work;

/* Repairs a line as far as `least` lets it.  False where nothing is left. */
static bool repair(struct bench *bench, const char *text, unsigned least)
{
    fx_line_decode(&bench->in, (const unsigned char *)text, strlen(text));
    bench->gain = fx_judge_repair(&bench->in, all, FIXENC_CHAIN_MAX, false,
                                  &bench->out, &bench->work);
    assert_true(bench->gain > 0);
    return fx_confidence_weigh(&work, &bench->work, &bench->in, &bench->out,
                               least);
}

/* The percent of the only such character. */
static unsigned percent_of(const struct bench *bench, uint32_t c)
{
    const struct fx_char *found = NULL;
    for (size_t i = 0; i < bench->out.count; i++)
        if (bench->out.chars[i].code_point == c) {
            assert_null(found);
            found = &bench->out.chars[i];
        }
    assert_non_null(found);
    return found->percent;
}

static void what_speaks_for_a_word_makes_it_sure(void **state)
{
    struct bench *bench = *state;
    assert_true(repair(bench, "Iran en Syri\u00C3\u00AB", 1));
    assert_int_equal(percent_of(bench, 0xEB), 100);
    assert_true(repair(bench, "_Fara \u0102\u02C7 l\u00EDnu...", 1));
    assert_in_range(percent_of(bench, 0xF7), 1, 95);
}

/* As windows-1250 it is å, as ISO-8859-2 another letter that fits as well. */
static void another_chain_that_nearly_won_counts_against_a_word(void **state)
{
    struct bench *bench = *state;
    uint64_t charsets = UINT64_C(1) << FIXENC_WINDOWS_1250;
    const char *line = "Snakker du p\u0102\u0104 norsk";
    assert_true(repair(bench, line, 1));
    unsigned among_all = percent_of(bench, 0xE5);
    bench->gain = fx_judge_repair(&bench->in, charsets, FIXENC_CHAIN_MAX, false,
                                  &bench->out, &bench->work);
    assert_true(
        fx_confidence_weigh(&work, &bench->work, &bench->in, &bench->out, 1));
    assert_true(percent_of(bench, 0xE5) > among_all);
}

static void a_word_below_the_least_is_taken_back_alone(void **state)
{
    struct bench *bench = *state;
    const char *line = "Le caf\u00C3\u00A9 \u00C2\u013D sk\u00EDggi";
    assert_true(repair(bench, line, 1));
    unsigned doubtful = percent_of(bench, 0xA5);
    assert_in_range(doubtful, 1, 60);
    assert_true(repair(bench, line, doubtful));
    percent_of(bench, 0xA5);
    assert_true(repair(bench, line, doubtful + 1));
    percent_of(bench, 0xE9);
    percent_of(bench, 0xC2);
    percent_of(bench, 0x13D);
}

static void where_no_word_is_left_nothing_is_repaired(void **state)
{
    struct bench *bench = *state;
    assert_false(repair(bench, "FFProbe \u043F\u2563 невалидно!", 70));
}

/* Which emoji it was nothing tells. */
static void what_was_lost_in_a_word_taken_back_is_marked(void **state)
{
    struct bench *bench = *state;
    assert_true(repair(
        bench, "gr\u00C3\u00A9at \u00F0\u0178\u02DC\uFFFD f\u00C3\u00AAte",
        30));
    for (size_t i = 0; i < bench->out.count; i++) {
        const struct fx_char *c = &bench->out.chars[i];
        assert_int_equal(c->kind == FIXENC_LOST, i >= 6 && i < 10);
        assert_int_equal(c->is_changed, i == 2 || i == 12);
    }
}

/* A first round made what the second one cannot tell more of. */
static void what_was_made_before_is_not_lost(void **state)
{
    struct bench *bench = *state;
    const char *line = "caf\u00C3\u00A9 \u00F0\u0178\u02DC\uFFFD";
    fx_line_decode(&bench->in, (const unsigned char *)line, strlen(line));
    for (size_t i = 6; i < bench->in.count; i++)
        bench->in.chars[i].is_changed = true;
    assert_true(fx_judge_repair(&bench->in, UINT64_MAX, 4, false, &bench->out,
                                &bench->work) > 0);
    assert_true(
        fx_confidence_weigh(&work, &bench->work, &bench->in, &bench->out, 95));
    for (size_t i = 0; i < bench->out.count; i++)
        assert_int_not_equal(bench->out.chars[i].kind, FIXENC_LOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_speaks_for_a_word_makes_it_sure),
        cmocka_unit_test(another_chain_that_nearly_won_counts_against_a_word),
        cmocka_unit_test(a_word_below_the_least_is_taken_back_alone),
        cmocka_unit_test(what_was_lost_in_a_word_taken_back_is_marked),
        cmocka_unit_test(what_was_made_before_is_not_lost),
        cmocka_unit_test(where_no_word_is_left_nothing_is_repaired),
    };
    return cmocka_run_group_tests(tests, make_bench, free_bench);
}
