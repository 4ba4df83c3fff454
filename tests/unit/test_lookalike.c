/* SPDX-License-Identifier: MIT */
#include "lookalike.h"

#include "charset.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool has(struct fx_lookalike_bytes bytes, unsigned byte)
{
    return byte < 0xC0 ? bytes.low >> (byte - 0x80) & 1
                       : bytes.high >> (byte - 0xC0) & 1;
}

static void a_byte_is_found_by_what_is_shown_for_its_character(void **state)
{
    (void)state;
    static const struct {
        unsigned charset, shown, byte;
        bool is_found;
    } rows[] = {
        {FIXENC_WINDOWS_1252, '"', 0x94, true},
        {FIXENC_WINDOWS_1252, '\'', 0x92, true},
        {FIXENC_WINDOWS_1252, '"', 0x92, false},
        {FIXENC_IBM437, 'G', 0xE2, true}, /* Γ */
        {FIXENC_IBM850, 'G', 0xE2, false},
        {FIXENC_IBM850, '+', 0xC3, true}, /* ├ */
        {FIXENC_IBM852, '+', 0xC3, true},
        {FIXENC_IBM852, '-', 0xDA, true}, /* ┌: another code page than 850 */
        {FIXENC_IBM852, '+', 0xDA, false},
        {FIXENC_WINDOWS_1252, '+', 0xC3, false},
        {FIXENC_IBM437, 0xAC, 0xA9, true},  /* ⌐ shown as ¬ */
        {FIXENC_IBM437, 0xAC, 0xAA, false}, /* ¬ itself */
        {FIXENC_IBM437, 0x1F600, 0x80, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (has(fx_lookalike_find(rows[i].charset, rows[i].shown),
                rows[i].byte) != rows[i].is_found)
            fail_msg("row %zu", i);
}

static void the_pairs_are_in_order_and_of_characters_of_charsets(void **state)
{
    (void)state;
    for (size_t i = 0; i < fx_lookalike_count; i++) {
        const struct fx_lookalike *pair = &fx_lookalikes[i];
        assert_true(fx_charset_char(pair->character) != 0 ||
                    pair->charsets == UINT64_MAX);
        assert_int_not_equal(pair->shown, pair->character);
        if (i > 0)
            assert_true(pair[-1].shown <= pair->shown);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_byte_is_found_by_what_is_shown_for_its_character),
        cmocka_unit_test(the_pairs_are_in_order_and_of_characters_of_charsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
