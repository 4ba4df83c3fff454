/* SPDX-License-Identifier: MIT */
#include "alphabet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static unsigned misfit(const char *text)
{
    static struct fx_char chars[100];
    struct fx_line line = {.chars = chars};
    struct fx_alphabet_words words;
    fx_line_decode(&line, (const unsigned char *)text, strlen(text));
    fx_alphabet_count(&line, &words);
    return fx_alphabet_misfit(&line, &words);
}

static void the_letters_of_one_language_fit(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "plain",
        "Füße",
        "ŽLUŤOUČKÝ KŮŇ",
        "árvíztűrő tükörfúrógép",
        "Łódź",
        "İstanbul'da yağmur",
        "Það er gott veður",
        "Tiếng Việt",
        "Кот",
        "5 × 3 ÷ 2",
        "ΑΒΓ é",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (misfit(texts[i]) != 0)
            fail_msg("%s: does not fit", texts[i]);
}

static void letters_of_several_languages_do_not(void **state)
{
    (void)state;
    assert_int_equal(misfit("szereplõ és tükör"), FX_ALPHABET_NONE);
    assert_int_equal(misfit("napříç"), FX_ALPHABET_NONE);
    assert_int_equal(misfit("ŁÐ"), FX_ALPHABET_NONE);
}

static void a_word_of_another_language_does_not_fit(void **state)
{
    (void)state;
    assert_int_equal(misfit("il modo perciò"), 0);
    assert_int_equal(misfit("il modo perciņ"), 1);
    assert_int_equal(misfit("Della, non per il modo perciņ"), 4);
}

static void a_word_with_other_letters_is_another_word(void **state)
{
    (void)state;
    assert_int_equal(misfit("ił modo perciņ"), FX_ALPHABET_NONE);
    assert_int_equal(misfit("diž ņ"), misfit("xyž ņ"));
    assert_int_equal(misfit("Idillio ņ"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_letters_of_one_language_fit),
        cmocka_unit_test(letters_of_several_languages_do_not),
        cmocka_unit_test(a_word_of_another_language_does_not_fit),
        cmocka_unit_test(a_word_with_other_letters_is_another_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
