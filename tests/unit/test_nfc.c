/* SPDX-License-Identifier: MIT */
#include "nfc.h"

#include "chars.h"
#include "random.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include <cmocka.h>

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};
static struct fx_nfc_work work;
static const unsigned char *decoded;

static void decode(const char *text)
{
    decoded = (const unsigned char *)text;
    fx_line_decode(&in, decoded, strlen(text));
}

static void check_out(const char *text, const char *expected)
{
    static unsigned char got[4 * FIXENC_LINE_MAX + 1];
    got[fx_line_encode(out.chars, out.count, decoded, got)] = '\0';
    if (strcmp((char *)got, expected) != 0)
        fail_msg("%s: expected %s, got %s", text, expected, (char *)got);
}

/* ---- What changes -------------------------------------------------------- */

static void text_becomes_what_uax_15_says(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"e\u0301", "\u00E9"},
        {"\u0301e\u0301", "\u0301\u00E9"},
        {"q\u0307\u0323", "q\u0323\u0307"},
        {"s\u0307\u0323", "\u1E69"},
        {"\u1E0B\u0323", "\u1E0D\u0307"},
        {"a\u0328\u0301x\u0301", "\u0105\u0301x\u0301"},
        {"Tie\u0302\u0301ng Vie\u0323\u0302t", "Ti\u1EBFng Vi\u1EC7t"},
        {"\u212B\u212A\u2126", "\u00C5K\u03A9"},
        {"\u1112\u1161\u11AB", "\uD55C"},
        {"\uAC00\u11A8", "\uAC01"},
        {"\u1112\u1161\u11A7", "\uD558\u11A7"}, /* no trailing jamo */
        {"\u0344", "\u0308\u0301"},
        {"\uFB2C", "\u05E9\u05BC\u05C1"},
        {"\u0958", "\u0915\u093C"},
        {"\u037E\u1FEF", ";`"},
        {"\u09C7\u09BE", "\u09CB"},
        {"\u0F73", "\u0F71\u0F72"},
        {"\U0001D15E", "\U0001D157\U0001D165"},
        {"\xC3 e\u0301 \xA9", "\xC3 \u00E9 \xA9"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        decode(cases[i].text);
        assert_true(fx_nfc_compose(&in, false, &out, &work));
        check_out(cases[i].text, cases[i].expected);
    }
}

static void text_in_normal_form_is_left_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {"",
                                        "plain",
                                        "\u00E9\u1EBF\uD55C",
                                        "\u0301 alone",
                                        "q\u0323\u0307",
                                        "\u05E9\u05BC\u05C1",
                                        "\xC3\u0301\xA9",
                                        "\uAC00\u11A7",
                                        "\U0001F600"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        decode(texts[i]);
        if (fx_nfc_compose(&in, false, &out, &work))
            fail_msg("%s was changed", texts[i]);
    }
}

static void a_mark_after_an_invalid_byte_stands_alone(void **state)
{
    (void)state;
    decode("e\xC3\u0323\u0301\u0323");
    assert_true(fx_nfc_compose(&in, false, &out, &work));
    check_out("e, byte C3 and marks", "e\xC3\u0323\u0323\u0301");
}

/* ---- Against utf8proc over the whole text -------------------------------- */

/* Starters, marks, and what composes, decomposes or is excluded, by script. */
static const uint32_t latin[] = {
    'a',    'e',    's',    'q',    ' ',    0x300, 0x301,  0x302, 0x307,
    0x308,  0x31B,  0x323,  0x327,  0x344,  0x345, 0x340,  0x343, 0x1E69,
    0x1E0B, 0x1EBF, 0x212A, 0x212B, 0x1FEF, 0x3B1, 0x1F00, 0x1F82};
static const uint32_t hangul[] = {0x1100, 0x1112, 0x1161, 0x1175,
                                  0x11A8, 0x11C2, 0xAC00, 0xAC01,
                                  0xD7A3, 0x302E, ' '};
static const uint32_t hebrew[] = {0x5D0,  0x5E9,  0x5B0,  0x5B4,  0x5B7,
                                  0x5BC,  0x5C1,  0x5C2,  0xFB1D, 0xFB2A,
                                  0xFB2C, 0xFB2E, 0xFB4B, ' '};
