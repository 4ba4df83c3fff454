/* SPDX-License-Identifier: MIT */
#include "line.h"

#include "chars.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { MAX = 400 };

static struct fx_char chars[MAX];
static struct fx_line line = {.chars = chars};
static const unsigned char *decoded;

static void decode(const char *text)
{
    decoded = (const unsigned char *)text;
    fx_line_decode(&line, decoded, strlen(text));
}

/* ---- There and back ------------------------------------------------------ */

static void a_line_is_its_characters_and_where_they_stand(void **state)
{
    (void)state;
    static const struct fx_char expected[] = {
        {.code_point = 'a', .begin = 0, .end = 1},
        {.code_point = 0xEB, .begin = 1, .end = 3},
        {.code_point = FX_CHARS_BYTE + 0xC3, .begin = 3, .end = 4},
        {.code_point = 0x20AC, .begin = 4, .end = 7},
        {.code_point = 0x1F600, .begin = 7, .end = 11},
        {.code_point = FX_CHARS_BYTE + 0x80, .begin = 11, .end = 12},
    };
    decode("a\u00EB\xC3\u20AC\U0001F600\x80");
    assert_int_equal(line.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < line.count; i++) {
        assert_int_equal(chars[i].code_point, expected[i].code_point);
        assert_int_equal(chars[i].begin, expected[i].begin);
        assert_int_equal(chars[i].end, expected[i].end);
        assert_int_equal(chars[i].chain.len, 0);
        assert_false(chars[i].is_changed);
    }
}

/* Bytes that are often, but not always, well-formed. */
static size_t make_bytes(struct random *random, unsigned char *bytes)
{
    static const unsigned char likely[] = {0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0,
                                           0x9F, 0x98, 0x80, 0xED, 0xA0, 'a'};
    size_t len = random_below(random, MAX + 1);
    for (size_t i = 0; i < len; i++)
        bytes[i] = random_below(random, 8)
                       ? likely[random_below(random, sizeof likely)]
                       : (unsigned char)random_below(random, 256);
    return len;
}

static void any_bytes_come_back_as_they_were(void **state)
{
    (void)state;
    struct random random = {1};
    for (int round = 0; round < 3000; round++) {
        unsigned char bytes[MAX], back[4 * MAX];
        size_t len = make_bytes(&random, bytes);
        fx_line_decode(&line, bytes, len);
        assert_true(line.count <= len);
        for (size_t i = 0; i < line.count; i++) /* written anew, the same */
            chars[i].is_changed = chars[i].code_point < FX_CHARS_BYTE &&
                                  random_below(&random, 2) == 0;
        assert_int_equal(fx_line_encode(chars, line.count, bytes, back), len);
        assert_memory_equal(back, bytes, len);
    }
}

static void the_places_of_characters_follow_each_other(void **state)
{
    (void)state;
    struct random random = {2};
    for (int round = 0; round < 3000; round++) {
        unsigned char bytes[MAX];
        size_t len = make_bytes(&random, bytes), place = 0;
        fx_line_decode(&line, bytes, len);
        for (size_t i = 0; i < line.count; i++) {
            assert_int_equal(chars[i].begin, place);
            place = chars[i].end;
        }
        assert_int_equal(place, len);
    }
}

static void no_bytes_are_no_characters(void **state)
{
    (void)state;
    fx_line_decode(&line, NULL, 0);
    assert_int_equal(line.count, 0);
    unsigned char out = 'x';
    assert_int_equal(fx_line_encode(chars, 0, NULL, &out), 0);
    assert_int_equal(out, 'x');
}

/* ---- Escapes --------------------------------------------------------------- */

/* Decodes with the escapes of JSON, HTML and URLs. */
static void decode_escapes(const char *text)
{
    line.escapes =
        FIXENC_ESCAPES_JSON | FIXENC_ESCAPES_HTML | FIXENC_ESCAPES_URL;
    decode(text);
    line.escapes = 0;
}

static void an_escape_is_the_character_that_it_stands_for(void **state)
{
    (void)state;
    static const struct {
        uint32_t code_point;
        unsigned begin, end, form;
    } expected[] = {
        {'a', 0, 1, FX_FORM_PLAIN},
        {0xC3, 1, 7, FX_FORM_JSON_U | FX_FORM_LOWER},
        {'\\', 7, 8, FX_FORM_FIXED},
        {'n', 8, 9, FX_FORM_FIXED},
        {0xEB, 9, 11, FX_FORM_PLAIN},
        {'\\', 11, 12, FX_FORM_FIXED},
        {0xEB, 12, 14, FX_FORM_BARE},
        {0xEB, 14, 20, FX_FORM_NAME},
    };
    decode_escapes("a\\u00c3\\n\u00EB\\\u00EB&euml;");
    assert_int_equal(line.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < line.count; i++) {
        assert_int_equal(chars[i].code_point, expected[i].code_point);
        assert_int_equal(chars[i].begin, expected[i].begin);
        assert_int_equal(chars[i].end, expected[i].end);
        assert_int_equal(chars[i].form, expected[i].form);
    }
}

