/* SPDX-License-Identifier: MIT */
#include "restore.h"

#include "bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t only_1252 = UINT64_C(1) << FIXENC_WINDOWS_1252;

/* Judges a line and returns its one restored character. */
static const struct fx_char *restored(struct bench *bench, const char *text)
{
    fx_line_decode(&bench->in, (const unsigned char *)text, strlen(text));
    assert_true(fx_judge_repair(&bench->in, only_1252, 1, false, &bench->out,
                                &bench->work) > 0);
    const struct fx_char *found = NULL;
    for (size_t i = 0; i < bench->out.count; i++)
        if (bench->out.chars[i].kind == FIXENC_RESTORED) {
            assert_null(found);
            found = &bench->out.chars[i];
        }
    assert_non_null(found);
    return found;
}

/* In windows-1252 five bytes have no character: D0 and one of them is one of
   five Cyrillic letters, and the letters after it tell which. */
static void the_letters_after_it_count(void **state)
{
    const char *australia = "\u00D0\uFFFD\u00D0\u00B2\u00D1\xC2\x81\u00D1\u201A"
                            "\u00D1\u20AC\u00D0\u00B0\u00D0\u00BB\u00D0\u00B8"
                            "\u00D1\xC2\x8F";
    const char *not_now = "\u00D0\uFFFD\u00D0\u00B5 \u00D1\xC2\x81\u00D0\u00B5"
                          "\u00D0\u00B9\u00D1\u2021\u00D0\u00B0\u00D1\xC2\x81";
    assert_int_equal(restored(*state, australia)->code_point, 0x410);
    assert_int_equal(restored(*state, not_now)->code_point, 0x41D);
}

static void a_choice_is_as_sure_as_its_share(void **state)
{
    /* The closing quote has no rival; which emoji it was nothing tells. */
    const struct fx_char *quote =
        restored(*state, "\u00E2\u20AC\u0153oui\u00E2\u20AC\uFFFD, dit-il");
    assert_int_equal(quote->code_point, 0x201D);
    assert_true(quote->percent >= 90);
    const struct fx_char *emoji = restored(
        *state, "gr\u00C3\u00A9at \u00F0\u0178\u02DC\uFFFD f\u00C3\u00AAte");
    assert_true(emoji->percent < 90);
}

/* Polish is read as windows-1250, Greek as windows-1253; anything as
   windows-1252. */
static void a_region_has_letters_of_its_own(void **state)
{
    (void)state;
    assert_true(fx_restore_is_own(FIXENC_WINDOWS_1252, 0x16B)); /* ū */
    assert_true(fx_restore_is_own(FIXENC_WINDOWS_1253, 0x3B1)); /* α */
    assert_false(fx_restore_is_own(FIXENC_WINDOWS_1253, 0xDF)); /* ß */
    assert_true(fx_restore_is_own(FIXENC_WINDOWS_1250, 0xDF));
    assert_false(fx_restore_is_own(FIXENC_WINDOWS_1250, 0x201E)); /* „ */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_letters_after_it_count),
        cmocka_unit_test(a_choice_is_as_sure_as_its_share),
        cmocka_unit_test(a_region_has_letters_of_its_own),
    };
    return cmocka_run_group_tests(tests, make_bench, free_bench);
}
