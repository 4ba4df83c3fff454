/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include "chars.h"
#include "charset.h"
#include "random.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ALL_CHARSETS ((UINT64_C(1) << FX_CHARSET_END) - 2)

enum { MAX = 600 };

struct text {
    struct fx_candidate chars[MAX];
    size_t count;
};

/* Appends a character that directly follows the one before it. */
static void append(struct text *text, uint32_t code_point)
{
    uint16_t place = text->count ? text->chars[text->count - 1].end : 0;
    struct fx_candidate made = {code_point, place, (uint16_t)(place + 1),
                                FX_LOSS_NONE, 0};
    assert_true(text->count < MAX);
    text->chars[text->count++] = made;
}

/* Appends what a character looks like after its UTF-8 was read as a charset.
   False where the charset has no character for one of its bytes. */
static bool append_garbled(struct text *text, uint32_t code_point,
                           unsigned charset)
{
    unsigned char bytes[4];
    unsigned len = fx_utf8_encode(code_point, bytes);
    for (unsigned i = 0; i < len; i++)
        if (bytes[i] >= 0x80 && fx_charset_decode(charset, bytes[i]) == 0)
            return false;
    for (unsigned i = 0; i < len; i++)
        append(text, bytes[i] < 0x80 ? bytes[i]
                                     : fx_charset_decode(charset, bytes[i]));
    return true;
}

static uint64_t charsets_in(const struct fx_candidate *text, size_t count,
                            uint64_t charsets)
{
    uint64_t starts[MAX];
    return fx_repair_starts(text, count, charsets, starts);
}

static size_t undo(const struct fx_candidate *text, size_t count,
                   unsigned charset, struct fx_candidate *out, size_t room)
{
    uint64_t starts[MAX];
    fx_repair_starts(text, count, ALL_CHARSETS, starts);
    return fx_repair_undo(text, count, starts, charset, out, room);
}

/* ---- What comes back ----------------------------------------------------- */

static void check_comes_back(uint32_t code_point, unsigned charset)
{
    struct text text = {.count = 0};
    struct fx_candidate made;
    if (!append_garbled(&text, code_point, charset))
        return;
    if (!(charsets_in(text.chars, text.count, ALL_CHARSETS) >> charset & 1))
        fail_msg("U+%04X as %s: nothing found", code_point,
                 fx_charset_name(charset));
    size_t count = undo(text.chars, text.count, charset, &made, 1);
    if (count != 1 || made.code_point != code_point || made.begin != 0 ||
        made.end != text.count)
        fail_msg("U+%04X as %s: got %zu, the first U+%04X from %u to %u",
                 code_point, fx_charset_name(charset), count, made.code_point,
                 made.begin, made.end);
}

/* All up to U+FFFF, and one in 64 above: those bytes repeat. */
static void every_character_comes_back_from_every_charset(void **state)
{
    (void)state;
    for (unsigned charset = 1; charset < FX_CHARSET_END; charset++)
        for (uint32_t c = 0x80; c <= 0x10FFFF; c += c < 0x10000 ? 1 : 61)
            if (c < 0xD800 || c > 0xDFFF)
                check_comes_back(c, charset);
}

static void a_text_comes_back_character_by_character(void **state)
{
    (void)state;
    static const uint32_t meant[] = {0xEB, 'x', 0x20AC, 0x1F600, 0x43F, 0xE9};
    struct text text = {.count = 0};
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++)
        append_garbled(&text, meant[i], FIXENC_WINDOWS_1252);
    static const struct fx_candidate expected[] = {
        {0xEB, 0, 2, FX_LOSS_NONE, 0},     {0x20AC, 3, 6, FX_LOSS_NONE, 0},
        {0x1F600, 6, 10, FX_LOSS_NONE, 0}, {0x43F, 10, 12, FX_LOSS_NONE, 0},
        {0xE9, 12, 14, FX_LOSS_NONE, 0},
    };
    struct fx_candidate made[MAX];
    assert_int_equal(
        undo(text.chars, text.count, FIXENC_WINDOWS_1252, made, MAX),
        sizeof expected / sizeof *expected);
    assert_memory_equal(made, expected, sizeof expected);
}

