/* SPDX-License-Identifier: MIT */
#include "damage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};

/* The line with the character that it lost a byte of; NULL if none did. */
static const char *restore(const char *text)
{
    static char made[4 * FIXENC_LINE_MAX];
    fx_line_decode(&in, (const unsigned char *)text, strlen(text));
    if (!fx_damage_restore(&in, &out))
        return NULL;
    for (size_t i = 0; i < out.count; i++)
        out.chars[i].is_changed = true;
    made[fx_line_encode(out.chars, out.count, (const unsigned char *)text,
                        (unsigned char *)made)] = '\0';
    return made;
}

static void the_likeliest_character_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *damaged, *whole;
    } cases[] = {
        {"la codificaci\xB3n de", "la codificación de"},
        {"la codificaci\xC3n de", "la codificación de"},
        {"l\xE2\x99été", "l’été"},
        {"l\x80\x99été", "l’été"},
        {"Потом да\xB6е они", "Потом даже они"},
        {"oh \x9F\x98\x80", "oh 😀"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *have = restore(cases[i].damaged);
        assert_non_null(have);
        assert_string_equal(have, cases[i].whole);
    }
}

static void a_line_may_be_cut(void **state)
{
    (void)state;
    assert_non_null(restore("Bonjour\xE2"));
    assert_null(restore("Bon\xE2 jour"));
    assert_non_null(restore("Bonjour\xE2\x80"));
    assert_non_null(restore("Bon jour\xF0\x9F"));
    assert_null(restore("Bon jour\xF0"));
}

static void only_one_character_is_damaged(void **state)
{
    (void)state;
    assert_null(restore(""));
    assert_null(restore("été"));
    assert_null(restore("se\xB1or, se\xB1or"));
    assert_null(restore("\xC3\xC3"));
    assert_null(restore("\x80\x80\x80\x80"));
    assert_null(restore("\xFF"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_likeliest_character_is_found),
        cmocka_unit_test(a_line_may_be_cut),
        cmocka_unit_test(only_one_character_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