static const uint32_t brahmic[] = {
    0x915,   0x93C,   0x958,   0x9A1,   0x9BC,   0x9BE,   0x9C7,   0x9D7,
    0x9DC,   0xB47,   0xB56,   0xB57,   0xDD9,   0xDCF,   0xDCA,   0xF71,
    0xF72,   0xF73,   0xF74,   0x1025,  0x102E,  0x1133,  0x11099, 0x110BA,
    0x11131, 0x11127, 0x11347, 0x1133E, 0x114B9, 0x114BA, 0x115B8, 0x115AF};
static const uint32_t others[] = {
    0x304B, 0x3099,  0x309A,  0x30F2,  0x627,   0x653,   0x654,   0x64B,
    0x651,  0x438,   0x306,   0x2ADC,  0x338,   0x3C,    0x226E,  0x4E00,
    0xF900, 0x2F800, 0x1D157, 0x1D165, 0x1D16E, 0x1D15E, 0x1D160, 0x37E};

static const struct {
    const char *name;
    const uint32_t *chars;
    uint32_t count;
} alphabets[] = {
    {"latin", latin, sizeof latin / sizeof *latin},
    {"hangul", hangul, sizeof hangul / sizeof *hangul},
    {"hebrew", hebrew, sizeof hebrew / sizeof *hebrew},
    {"brahmic", brahmic, sizeof brahmic / sizeof *brahmic},
    {"others", others, sizeof others / sizeof *others},
};
enum { ALPHABETS = sizeof alphabets / sizeof *alphabets };

/* A line of `count` characters, most of them of the alphabet. */
static void make_line(struct random *random, unsigned alphabet, uint32_t count)
{
    in.count = 0;
    uint16_t place = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct fx_char *c = &in.chars[in.count++];
        memset(c, 0, sizeof *c);
        c->code_point =
            random_below(random, 40)
                ? alphabets[alphabet]
                      .chars[random_below(random, alphabets[alphabet].count)]
                : random_code_point(random);
        c->begin = place;
        place = (uint16_t)(place + fx_utf8_length(c->code_point));
        c->end = place;
    }
}

/* Writes the line that was made. */
static void write_code_points(unsigned char *text)
{
    for (size_t i = 0; i < in.count; i++)
        text += fx_utf8_encode(in.chars[i].code_point, text);
    *text = '\0';
}

/* Compares `out`, or `in` where nothing was changed, with utf8proc. */
static void check_against_utf8proc(bool is_changed, const char *alphabet,
                                   int round)
{
    static unsigned char text[4 * FIXENC_LINE_MAX + 1];
    static unsigned char got[4 * FIXENC_LINE_MAX + 1];
    write_code_points(text);
    const struct fx_line *result = is_changed ? &out : &in;
    got[fx_line_encode(result->chars, result->count, text, got)] = '\0';
    unsigned char *expected = utf8proc_NFC(text);
    assert_non_null(expected);
    if (strcmp((char *)expected, (char *)got) != 0)
        fail_msg("%s, round %d: %s becomes %s instead of %s", alphabet, round,
                 (char *)text, (char *)got, (char *)expected);
    if (is_changed != (strcmp((char *)expected, (char *)text) != 0))
        fail_msg("%s, round %d: %s: told %d", alphabet, round, (char *)text,
                 is_changed);
    free(expected);
}

static void any_text_becomes_what_utf8proc_makes_of_it(void **state)
{
    (void)state;
    struct random random = {1};
    for (unsigned alphabet = 0; alphabet < ALPHABETS; alphabet++)
        for (int round = 0; round < 10000; round++) {
            make_line(&random, alphabet, random_below(&random, 20));
            check_against_utf8proc(fx_nfc_compose(&in, false, &out, &work),
                                   alphabets[alphabet].name, round);
        }
}

static void
every_character_alone_becomes_what_utf8proc_makes_of_it(void **state)
{
    (void)state;
    in.count = 1;
    memset(in.chars, 0, sizeof *in.chars);
    for (uint32_t c = 1; c < 0x110000; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        in.chars->code_point = c;
        in.chars->end = (uint16_t)fx_utf8_length(c);
        if (fx_nfc_compose(&in, false, &out, &work) ||
            fx_chars_form(c) & FX_CHARS_NOT_NFC)
            check_against_utf8proc(fx_nfc_compose(&in, false, &out, &work),
                                   "alone", (int)c);
    }
}

