/* SPDX-License-Identifier: MIT */
#include "garble.h"
#include "ways.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *line, const struct fixenc_chain *chain,
                   enum garble_mode mode, const char *wanted)
{
    struct record_bytes out = {0};
    assert_true(garble(line, strlen(line), chain, mode, &out));
    record_append(&out, "", 1);
    assert_string_equal(out.bytes, wanted);
    free(out.bytes);
}

static bool is_possible(const char *line, unsigned charset,
                        enum garble_mode mode)
{
    struct record_bytes out = {0};
    struct fixenc_chain chain = {1, {(uint8_t)charset}};
    bool answer = garble(line, strlen(line), &chain, mode, &out);
    free(out.bytes);
    return answer;
}

static void a_line_is_read_as_each_charset_in_turn(void **state)
{
    (void)state;
    struct fixenc_chain one = {1, {FIXENC_WINDOWS_1252}};
    struct fixenc_chain two = {2, {FIXENC_IBM437, FIXENC_WINDOWS_1252}};
    expect("Syrië  é", &one, GARBLE_FULL, "SyriÃ«  Ã©");
    expect("Syrië", &two, GARBLE_FULL, "Syriâ”œÂ½");
}

static void a_line_is_read_as_a_multibyte_charset(void **state)
{
    (void)state;
    struct fixenc_chain gbk = {1, {FIXENC_GBK}};
    struct fixenc_chain japanese = {1, {FIXENC_CP932}};
    expect("订阅 é", &gbk, GARBLE_FULL, "璁㈤槄 茅");
    expect("あと", &japanese, GARBLE_FULL, "縺ゅ→");
    assert_false(is_possible("人", FIXENC_GBK, GARBLE_FULL));
}

static void the_first_half_of_the_words_beyond_ascii_is_garbled(void **state)
{
    (void)state;
    struct fixenc_chain chain = {1, {FIXENC_WINDOWS_1252}};
    expect("é a ö b ü", &chain, GARBLE_MIXED, "Ã© a ö b ü");
    expect("a é ö  ü ä z", &chain, GARBLE_MIXED, "a Ã© Ã¶  ü ä z");
}

static void one_word_beyond_ascii_is_garbled(void **state)
{
    (void)state;
    static const char line[] = "a é ö z";
    struct fixenc_chain chain = {1, {FIXENC_WINDOWS_1252}};
    struct record_bytes out = {0};
    assert_true(garble(line, strlen(line), &chain, GARBLE_WORD, &out));
    record_append(&out, "", 1);
    if (strcmp(out.bytes, "a Ã© ö z") != 0)
        assert_string_equal(out.bytes, "a é Ã¶ z");
    free(out.bytes);
}

static void what_cannot_happen_is_not_garbled(void **state)
{
    (void)state;
    assert_false(is_possible("abc", FIXENC_WINDOWS_1252, GARBLE_FULL));
    assert_false(is_possible("é abc", FIXENC_WINDOWS_1252, GARBLE_WORD));
    assert_false(is_possible("é abc", FIXENC_WINDOWS_1252, GARBLE_MIXED));
    assert_true(is_possible("é", FIXENC_IBM857, GARBLE_FULL));
    assert_false(is_possible("\xE7\x94\xA8", FIXENC_IBM857, GARBLE_FULL));
}

static void a_language_has_the_ways_of_its_family(void **state)
{
    (void)state;
    struct way ways[WAYS_MOST];
    assert_int_equal(ways_find("lt", ways), 4);
    assert_int_equal(ways[1].chain.step[0], FIXENC_WINDOWS_1257);
    assert_int_equal(ways[3].chain.len, 2);
    assert_int_equal(ways_find("lt_LT", ways), 4);
    assert_int_equal(ways_find("sr@latin", ways), 7);
    assert_int_equal(ways_find("lt_LT@other", ways), 3);
    assert_int_equal(ways_find("l", ways), 3);
    assert_int_equal(ways_find("ja", ways), 8);
    assert_int_equal(ways[6].chain.step[0], FIXENC_CP932);
}

static void a_line_is_in_a_charset_by_iconv(void **state)
{
    (void)state;
    struct record_bytes out = {0};
    assert_true(garble_encode("Syrië", 6, "windows-1252", &out));
    assert_int_equal(out.len, 5);
    assert_memory_equal(out.bytes, "Syri\xEB", 5);
    assert_false(garble_encode("Łódź", 7, "windows-1252", &out));
    assert_false(garble_encode("ASCII", 5, "windows-1252", &out));
    free(out.bytes);
    assert_string_equal(ways_find_charsets("lt_LT")[0], "windows-1257");
    assert_string_equal(ways_find_charsets("ja")[1], "EUC-JP");
    assert_null(ways_find_charsets("ka")[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_read_as_each_charset_in_turn),
        cmocka_unit_test(a_line_is_read_as_a_multibyte_charset),
        cmocka_unit_test(the_first_half_of_the_words_beyond_ascii_is_garbled),
        cmocka_unit_test(one_word_beyond_ascii_is_garbled),
        cmocka_unit_test(what_cannot_happen_is_not_garbled),
        cmocka_unit_test(a_language_has_the_ways_of_its_family),
        cmocka_unit_test(a_line_is_in_a_charset_by_iconv),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