static void what_was_not_changed_is_written_as_it_was(void **state)
{
    (void)state;
    static const char text[] = "&#x00E9;\\u00e9\\u00E9";
    char got[4 * sizeof text];
    decode_escapes(text);
    chars[1].is_changed = true;
    chars[1].code_point = 0xEB;
    size_t len =
        fx_line_encode(chars, line.count, decoded, (unsigned char *)got);
    got[len] = '\0';
    assert_string_equal(got, "&#x00E9;\\u00eb\\u00E9");
}

static unsigned form_of(const char *text)
{
    decode_escapes(text);
    return fx_line_form(chars, line.count);
}

static void characters_become_what_has_the_form_of_an_escape(void **state)
{
    (void)state;
    assert_int_equal(form_of("\u00C3\u00AB"), FX_FORM_PLAIN);
    assert_int_equal(form_of("\u00C3&laquo;"), FX_FORM_NAME);
    assert_int_equal(form_of("&Atilde; "), FX_FORM_NAME);
    assert_int_equal(form_of("%C3%83%C2%AB"), FX_FORM_URL | FX_FORM_UPPER);
    assert_int_equal(form_of("%C3%83?"), FX_FORM_FIXED);
    assert_int_equal(form_of("%C3%83&laquo;"), FX_FORM_FIXED);
    assert_int_equal(form_of("\\n\\u00c3"), FX_FORM_FIXED);
    assert_int_equal(form_of("\u00C3"), FX_FORM_PLAIN);
}

/* ---- Spans --------------------------------------------------------------- */

/* Marks characters as changed, as `marks` says: '.' as it was, a digit changed
   with a chain of that number, '0' changed without a chain. */
static void mark(const char *marks)
{
    assert_int_equal(strlen(marks), line.count);
    for (size_t i = 0; i < line.count; i++) {
        if (marks[i] == '.')
            continue;
        chars[i].is_changed = true;
        chars[i].chain.len = marks[i] > '0';
        chars[i].chain.step[0] = (uint8_t)(marks[i] - '0');
    }
}

/* Writes each span as "[text]chain" into `out`. */
static void list_spans(char *out)
{
    struct fx_span span;
    size_t position = 0;
    while (fx_line_next_span(&line, &position, &span)) {
        assert_true(span.count > 0);
        assert_int_equal(position, span.first + span.count);
        assert_int_equal(span.begin, chars[span.first].begin);
        assert_int_equal(span.end, chars[position - 1].end);
        *out++ = '[';
        out += fx_line_encode(chars + span.first, span.count, decoded,
                              (unsigned char *)out);
        out += sprintf(out, "]%d", span.chain.len ? span.chain.step[0] : 0);
    }
    *out = '\0';
}