/* As ISO-8859-1 has the bytes. */
static void other_forms_of_utf8_come_back(void **state)
{
    (void)state;
    static const struct {
        uint32_t chars[7];
        unsigned len;
        uint32_t meant;
    } cases[] = {
        {{0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80}, 6, 0x1F600},
        {{0xED, 0xAF, 0xBF, 0xED, 0xBF, 0xBF}, 6, 0x10FFFF},
        {{0xC0, 0x80}, 2, 0},
        {{0xE0, 0x80, 0xAF}, 3, '/'},
        {{0xF0, 0x80, 0x83, 0xA9}, 4, 0xE9},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text = {.count = 0};
        struct fx_candidate made;
        for (unsigned k = 0; k < cases[i].len; k++)
            append(&text, cases[i].chars[k]);
        append(&text, 0x80);
        assert_int_equal(
            undo(text.chars, text.count, FIXENC_ISO_8859_1, &made, 1), 1);
        assert_int_equal(made.code_point, cases[i].meant);
        assert_int_equal(made.end, cases[i].len);
    }
}

static void what_stood_for_several_characters_stands_for_them_all(void **state)
{
    (void)state;
    static const struct fx_candidate halfway[] = {
        {0xC3, 4, 6, FX_LOSS_NONE, 0}, {0xAB, 6, 9, FX_LOSS_NONE, 0}};
    struct fx_candidate made;
    assert_int_equal(undo(halfway, 2, FIXENC_ISO_8859_1, &made, 1), 1);
    assert_int_equal(made.code_point, 0xEB);
    assert_int_equal(made.begin, 4);
    assert_int_equal(made.end, 9);
}

/* ---- What does not ------------------------------------------------------- */

static void only_characters_that_are_joined_belong_together(void **state)
{
    (void)state;
    static const struct fx_candidate parted[] = {
        {.code_point = 0xE2, .begin = 0, .end = 1},
        {.code_point = 0x82, .begin = 1, .end = 2},
        {.code_point = 0xAC, .begin = 3, .end = 4},
        {.code_point = 0xC3, .begin = 4, .end = 5},
        {.code_point = 0xAB, .begin = 6, .end = 7}};
    struct fx_candidate made;
    assert_true(charsets_in(parted, 5, ALL_CHARSETS) == 0);
    assert_int_equal(undo(parted, 5, FIXENC_ISO_8859_1, &made, 1), 0);
}

static void what_is_no_utf8_stays(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        uint32_t chars[7];
    } cases[] = {
        {"ASCII", {'a', 'b'}},
        {"a lead alone", {0xC3}},
        {"a lead before ASCII", {0xC3, 'a'}},
        {"a lead before a lead", {0xC3, 0xC3}},
        {"a continuation alone", {0xAB, 0xAB}},
        {"cut short", {0xE2, 0x82}},
        {"cut short by ASCII", {0xF0, 0x9F, 0x98, '.'}},
        {"an overlong LF", {0xE0, 0x80, 0x8A}},
        {"a surrogate", {0xED, 0xA0, 0x80}},
        {"low surrogate first", {0xED, 0xB0, 0x80, 0xED, 0xA0, 0x80}},
        {"above U+10FFFF", {0xF4, 0x90, 0x80, 0x80}},
        {"bytes, not characters", {FX_CHARS_BYTE + 0xC3, FX_CHARS_BYTE + 0xAB}},
        {"no character of Latin-1", {0x251C, 0xAB}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text text = {.count = 0};
        struct fx_candidate made;
        for (const uint32_t *c = cases[i].chars; *c; c++)
            append(&text, *c);
        if (undo(text.chars, text.count, FIXENC_ISO_8859_1, &made, 1) != 0)
            fail_msg("%s: U+%04X came out", cases[i].what, made.code_point);
    }
}

static void more_than_the_room_is_told_and_not_written(void **state)
{
    (void)state;
    struct text text = {.count = 0};
    for (int i = 0; i < 3; i++)
        append_garbled(&text, 0xEB, FIXENC_ISO_8859_1);
    static const struct fx_candidate untouched = {'x', 7, 7, FX_LOSS_NONE, 0};
    for (size_t room = 0; room <= 3; room++) {
        struct fx_candidate made[4];
        for (size_t i = 0; i < 4; i++)
            made[i] = untouched;
        assert_int_equal(
            undo(text.chars, text.count, FIXENC_ISO_8859_1, made, room),
            room < 3 ? room + 1 : 3);
        assert_memory_equal(&made[room], &untouched, sizeof untouched);
    }
}

static void nothing_is_in_no_text(void **state)
{
    (void)state;
    assert_true(charsets_in(NULL, 0, ALL_CHARSETS) == 0);
    assert_int_equal(undo(NULL, 0, FIXENC_ISO_8859_1, NULL, 0), 0);
}

