/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include "bench.h"
#include "charset.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t all = (UINT64_C(1) << FIXENC_CHARSET_END) - 2;

static void judge(struct bench *bench, const char *text, uint64_t charsets,
                  unsigned layers)
{
    fx_line_decode(&bench->in, (const unsigned char *)text, strlen(text));
    bench->gain = fx_judge_repair(&bench->in, charsets, layers, false,
                                  &bench->out, &bench->work);
}

static void assert_judged(struct bench *bench, const char *text,
                          const char *want)
{
    unsigned char got[4 * 512] = {0};
    judge(bench, text, all, FIXENC_CHAIN_MAX);
    const struct fx_line *line = bench->gain ? &bench->out : &bench->in;
    assert_true(line->count < 512);
    got[fx_line_encode(line->chars, line->count, (const unsigned char *)text,
                       got)] = 0;
    assert_string_equal((const char *)got, want);
}

static void garbled_spans_are_repaired_and_right_ones_kept(void **state)
{
    static const struct {
        const char *before, *after;
    } rows[] = {
        {"Iraniërs in Irak en Syri\u00C3\u00AB", "Iraniërs in Irak en Syrië"},
        {"le caf\u00C3\u00A9 de l’\u00C3\u00A9t\u00C3\u00A9",
         "le café de l’été"},
        {"\u00D0\u0178\u00D1\u20AC\u00D0\u00B8\u00D0\u00B2\u00D0\u00B5"
         "\u00D1\u201A, Мир",
         "Привет, Мир"},
        {"caf\u251C\u2310 noir", "café noir"},
        {"na\u221A\u00D8ve", "naïve"},
        {"plain text", "plain text"},
        {"BEBÊ… e SOFÁ™", "BEBÊ… e SOFÁ™"},
        {"x ≤ √π", "x ≤ √π"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_judged(*state, rows[i].before, rows[i].after);
}

/* Undone one layer at a time, the first one would go to the wrong charset:
   its result looks no better than that of the right one. */
static void a_chain_is_chosen_by_what_comes_out_at_its_end(void **state)
{
    struct bench *bench = *state;
    assert_judged(bench, "Kdy\u00C4\u0105\u00C4\u013E to dojde",
                  "Když to dojde");
    assert_judged(bench, "Syri\u00C3\u0192\u00C2\u00AB", "Syrië");
    assert_int_equal(bench->out.chars[4].chain.len, 2);
    assert_int_equal(bench->out.chars[4].chain.step[0], FIXENC_WINDOWS_1252);
    assert_int_equal(bench->out.chars[4].chain.step[1], FIXENC_WINDOWS_1252);
}

static void only_the_charsets_and_layers_asked_for_are_undone(void **state)
{
    struct bench *bench = *state;
    const char *once = "Syri\u00C3\u00AB is een land";
    const char *twice = "Syri\u00C3\u0192\u00C2\u00AB is een land";
    uint64_t only_1252 = UINT64_C(1) << FIXENC_WINDOWS_1252;
    judge(bench, once, only_1252, 1);
    assert_true(bench->gain > 0);
    judge(bench, once, UINT64_C(1) << FIXENC_KOI8_R, 1);
    assert_int_equal(bench->gain, 0);
    judge(bench, twice, only_1252, 1);
    assert_true(bench->gain == 0 || bench->out.chars[4].chain.len == 1);
    judge(bench, twice, only_1252, 2);
    assert_true(bench->gain > 0);
    assert_int_equal(bench->out.chars[4].code_point, 0xEB);
}

/* The evidence of the line: a span too weak to be judged alone is settled by a
   sure one of the same kind. */
static void a_sure_span_settles_a_weak_one(void **state)
{
    struct bench *bench = *state;
    judge(bench, "x \u00C2\u00B7 y", all, 1);
    unsigned alone = bench->gain;
    judge(bench,
          "x \u00C2\u00B7 y, d\u00C3\u00A9j\u00C3\u00A0 vu \u00C2\u00B7 z", all,
          1);
    assert_true(bench->gain > alone);
    for (size_t i = 0; i < bench->out.count; i++)
        assert_int_not_equal(bench->out.chars[i].code_point, 0xC2);
}

/* What was undone to make the first character that was changed. */
static const struct fx_char *first_changed(const struct bench *bench)
{
    for (size_t i = 0; i < bench->out.count; i++)
        if (bench->out.chars[i].is_changed)
            return &bench->out.chars[i];
    fail_msg("nothing was changed");
    return NULL;
}

static void a_c1_control_becomes_the_byte_that_was_meant(void **state)
{
    assert_judged(*state,
                  "Il n\xC2\x92y a pas d\xC2\x92"
                  "accord \xC2\x96 pas encore.",
                  "Il n’y a pas d’accord – pas encore.");
    assert_int_equal(first_changed(*state)->kind, FIXENC_C1);
    assert_int_equal(first_changed(*state)->chain.len, 1);
    assert_int_equal(first_changed(*state)->chain.step[0], FIXENC_WINDOWS_1252);
}

static void a_lost_no_break_space_is_found_again(void **state)
{
    assert_judged(*state,
                  "\u00C3 s vezes vou \u00C3  praia de manh\u00C3\u00A3",
                  "às vezes vou à praia de manhã");
    assert_int_equal(first_changed(*state)->kind, FIXENC_MOJIBAKE);
    assert_int_equal(first_changed(*state)->chain.step[0], FIXENC_WINDOWS_1252);
}

static void a_lost_byte_is_found_by_what_fits(void **state)
{
    assert_judged(*state, "She said \u00E2\u20AC\u0153yes\u00E2\u20AC\uFFFD.",
                  "She said “yes”.");
    assert_int_equal(first_changed(*state)->kind, FIXENC_MOJIBAKE);
    assert_judged(*state, "\u00C5\uFFFD\u00C3\u00B3d\u00C5\u00BA, Polska",
                  "Łódź, Polska");
    assert_int_equal(first_changed(*state)->kind, FIXENC_RESTORED);
    assert_int_equal(first_changed(*state)->chain.step[0], FIXENC_WINDOWS_1252);
}

/* What comes out looks likely each time, but right letters tell otherwise. */
static void a_result_that_does_not_belong_there_is_no_repair(void **state)
{
    static const char *const rows[] = {
        "chce hišće přińć domoj",     /* "ńć" beside "ř" in a word */
        "0 mijë\u00A0¤",              /* Hangul behind Latin letters */
        "аА бБ вВ гГ дД йЙ кК фФ хХ", /* three of these, and rare letters */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_judged(*state, rows[i], rows[i]);
}

static void what_is_copied_keeps_its_bytes(void **state)
{
    struct bench *bench = *state;
    const char *text = "\xFF Syri\u00C3\u00AB \xC3 caf\u00C3\u00A9";
    judge(bench, text, all, FIXENC_CHAIN_MAX);
    assert_true(bench->gain > 0);
    size_t end = 0;
    for (size_t i = 0; i < bench->out.count; i++) {
        assert_int_equal(bench->out.chars[i].begin, end);
        end = bench->out.chars[i].end;
    }
    assert_int_equal(end, strlen(text));
}

/* Whatever the model makes of it. */
static void a_chain_that_is_known_is_undone_wherever_it_can_be(void **state)
{
    static const struct {
        struct fixenc_chain chain;
        const char *before, *after; /* NULL: nothing is undone */
    } rows[] = {
        {{1, {FIXENC_WINDOWS_1252}}, "x \u00C3\u2014 y", "x × y"},
        {{1, {FIXENC_KOI8_R}}, "Syri\u00C3\u00AB", NULL},
        {{1, {FIXENC_GBK}}, "caf\u8305 noir", "café noir"},
        {{2, {FIXENC_WINDOWS_1252, FIXENC_IBM437}},
         "caf\u00E2\u201D\u0153\u00E2\u0152\xC2\x90, caf\u251C\u2310",
         "café, caf\u251C\u2310"},
        {{2, {FIXENC_IBM437, FIXENC_WINDOWS_1252}},
         "caf\u00E2\u201D\u0153\u00E2\u0152\xC2\x90",
         NULL},
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned char got[4 * 512] = {0};
        const char *text = rows[i].before;
        fx_line_decode(&bench->in, (const unsigned char *)text, strlen(text));
        bool is_undone = fx_judge_undo(&bench->in, &rows[i].chain, &bench->out,
                                       &bench->work);
        assert_int_equal(is_undone, rows[i].after != NULL);
        if (!is_undone)
            continue;
        got[fx_line_encode(bench->out.chars, bench->out.count,
                           (const unsigned char *)text, got)] = 0;
        assert_string_equal((const char *)got, rows[i].after);
    }
}

/* Every place of the search's tables is used: the longest line there can be,
   all of it candidates, through as many readings as there may be. */
static void the_longest_line_is_judged_within_bounds(void **state)
{
    static char text[FIXENC_LINE_MAX + 1];
    static const char *const units[] = {"\u00C3\u00A9", "\u251C\u2310",
                                        "\u0420\u00A0", "\u00E2\u20AC\u2122"};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        size_t len = 0, unit = strlen(units[u]);
        for (; len + unit <= FIXENC_LINE_MAX; len += unit)
            memcpy(text + len, units[u], unit);
        text[len] = 0;
        judge(*state, text, all, FIXENC_CHAIN_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(garbled_spans_are_repaired_and_right_ones_kept),
        cmocka_unit_test(a_chain_is_chosen_by_what_comes_out_at_its_end),
        cmocka_unit_test(only_the_charsets_and_layers_asked_for_are_undone),
        cmocka_unit_test(a_sure_span_settles_a_weak_one),
        cmocka_unit_test(a_c1_control_becomes_the_byte_that_was_meant),
        cmocka_unit_test(a_lost_no_break_space_is_found_again),
        cmocka_unit_test(a_lost_byte_is_found_by_what_fits),
        cmocka_unit_test(a_result_that_does_not_belong_there_is_no_repair),
        cmocka_unit_test(what_is_copied_keeps_its_bytes),
        cmocka_unit_test(a_chain_that_is_known_is_undone_wherever_it_can_be),
        cmocka_unit_test(the_longest_line_is_judged_within_bounds),
    };
    return cmocka_run_group_tests(tests, make_bench, free_bench);
}