static void spans_cover_words_and_join_over_a_little_ascii(void **state)
{
    (void)state;
    static const struct {
        const char *what, *text, *marks, *spans;
    } cases[] = {
        {"nothing", "plain", ".....", ""},
        {"a word", "in Syri\u00EB now", ".......1....", "[Syri\u00EB]1"},
        {"at both ends", "\u00E9t\u00E9", "1.1", "[\u00E9t\u00E9]1"},
        {"the whole line", "\u00E9", "1", "[\u00E9]1"},
        {"no word around it", "a \u2014 b", "..1..", "[\u2014]1"},
        {"a digit is no word", "5\u20AC6", ".1.", "[\u20AC]1"},
        {"other letters of the word", "\u0448\u00EB\u0438", ".1.",
         "[\u0448\u00EB\u0438]1"},
        {"words with a little between", "\u00E9t, \u00E0 b", "1...1..",
         "[\u00E9t, \u00E0]1"},
        {"three between", "\u00E9 - \u00E9", "1...1", "[\u00E9 - \u00E9]1"},
        {"four between", "\u00E9 -- \u00E9", "1....1", "[\u00E9]1[\u00E9]1"},
        {"a clean word between", "\u00E9 a \u00E9", "1...1",
         "[\u00E9]1[\u00E9]1"},
        {"non-ASCII between", "\u00E9 \u2014 \u00E9", "1...1",
         "[\u00E9]1[\u00E9]1"},
        {"another chain", "\u00E9 \u00E9", "1.2", "[\u00E9]1[\u00E9]2"},
        {"another chain next to it", "\u00E9\u00E9", "12",
         "[\u00E9]1[\u00E9]2"},
        {"normal form only", "caf\u00E9 x", "...0..", "[caf\u00E9]0"},
        {"an invalid byte beside it", "\xC3\u00E9\xA9", ".1.", "[\u00E9]1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[8 * MAX];
        decode(cases[i].text);
        mark(cases[i].marks);
        list_spans(got);
        if (strcmp(got, cases[i].spans) != 0)
            fail_msg("%s: expected %s, got %s", cases[i].what, cases[i].spans,
                     got);
    }
}

/* Marks the first and the last character, with the same chain, and returns the
   kind of the first span; *count becomes how many spans there are. */
static enum fixenc_kind kind_of(enum fixenc_kind first, enum fixenc_kind last,
                                unsigned *count)
{
    struct fx_span span, other;
    size_t position = 0;
    decode("\u00E9 \u00E8");
    mark("1.1");
    chars[0].kind = (uint8_t)first;
    chars[2].kind = (uint8_t)last;
    assert_true(fx_line_next_span(&line, &position, &span));
    for (*count = 1; fx_line_next_span(&line, &position, &other);)
        ++*count;
    return span.kind;
}

static void a_span_is_of_the_worst_kind_in_it(void **state)
{
    (void)state;
    static const struct {
        enum fixenc_kind first, last, kind;
        unsigned count;
    } rows[] = {
        {FIXENC_MOJIBAKE, FIXENC_MOJIBAKE, FIXENC_MOJIBAKE, 1},
        {FIXENC_MOJIBAKE, FIXENC_RESTORED, FIXENC_RESTORED, 1},
        {FIXENC_RESTORED, FIXENC_MOJIBAKE, FIXENC_RESTORED, 1},
        {FIXENC_C1, FIXENC_C1, FIXENC_C1, 1},
        {FIXENC_C1, FIXENC_MOJIBAKE, FIXENC_C1, 2},
        {FIXENC_MOJIBAKE, FIXENC_C1, FIXENC_MOJIBAKE, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned count;
        assert_int_equal(kind_of(rows[i].first, rows[i].last, &count),
                         rows[i].kind);
        assert_int_equal(count, rows[i].count);
    }
}

static void a_span_in_which_nothing_was_undone_is_not_nfc(void **state)
{
    (void)state;
    struct fx_span span;
    size_t position = 0;
    decode("caf\u00E9");
    mark("...0");
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_int_equal(span.kind, FIXENC_NOT_NFC);
}

static void characters_that_share_bytes_are_in_one_span(void **state)
{
    (void)state;
    decode("\u00E9\u00E8");
    mark("12");
    chars[0].end = chars[1].end;
    chars[1].begin = chars[0].begin;
    char got[8 * MAX];
    list_spans(got);
    assert_string_equal(got, "[\u00E9\u00E8]1");
}

/* A changed character in the middle of a very long word. */
/* A letter that only its normal form changed, and a repaired one that came out
   of the same bytes: the span tells of the repair. */
static void a_span_tells_the_longest_chain_of_shared_bytes(void **state)
{
    (void)state;
    struct fx_span span;
    size_t position = 0;
    decode("\u00E9\u00E8");
    for (size_t i = 0; i < 2; i++) {
        chars[i].is_changed = true;
        chars[i].begin = 0;
        chars[i].end = 4;
    }
    chars[1].kind = FIXENC_MOJIBAKE;
    chars[1].chain.len = 1;
    chars[1].chain.step[0] = FIXENC_IBM437;
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_int_equal(span.kind, FIXENC_MOJIBAKE);
    assert_int_equal(span.chain.len, 1);
    assert_int_equal(span.chain.step[0], FIXENC_IBM437);
}

static void a_span_does_not_reach_into_an_escape_that_stays(void **state)
{
    (void)state;
    struct fx_span span;
    size_t position = 0;
    decode_escapes("\\nab\\u00c3");
    chars[4].is_changed = true;
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_int_equal(span.begin, 2);
}

static void joined_characters_are_one_span(void **state)
{
    (void)state;
    struct fx_span span;
    size_t position = 0;
    decode("\u00EB, and then \u00E8");
    chars[0].is_changed = chars[line.count - 1].is_changed = true;
    for (size_t i = 1; i < line.count; i++)
        chars[i].is_joined = true;
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_int_equal(span.count, line.count);
}

static void a_span_reaches_only_so_far_into_a_word(void **state)
{
    (void)state;
    char text[MAX];
    memset(text, 'a', 300);
    memcpy(text + 150, "\u00E9", sizeof "\u00E9" - 1);
    fx_line_decode(&line, (const unsigned char *)text, 300);
    chars[150].is_changed = true;
    struct fx_span span;
    size_t position = 0;
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_true(span.first > 0 && span.first < 150);
    assert_true(position > 151 && position < line.count);
    assert_false(fx_line_next_span(&line, &position, &span));
}

/* Whatever is changed is in a span, spans stand in order and hold it whole. */
static void check_spans(void)
{
    struct fx_span span;
    size_t position = 0, done = 0, bytes_done = 0;
    while (fx_line_next_span(&line, &position, &span)) {
        assert_true(span.first >= done && span.begin >= bytes_done);
        assert_true(span.count > 0 && span.begin < span.end);
        for (size_t i = done; i < span.first; i++)
            assert_false(chars[i].is_changed);
        done = position;
        bytes_done = span.end;
    }
    for (size_t i = done; i < line.count; i++)
        assert_false(chars[i].is_changed);
}

static void everything_changed_is_in_exactly_one_span(void **state)
{
    (void)state;
    struct random random = {3};
    for (int round = 0; round < 3000; round++) {
        unsigned char bytes[MAX];
        fx_line_decode(&line, bytes, make_bytes(&random, bytes));
        uint32_t rarity = 1 + random_below(&random, 60);
        for (size_t i = 0; i < line.count; i++) {
            chars[i].is_changed = random_below(&random, rarity) == 0;
            chars[i].chain.len =
                chars[i].is_changed && random_below(&random, 3) != 0;
            chars[i].chain.step[0] = (uint8_t)random_below(&random, 2);
        }
        check_spans();
    }
}

/* ---- What was lost --------------------------------------------------------- */

static void decode_text(const char *text)
{
    fx_line_decode(&line, (const unsigned char *)text, strlen(text));
}

static void bytes_that_are_left_are_told_of_as_lost(void **state)
{
    (void)state;
    struct fx_span span;
    size_t position = 0;
    decode_text("caf\xC3 \xC3\xA9\xFF");
    fx_line_mark_lost(&line);
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_int_equal(span.kind, FIXENC_LOST);
    assert_int_equal(span.chain.len, 0);
    assert_int_equal(span.begin, 0);
    assert_int_equal(span.end, 8);
    assert_false(fx_line_next_span(&line, &position, &span));
}

static void what_is_lost_is_no_part_of_another_span(void **state)
{
    (void)state;
    struct fx_span span;
    size_t position = 0;
    decode_text("ab\xFF");
    chars[1].is_changed = true;
    fx_line_mark_lost(&line);
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_int_equal(span.kind, FIXENC_NOT_NFC);
    assert_int_equal(span.end, 2);
    assert_true(fx_line_next_span(&line, &position, &span));
    assert_int_equal(span.kind, FIXENC_LOST);
    assert_int_equal(span.begin, 2);
}

static bool is_told_lost(const char *text, size_t i, size_t repaired)
{
    decode_text(text);
    chars[repaired].is_changed = true;
    chars[repaired].kind = FIXENC_MOJIBAKE;
    fx_line_mark_lost(&line);
    return chars[i].kind == FIXENC_LOST;
}

static void a_replacement_character_is_lost_beside_mojibake_only(void **state)
{
    (void)state;
    assert_true(is_told_lost("e\uFFFDx", 1, 0));
    assert_true(is_told_lost("x\uFFFDe", 1, 2));
    assert_false(is_told_lost("e x\uFFFD", 3, 0));
    assert_false(is_told_lost("e\uFFFDx", 1, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_its_characters_and_where_they_stand),
        cmocka_unit_test(any_bytes_come_back_as_they_were),
        cmocka_unit_test(the_places_of_characters_follow_each_other),
        cmocka_unit_test(no_bytes_are_no_characters),
        cmocka_unit_test(spans_cover_words_and_join_over_a_little_ascii),
        cmocka_unit_test(a_span_is_of_the_worst_kind_in_it),
        cmocka_unit_test(a_span_in_which_nothing_was_undone_is_not_nfc),
        cmocka_unit_test(characters_that_share_bytes_are_in_one_span),
        cmocka_unit_test(a_span_tells_the_longest_chain_of_shared_bytes),
        cmocka_unit_test(an_escape_is_the_character_that_it_stands_for),
        cmocka_unit_test(what_was_not_changed_is_written_as_it_was),
        cmocka_unit_test(characters_become_what_has_the_form_of_an_escape),
        cmocka_unit_test(a_span_does_not_reach_into_an_escape_that_stays),
        cmocka_unit_test(joined_characters_are_one_span),
        cmocka_unit_test(a_span_reaches_only_so_far_into_a_word),
        cmocka_unit_test(everything_changed_is_in_exactly_one_span),
        cmocka_unit_test(bytes_that_are_left_are_told_of_as_lost),
        cmocka_unit_test(what_is_lost_is_no_part_of_another_span),
        cmocka_unit_test(a_replacement_character_is_lost_beside_mojibake_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
