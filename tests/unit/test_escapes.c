/* SPDX-License-Identifier: MIT */
#include "escapes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    JSON = FIXENC_ESCAPES_JSON,
    HTML = FIXENC_ESCAPES_HTML,
    URL = FIXENC_ESCAPES_URL,
    QP = FIXENC_ESCAPES_QP,
    ALL = JSON | HTML | URL | QP,
    LOWER = FX_FORM_LOWER,
    UPPER = FX_FORM_UPPER,
};

/* From memory that ends with the text, so that a sanitizer sees who reads
   further. */
static struct fx_escape decode(const char *text, unsigned kinds)
{
    size_t len = strlen(text);
    unsigned char *copy = malloc(len > 0 ? len : 1);
    assert_non_null(copy);
    memcpy(copy, text, len);
    struct fx_escape e = fx_escapes_decode(copy, len, kinds);
    free(copy);
    return e;
}

/* ---- There ------------------------------------------------------------------- */

static void an_escape_is_its_character_form_and_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t code_point;
        unsigned form;
        size_t len;
    } cases[] = {
        {"\\u00c3\\u00ab", 0xC3, FX_FORM_JSON_U | LOWER, 6},
        {"\\u00C3x", 0xC3, FX_FORM_JSON_U | UPPER, 6},
        {"\\u0192", 0x192, FX_FORM_JSON_U, 6},
        {"\\ud83d\\ude00", 0x1F600, FX_FORM_JSON_U | LOWER, 12},
        {"\\uDBFF\\udfff", 0x10FFFF, FX_FORM_JSON_U | LOWER | UPPER, 12},
        {"\\uFFFF", 0xFFFF, FX_FORM_JSON_U | UPPER, 6},
        {"\\xc3", 0xC3, FX_FORM_JSON_X | LOWER, 4},
        {"\\x830", 0x83, FX_FORM_JSON_X, 4},
        {"\\u{1F600}", 0x1F600, FX_FORM_BRACES | UPPER, 9},
        {"\\u{c3}", 0xC3, FX_FORM_BRACES | LOWER, 6},
        {"&Atilde;x", 0xC3, FX_FORM_NAME, 8},
        {"&thetasym;", 0x3D1, FX_FORM_NAME, 10},
        {"&#195;", 0xC3, FX_FORM_DECIMAL, 6},
        {"&#1114111;", 0x10FFFF, FX_FORM_DECIMAL, 10},
        {"&#x20ac;", 0x20AC, FX_FORM_HEX | LOWER, 8},
        {"&#X0000C3;", 0xC3, FX_FORM_HEX | UPPER, 10},
        {"&#128;", 0x20AC, FX_FORM_DECIMAL, 6},
        {"&#x81;", 0x81, FX_FORM_HEX, 6},
        {"%C3%AB", 0xEB, FX_FORM_URL | UPPER, 6},
        {"%e2%82%ac%C3", 0x20AC, FX_FORM_URL | LOWER, 9},
        {"=C3=aB", 0xEB, FX_FORM_QP | LOWER | UPPER, 6},
        {"%F0%9F%98%80", 0x1F600, FX_FORM_URL | UPPER, 12},
        {"=C3=AB", 0xEB, FX_FORM_QP | UPPER, 6},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fx_escape e = decode(cases[i].text, ALL);
        if (e.code_point != cases[i].code_point || e.form != cases[i].form ||
            e.len != cases[i].len)
            fail_msg("%s: %X, form %u, %zu bytes", cases[i].text,
                     (unsigned)e.code_point, e.form, e.len);
    }
}

