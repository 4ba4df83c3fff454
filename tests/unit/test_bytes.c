/* SPDX-License-Identifier: MIT */
#include "bytes.h"

#include "charset.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t all = (UINT64_C(1) << FIXENC_CHARSET_END) - 2;

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};
static struct fx_nfc_work nfc;
static struct fx_bytes_work work = {.nfc = &nfc};

static bool decode(const char *text, uint64_t charsets)
{
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    return fx_bytes_decode(&in, charsets, 1, &out, &work);
}

static void expect(const char *text, uint64_t charsets, const char *wanted)
{
    static unsigned char made[4 * FIXENC_LINE_MAX];
    if (!decode(text, charsets))
        fail_msg("%s: stayed", wanted);
    made[fx_line_encode(out.chars, out.count, (const unsigned char *)text,
                        made)] = '\0';
    assert_string_equal((char *)made, wanted);
}

static void expect_to_stay(const char *text)
{
    if (decode(text, all))
        fail_msg("\"%s\" became \"%s\" or the like", text,
                 fx_charset_name(out.chars[0].chain.step[0]));
}

static void a_line_is_decoded_as_the_likeliest_charset(void **state)
{
    (void)state;
    expect("L\x92\xE9t\xE9 dernier", all, "L’été dernier");
    expect("\x9Elu\x9Dou\xE8k\xFD k\xF9\xF2", all, "žluťoučký kůň");
    expect("\xC7\xE0\xE2\xF2\xF0\xE0 \xF3\xF2\xF0\xEE\xEC", all,
           "Завтра утром");
    expect("\xAF\xE0\xA8\xA2\xA5\xE2, \xE0\xA5\xA1\xEF\xE2\xA0", all,
           "привет, ребята");
}

static void only_charsets_asked_for_are_tried(void **state)
{
    (void)state;
    const uint64_t koi8 = UINT64_C(1) << FIXENC_KOI8_R;
    expect("\xF0\xD2\xC9\xD7\xC5\xD4, \xCD\xC9\xD2", koi8, "Привет, мир");
    assert_false(decode("caf\xE9 noir et th\xE9 vert", koi8));
}

static void a_character_that_is_utf8_by_chance_is_taken_apart(void **state)
{
    (void)state;
    /* In IBM866 the first word is three letters, and U+0A2C in UTF-8. */
    expect("\xE0\xA8\xAC - \xED\xE2\xAE \xA3\xAE\xE0\xAE\xA4", all,
           "рим - это город");
    assert_int_equal(out.chars[0].begin, 0);
    assert_int_equal(out.chars[1].begin, 1);
    assert_int_equal(out.chars[2].end, 3);
}

static void right_characters_beside_bytes_stay(void **state)
{
    (void)state;
    expect("Montr\xE9"
           "al, \u00E0 c\u00F4t\u00E9 de Qu\u00E9"
           "bec",
           all, "Montréal, à côté de Québec");
    assert_false(out.chars[10].is_changed);
}

static void letters_and_marks_apart_are_one_in_the_cost_only(void **state)
{
    (void)state;
    /* windows-1258: e with circumflex, and the dot below as a byte. */
    expect("B\xEA\xF2nh vi\xEA\xF2n \xF0\xE3 m\xEA\xF2t m\xF5i", all,
           "Bệnh viện đă mệt mơi");
}

static void a_charset_may_have_characters_of_several_bytes(void **state)
{
    (void)state;
    expect("\xC7\xEB\xCA\xE4\xC8\xEB\xCE\xC4\xBC\xFE\xC3\xFB", all,
           "请输入文件名");
    expect("\x83t\x83@\x83"
           "C\x83\x8B\x96\xBC\x82\xF0\x93\xFC\x97\xCD",
           all, "ファイル名を入力");
    expect("\xC6\xC4\xC0\xCF \xC0\xCC\xB8\xA7\xC0\xBB \xC0\xD4\xB7\xC2", all,
           "파일 이름을 입력");
    assert_int_equal(out.chars[0].chain.step[0], FIXENC_CP949);
}

/* A byte fewer, and it is UTF-8 that lost one; nobody says which. */
static void utf8_that_lost_a_byte_stays(void **state)
{
    (void)state;
    expect_to_stay("No se detecta la codificaci\xB3n de los caracteres");
    expect_to_stay("Retirar a informaci\xC3n de contacto");
    expect_to_stay("Ouvrir les param\xC3\xA8tres syst\xA8me");
    expect_to_stay("Ouvrir la page d'accueil \xE2\x80");
    expect("Retirar a informaci\xF3n de contacto", all,
           "Retirar a información de contacto");
}