/* ---- Which charsets ------------------------------------------------------ */

/* Does a sequence of UTF-8, by its lead and continuation bytes only, start at
   the first character in the charset? */
static bool starts_sequence(const struct fx_candidate *c, size_t count,
                            unsigned charset)
{
    unsigned lead = fx_charset_byte(charset, fx_charset_char(c->code_point));
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    size_t len = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (size_t i = 1; i < len; i++) {
        if (i == count || c[i - 1].end != c[i].begin)
            return false;
        unsigned byte =
            fx_charset_byte(charset, fx_charset_char(c[i].code_point));
        if (byte < 0x80 || byte > 0xBF)
            return false;
    }
    return true;
}

static uint64_t find_charsets_slowly(const struct text *text)
{
    uint64_t found = 0;
    for (unsigned charset = 1; charset < FX_CHARSET_END; charset++)
        for (size_t i = 0; i < text->count; i++)
            if (starts_sequence(text->chars + i, text->count - i, charset))
                found |= UINT64_C(1) << charset;
    return found;
}

/* A few characters, most of them of one charset, some not joined. */
static void make_text(struct random *random, struct text *text)
{
    unsigned charset = 1 + random_below(random, FX_CHARSET_END - 1);
    uint32_t count = random_below(random, 12);
    text->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        append(text, random_below(random, 6)
                         ? fx_charset_decode(charset,
                                             0x80 + random_below(random, 0x80))
                         : random_code_point(random));
        if (random_below(random, 20) == 0)
            text->chars[text->count - 1].end++;
    }
}

static void charsets_are_those_of_a_slow_search(void **state)
{
    (void)state;
    struct random random = {1};
    for (int round = 0; round < 20000; round++) {
        struct text text;
        make_text(&random, &text);
        uint64_t expected = find_charsets_slowly(&text);
        uint64_t got = charsets_in(text.chars, text.count, ALL_CHARSETS);
        if (got != expected)
            fail_msg("round %d: expected %llX, got %llX", round,
                     (unsigned long long)expected, (unsigned long long)got);
    }
}

static void a_charset_not_found_has_no_more_than_nul_to_undo(void **state)
{
    (void)state;
    struct random random = {2};
    for (int round = 0; round < 5000; round++) {
        struct text text;
        struct fx_candidate made[MAX];
        make_text(&random, &text);
        uint64_t found = charsets_in(text.chars, text.count, ALL_CHARSETS);
        for (unsigned charset = 1; charset < FX_CHARSET_END; charset++)
            if (!(found >> charset & 1))
                for (size_t k =
                         undo(text.chars, text.count, charset, made, MAX);
                     k-- > 0;)
                    assert_int_equal(made[k].code_point, 0);
    }
}

static void only_charsets_asked_for_are_found(void **state)
{
    (void)state;
    struct text text = {.count = 0};
    append_garbled(&text, 0xEB, FIXENC_WINDOWS_1252);
    uint64_t asked = UINT64_C(1) << FIXENC_WINDOWS_1252 | UINT64_C(1)
                                                              << FIXENC_IBM437;
    assert_true(charsets_in(text.chars, text.count, asked) ==
                UINT64_C(1) << FIXENC_WINDOWS_1252);
}

/* ---- What was lost -------------------------------------------------------- */

/* Where each byte that windows-1252 leaves undefined was lost; returns how
   many were. */
static unsigned append_torn(struct text *text, uint32_t code_point,
                            uint32_t lost)
{
    unsigned count = 0;
    append_garbled(text, code_point, FIXENC_WINDOWS_1252);
    for (size_t i = 1; i < text->count; i++)
        if (text->chars[i].code_point <= 0x9F) {
            text->chars[i].code_point = lost;
            count++;
        }
    return count;
}

static bool is_guess(const struct text *text, uint32_t code_point)
{
    struct fx_candidate made[MAX];
    size_t count = fx_repair_guess(text->chars, text->count,
                                   FIXENC_WINDOWS_1252, false, made, MAX);
    for (size_t i = 0; i < count; i++)
        if (made[i].code_point == code_point && made[i].begin == 0 &&
            made[i].end == text->count && made[i].loss == FX_LOSS_BYTE)
            return true;
    assert_in_range(count, 0, 5);
    return false;
}