static void an_escape_of_ascii_or_of_nothing_is_passed_over(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len;
    } cases[] = {
        {"\\n", 2},           {"\\\\u00c3", 2},    {"\\", 1},
        {"\\\xC3\xAB", 1},    {"\\u0022", 6},      {"\\u000a", 6},
        {"\\x22", 4},         {"\\u{22}", 6},      {"\\u00c", 2},
        {"\\u", 2},           {"\\xc", 2},         {"\\x", 2},
        {"\\ud83d", 6},       {"\\ud83dx", 6},     {"\\ud83d\\u00c3", 6},
        {"\\ud83d\\ude0", 6}, {"\\ude00", 6},      {"\\u{}", 2},
        {"\\u{c3", 2},        {"\\u{1234567}", 2}, {"\\u{D800}", 8},
        {"\\u{110000}", 10},  {"&#60;", 5},        {"&#x26;", 6},
        {"&#0;", 4},          {"&#55296;", 8},     {"&#1114112;", 10},
        {"%20", 3},           {"%C3", 3},          {"%C3%", 3},
        {"%C3%20", 3},        {"%C3AB", 3},        {"%C0%80", 3},
        {"%ED%A0%80", 3},     {"=0A", 3},          {"=3D", 3},
        {"=C3%AB", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fx_escape e = decode(cases[i].text, ALL);
        if (e.form != FX_FORM_FIXED || e.len != cases[i].len)
            fail_msg("%s: form %u, %zu bytes", cases[i].text, e.form, e.len);
    }
}

static void what_is_no_escape_is_left_to_others(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",      "u00c3", "\xC3\xAB", "&",           "&;",
        "&lt;",  "&amp;", "&Atilde",  "&atilde x;",  "&#;",
        "&#x;",  "&#195", "&#195 ;",  "&#12345678;", "&#xC3",
        "&#xg;", "%",     "%C",       "%G3",         "100 %",
        "=",     "=\n",   "= C3",     "=?utf-8?",    "&unknown;",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (decode(texts[i], ALL).form != FX_FORM_PLAIN)
            fail_msg("%s is taken for an escape", texts[i]);
}

static void only_the_kinds_asked_for_are_escapes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned kind;
    } cases[] = {{"\\u00c3", JSON}, {"\\xc3", JSON}, {"&Atilde;", HTML},
                 {"&#195;", HTML},  {"%C3%AB", URL}, {"=C3=AB", QP},
                 {"&#xC3;", HTML}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(decode(cases[i].text, cases[i].kind).form > FX_FORM_FIXED);
        assert_int_equal(decode(cases[i].text, ~cases[i].kind).form,
                         FX_FORM_PLAIN);
    }
}

/* ---- And back ----------------------------------------------------------------- */

static void assert_encoded(uint32_t c, unsigned form, const char *expected)
{
    char got[FX_ESCAPES_ROOM + 1];
    size_t len = fx_escapes_encode(c, form, (unsigned char *)got);
    assert_true(len <= FX_ESCAPES_ROOM);
    got[len] = '\0';
    assert_string_equal(got, expected);
}

static void a_character_is_written_in_its_form(void **state)
{
    (void)state;
    assert_encoded(0xEB, FX_FORM_PLAIN, "\xC3\xAB");
    assert_encoded(0xEB, FX_FORM_BARE, "\xC3\xAB");
    assert_encoded(0xEB, FX_FORM_JSON_U | LOWER, "\\u00eb");
    assert_encoded(0xEB, FX_FORM_JSON_U | UPPER, "\\u00EB");
    assert_encoded(0xEB, FX_FORM_JSON_U, "\\u00eb");
    assert_encoded(0x1F600, FX_FORM_JSON_U | LOWER, "\\ud83d\\ude00");
    assert_encoded(0x10FFFF, FX_FORM_JSON_U | UPPER, "\\uDBFF\\uDFFF");
    assert_encoded(0xEB, FX_FORM_JSON_X | LOWER, "\\xeb");
    assert_encoded(0x142, FX_FORM_JSON_X | LOWER, "\\u0142");
    assert_encoded(0x1F600, FX_FORM_BRACES | UPPER, "\\u{1F600}");
    assert_encoded(0xEB, FX_FORM_NAME, "&euml;");
    assert_encoded(0x142, FX_FORM_NAME, "&#322;");
    assert_encoded(0x10FFFF, FX_FORM_DECIMAL, "&#1114111;");
    assert_encoded(0xEB, FX_FORM_HEX | LOWER, "&#xeb;");
    assert_encoded(0xEB, FX_FORM_HEX | UPPER, "&#xEB;");
    assert_encoded(0xEB, FX_FORM_URL, "%C3%AB");
    assert_encoded(0xEB, FX_FORM_URL | LOWER, "%c3%ab");
    assert_encoded(0x1F600, FX_FORM_QP | UPPER, "=F0=9F=98=80");
}

