/* SPDX-License-Identifier: MIT */
#include "sides.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};
static uint8_t sides[FIXENC_LINE_MAX];

static uint32_t choose(const char *text, unsigned charset, uint32_t bound)
{
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    return fx_sides_choose(&in, charset, bound, sides);
}

static void expect(const char *text, unsigned charset, const char *wanted)
{
    unsigned char made[256];
    assert_true(choose(text, charset, FX_SIDES_NEVER) < FX_SIDES_NEVER);
    fx_sides_decode(&in, charset, sides, &out);
    made[fx_line_encode(out.chars, out.count, (const unsigned char *)text,
                        made)] = '\0';
    assert_string_equal((char *)made, wanted);
}

static void what_is_utf8_stays_where_that_reads_better(void **state)
{
    (void)state;
    expect("caf\xE9 noir \u00E0 c\u00F4t\u00E9", FIXENC_WINDOWS_1252,
           "café noir à côté");
    /* Three letters in IBM866, and U+0A2C. */
    expect("\xE0\xA8\xAC - \xED\xE2\xAE \xA3\xAE\xE0\xAE\xA4", FIXENC_IBM866,
           "рим - это город");
}

static void what_is_decoded_tells_its_bytes_and_charset(void **state)
{
    (void)state;
    expect("\u00E0 l'\xE9t\xE9", FIXENC_ISO_8859_15, "à l'été");
    assert_false(out.chars[0].is_changed);
    assert_true(out.chars[4].is_changed);
    assert_int_equal(out.chars[4].begin, 5);
    assert_int_equal(out.chars[4].end, 6);
    assert_int_equal(out.chars[4].kind, FIXENC_BYTES);
    assert_int_equal(out.chars[4].chain.len, 1);
    assert_int_equal(out.chars[4].chain.step[0], FIXENC_ISO_8859_15);
}

static void a_byte_that_is_no_character_there_cannot_be(void **state)
{
    (void)state;
    assert_true(choose("caf\x81", FIXENC_WINDOWS_1252, FX_SIDES_NEVER) >=
                FX_SIDES_NEVER);
}

static void what_costs_too_much_is_given_up(void **state)
{
    (void)state;
    const char *text = "caf\xE9 noir \u00E0 c\u00F4t\u00E9";
    uint32_t cost = choose(text, FIXENC_WINDOWS_1252, FX_SIDES_NEVER);
    assert_int_equal(choose(text, FIXENC_WINDOWS_1252, cost + 1), cost);
    assert_true(choose(text, FIXENC_WINDOWS_1252, cost / 2) >= FX_SIDES_NEVER);
}

static void text_costs_less_than_noise(void **state)
{
    (void)state;
    uint32_t as_text =
        choose("d\xE9j\xE0 vu", FIXENC_WINDOWS_1252, FX_SIDES_NEVER);
    assert_true(as_text < fx_sides_cost(&in));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_utf8_stays_where_that_reads_better),
        cmocka_unit_test(what_is_decoded_tells_its_bytes_and_charset),
        cmocka_unit_test(a_byte_that_is_no_character_there_cannot_be),
        cmocka_unit_test(what_costs_too_much_is_given_up),
        cmocka_unit_test(text_costs_less_than_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