static void one_lost_byte_is_among_the_guesses_wherever_it_was(void **state)
{
    (void)state;
    unsigned places[5][4] = {{0}};
    for (uint32_t c = 0x80; c <= 0x10FFFF; c += c < 0x10000 ? 1 : 7) {
        struct text text = {.count = 0};
        if ((c >= 0xD800 && c <= 0xDFFF) || append_torn(&text, c, 0xFFFD) != 1)
            continue;
        if (!is_guess(&text, c))
            fail_msg("U+%04X is not guessed", c);
        for (unsigned i = 1; i < text.count; i++)
            places[text.count][i] += text.chars[i].code_point == 0xFFFD;
    }
    for (unsigned len = 2; len <= 4; len++)
        for (unsigned i = 1; i < len; i++)
            assert_true(places[len][i] > 0);
}

static void a_question_mark_is_a_lost_byte_in_long_sequences_only(void **state)
{
    (void)state;
    static const uint32_t meant[] = {0xC1, 0x201D, 0x1F60D};
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        struct text text = {.count = 0};
        assert_int_equal(append_torn(&text, meant[i], '?'), 1);
        assert_int_equal(is_guess(&text, meant[i]), text.count > 2);
    }
}

static size_t guess(const uint32_t *chars, unsigned charset,
                    struct fx_candidate *made)
{
    struct text text = {.count = 0};
    for (const uint32_t *c = chars; *c; c++)
        append(&text, *c);
    return fx_repair_guess(text.chars, text.count, charset, false, made, MAX);
}

static void a_space_is_byte_a0_or_that_and_a_space(void **state)
{
    (void)state;
    static const uint32_t last[] = {'x', 0xC3, ' ', 's', 0};
    static const uint32_t inside[] = {0xE2, ' ', 0x20AC, 0};
    struct fx_candidate made[MAX];
    assert_int_equal(guess(last, FIXENC_WINDOWS_1252, made), 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(made[i].code_point, 0xE0);
        assert_int_equal(made[i].begin, 1);
        assert_int_equal(made[i].end, 3 - i);
        assert_int_equal(made[i].loss, FX_LOSS_SPACE);
    }
    assert_int_equal(guess(inside, FIXENC_WINDOWS_1252, made), 1);
    assert_int_equal(made[0].code_point, 0x2800);
    assert_int_equal(made[0].end, 3);
}

/* Not beside each other only where four bytes leave no doubt. */
static void two_lost_bytes_of_four_may_have_one_between_them(void **state)
{
    (void)state;
    static const uint32_t four[] = {0xF0, 0xFFFD, 0x2018, 0xFFFD, 0};
    static const uint32_t three[] = {0xE2, 0xFFFD, 'x', 0xFFFD, 0};
    struct fx_candidate made[MAX];
    size_t count = guess(four, FIXENC_WINDOWS_1252, made), found = 0;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(made[i].end, 4);
        found += made[i].code_point == 0x10450 || made[i].code_point == 0x1045D;
    }
    assert_int_equal(found, 2);
    assert_int_equal(guess(three, FIXENC_WINDOWS_1252, made), 0);
}

static void where_nothing_was_lost_there_is_nothing_to_guess(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        unsigned charset;
        uint32_t chars[6];
    } rows[] = {
        {"a whole sequence", FIXENC_WINDOWS_1252, {0xC3, 0xAB, ' '}},
        {"a hole that stayed", FIXENC_WINDOWS_1252, {0xC3, 0x81}},
        {"no lead", FIXENC_WINDOWS_1252, {0xAB, ' ', 0xFFFD}},
        {"a lost lead", FIXENC_WINDOWS_1252, {0xFFFD, 0xAB}},
        {"a lead at the end", FIXENC_WINDOWS_1252, {0xC3}},
        {"a letter instead", FIXENC_WINDOWS_1252, {0xE2, 0x20AC, 'x'}},
        {"three bytes lost",
         FIXENC_WINDOWS_1252,
         {0xF0, 0xFFFD, 0xFFFD, 0xFFFD}},
        {"two lost in two ways", FIXENC_WINDOWS_1252, {0xE2, '?', ' '}},
        {"a byte and a space", FIXENC_WINDOWS_1252, {0xE2, 0xFFFD, ' '}},
        {"only overlong", FIXENC_WINDOWS_1252, {0xE0, 0xFFFD, 0xAB}},
        {"no undefined byte", FIXENC_IBM437, {0x251C, 0xFFFD}},
        {"byte A0 is a letter", FIXENC_IBM437, {0x251C, ' '}},
    };
    struct fx_candidate made[MAX];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (guess(rows[i].chars, rows[i].charset, made) != 0)
            fail_msg("%s: U+%04X came out", rows[i].what, made->code_point);
}