static void a_form_holds_what_comes_back(void **state)
{
    (void)state;
    for (unsigned shape = FX_FORM_JSON_X; shape <= FX_FORM_QP; shape++)
        for (uint32_t c = 0x80; c < 0x110000; c += 1 + c / 0x1000) {
            unsigned char text[FX_ESCAPES_ROOM];
            if ((c & ~0x7FFu) == 0xD800 || !fx_escapes_can_hold(shape, c))
                continue;
            size_t len = fx_escapes_encode(c, shape, text);
            struct fx_escape e = fx_escapes_decode(text, len, ALL);
            assert_int_equal(e.code_point, c);
            assert_int_equal(e.len, len);
        }
    assert_false(fx_escapes_can_hold(FX_FORM_DECIMAL, 0x85));
    assert_false(fx_escapes_can_hold(FX_FORM_NAME, 0x9F));
    assert_true(fx_escapes_can_hold(FX_FORM_HEX, 0xA0));
    assert_true(fx_escapes_can_hold(FX_FORM_JSON_U, 0x85));
    assert_false(fx_escapes_can_hold(FX_FORM_JSON_U, ';'));
    assert_true(fx_escapes_can_hold(FX_FORM_PLAIN, ';'));
    assert_false(fx_escapes_can_hold(FX_FORM_FIXED, 0xEB));
}

static void two_forms_become_that_of_the_first_escape(void **state)
{
    (void)state;
    static const struct {
        unsigned a, b, together;
    } cases[] = {
        {FX_FORM_PLAIN, FX_FORM_PLAIN, FX_FORM_PLAIN},
        {FX_FORM_PLAIN, FX_FORM_HEX | UPPER, FX_FORM_HEX | UPPER},
        {FX_FORM_URL | LOWER, FX_FORM_PLAIN, FX_FORM_URL | LOWER},
        {FX_FORM_JSON_U, FX_FORM_JSON_U | UPPER, FX_FORM_JSON_U | UPPER},
        {FX_FORM_JSON_X | LOWER, FX_FORM_JSON_U, FX_FORM_JSON_U | LOWER},
        {FX_FORM_NAME, FX_FORM_DECIMAL, FX_FORM_NAME},
        {FX_FORM_DECIMAL, FX_FORM_NAME, FX_FORM_DECIMAL},
        {FX_FORM_NAME, FX_FORM_URL, FX_FORM_FIXED},
        {FX_FORM_QP, FX_FORM_URL, FX_FORM_FIXED},
        {FX_FORM_FIXED, FX_FORM_PLAIN, FX_FORM_FIXED},
        {FX_FORM_JSON_U, FX_FORM_FIXED, FX_FORM_FIXED},
        {FX_FORM_BARE, FX_FORM_PLAIN, FX_FORM_BARE},
        {FX_FORM_BARE, FX_FORM_JSON_U, FX_FORM_FIXED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(fx_escapes_join(cases[i].a, cases[i].b),
                         cases[i].together);
}

/* ---- What is clean --------------------------------------------------------------- */

static size_t clean(const char *text, unsigned kinds)
{
    return fx_escapes_clean((const unsigned char *)text, strlen(text), kinds);
}

static void text_is_clean_up_to_an_escape_beyond_ascii(void **state)
{
    (void)state;
    assert_int_equal(clean("\\n \\\\u00c3 \\u00c3", ALL), 11);
    assert_int_equal(clean("\\n \\\\u00c3 \\u00c3", ALL & ~JSON), 17);
    assert_int_equal(clean("a &lt; b &eacute;", ALL), 9);
    assert_int_equal(clean("%20%C3%AB", ALL), 3);
    assert_int_equal(clean("%C3%C3%AB", ALL), 3);
    assert_int_equal(clean("", ALL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_escape_is_its_character_form_and_length),
        cmocka_unit_test(an_escape_of_ascii_or_of_nothing_is_passed_over),
        cmocka_unit_test(what_is_no_escape_is_left_to_others),
        cmocka_unit_test(only_the_kinds_asked_for_are_escapes),
        cmocka_unit_test(a_character_is_written_in_its_form),
        cmocka_unit_test(a_form_holds_what_comes_back),
        cmocka_unit_test(two_forms_become_that_of_the_first_escape),
        cmocka_unit_test(text_is_clean_up_to_an_escape_beyond_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
