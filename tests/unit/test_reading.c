/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "charset.h"
#include "random.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ALL_CHARSETS ((UINT64_C(1) << FIXENC_CHARSET_END) - 2)
#define BIT(charset) (UINT64_C(1) << (charset))

static struct fx_readings all;
static struct fx_char chars[FIXENC_LINE_MAX];
static struct fx_line line = {.chars = chars};

static void list(const char *text, uint64_t charsets, unsigned layers)
{
    fx_line_decode(&line, (const unsigned char *)text, strlen(text));
    fx_reading_list(&all, &line, charsets, layers, false);
}

/* The reading of this kind and chain, which is one charset where `second` is 0;
   NULL if it is not listed. */
static const struct fx_reading *find(enum fixenc_kind kind, unsigned first,
                                     unsigned second)
{
    for (size_t r = 1; r < all.count; r++) {
        const struct fixenc_chain *chain = &all.readings[r].chain;
        if (all.readings[r].kind == kind && chain->len == (second ? 2 : 1) &&
            chain->step[0] == first && (!second || chain->step[1] == second))
            return &all.readings[r];
    }
    return NULL;
}

static const struct fx_reading *find_mojibake(unsigned charset)
{
    return find(FIXENC_MOJIBAKE, charset, 0);
}

/* ---- Chains --------------------------------------------------------------- */

static void the_first_reading_is_the_line_as_it_stands(void **state)
{
    (void)state;
    list("a\u00EB\xFF", ALL_CHARSETS, FIXENC_CHAIN_MAX);
    assert_int_equal(all.count, 1);
    assert_int_equal(all.readings[0].count, 3);
    assert_int_equal(all.readings[0].chain.len, 0);
    assert_int_equal(all.readings[0].price, 0);
    const struct fx_candidate *c = fx_reading_candidates(&all, all.readings);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(c[i].code_point, chars[i].code_point);
        assert_int_equal(c[i].begin, i);
        assert_int_equal(c[i].end, i + 1);
    }
}

static void each_chain_that_undoes_something_is_listed(void **state)
{
    (void)state;
    const uint64_t two = BIT(FIXENC_WINDOWS_1252) | BIT(FIXENC_IBM437);
    list("caf\u251C\u2310 Syri\u00C3\u0192\u00C2\u00AB", two, FIXENC_CHAIN_MAX);
    assert_int_equal(all.count, 4);
    const struct fx_reading *once = find_mojibake(FIXENC_WINDOWS_1252);
    const struct fx_reading *twice =
        find(FIXENC_MOJIBAKE, FIXENC_WINDOWS_1252, FIXENC_WINDOWS_1252);
    assert_non_null(find_mojibake(FIXENC_IBM437));
    assert_non_null(once);
    assert_int_equal(once->count, 2);
    assert_non_null(twice);
    assert_int_equal(twice->count, 1);
    const struct fx_candidate *c = fx_reading_candidates(&all, twice);
    assert_int_equal(c->code_point, 0xEB);
    assert_int_equal(c->begin, 10);
    assert_int_equal(c->end, 14);
}

static void chains_are_no_longer_than_the_layers_asked_for(void **state)
{
    (void)state;
    const char *text = "Syri\u00C3\u0192\u00C6\u2019\u00C3\u201A\u00C2\u00AB";
    for (unsigned layers = 0; layers <= 3; layers++) {
        unsigned longest = 0;
        list(text, BIT(FIXENC_WINDOWS_1252), layers);
        for (size_t r = 0; r < all.count; r++)
            if (all.readings[r].chain.len > longest)
                longest = all.readings[r].chain.len;
        assert_int_equal(longest, layers);
    }
}

/* ---- Prices --------------------------------------------------------------- */

