/* SPDX-License-Identifier: MIT */
#include "chars.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include <cmocka.h>

enum { CODE_POINT_END = 0x110000, DECOMPOSED_MAX = 8 };

/* ---- Classes ------------------------------------------------------------- */

static void known_characters_are_in_the_class_of_their_name(void **state)
{
    (void)state;
    static const struct {
        uint32_t code_point;
        const char *class;
        enum fx_chars_kind kind;
    } known[] = {
        {'\n', "control", FX_CHARS_OTHER},
        {' ', "space", FX_CHARS_OTHER},
        {'7', "digit:ascii", FX_CHARS_DIGIT},
        {'A', "ascii:upper", FX_CHARS_LETTER},
        {'z', "ascii:lower", FX_CHARS_LETTER},
        {0x0081, "c1", FX_CHARS_OTHER},
        {0x00A0, "no-break-space", FX_CHARS_OTHER},
        {0x00C3, "latin1:upper", FX_CHARS_LETTER},
        {0x00EB, "latin1:lower", FX_CHARS_LETTER},
        {0x0142, "latin-a:lower", FX_CHARS_LETTER},
        {0x0301, "combining:mark", FX_CHARS_MARK},
        {0x03A9, "greek:upper", FX_CHARS_LETTER},
        {0x0438, "cyrillic:lower", FX_CHARS_LETTER},
        {0x05B0, "hebrew-mark:mark", FX_CHARS_MARK},
        {0x0E01, "thai:letter", FX_CHARS_LETTER},
        {0x0378, "unassigned", FX_CHARS_OTHER},
        {FX_CHARS_BYTE, "byte", FX_CHARS_OTHER},
        {FX_CHARS_BYTE + 0xFF, "byte", FX_CHARS_OTHER},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const char *name =
            fx_chars_class_name[fx_chars_class(known[i].code_point)];
        if (strcmp(name, known[i].class) != 0 ||
            fx_chars_kind(known[i].code_point) != known[i].kind)
            fail_msg("U+%04X: expected %s (kind %d), got %s (kind %d)",
                     known[i].code_point, known[i].class, (int)known[i].kind,
                     name, (int)fx_chars_kind(known[i].code_point));
    }
}

static void every_code_point_and_byte_has_a_class(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= FX_CHARS_BYTE + 0xFF; c++)
        if (fx_chars_class(c) >= fx_chars_class_count)
            fail_msg("U+%04X: class %u", c, fx_chars_class(c));
}

static void every_class_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (unsigned a = 0; a < fx_chars_class_count; a++)
        for (unsigned b = 0; b < a; b++)
            assert_string_not_equal(fx_chars_class_name[a],
                                    fx_chars_class_name[b]);
}

static void letters_and_marks_make_up_words_and_nothing_else_does(void **state)
{
    (void)state;
    static const uint32_t inside[] = {'a', 'Q', 0xEB, 0x301, 0x3B1, 0x4E00};
    static const uint32_t outside[] = {'1',  ' ',    '-',    '\'',
                                       0xA0, 0x20AC, 0x2014, FX_CHARS_BYTE};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        assert_true(fx_chars_in_word(inside[i]));
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        assert_false(fx_chars_in_word(outside[i]));
}

static unsigned script(uint32_t c)
{
    return fx_chars_class_script[fx_chars_class(c)];
}

static void letters_of_one_script_share_its_number(void **state)
{
    (void)state;
    static const uint32_t others[] = {0x3B1, 0x438, 0x5D0, 0x627, 0xE01};
    static const uint32_t none[] = {'a', 0xEB, 0x142, '5', ' ', 0x2014, 0x81};
    assert_int_equal(script(0x3B1), script(0x3A9)); /* Greek */
    assert_int_equal(script(0x438), script(0x418)); /* Cyrillic */
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(script(none[i]), 0);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_int_not_equal(script(others[i]), 0);
        for (size_t k = 0; k < i; k++)
            assert_int_not_equal(script(others[i]), script(others[k]));
    }
}

static void lower_case_is_that_of_utf8proc(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < CODE_POINT_END; c++) {
        uint32_t lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        if (fx_chars_lower(c) != lower)
            fail_msg("U+%04X: expected U+%04X, got U+%04X", c, lower,
                     fx_chars_lower(c));
    }
    for (uint32_t byte = 0; byte < 256; byte++)
        assert_int_equal(fx_chars_lower(FX_CHARS_BYTE + byte),
                         FX_CHARS_BYTE + byte);
}