static void guesses_stay_within_the_room(void **state)
{
    (void)state;
    static const struct fx_candidate untouched = {'x', 7, 7, FX_LOSS_NONE, 0};
    struct text text = {.count = 0};
    for (int i = 0; i < 3; i++)
        append_torn(&text, 0x201D, 0xFFFD);
    for (size_t room = 0; room <= 20; room++) {
        struct fx_candidate made[21];
        for (size_t i = 0; i < 21; i++)
            made[i] = untouched;
        size_t count = fx_repair_guess(text.chars, text.count,
                                       FIXENC_WINDOWS_1252, false, made, room);
        assert_true(count <= room);
        assert_memory_equal(&made[room], &untouched, sizeof untouched);
    }
}

static bool is_degraded_guess(const uint32_t *chars, unsigned charset,
                              uint32_t wanted, size_t end)
{
    struct text text = {.count = 0};
    struct fx_candidate made[MAX];
    for (const uint32_t *c = chars; *c; c++)
        append(&text, *c);
    size_t count =
        fx_repair_guess(text.chars, text.count, charset, true, made, MAX);
    for (size_t i = 0; i < count; i++)
        if (made[i].code_point == wanted && made[i].begin == 0 &&
            made[i].end == end && made[i].loss == FX_LOSS_BYTE)
            return true;
    return false;
}

static void in_degraded_text_look_alikes_stand_for_bytes(void **state)
{
    (void)state;
    static const struct {
        uint32_t chars[5];
        unsigned charset;
        uint32_t wanted;
        size_t end;
        bool is_guessed;
    } rows[] = {
        {{0xE2, 0x20AC, '"'}, FIXENC_WINDOWS_1252, 0x2014, 3, true},
        {{0xE2, 0x20AC, '"'}, FIXENC_WINDOWS_1252, 0x201D, 3, true},
        {{0xE2, 0x20AC, '\''}, FIXENC_WINDOWS_1252, 0x2019, 3, true},
        {{0xC3, '\''}, FIXENC_WINDOWS_1252, 0xD1, 2, true},
        {{'G', 0xC7, 0xF6}, FIXENC_IBM437, 0x2014, 3, true},
        {{'+', 0xAE}, FIXENC_IBM850, 0xE9, 2, true},
        {{'+', 0xA6}, FIXENC_IBM437, 0xF3, 2, true},
        {{'-', 0xA6}, FIXENC_IBM437, 0x132, 2, false}, /* look-alikes only */
        {{'+', '-'}, FIXENC_IBM437, 0xC4, 2, false},   /* all ASCII */
        {{0xEF, 0xB8, ' '}, FIXENC_WINDOWS_1252, 0xFE0F, 2, true},
        {{0xC3, 'x'}, FIXENC_WINDOWS_1252, 0xED, 1, true}, /* AD is gone */
        {{0xC3, 'x'}, FIXENC_WINDOWS_1252, 0xE9, 1, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is_degraded_guess(rows[i].chars, rows[i].charset, rows[i].wanted,
                              rows[i].end) != rows[i].is_guessed)
            fail_msg("row %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_comes_back_from_every_charset),
        cmocka_unit_test(a_text_comes_back_character_by_character),
        cmocka_unit_test(what_stood_for_several_characters_stands_for_them_all),
        cmocka_unit_test(only_characters_that_are_joined_belong_together),
        cmocka_unit_test(what_is_no_utf8_stays),
        cmocka_unit_test(more_than_the_room_is_told_and_not_written),
        cmocka_unit_test(nothing_is_in_no_text),
        cmocka_unit_test(charsets_are_those_of_a_slow_search),
        cmocka_unit_test(a_charset_not_found_has_no_more_than_nul_to_undo),
        cmocka_unit_test(other_forms_of_utf8_come_back),
        cmocka_unit_test(only_charsets_asked_for_are_found),
        cmocka_unit_test(one_lost_byte_is_among_the_guesses_wherever_it_was),
        cmocka_unit_test(a_question_mark_is_a_lost_byte_in_long_sequences_only),
        cmocka_unit_test(a_space_is_byte_a0_or_that_and_a_space),
        cmocka_unit_test(two_lost_bytes_of_four_may_have_one_between_them),
        cmocka_unit_test(where_nothing_was_lost_there_is_nothing_to_guess),
        cmocka_unit_test(guesses_stay_within_the_room),
        cmocka_unit_test(in_degraded_text_look_alikes_stand_for_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