static void a_rarer_charset_costs_more(void **state)
{
    (void)state;
    list("\u00C3\u00A9 \u0413\u00A9 \u251C\u2310", ALL_CHARSETS, 1);
    assert_true(all.count > 3);
    for (size_t i = 1, last = 0; i < FX_CHARSET_COUNT; i++) {
        const struct fx_reading *reading =
            find_mojibake(fx_charset_order[i].charset);
        if (!reading)
            continue;
        assert_true(reading->price >= last);
        last = reading->price;
    }
    assert_true(find_mojibake(FIXENC_WINDOWS_1252)->price <
                find_mojibake(FIXENC_WINDOWS_1251)->price);
}

static void a_layer_costs_more_and_another_charset_most(void **state)
{
    (void)state;
    const unsigned latin = FIXENC_WINDOWS_1252, dos = FIXENC_IBM437;
    list("\u00C3\u0192\u00C2\u00AB \u00E2\u201D\u0153\u00E2\u0152\xC2\x90",
         BIT(latin) | BIT(dos), 2);
    const struct fx_reading *once = find_mojibake(latin);
    const struct fx_reading *twice = find(FIXENC_MOJIBAKE, latin, latin);
    const struct fx_reading *mixed = find(FIXENC_MOJIBAKE, latin, dos);
    assert_non_null(once);
    assert_non_null(twice);
    assert_non_null(mixed);
    assert_true(once->price < twice->price);
    assert_true(twice->price < mixed->price);
}

/* ---- What is left out ----------------------------------------------------- */

static void a_reading_that_says_nothing_new_is_left_out(void **state)
{
    (void)state;
    const uint64_t alike = BIT(FIXENC_WINDOWS_1252) | BIT(FIXENC_ISO_8859_1) |
                           BIT(FIXENC_ISO_8859_15);
    list("Syri\u00C3\u00AB", alike, 1);
    assert_int_equal(all.count, 2);
    assert_non_null(find_mojibake(FIXENC_WINDOWS_1252));
    list("Syri\u00C3\u00AB", BIT(FIXENC_ISO_8859_1), 1);
    assert_non_null(find_mojibake(FIXENC_ISO_8859_1));
}

/* A euro sign is byte 80 in one and A4 in the other. */
static void a_reading_that_says_more_is_listed(void **state)
{
    (void)state;
    list("Syri\u00C3\u00AB \u00C3\u20AC",
         BIT(FIXENC_WINDOWS_1252) | BIT(FIXENC_ISO_8859_15), 1);
    assert_non_null(find_mojibake(FIXENC_WINDOWS_1252));
    assert_non_null(find_mojibake(FIXENC_ISO_8859_15));
}

static void what_nothing_can_be_undone_in_has_no_other_reading(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "plain", "\u00E9t\u00E9",
                                        "\xC3\xA9\xFF", "r\u00E9? \uFFFD"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        list(texts[i], BIT(FIXENC_WINDOWS_1252), FIXENC_CHAIN_MAX);
        if (all.count != 1)
            fail_msg("%s: %zu readings", texts[i], all.count);
    }
}

/* ---- Room ----------------------------------------------------------------- */

static bool is_in_order(const struct fx_candidate *c, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (c[i].begin >= c[i].end || c[i].end > line.count ||
            (i > 0 && c[i].begin < c[i - 1].begin))
            return false;
    return true;
}

static void check_readings(void)
{
    size_t place = 0;
    assert_in_range(all.count, 1, FX_READING_MAX);
    for (size_t r = 0; r < all.count; r++) {
        const struct fx_reading *reading = &all.readings[r];
        const struct fx_candidate *c = fx_reading_candidates(&all, reading);
        assert_int_equal(reading->first, place);
        assert_true(is_in_order(c, reading->count));
        assert_true(is_in_order(c + reading->count, reading->guess_count));
        place += reading->count + reading->guess_count;
    }
    assert_int_equal(all.candidate_count, place);
    assert_true(place <= FX_READING_CANDIDATES);
}

