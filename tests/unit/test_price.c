/* SPDX-License-Identifier: MIT */
#include "price.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct fx_model_memo memo;

/* The context after some text. */
static struct fx_model_context after(const char *ascii, uint32_t last)
{
    struct fx_model_context context = fx_model_start();
    for (; *ascii; ascii++)
        context = fx_model_after(&context, (unsigned char)*ascii);
    return last ? fx_model_after(&context, last) : context;
}

static unsigned cost_of(const struct fx_model_context *context, uint32_t c,
                        enum fx_loss loss)
{
    struct fx_model_context before = *context;
    struct fx_candidate one = {c, 0, 1, (uint16_t)loss, 0};
    return fx_price_all(&memo, &before, &one);
}

static void what_stands_there_is_never_dearer_than_rare(void **state)
{
    (void)state;
    struct fx_model_context context = after("abc", 0);
    for (uint32_t c = 0x80; c < 0x3000; c++)
        assert_true(fx_price_as_is(&memo, &context, c) <=
                    fx_model_rarity(c) + 2 * FX_MODEL_NAT);
}

static void another_script_has_a_price_and_more_within_a_word(void **state)
{
    (void)state;
    const struct fx_model_context space = after("a ", 0),
                                  letter = after("a", 0);
    unsigned spaced = cost_of(&space, 0x434, FX_LOSS_NONE);
    unsigned glued = cost_of(&letter, 0x434, FX_LOSS_NONE);
    assert_int_equal(spaced - fx_model_cost(&space, 0x434), 5 * FX_MODEL_NAT);
    assert_int_equal(glued - fx_model_cost(&letter, 0x434), 11 * FX_MODEL_NAT);
    const struct fx_model_context same = after("", 0x430);
    assert_int_equal(cost_of(&same, 0x434, FX_LOSS_NONE),
                     fx_model_cost(&same, 0x434));
}

static void so_has_a_digit_of_another_script(void **state)
{
    (void)state;
    const struct fx_model_context context = after("a ", 0);
    const struct fx_model_context arabic = after("", 0x628);
    const uint32_t five = 0x665; /* Arabic-Indic */
    unsigned here =
        cost_of(&context, five, FX_LOSS_NONE) - fx_model_cost(&context, five);
    unsigned there =
        cost_of(&arabic, five, FX_LOSS_NONE) - fx_model_cost(&arabic, five);
    assert_int_equal(here - there, 5 * FX_MODEL_NAT);
    assert_int_equal(cost_of(&context, '5', FX_LOSS_NONE),
                     fx_model_cost(&context, '5'));
}

static void a_lost_byte_has_a_price(void **state)
{
    (void)state;
    const struct fx_model_context context = after("caf", 0);
    assert_int_equal(cost_of(&context, 0xE9, FX_LOSS_BYTE) -
                         cost_of(&context, 0xE9, FX_LOSS_NONE),
                     3 * FX_MODEL_NAT);
}

static void
candidates_that_stand_together_cost_as_one_after_the_other(void **state)
{
    (void)state;
    const struct fx_candidate two[] = {{0xE9, 0, 1, 0, 1}, {0xE8, 0, 1, 0, 0}};
    struct fx_model_context context = after("caf", 0), next;
    unsigned first = fx_model_cost(&context, 0xE9);
    next = fx_model_after(&context, 0xE9);
    assert_int_equal(fx_price_all(&memo, &context, two),
                     first + fx_model_cost(&next, 0xE8));
    next = fx_model_after(&next, 0xE8);
    assert_int_equal(context.b, next.b);
}

static void going_over_within_a_word_has_a_price(void **state)
{
    (void)state;
    const struct fx_reading reading = {.chain = {1, {FIXENC_WINDOWS_1252}}};
    const struct fx_candidate c = {0xE9, 0, 1, FX_LOSS_NONE, 0};
    struct fx_path right = {.was_copied = true, .context = after("", 0xE8)};
    struct fx_path garbled = {.context = after("", 0xE8)};
    assert_true(fx_price_is_inside(&right, 0xE9));
    fx_price_take(&memo, &reading, &c, &right);
    fx_price_take(&memo, &reading, &c, &garbled);
    assert_int_equal(right.cost - garbled.cost, FX_PRICE_INSIDE);
    assert_false(right.was_copied);
}

static void copying_goes_along_the_line_as_it_stands(void **state)
{
    (void)state;
    struct fx_place places[2] = {{after("caf", 0), 77},
                                 {after("caf", 0xE9), 0}};
    struct fx_path same = {.was_copied = true, .context = places[0].context};
    struct fx_path other = {.was_copied = true, .context = after("x", 0)};
    fx_price_copy(&memo, places, 0xE9, &same);
    fx_price_copy(&memo, places, 0xE9, &other);
    assert_int_equal(same.cost, 77);
    assert_int_not_equal(other.cost, 77);
    assert_int_equal(same.context.b, other.context.b);
    struct fx_path garbled = {.context = places[0].context};
    fx_price_copy(&memo, places, 0xE9, &garbled);
    assert_int_equal(garbled.cost, 77 + FX_MODEL_NAT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_there_is_never_dearer_than_rare),
        cmocka_unit_test(another_script_has_a_price_and_more_within_a_word),
        cmocka_unit_test(so_has_a_digit_of_another_script),
        cmocka_unit_test(a_lost_byte_has_a_price),
        cmocka_unit_test(
            candidates_that_stand_together_cost_as_one_after_the_other),
        cmocka_unit_test(going_over_within_a_word_has_a_price),
        cmocka_unit_test(copying_goes_along_the_line_as_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
