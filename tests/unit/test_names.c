/* SPDX-License-Identifier: MIT */
#include "fixenc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void the_version_is_the_headers(void **state)
{
    (void)state;
    assert_string_equal(fixenc_version(), FIXENC_VERSION);
}

static void every_status_has_its_name(void **state)
{
    (void)state;
    assert_string_equal(fixenc_status_name(FIXENC_OK), "ok");
    assert_string_equal(fixenc_status_name(FIXENC_STOPPED), "stopped");
    assert_string_equal(fixenc_status_name(FIXENC_NO_MEMORY), "no memory");
    assert_string_equal(fixenc_status_name(FIXENC_MISUSE), "misuse");
}

static void every_kind_has_its_name(void **state)
{
    (void)state;
    assert_string_equal(fixenc_kind_name(FIXENC_MOJIBAKE), "mojibake");
    assert_string_equal(fixenc_kind_name(FIXENC_NOT_NFC), "not-nfc");
    assert_string_equal(fixenc_kind_name(FIXENC_RESTORED), "restored");
    assert_string_equal(fixenc_kind_name(FIXENC_C1), "c1");
    assert_string_equal(fixenc_kind_name(FIXENC_MAPPED), "mapped");
}

static void every_charset_has_a_name_that_finds_it(void **state)
{
    (void)state;
    for (int charset = 1; charset < FIXENC_CHARSET_END; charset++) {
        const char *name = fixenc_charset_name((enum fixenc_charset)charset);
        if (fixenc_charset_by_name(name) != charset)
            fail_msg("charset %d: %s finds %d", charset, name,
                     fixenc_charset_by_name(name));
    }
    assert_string_equal(fixenc_charset_name(FIXENC_WINDOWS_1252),
                        "windows-1252");
}

static void a_value_outside_the_enum_is_unknown(void **state)
{
    (void)state;
    static const int outside[] = {-1, 99, INT32_MAX};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        assert_string_equal(fixenc_status_name((enum fixenc_status)outside[i]),
                            "unknown");
        assert_string_equal(fixenc_kind_name((enum fixenc_kind)outside[i]),
                            "unknown");
    }
    assert_string_equal(fixenc_kind_name((enum fixenc_kind)0), "unknown");
    assert_string_equal(fixenc_charset_name((enum fixenc_charset)0), "unknown");
    assert_string_equal(
        fixenc_charset_name((enum fixenc_charset)FIXENC_CHARSET_END),
        "unknown");
}

static void a_name_that_no_charset_has_finds_0(void **state)
{
    (void)state;
    assert_int_equal(fixenc_charset_by_name("utf-8"), 0);
    assert_int_equal(fixenc_charset_by_name(""), 0);
    assert_int_equal(fixenc_charset_by_name("CP 1252"), FIXENC_WINDOWS_1252);
}

static void a_byte_is_told_as_its_character(void **state)
{
    (void)state;
    assert_int_equal(fixenc_charset_char(FIXENC_WINDOWS_1252, 'A'), 'A');
    assert_int_equal(fixenc_charset_char(FIXENC_WINDOWS_1252, 0x80), 0x20AC);
    assert_int_equal(fixenc_charset_char(FIXENC_WINDOWS_1252, 0x81), 0x81);
    assert_int_equal(fixenc_charset_char(FIXENC_IBM437, 0xFF), 0xA0);
    assert_int_equal(fixenc_charset_char(FIXENC_MAC_ICELAND, 0x7F), 0x7F);
    assert_int_equal(fixenc_charset_char(FIXENC_GBK, 'A'), 'A');
    /* It begins a character of two bytes. */
    assert_int_equal(fixenc_charset_char(FIXENC_GBK, 0xC3), 0);
    /* Its own number has a byte already. */
    assert_int_equal(fixenc_charset_char(FIXENC_IBM857, 0xD5), 0);
}

static void no_charset_has_no_characters(void **state)
{
    (void)state;
    static const int none[] = {-1, 0, FIXENC_CHARSET_END, INT32_MAX};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(
            fixenc_charset_char((enum fixenc_charset)none[i], 0xC3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_is_the_headers),
        cmocka_unit_test(every_status_has_its_name),
        cmocka_unit_test(every_kind_has_its_name),
        cmocka_unit_test(every_charset_has_a_name_that_finds_it),
        cmocka_unit_test(a_value_outside_the_enum_is_unknown),
        cmocka_unit_test(a_name_that_no_charset_has_finds_0),
        cmocka_unit_test(a_byte_is_told_as_its_character),
        cmocka_unit_test(no_charset_has_no_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