/* Appends what a letter looks like after up to four mistakes. */
static size_t append_garbled(struct random *random, char *text, size_t len)
{
    unsigned char bytes[2][64] = {{0xC3, 0xA9}};
    unsigned count = 2, layers = 1 + random_below(random, 4), now = 0;
    for (; layers > 0 && count <= 20; layers--, now ^= 1) {
        unsigned charset = 1 + random_below(random, FX_CHARSET_COUNT), made = 0;
        for (unsigned i = 0; i < count; i++) {
            unsigned byte = bytes[now][i];
            uint32_t c = byte < 0x80 ? byte : fx_charset_decode(charset, byte);
            made += fx_utf8_encode(c ? c : ' ', bytes[now ^ 1] + made);
        }
        count = made;
    }
    memcpy(text + len, bytes[now], count);
    return len + count;
}

static void there_are_never_more_than_there_is_room_for(void **state)
{
    (void)state;
    static char text[FIXENC_LINE_MAX + 64];
    struct random random = {1};
    size_t most = 0;
    for (unsigned round = 0; round < 60; round++) {
        size_t len = 0, end = round % 4 ? 300 : FIXENC_LINE_MAX - 64;
        while (len < end)
            len = append_garbled(&random, text, len);
        text[len] = '\0';
        list(text, ALL_CHARSETS, FIXENC_CHAIN_MAX);
        check_readings();
        most = all.count > most ? all.count : most;
    }
    assert_in_range(most, FX_READING_MAX - 2, FX_READING_MAX);
}

/* ---- What was lost -------------------------------------------------------- */

