/* SPDX-License-Identifier: MIT */
#include "join.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BIT(charset) (UINT64_C(1) << (charset))

enum { MAX = 300 };

static struct fx_candidate text[MAX], made[MAX];
static unsigned char undone[4 * MAX + 1];

static size_t read_text(const char *bytes)
{
    size_t count = 0, len = strlen(bytes);
    for (size_t i = 0; i < len; count++) {
        struct fx_candidate c = {.begin = (uint16_t)count,
                                 .end = (uint16_t)(count + 1)};
        i += fx_utf8_decode((const unsigned char *)bytes + i, len - i,
                            &c.code_point);
        text[count] = c;
    }
    return count;
}

/* What comes out of a text, one character after the other. */
static const char *undo(const char *bytes, unsigned charset)
{
    size_t count = fx_join_undo(text, read_text(bytes), charset, made, MAX);
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += fx_utf8_encode(made[i].code_point, undone + len);
    undone[len] = '\0';
    return (const char *)undone;
}

static void text_comes_back_from_each_charset(void **state)
{
    (void)state;
    assert_string_equal(undo("璁㈤槄", FIXENC_GBK), "订阅");
    assert_string_equal(undo("縺ゅ→縺ｧ", FIXENC_CP932), "あとで");
    assert_string_equal(undo("臾대쫷", FIXENC_CP949), "무릎");
    assert_string_equal(undo("瘛箇換", FIXENC_BIG5), "淺紫");
    assert_string_equal(undo("羃劫秋", FIXENC_EUC_JP), "油彩");
}

static void characters_that_part_nowhere_are_made_together(void **state)
{
    (void)state;
    assert_string_equal(undo("a 璁㈤槄鈥攁 b", FIXENC_GBK), "订阅—a");
    static const struct fx_candidate wanted[] = {
        {0x8BA2, 2, 5, FX_LOSS_NONE, 1},
        {0x9605, 2, 5, FX_LOSS_NONE, 0},
        {0x2014, 5, 7, FX_LOSS_NONE, 1},
        {'a', 5, 7, FX_LOSS_NONE, 0}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_true(fx_candidate_is_same(&made[i], &wanted[i]));
        assert_int_equal(made[i].more, wanted[i].more);
    }
}

static void
short_sequences_count_in_runs_that_are_garbled_as_a_whole(void **state)
{
    (void)state;
    assert_string_equal(undo("袩褉懈胁械褌!", FIXENC_GBK), "Привет");
    assert_string_equal(undo("袩褉懈胁械褌你", FIXENC_GBK), "");
    assert_string_equal(undo("你袩褉懈胁械褌", FIXENC_GBK), "");
}

static void one_character_alone_needs_a_letter_beside_it(void **state)
{
    (void)state;
    assert_string_equal(undo("caf茅", FIXENC_GBK), "é");
    assert_string_equal(undo("眉ber", FIXENC_GBK), "ü");
    assert_string_equal(undo("[茅] 1", FIXENC_GBK), "");
    assert_string_equal(undo("漏 M眉ller", FIXENC_GBK), "©ü");
}

static void only_as_much_as_there_is_room_for_is_made(void **state)
{
    (void)state;
    size_t count = read_text("璁㈤槄 璁㈤槄");
    assert_int_equal(fx_join_undo(text, count, FIXENC_GBK, made, 3), 2);
    assert_int_equal(fx_join_undo(text, count, FIXENC_GBK, made, 1), 0);
    assert_int_equal(fx_join_undo(text, count, FIXENC_GBK, made, 4), 4);
}

static bool is_suspect(const char *bytes, uint64_t charsets, uint32_t before)
{
    return fx_join_is_suspect((const unsigned char *)bytes, strlen(bytes),
                              charsets, before);
}

static void garbled_text_is_suspect_where_it_begins(void **state)
{
    (void)state;
    assert_true(is_suspect("璁㈤槄", BIT(FIXENC_GBK), '\n'));
    assert_true(is_suspect("璁㈤槄，你好", BIT(FIXENC_GBK), 0x3001));
    assert_true(is_suspect("袩褉懈胁械褌!", BIT(FIXENC_GBK), ' '));
    assert_true(is_suspect("茅", BIT(FIXENC_GBK), 'f'));
    assert_true(is_suspect("縺ゅ→", BIT(FIXENC_CP932), '\n'));
}

static void right_text_is_not_suspect(void **state)
{
    (void)state;
    uint64_t all = BIT(FIXENC_CHARSET_END) - 1;
    static const char *const right[] = {"订阅", "今日は", "한국어", "網站",
                                        "卤"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        if (is_suspect(right[i], all, '\n'))
            fail_msg("%s", right[i]);
    assert_false(is_suspect("袩褉懈胁械褌你", all, '\n'));
    assert_false(is_suspect("璁㈤槄", all & ~BIT(FIXENC_GBK), '\n'));
}

static void charsets_that_can_be_undone_are_found(void **state)
{
    (void)state;
    uint64_t found = fx_join_charsets(text, read_text("a 璁㈤槄"),
                                      BIT(FIXENC_CHARSET_END) - 1);
    assert_true(found & BIT(FIXENC_GBK));
    assert_true(fx_join_charsets(text, read_text("héé"), UINT64_MAX) == 0);
    assert_true(fx_join_charsets(text, read_text("璁㈤槄"), BIT(1)) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_comes_back_from_each_charset),
        cmocka_unit_test(characters_that_part_nowhere_are_made_together),
        cmocka_unit_test(
            short_sequences_count_in_runs_that_are_garbled_as_a_whole),
        cmocka_unit_test(one_character_alone_needs_a_letter_beside_it),
        cmocka_unit_test(only_as_much_as_there_is_room_for_is_made),
        cmocka_unit_test(garbled_text_is_suspect_where_it_begins),
        cmocka_unit_test(right_text_is_not_suspect),
        cmocka_unit_test(charsets_that_can_be_undone_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
