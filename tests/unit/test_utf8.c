/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define UNTOUCHED 0xABCDEF01

/* Table 3-7 of The Unicode Standard 15.0: lowest and highest of each byte. */
static const struct form {
    unsigned len;
    unsigned char range[4][2];
} table_3_7[] = {
    {1, {{0x00, 0x7F}}},
    {2, {{0xC2, 0xDF}, {0x80, 0xBF}}},
    {3, {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}}},
    {3, {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {3, {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}}},
    {3, {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
};

static bool is_of_form(const struct form *form, const unsigned char *bytes,
                       size_t len)
{
    if (len < form->len)
        return false;
    for (unsigned i = 0; i < form->len; i++)
        if (bytes[i] < form->range[i][0] || bytes[i] > form->range[i][1])
            return false;
    return true;
}

/* The length of the well-formed sequence that stands first, 0 if none does. */
static unsigned well_formed_len(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < sizeof table_3_7 / sizeof *table_3_7; i++)
        if (is_of_form(&table_3_7[i], bytes, len))
            return table_3_7[i].len;
    return 0;
}

/* Table 3-6: how the bits of a well-formed sequence are distributed. */
static uint32_t join_bits(const unsigned char *bytes, unsigned len)
{
    switch (len) {
    case 1:
        return bytes[0];
    case 2:
        return (bytes[0] - 0xC0u) * 0x40 + (bytes[1] - 0x80u);
    case 3:
        return (bytes[0] - 0xE0u) * 0x1000 + (bytes[1] - 0x80u) * 0x40 +
               (bytes[2] - 0x80u);
    case 4:
        return (bytes[0] - 0xF0u) * 0x40000 + (bytes[1] - 0x80u) * 0x1000 +
               (bytes[2] - 0x80u) * 0x40 + (bytes[3] - 0x80u);
    default:
        return UNTOUCHED;
    }
}

static void check_decode(const unsigned char *bytes, size_t len)
{
    uint32_t code_point = UNTOUCHED;
    unsigned got = fx_utf8_decode(bytes, len, &code_point);
    unsigned expected = well_formed_len(bytes, len);
    uint32_t character = join_bits(bytes, expected);
    if (got != expected || code_point != character)
        fail_msg("first %zu of %02X %02X %02X %02X: expected length %u, %X; "
                 "got %u, %X",
                 len, bytes[0], bytes[1], bytes[2], bytes[3], expected,
                 character, got, code_point);
}

static void every_string_of_up_to_three_bytes_decodes_by_table_3_7(void **state)
{
    (void)state;
    unsigned char bytes[4] = {0};
    for (unsigned long n = 0; n < 0x1000000; n++) {
        bytes[0] = (unsigned char)(n >> 16);
        bytes[1] = (unsigned char)(n >> 8);
        bytes[2] = (unsigned char)n;
        check_decode(bytes, 3);
        if (bytes[2] == 0x80) /* a byte that would go on, were it read */
            check_decode(bytes, 2);
        if (bytes[1] == 0x80 && bytes[2] == 0x80)
            check_decode(bytes, 1);
    }
}

/* Each pair of first bytes, with third and fourth at the ends of all ranges. */
static void a_string_of_four_bytes_decodes_by_table_3_7(void **state)
{
    (void)state;
    static const unsigned char edges[] = {0x00, 0x7F, 0x80, 0x81, 0x8F, 0x90,
                                          0x9F, 0xA0, 0xBE, 0xBF, 0xC0, 0xFF};
    unsigned char bytes[4];
    for (unsigned pair = 0; pair < 0x10000; pair++)
        for (size_t i = 0; i < sizeof edges * sizeof edges; i++) {
            bytes[0] = (unsigned char)(pair >> 8);
            bytes[1] = (unsigned char)pair;
            bytes[2] = edges[i / sizeof edges];
            bytes[3] = edges[i % sizeof edges];
            check_decode(bytes, 4);
            check_decode(bytes, 3);
        }
}

static void no_bytes_are_no_sequence(void **state)
{
    (void)state;
    uint32_t code_point = UNTOUCHED;
    assert_int_equal(fx_utf8_decode(NULL, 0, &code_point), 0);
    assert_int_equal(code_point, UNTOUCHED);
}

static void check_round_trip(uint32_t code_point)
{
    unsigned char bytes[] = {0xAA, 0xAA, 0xAA, 0xAA, 0xAA};
    uint32_t back = UNTOUCHED;
    unsigned len = fx_utf8_encode(code_point, bytes);
    if (len != fx_utf8_length(code_point) || len != well_formed_len(bytes, 5) ||
        join_bits(bytes, len) != code_point || bytes[len] != 0xAA ||
        fx_utf8_decode(bytes, len, &back) != len || back != code_point)
        fail_msg("U+%04X: encoded to length %u, decoded to %X", code_point, len,
                 back);
}

static void every_code_point_comes_back(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++)
        if (code_point < 0xD800 || code_point > 0xDFFF)
            check_round_trip(code_point);
}