static void guesses_are_for_charsets_that_may_have_lost_it(void **state)
{
    (void)state;
    static const struct {
        const char *what, *text;
        unsigned charset;
        size_t guesses;
    } rows[] = {
        {"a space, kept or not", "\u00C3 s", FIXENC_WINDOWS_1252, 2},
        {"a space, Latin-1", "\u00C3 s", FIXENC_ISO_8859_1, 2},
        {"a space, Cyrillic", "\u0420 \u0435", FIXENC_WINDOWS_1251, 2},
        {"no byte A0 there", "\u251C s", FIXENC_IBM437, 0},
        {"one of five bytes", "\u00E2\u20AC\uFFFD", FIXENC_WINDOWS_1252, 5},
        {"a question mark", "\u00E2\u20AC?", FIXENC_WINDOWS_1252, 5},
        {"the one hole", "\u0420\uFFFD", FIXENC_WINDOWS_1251, 1},
        {"no holes there", "\u251C\uFFFD", FIXENC_IBM437, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        list(rows[i].text, BIT(rows[i].charset), FIXENC_CHAIN_MAX);
        const struct fx_reading *reading = find_mojibake(rows[i].charset);
        size_t got = reading ? reading->guess_count : 0;
        if (got != rows[i].guesses || (reading && reading->count > 0))
            fail_msg("%s: %zu guesses", rows[i].what, got);
    }
}

static void guesses_stand_behind_what_is_sure(void **state)
{
    (void)state;
    list("\u00C3 la fa\u00C3\u00A7on", BIT(FIXENC_WINDOWS_1252), 1);
    const struct fx_reading *reading = find_mojibake(FIXENC_WINDOWS_1252);
    assert_int_equal(reading->count, 1);
    assert_int_equal(reading->guess_count, 2);
    const struct fx_candidate *c = fx_reading_candidates(&all, reading);
    assert_int_equal(c[0].code_point, 0xE7);
    assert_int_equal(c[0].loss, FX_LOSS_NONE);
    assert_int_equal(c[1].code_point, 0xE0);
    assert_int_equal(c[1].loss, FX_LOSS_SPACE);
}

static void only_the_last_mistake_may_have_lost_something(void **state)
{
    (void)state;
    list("\u00C3\uFFFD \u00C3\u0192\u00EF\u00BF\u00BD",
         BIT(FIXENC_WINDOWS_1252), FIXENC_CHAIN_MAX);
    assert_int_equal(find_mojibake(FIXENC_WINDOWS_1252)->count, 2);
    assert_true(find_mojibake(FIXENC_WINDOWS_1252)->guess_count > 0);
    assert_null(
        find(FIXENC_MOJIBAKE, FIXENC_WINDOWS_1252, FIXENC_WINDOWS_1252));
}

/* ---- C1 controls ---------------------------------------------------------- */

static void c1_controls_are_bytes_of_windows_1252_or_macintosh(void **state)
{
    (void)state;
    list("d\xC2\x92"
         "accord",
         ALL_CHARSETS, FIXENC_CHAIN_MAX);
    const struct fx_reading *windows = find(FIXENC_C1, FIXENC_WINDOWS_1252, 0);
    const struct fx_reading *macintosh = find(FIXENC_C1, FIXENC_MACINTOSH, 0);
    assert_int_equal(all.count, 3);
    assert_non_null(windows);
    assert_non_null(macintosh);
    assert_true(windows->price < macintosh->price);
    assert_int_equal(fx_reading_candidates(&all, windows)->code_point, 0x2019);
    assert_int_equal(fx_reading_candidates(&all, macintosh)->code_point, 0xED);
    assert_int_equal(fx_reading_candidates(&all, windows)->begin, 1);
    assert_int_equal(fx_reading_candidates(&all, windows)->end, 2);
}

static void a_control_that_windows_1252_has_no_character_for_stays(void **state)
{
    (void)state;
    list("a\xC2\x81"
         "b",
         ALL_CHARSETS, FIXENC_CHAIN_MAX);
    assert_null(find(FIXENC_C1, FIXENC_WINDOWS_1252, 0));
    assert_non_null(find(FIXENC_C1, FIXENC_MACINTOSH, 0));
}

static void next_line_is_no_such_control(void **state)
{
    (void)state;
    list("one\xC2\x85two", ALL_CHARSETS, FIXENC_CHAIN_MAX);
    assert_int_equal(all.count, 1);
    for (uint32_t c = 0; c <= 0xFF; c++)
        assert_int_equal(fx_reading_is_control(c),
                         c >= 0x80 && c < 0xA0 && c != 0x85);
}

static void
what_escapes_cannot_hold_is_left_out_with_all_made_with_it(void **state)
{
    (void)state;
    list("it\u9225\u6A7D \u88A6\u8918", BIT(FIXENC_GBK), 1);
    assert_int_equal(find_mojibake(FIXENC_GBK)->count, 4);
    line.escapes = FIXENC_ESCAPES_JSON;
    list("it\\u9225\\u6a7d \\u88a6\\u8918", BIT(FIXENC_GBK), 1);
    line.escapes = 0;
    const struct fx_reading *reading = find_mojibake(FIXENC_GBK);
    assert_int_equal(reading->count, 2);
    assert_int_equal(fx_reading_candidates(&all, reading)->code_point, 0x41C);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_reading_is_the_line_as_it_stands),
        cmocka_unit_test(each_chain_that_undoes_something_is_listed),
        cmocka_unit_test(chains_are_no_longer_than_the_layers_asked_for),
        cmocka_unit_test(a_rarer_charset_costs_more),
        cmocka_unit_test(a_layer_costs_more_and_another_charset_most),
        cmocka_unit_test(a_reading_that_says_nothing_new_is_left_out),
        cmocka_unit_test(a_reading_that_says_more_is_listed),
        cmocka_unit_test(what_nothing_can_be_undone_in_has_no_other_reading),
        cmocka_unit_test(there_are_never_more_than_there_is_room_for),
        cmocka_unit_test(guesses_are_for_charsets_that_may_have_lost_it),
        cmocka_unit_test(guesses_stand_behind_what_is_sure),
        cmocka_unit_test(only_the_last_mistake_may_have_lost_something),
        cmocka_unit_test(c1_controls_are_bytes_of_windows_1252_or_macintosh),
        cmocka_unit_test(
            a_control_that_windows_1252_has_no_character_for_stays),
        cmocka_unit_test(next_line_is_no_such_control),
        cmocka_unit_test(
            what_escapes_cannot_hold_is_left_out_with_all_made_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