/* In every charset letters of the same place make a word of some language. */
static void the_words_beside_it_tell_a_letter(void **state)
{
    (void)state;
    expect("Permette ad una citt\xE0 di crescere. Un sistema \xE8 richiesto "
           "prima che una citt\xE0 cresca",
           all,
           "Permette ad una città di crescere. Un sistema è richiesto prima "
           "che una città cresca");
    expect("Povoli\xBB upozornenie, ke\xEF sa to d\xE1 vypn\xFA\xBB.", all,
           "Povoliť upozornenie, keď sa to dá vypnúť.");
}

static void a_line_of_stray_bytes_is_no_utf8(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool prevail;
    } cases[] = {{"", false},
                 {"ASCII", false},
                 {"\xE9t\u00E9", false},
                 {"\xE9t\xE9 \u20AC", false},
                 {"\xE9t\xE9 d\u00E9j", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fx_line_decode(&in, (const unsigned char *)cases[i].text,
                       strlen(cases[i].text));
        assert_int_equal(fx_bytes_prevail(&in), cases[i].prevail);
    }
}

static void noise_stays(void **state)
{
    (void)state;
    expect_to_stay("\xC9");
    expect_to_stay("fin\xE2\x80");
    expect_to_stay("caf\xC3 noir, tr\u00E8s chaud");
    expect_to_stay("\xBB\xD2Lo!19(u\x89\xC2\xDE\xDF\xABy9\xD4\xCAU");
    expect_to_stay("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
    expect_to_stay("Montr\xE9"
                   "al est belle\x01");
}

static void random_bytes_stay(void **state)
{
    (void)state;
    struct random random = {7};
    unsigned changed = 0;
    for (int round = 0; round < 2000; round++) {
        unsigned char bytes[64];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (unsigned char)(0x20 + random_below(&random, 0xE0));
        fx_line_decode(&in, bytes, sizeof bytes);
        changed += fx_bytes_decode(&in, all, 1, &out, &work);
    }
    assert_int_equal(changed, 0);
}

static void other_forms_of_utf8_are_decoded(void **state)
{
    (void)state;
    expect("x \xED\xA0\xBD\xED\xB8\x80", all, "x 😀");
    assert_int_equal(out.chars[2].kind, FIXENC_BYTES);
    assert_int_equal(out.chars[2].chain.len, 0);
    assert_int_equal(out.chars[2].begin, 2);
    assert_int_equal(out.chars[2].end, 8);
    expect("a\xC0\x80", all, "a");
    assert_int_equal(out.count, 2);
    expect("path\xC0\xAFto", all, "path/to");
    expect_to_stay("a\xC0\x8A");
    expect_to_stay("a\xED\xA0\xBD");
    /* Overlong beside noise: that is noise as well. */
    expect_to_stay("\x81\xC0\xAF\xFD");
}

static void a_line_without_such_bytes_stays(void **state)
{
    (void)state;
    expect_to_stay("");
    expect_to_stay("ASCII");
    expect_to_stay("d\u00E9j\u00E0 vu");
}

static void what_is_decoded_says_how_sure_it_is(void **state)
{
    (void)state;
    assert_true(decode("\xC7\xE0\xE2\xF2\xF0\xE0 \xF3\xF2\xF0\xEE\xEC", all));
    assert_int_equal(out.chars[0].percent, 100);
    assert_int_equal(out.chars[0].chain.step[0], FIXENC_WINDOWS_1251);
    assert_true(decode("la citt\xE0 di Roma", all));
    unsigned percent = out.chars[7].percent;
    assert_in_range(percent, 1, 99);
    assert_true(fx_bytes_decode(&in, all, percent, &out, &work));
    assert_false(fx_bytes_decode(&in, all, percent + 1, &out, &work));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_decoded_as_the_likeliest_charset),
        cmocka_unit_test(only_charsets_asked_for_are_tried),
        cmocka_unit_test(a_character_that_is_utf8_by_chance_is_taken_apart),
        cmocka_unit_test(right_characters_beside_bytes_stay),
        cmocka_unit_test(letters_and_marks_apart_are_one_in_the_cost_only),
        cmocka_unit_test(a_charset_may_have_characters_of_several_bytes),
        cmocka_unit_test(utf8_that_lost_a_byte_stays),
        cmocka_unit_test(the_words_beside_it_tell_a_letter),
        cmocka_unit_test(a_line_of_stray_bytes_is_no_utf8),
        cmocka_unit_test(noise_stays),
        cmocka_unit_test(random_bytes_stay),
        cmocka_unit_test(other_forms_of_utf8_are_decoded),
        cmocka_unit_test(a_line_without_such_bytes_stays),
        cmocka_unit_test(what_is_decoded_says_how_sure_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