/* A full line of one character: the longest decompositions there are. */
static void a_full_line_has_room(void **state)
{
    (void)state;
    static const uint32_t chars[] = {0x344, 0xFB2C, 0x1D160, 0x1F82, 0x1161};
    for (size_t i = 0; i < sizeof chars / sizeof *chars; i++) {
        size_t size = fx_utf8_length(chars[i]);
        in.count = 0;
        for (size_t k = 0; k + size <= FIXENC_LINE_MAX; k += size) {
            struct fx_char made = {.code_point = chars[i],
                                   .begin = (uint16_t)k,
                                   .end = (uint16_t)(k + size)};
            in.chars[in.count++] = made;
        }
        check_against_utf8proc(fx_nfc_compose(&in, false, &out, &work),
                               "a full line", (int)i);
        assert_true(out.count <= FIXENC_LINE_MAX);
    }
}

static void a_long_run_of_marks_is_put_in_order(void **state)
{
    (void)state;
    static const uint32_t marks[] = {0x323, 0x301, 0x327, 0x345, 0x5B0};
    struct random random = {2};
    make_line(&random, 0, 1);
    in.chars[0].code_point = 'a';
    for (; in.count < 1000; in.count++) {
        in.chars[in.count] = in.chars[0];
        in.chars[in.count].code_point = marks[random_below(&random, 5)];
    }
    check_against_utf8proc(fx_nfc_compose(&in, false, &out, &work),
                           "a run of marks", 0);
}

static void a_normal_form_does_not_change_again(void **state)
{
    (void)state;
    struct random random = {3};
    for (unsigned alphabet = 0; alphabet < ALPHABETS; alphabet++)
        for (int round = 0; round < 2000; round++) {
            make_line(&random, alphabet, random_below(&random, 20));
            if (!fx_nfc_compose(&in, false, &out, &work))
                continue;
            memcpy(in.chars, out.chars, out.count * sizeof *out.chars);
            in.count = out.count;
            assert_false(fx_nfc_compose(&in, false, &out, &work));
        }
}

/* ---- Only what was repaired ---------------------------------------------- */

static void mark_repaired(size_t i, uint8_t charset)
{
    in.chars[i].is_changed = true;
    in.chars[i].chain.len = 1;
    in.chars[i].chain.step[0] = charset;
}

static void only_stretches_with_a_repair_change_when_asked(void **state)
{
    (void)state;
    decode("e\u0301 e\u0301 \u212B");
    assert_false(fx_nfc_compose(&in, true, &out, &work));
    mark_repaired(4, FIXENC_WINDOWS_1252);
    assert_true(fx_nfc_compose(&in, true, &out, &work));
    check_out("the second e", "e\u0301 \u00E9 \u212B");
}

/* ---- Where characters came from ------------------------------------------ */

static void check_origin(size_t i, uint32_t code_point, unsigned begin,
                         unsigned end, bool is_changed)
{
    if (out.chars[i].code_point != code_point || out.chars[i].begin != begin ||
        out.chars[i].end != end || out.chars[i].is_changed != is_changed)
        fail_msg("character %zu is U+%04X from %u to %u, changed: %d", i,
                 out.chars[i].code_point, out.chars[i].begin, out.chars[i].end,
                 out.chars[i].is_changed);
}

static void a_composed_character_stands_for_all_its_bytes(void **state)
{
    (void)state;
    decode("xe\u0301y");
    assert_true(fx_nfc_compose(&in, false, &out, &work));
    assert_int_equal(out.count, 3);
    check_origin(0, 'x', 0, 1, false);
    check_origin(1, 0xE9, 1, 4, true);
    check_origin(2, 'y', 4, 5, false);
}

static void characters_made_together_share_their_bytes(void **state)
{
    (void)state;
    decode("a\uFB2C");
    assert_true(fx_nfc_compose(&in, false, &out, &work));
    assert_int_equal(out.count, 4);
    for (size_t i = 1; i < 4; i++)
        assert_true(out.chars[i].begin == 1 && out.chars[i].end == 4 &&
                    out.chars[i].is_changed);
}