/* ---- Normal form --------------------------------------------------------- */

/* utf8proc's form C or D of one code point; returns its length. */
static size_t normalise(uint32_t c, utf8proc_option_t form,
                        utf8proc_int32_t out[DECOMPOSED_MAX])
{
    utf8proc_ssize_t len =
        utf8proc_decompose_char((utf8proc_int32_t)c, out, DECOMPOSED_MAX,
                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, NULL);
    if (len > 0 && form == UTF8PROC_COMPOSE)
        len = utf8proc_normalize_utf32(out, len,
                                       UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return len > 0 ? (size_t)len : 0;
}

static bool is_itself(uint32_t c, const utf8proc_int32_t *text, size_t len)
{
    return len == 1 && text[0] == (utf8proc_int32_t)c;
}

static bool is_encodable(uint32_t c)
{
    return c < 0xD800 || c > 0xDFFF;
}

/* The quick check is No for what normal form C replaces, and Maybe for the
   second character of every pair that it composes. */
static void find_not_nfc(bool expected[CODE_POINT_END])
{
    for (uint32_t c = 0; c < CODE_POINT_END; c++) {
        utf8proc_int32_t composed[DECOMPOSED_MAX], parts[DECOMPOSED_MAX];
        if (!is_encodable(c))
            continue;
        size_t len = normalise(c, UTF8PROC_COMPOSE, composed);
        size_t part_count = normalise(c, UTF8PROC_DECOMPOSE, parts);
        if (!is_itself(c, composed, len))
            expected[c] = true;
        else if (part_count > 1)
            expected[parts[part_count - 1]] = true;
    }
}

static void marks_for_the_quick_check_are_those_of_utf8proc(void **state)
{
    (void)state;
    static bool expected[CODE_POINT_END];
    find_not_nfc(expected);
    for (uint32_t c = 0; c < CODE_POINT_END; c++)
        if (((fx_chars_form(c) & (FX_CHARS_NOT_NFC | FX_CHARS_MAYBE)) != 0) !=
            expected[c])
            fail_msg("U+%04X: expected %d, got form %02X", c, expected[c],
                     fx_chars_form(c));
}

static unsigned class_bits(uint32_t c)
{
    return fx_chars_order(c);
}

static void combining_classes_keep_their_order(void **state)
{
    (void)state;
    unsigned bits_of[256];
    memset(bits_of, 0xFF, sizeof bits_of);
    for (uint32_t c = 0; c < CODE_POINT_END; c++) {
        unsigned ccc = (unsigned)utf8proc_get_property((utf8proc_int32_t)c)
                           ->combining_class;
        if (bits_of[ccc] == UINT_MAX)
            bits_of[ccc] = class_bits(c);
        if (bits_of[ccc] != class_bits(c))
            fail_msg("U+%04X: form %02X", c, fx_chars_form(c));
    }
    assert_int_equal(bits_of[0], 0);
    unsigned last = 0;
    for (unsigned ccc = 1; ccc < 256; ccc++) {
        if (bits_of[ccc] == UINT_MAX)
            continue;
        assert_true(bits_of[ccc] > last);
        last = bits_of[ccc];
    }
}

static void a_byte_is_a_starter_in_normal_form(void **state)
{
    (void)state;
    for (unsigned byte = 0; byte < 256; byte++)
        assert_int_equal(fx_chars_form(FX_CHARS_BYTE + byte), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_characters_are_in_the_class_of_their_name),
        cmocka_unit_test(every_code_point_and_byte_has_a_class),
        cmocka_unit_test(every_class_has_a_name_of_its_own),
        cmocka_unit_test(letters_and_marks_make_up_words_and_nothing_else_does),
        cmocka_unit_test(letters_of_one_script_share_its_number),
        cmocka_unit_test(lower_case_is_that_of_utf8proc),
        cmocka_unit_test(marks_for_the_quick_check_are_those_of_utf8proc),
        cmocka_unit_test(combining_classes_keep_their_order),
        cmocka_unit_test(a_byte_is_a_starter_in_normal_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
