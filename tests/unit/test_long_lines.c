/* SPDX-License-Identifier: MIT */
/* How a stream holds lines, and cuts those that are too long to hold. */
#include "fixenc.h"

#include "random.h"
#include "record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROOM = 8 * FIXENC_LINE_MAX };

#define WRONG "Syri\u00C3\u00AB"
#define RIGHT "Syri\u00EB"
#define WRONG_TWICE "Syri\u00C3\u0192\u00C2\u00AB"

static void run(struct record *record, const char *text, size_t len,
                size_t piece)
{
    record_clear(record);
    for (size_t i = 0; i < len; i += piece)
        record_push(record, text + i, len - i < piece ? len - i : piece);
    record_finish(record);
}

static void check_output(const struct record *record, const char *what,
                         const char *expected, size_t len)
{
    if (!record_output_is(record, expected, len))
        fail_msg("%s: expected %zu bytes, got %zu", what, len,
                 record->output.len);
}

/* ---- At the bound -------------------------------------------------------- */

/* Words of ASCII with WRONG at the end: a line of `len` bytes without its LF;
   another line follows.  Returns the length of both. */
static size_t make_long_line(char *text, size_t len)
{
    static const char last[] = " " WRONG, next[] = "\nin " WRONG "\n";
    for (size_t i = 0; i < len; i++)
        text[i] = "in een land "[i % 12];
    memcpy(text + len - (sizeof last - 1), last, sizeof last - 1);
    memcpy(text + len, next, sizeof next - 1);
    return len + sizeof next - 1;
}

static const size_t long_lens[] = {
    FIXENC_LINE_MAX - 1,     FIXENC_LINE_MAX,         FIXENC_LINE_MAX + 1,
    FIXENC_LINE_MAX + 2,     2 * FIXENC_LINE_MAX - 1, 2 * FIXENC_LINE_MAX,
    2 * FIXENC_LINE_MAX + 1, 5 * FIXENC_LINE_MAX + 77};

static void a_line_up_to_the_bound_is_judged_as_a_whole(void **state)
{
    struct record *record = *state;
    static char text[ROOM];
    for (size_t len = FIXENC_LINE_MAX - 2; len <= FIXENC_LINE_MAX; len++)
        for (size_t more = 0; more < 2; more++) { /* without and with its LF */
            make_long_line(text, len);
            run(record, text, len + more, len + more);
            assert_int_equal(record->count, 1);
            assert_int_equal(record->findings[0].told.before_len,
                             strlen(WRONG));
        }
}

static void check_places(const struct record *record)
{
    assert_int_equal(record->count, 2);
    const struct fixenc_finding *first = &record->findings[0].told;
    const struct fixenc_finding *second = &record->findings[1].told;
    assert_int_equal(first->line, 1);
    assert_int_equal(first->column, first->offset + 1);
    assert_int_equal(second->line, 2);
    assert_int_equal(second->column, 4);
}

static void a_long_line_is_repaired_to_its_end(void **state)
{
    struct record *record = *state;
    static char text[ROOM], expected[ROOM];
    for (size_t i = 0; i < sizeof long_lens / sizeof *long_lens; i++) {
        size_t len = long_lens[i], both = make_long_line(text, len);
        size_t clean = len - strlen(WRONG);
        memcpy(expected, text, clean);
        strcpy(expected + clean, RIGHT "\nin " RIGHT "\n");
        run(record, text, both, both);
        check_output(record, "a long line", expected, strlen(expected));
        check_places(record);
    }
}

/* ---- Where there is no good place to cut --------------------------------- */

static void a_long_line_of_one_kind_of_byte_comes_out_as_it_was(void **state)
{
    struct record *record = *state;
    static const struct {
        const char *what, *unit;
    } cases[] = {
        {"ASCII", "x"},
        {"NUL", "\0"},
        {"continuation bytes", "\x80"},
        {"lead bytes", "\xC3"},
        {"letters of two bytes", "\u00E9"},
        {"letters of three bytes", "\u4E00"},
        {"letters of four bytes", "\U0001F600"},
        {"three bytes of four", "\xF0\x9F\x98"},
    };
    static char text[ROOM];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t size = cases[i].unit[0] ? strlen(cases[i].unit) : 1, len = 0;
        for (; len + size < 3 * FIXENC_LINE_MAX; len += size)
            memcpy(text + len, cases[i].unit, size);
        for (size_t piece = 1000; piece < 100000; piece *= 9) {
            run(record, text, len, piece);
            check_output(record, cases[i].what, text, len);
            assert_int_equal(record_changes(record), 0);
        }
    }
}