static void unchanged_ends_of_a_stretch_keep_their_places(void **state)
{
    (void)state;
    decode("q\u0327\u0301\u0323\u0302");
    assert_true(fx_nfc_compose(&in, false, &out, &work));
    assert_int_equal(out.count, 5);
    check_origin(0, 'q', 0, 1, false);
    check_origin(1, 0x327, 1, 3, false);
    check_origin(2, 0x323, 3, 7, true);
    check_origin(3, 0x301, 3, 7, true);
    check_origin(4, 0x302, 7, 9, false);
}

static void the_chain_of_a_repair_stays_with_what_it_composes_to(void **state)
{
    (void)state;
    decode("e\u0301");
    mark_repaired(1, FIXENC_IBM437);
    assert_true(fx_nfc_compose(&in, false, &out, &work));
    check_origin(0, 0xE9, 0, 3, true);
    assert_int_equal(out.chars[0].chain.len, 1);
    assert_int_equal(out.chars[0].chain.step[0], FIXENC_IBM437);
}

static void a_repair_beside_a_change_keeps_its_chain(void **state)
{
    (void)state;
    decode("\u00EBe\u0301");
    mark_repaired(0, FIXENC_IBM437);
    assert_true(fx_nfc_compose(&in, false, &out, &work));
    check_origin(0, 0xEB, 0, 2, true);
    assert_int_equal(out.chars[0].chain.len, 1);
    check_origin(1, 0xE9, 2, 5, true);
    assert_int_equal(out.chars[1].chain.len, 0);
}

/* ---- Escapes --------------------------------------------------------------- */

/* Composes a text in which every character beyond ASCII was repaired, or
   none was. */
static void check_escapes(const char *text, bool is_all_repaired,
                          const char *expected)
{
    in.escapes = out.escapes = FIXENC_ESCAPES_JSON | FIXENC_ESCAPES_HTML;
    decode(text);
    for (size_t i = 0; is_all_repaired && i < in.count; i++)
        if (in.chars[i].code_point >= 0x80)
            mark_repaired(i, FIXENC_WINDOWS_1252);
    bool is_changed = fx_nfc_compose(&in, false, &out, &work);
    in.escapes = out.escapes = 0;
    if (is_changed)
        check_out(text, expected);
    else
        assert_string_equal(text, expected);
}

static void an_escape_is_composed_where_it_was_repaired(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"e\\u0301", "\\u00e9"},
        {"e&#769;", "&#233;"},
        {"\\u0065\\u0301", "\\u0065\\u0301"},
        {"\\n\\u0303", "\\n\\u0303"},
        {"<&#824;", "<&#824;"},
        {"\\u212B", "\\u00C5"},
        {"\u00E9\\u0323", "\\u1eb9\\u0301"},
        {"\\u037e", "\\u037e"},
        {"\u037E", "\u037E"},
        {"\\\u00E9\\u0323", "\\\u00E9\\u0323"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_escapes(cases[i].text, true, cases[i].expected);
}

static void an_escape_that_was_not_repaired_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {"e\\u0301", "\\u212B",
                                        "&#8491;",  "\\n\u0303",
                                        "\u037E",   "&Atilde\u037E"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_escapes(texts[i], false, texts[i]);
    check_escapes("\\u00e9 e\u0301", false, "\\u00e9 \u00E9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_becomes_what_uax_15_says),
        cmocka_unit_test(text_in_normal_form_is_left_alone),
        cmocka_unit_test(a_mark_after_an_invalid_byte_stands_alone),
        cmocka_unit_test(any_text_becomes_what_utf8proc_makes_of_it),
        cmocka_unit_test(
            every_character_alone_becomes_what_utf8proc_makes_of_it),
        cmocka_unit_test(a_full_line_has_room),
        cmocka_unit_test(a_long_run_of_marks_is_put_in_order),
        cmocka_unit_test(a_normal_form_does_not_change_again),
        cmocka_unit_test(an_escape_is_composed_where_it_was_repaired),
        cmocka_unit_test(an_escape_that_was_not_repaired_stays),
        cmocka_unit_test(only_stretches_with_a_repair_change_when_asked),
        cmocka_unit_test(a_composed_character_stands_for_all_its_bytes),
        cmocka_unit_test(characters_made_together_share_their_bytes),
        cmocka_unit_test(unchanged_ends_of_a_stretch_keep_their_places),
        cmocka_unit_test(the_chain_of_a_repair_stays_with_what_it_composes_to),
        cmocka_unit_test(a_repair_beside_a_change_keeps_its_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