static void encoding_gives_the_bytes_of_the_standards_examples(void **state)
{
    (void)state;
    static const struct {
        uint32_t code_point;
        const char *bytes;
    } examples[] = {
        /* table 3-4 */
        {0x4D, "\x4D"},
        {0x430, "\xD0\xB0"},
        {0x4E8C, "\xE4\xBA\x8C"},
        {0x10302, "\xF0\x90\x8C\x82"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        unsigned char bytes[4];
        unsigned len = fx_utf8_encode(examples[i].code_point, bytes);
        assert_int_equal(len, strlen(examples[i].bytes));
        assert_memory_equal(bytes, examples[i].bytes, len);
    }
}

/* ---- Other forms ---------------------------------------------------------- */

static void check_form(const char *bytes, unsigned len, uint32_t expected)
{
    uint32_t c = UNTOUCHED;
    assert_int_equal(
        fx_utf8_decode_form((const unsigned char *)bytes, strlen(bytes), &c),
        len);
    assert_int_equal(c, expected);
}

static void forms_that_others_write_are_decoded(void **state)
{
    (void)state;
    check_form("\xED\xA0\x80\xED\xB0\x80", 6, 0x10000);
    check_form("\xED\xAF\xBF\xED\xBF\xBFx", 6, 0x10FFFF);
    check_form("\xC0\x80", 2, 0);
    check_form("\xC1\xBF", 2, 0x7F);
    check_form("\xE0\x9F\xBF", 3, 0x7FF);
    check_form("\xF0\x8F\xBF\xBF", 4, 0xFFFF);
}

static void what_is_no_form_is_not(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",
        "a",                        /* well-formed */
        "\xC3\xA9",                 /* well-formed */
        "\xC0",                     /* cut */
        "\xC0\x8A",                 /* LF */
        "\xE0\x80\x8A",             /* LF */
        "\xF0\x8D\xA0\x80",         /* a surrogate in four bytes */
        "\xED\xA0\x80",             /* half a pair */
        "\xED\xB0\x80\xED\xA0\x80", /* in the wrong order */
        "\xED\xA0\x80\xED\xA0\x80", /* two first halves */
        "\xED\xA0\x80\xE2\x82\xAC", /* something else behind */
        "\xF8\x80\x80\x80\x80",     /* five bytes */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_form(cases[i], 0, UNTOUCHED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            every_string_of_up_to_three_bytes_decodes_by_table_3_7),
        cmocka_unit_test(a_string_of_four_bytes_decodes_by_table_3_7),
        cmocka_unit_test(no_bytes_are_no_sequence),
        cmocka_unit_test(every_code_point_comes_back),
        cmocka_unit_test(encoding_gives_the_bytes_of_the_standards_examples),
        cmocka_unit_test(forms_that_others_write_are_decoded),
        cmocka_unit_test(what_is_no_form_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
