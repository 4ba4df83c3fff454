/* SPDX-License-Identifier: MIT */
#include "wide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};

static bool decode(const char *text, unsigned charset)
{
    static unsigned char bytes[FIXENC_LINE_MAX];
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    return fx_wide_decode(&in, charset, bytes, &out);
}

static void characters_remember_their_bytes(void **state)
{
    (void)state;
    assert_true(decode("a\x83\x5C\xB1", FIXENC_CP932));
    assert_int_equal(out.count, 3);
    assert_false(out.chars[0].is_changed);
    assert_int_equal(out.chars[1].code_point, 0x30BD);
    assert_int_equal(out.chars[1].begin, 1);
    assert_int_equal(out.chars[1].end, 3);
    assert_int_equal(out.chars[1].kind, FIXENC_BYTES);
    assert_int_equal(out.chars[1].chain.step[0], FIXENC_CP932);
    assert_int_equal(out.chars[2].code_point, 0xFF71);
    assert_int_equal(out.chars[2].end, 4);
}

static void the_whole_line_is_decoded_or_nothing(void **state)
{
    (void)state;
    assert_true(decode("\xB0\xA1", FIXENC_GBK));
    assert_false(decode("\xB0\xA1\xB0", FIXENC_GBK));
    assert_false(decode("\xB0\xA1\xFF", FIXENC_GBK));
    /* A control of its own. */
    assert_false(decode("\x80", FIXENC_CP932));
}

static void what_was_changed_has_no_bytes(void **state)
{
    (void)state;
    static unsigned char bytes[FIXENC_LINE_MAX];
    assert_true(decode("\xB0\xA1", FIXENC_GBK));
    in.chars[0].is_changed = true;
    assert_false(fx_wide_decode(&in, FIXENC_GBK, bytes, &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_remember_their_bytes),
        cmocka_unit_test(the_whole_line_is_decoded_or_nothing),
        cmocka_unit_test(what_was_changed_has_no_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