/* U+212B becomes U+00C5, but not where it is cut in two. */
static void a_long_line_without_ascii_is_cut_between_characters(void **state)
{
    struct record *record = *state;
    enum { COUNT = FIXENC_LINE_MAX };
    static char text[2 + 3 * COUNT], expected[2 + 2 * COUNT];
    for (size_t first = 0; first < 3; first++) { /* bytes of something else */
        memset(text, 0xFF, first);
        memset(expected, 0xFF, first);
        for (size_t i = 0; i < COUNT; i++) {
            memcpy(text + first + 3 * i, "\u212B", 3);
            memcpy(expected + first + 2 * i, "\u00C5", 2);
        }
        run(record, text, first + 3 * COUNT, 5000);
        check_output(record, "no ASCII", expected, first + 2 * COUNT);
    }
}

/* ---- How the text is cut ------------------------------------------------- */

static void check_cut(const struct record *record, const struct record *whole,
                      size_t piece)
{
    if (!record_equal(record, whole))
        fail_msg("pieces of %zu bytes change the result", piece);
}

/* Short and long lines, findings at and around every bound. */
static size_t make_mixed_text(char *text)
{
    static const char *const units[] = {
        "word ",        WRONG " ",       "\u00E9t\u00E9 ",
        "cafe\u0301, ", "\r\n",          "\xC3 ",
        WRONG,          WRONG_TWICE " ", "\n"};
    struct random random = {1};
    size_t len = 0;
    while (len < 900) {
        const char *unit = units[random_below(&random, 9)];
        memcpy(text + len, unit, strlen(unit));
        len += strlen(unit);
    }
    for (size_t i = 0; i < 4; i++)
        len += make_long_line(text + len, long_lens[i]);
    return len;
}

static void how_a_long_text_is_cut_changes_nothing(void **state)
{
    struct record *whole = *state, record;
    static const size_t pieces[] = {1,
                                    2,
                                    3,
                                    7,
                                    100,
                                    4096,
                                    FIXENC_LINE_MAX - 1,
                                    FIXENC_LINE_MAX,
                                    FIXENC_LINE_MAX + 1};
    static char text[ROOM];
    size_t len = make_mixed_text(text);
    record_start(&record);
    run(whole, text, len, len);
    assert_true(whole->count > 8);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        run(&record, text, len, pieces[i]);
        check_cut(&record, whole, pieces[i]);
    }
    record_end(&record);
}

static void a_short_text_may_be_cut_anywhere(void **state)
{
    struct record *whole = *state, record;
    static const char text[] = "caf\u00E9 en " WRONG "\r\nin " WRONG_TWICE
                               "\n\ncafe\u0301 \xC3 " WRONG;
    size_t len = sizeof text - 1;
    record_start(&record);
    run(whole, text, len, len);
    for (size_t cut = 1; cut < len; cut++) {
        record_clear(&record);
        record_push(&record, text, cut);
        record_push(&record, text + cut, len - cut);
        record_finish(&record);
        check_cut(&record, whole, cut);
    }
    record_end(&record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_up_to_the_bound_is_judged_as_a_whole),
        cmocka_unit_test(a_long_line_is_repaired_to_its_end),
        cmocka_unit_test(a_long_line_of_one_kind_of_byte_comes_out_as_it_was),
        cmocka_unit_test(a_long_line_without_ascii_is_cut_between_characters),
        cmocka_unit_test(how_a_long_text_is_cut_changes_nothing),
        cmocka_unit_test(a_short_text_may_be_cut_anywhere),
    };
    return cmocka_run_group_tests(tests, record_set_up, record_tear_down);
}
