/* SPDX-License-Identifier: MIT */
/* Linked with --wrap=malloc, so that memory can run out when a test says. */
#include "fixenc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { ROOM = 4096, FINDINGS_MAX = 64, TEXT_MAX = 512 };

#define WRONG "Syri\u00C3\u00AB"
#define RIGHT "Syri\u00EB"
#define WRONG_TWICE "Syri\u00C3\u0192\u00C2\u00AB"

static bool is_out_of_memory;

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

void *__wrap_malloc(size_t size)
{
    return is_out_of_memory ? NULL : __real_malloc(size);
}

/* ---- What a stream did --------------------------------------------------- */

struct told {
    struct fixenc_finding finding;
    char before[TEXT_MAX], after[TEXT_MAX];
};

/* `answers` has one letter for each finding, 'a', 's' or 'x' for stop; all are
   applied after it ends.  After `writes_left` writes the next one fails. */
struct subject {
    fixenc_stream *stream;
    const char *answers;
    unsigned writes_left;
    struct told told[FINDINGS_MAX];
    size_t told_count;
    unsigned calls;
    size_t len;
    char out[ROOM];
};

static struct subject subject;

static enum fixenc_answer keep_finding(void *user,
                                       const struct fixenc_finding *f)
{
    struct subject *s = user;
    struct told *told = &s->told[s->told_count++];
    s->calls++;
    assert_true(s->told_count < FINDINGS_MAX);
    assert_true(f->before_len < TEXT_MAX && f->after_len < TEXT_MAX);
    memset(told, 0, sizeof *told);
    told->finding = *f;
    told->finding.before = told->finding.after = NULL;
    memcpy(told->before, f->before, f->before_len);
    memcpy(told->after, f->after, f->after_len);
    char answer = *s->answers ? *s->answers++ : 'a';
    return answer == 'a'   ? FIXENC_APPLY
           : answer == 's' ? FIXENC_SKIP
                           : FIXENC_STOP;
}

static bool keep_bytes(void *user, const char *bytes, size_t len)
{
    struct subject *s = user;
    s->calls++;
    if (s->writes_left == 0)
        return false;
    s->writes_left--;
    assert_true(len > 0 && len <= ROOM - s->len);
    memcpy(s->out + s->len, bytes, len);
    s->len += len;
    return true;
}

static void open_stream(struct subject *s, const struct fixenc_options *options)
{
    struct fixenc_sink sink = {keep_finding, keep_bytes, s};
    memset(s, 0, sizeof *s);
    s->answers = "";
    s->writes_left = UINT32_MAX;
    s->stream = fixenc_new(options, &sink);
    assert_non_null(s->stream);
}

/* Pushes the text in pieces of `piece` bytes, ends it and frees the stream. */
static enum fixenc_status run(struct subject *s, const char *text, size_t len,
                              size_t piece)
{
    for (size_t i = 0; i < len; i += piece)
        fixenc_push(s->stream, text + i, len - i < piece ? len - i : piece);
    enum fixenc_status status = fixenc_finish(s->stream);
    fixenc_free(s->stream);
    return status;
}

static void check_out(const char *what, const char *expected, size_t len)
{
    if (subject.len != len || memcmp(subject.out, expected, len) != 0)
        fail_msg("%s: expected %zu bytes, got %zu: %.200s", what, len,
                 subject.len, subject.out);
}

static void check_text(const struct fixenc_options *options, const char *text,
                       const char *expected)
{
    open_stream(&subject, options);
    assert_int_equal(run(&subject, text, strlen(text), SIZE_MAX / 2),
                     FIXENC_OK);
    check_out(text, expected, strlen(expected));
}

/* ---- Text ---------------------------------------------------------------- */

static void text_comes_out_with_its_findings_replaced(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"", ""},
        {"\n", "\n"},
        {"\n\n\r\n", "\n\n\r\n"},
        {"plain", "plain"},
        {"in " WRONG "\n", "in " RIGHT "\n"},
        {"in " WRONG, "in " RIGHT},
        {"in " WRONG "\r\nen " WRONG "\r\n",
         "in " RIGHT "\r\nen " RIGHT "\r\n"},
        {"a\n\nb\nin " WRONG "\n\nc", "a\n\nb\nin " RIGHT "\n\nc"},
        {"in " WRONG_TWICE "\n", "in " RIGHT "\n"},
        {"in " WRONG ", " RIGHT "\n", "in " RIGHT ", " RIGHT "\n"},
        {"\xEF\xBB\xBFin " WRONG "\n", "\xEF\xBB\xBFin " RIGHT "\n"},
        {"\xFF " WRONG " \xC3\x28\n", "\xFF " RIGHT " \xC3\x28\n"},
        {"cafe\u0301\n", "caf\u00E9\n"},
        {"\u0301\n", "\u0301\n"},
        {"e\n\u0301\n", "e\n\u0301\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_text(NULL, cases[i].text, cases[i].expected);
}

static void a_finding_tells_place_kind_chain_and_texts(void **state)
{
    (void)state;
    static const char text[] =
        "cafe\u0301 x\r\n\n  in " WRONG " en\nin " WRONG_TWICE;
    static const struct {
        enum fixenc_kind kind;
        unsigned offset, line, column, layers;
        const char *before, *after;
    } expected[] = {
        {FIXENC_NOT_NFC, 0, 1, 1, 0, "cafe\u0301", "caf\u00E9"},
        {FIXENC_MOJIBAKE, 16, 3, 6, 1, WRONG, RIGHT},
        {FIXENC_MOJIBAKE, 31, 4, 4, 2, WRONG_TWICE, RIGHT},
    };
    open_stream(&subject, NULL);
    run(&subject, text, sizeof text - 1, 1);
    assert_int_equal(subject.told_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < subject.told_count; i++) {
        const struct told *told = &subject.told[i];
        assert_int_equal(told->finding.kind, expected[i].kind);
        assert_int_equal(told->finding.offset, expected[i].offset);
        assert_int_equal(told->finding.line, expected[i].line);
        assert_int_equal(told->finding.column, expected[i].column);
        assert_int_equal(told->finding.chain.len, expected[i].layers);
        for (unsigned k = 0; k < expected[i].layers; k++)
            assert_int_equal(told->finding.chain.step[k], FIXENC_WINDOWS_1252);
        assert_true(told->finding.confidence <= 100);
        assert_string_equal(told->before, expected[i].before);
        assert_string_equal(told->after, expected[i].after);
    }
}

/* Garbles text of one line through a layer of Latin-1. */
static size_t garble(char *text, size_t len)
{
    char copy[ROOM];
    size_t out = 0;
    memcpy(copy, text, len);
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)copy[i];
        if (byte >= 0x80) {
            text[out++] = (char)(byte < 0xC0 ? 0xC2 : 0xC3);
            byte = byte < 0xC0 ? byte : (unsigned char)(byte - 0x40);
        }
        text[out++] = (char)byte;
    }
    text[out] = '\0';
    return out;
}

static void layers_are_undone_up_to_the_most_and_else_left_alone(void **state)
{
    (void)state;
    for (unsigned most = 1; most <= FIXENC_CHAIN_MAX; most++) {
        char text[1024] =
            "in " RIGHT " en Belgi\u00EB, \u00E9\u00E9n caf\u00E9";
        char right[1024];
        size_t len = strlen(text);
        memcpy(right, text, len + 1);
        struct fixenc_options options = FIXENC_OPTIONS_INIT;
        options.max_layers = (uint8_t)most;
        for (unsigned layers = 1; layers <= FIXENC_CHAIN_MAX + 1; layers++) {
            len = garble(text, len);
            check_text(&options, text, layers <= most ? right : text);
        }
    }
}

/* ---- Options ------------------------------------------------------------- */

static void only_charsets_asked_for_are_undone(void **state)
{
    (void)state;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.charsets = UINT64_C(1) << FIXENC_IBM437;
    check_text(&options, "in " WRONG, "in " WRONG);
    check_text(&options, "in Syri\u251C\u00BD", "in " RIGHT);
    options.charsets |= UINT64_C(1) << FIXENC_WINDOWS_1252;
    check_text(&options, "in " WRONG, "in " RIGHT);
}

/* "Zoë, één", decomposed and garbled, beside "café" decomposed. */
static void normal_form_is_where_it_is_asked_for(void **state)
{
    (void)state;
    static const struct {
        enum fixenc_normalize normalize;
        const char *expected;
    } cases[] = {
        {FIXENC_NORMALIZE_ALL, "caf\u00E9 Zo\u00EB, \u00E9\u00E9n"},
        {FIXENC_NORMALIZE_REPAIRED, "cafe\u0301 Zo\u00EB, \u00E9\u00E9n"},
        {FIXENC_NORMALIZE_NONE, "cafe\u0301 Zoe\u0308, e\u0301e\u0301n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixenc_options options = FIXENC_OPTIONS_INIT;
        options.normalize = cases[i].normalize;
        check_text(&options,
                   "cafe\u0301 Zoe\u00CC\u02C6, e\u00CC\xC2\x81"
                   "e\u00CC\xC2\x81"
                   "n",
                   cases[i].expected);
    }
}

/* ---- Answers ------------------------------------------------------------- */

static const char two_wrong[] = "in " WRONG "\nen " WRONG "\n";

static void a_finding_skipped_stays_as_it_was(void **state)
{
    (void)state;
    open_stream(&subject, NULL);
    subject.answers = "s";
    assert_int_equal(run(&subject, two_wrong, strlen(two_wrong), 7), FIXENC_OK);
    assert_string_equal(subject.out, "in " WRONG "\nen " RIGHT "\n");
}

static void stop_ends_the_stream_as_it_stands(void **state)
{
    (void)state;
    static const struct {
        const char *answers, *expected;
    } cases[] = {{"x", "in "},
                 {"ax", "in " RIGHT " en ook nog "},
                 {"asx", "in " RIGHT " en ook nog " WRONG "\nen "}};
    static const char text[] = "in " WRONG " en ook nog " WRONG "\nen " WRONG;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        open_stream(&subject, NULL);
        subject.answers = cases[i].answers;
        assert_int_equal(run(&subject, text, sizeof text - 1, 50),
                         FIXENC_STOPPED);
        assert_string_equal(subject.out, cases[i].expected);
        assert_int_equal(subject.told_count, strlen(cases[i].answers));
    }
}

static void after_a_stop_nothing_more_is_called(void **state)
{
    (void)state;
    open_stream(&subject, NULL);
    subject.answers = "x";
    assert_int_equal(fixenc_push(subject.stream, two_wrong, strlen(two_wrong)),
                     FIXENC_STOPPED);
    unsigned calls = subject.calls;
    assert_int_equal(fixenc_push(subject.stream, two_wrong, 5), FIXENC_STOPPED);
    assert_int_equal(fixenc_push(subject.stream, NULL, 3), FIXENC_STOPPED);
    assert_int_equal(fixenc_finish(subject.stream), FIXENC_STOPPED);
    assert_int_equal(fixenc_finish(subject.stream), FIXENC_STOPPED);
    assert_int_equal(subject.calls, calls);
    fixenc_free(subject.stream);
}

static void a_write_that_fails_stops_at_once(void **state)
{
    (void)state;
    for (unsigned writes = 0; writes < 4; writes++) {
        open_stream(&subject, NULL);
        subject.writes_left = writes;
        assert_int_equal(run(&subject, two_wrong, strlen(two_wrong), 3),
                         FIXENC_STOPPED);
        assert_int_equal(subject.calls - subject.told_count, writes + 1);
        assert_memory_equal(subject.out, "in " RIGHT "\nen " RIGHT "\n",
                            subject.len);
    }
}

static void callbacks_may_be_missing(void **state)
{
    (void)state;
    struct fixenc_sink only_write = {.write = keep_bytes, .user = &subject};
    struct fixenc_sink only_find = {.finding = keep_finding, .user = &subject};
    open_stream(&subject, NULL);
    fixenc_free(subject.stream);
    subject.stream = fixenc_new(NULL, &only_write);
    assert_int_equal(run(&subject, two_wrong, strlen(two_wrong), 9), FIXENC_OK);
    assert_string_equal(subject.out, "in " RIGHT "\nen " RIGHT "\n");
    assert_int_equal(subject.told_count, 0);
    subject.stream = fixenc_new(NULL, &only_find);
    assert_int_equal(run(&subject, two_wrong, strlen(two_wrong), 9), FIXENC_OK);
    assert_int_equal(subject.told_count, 2);
    subject.stream = fixenc_new(NULL, NULL);
    assert_int_equal(run(&subject, two_wrong, strlen(two_wrong), 9), FIXENC_OK);
}

/* ---- Calls --------------------------------------------------------------- */

static void a_line_is_written_as_soon_as_it_is_complete(void **state)
{
    (void)state;
    open_stream(&subject, NULL);
    fixenc_push(subject.stream, "first\nsec", 9);
    assert_string_equal(subject.out, "first\n");
    fixenc_push(subject.stream, "ond\nin " WRONG, 15);
    assert_string_equal(subject.out, "first\nsecond\n");
    fixenc_push(subject.stream, "\n", 1);
    assert_string_equal(subject.out, "first\nsecond\nin " RIGHT "\n");
    fixenc_free(subject.stream);
}

static void wrong_calls_are_misuse(void **state)
{
    (void)state;
    assert_int_equal(fixenc_push(NULL, "a", 1), FIXENC_MISUSE);
    assert_int_equal(fixenc_finish(NULL), FIXENC_MISUSE);
    open_stream(&subject, NULL);
    assert_int_equal(fixenc_push(subject.stream, NULL, 0), FIXENC_OK);
    assert_int_equal(fixenc_push(subject.stream, NULL, 1), FIXENC_MISUSE);
    assert_int_equal(fixenc_push(subject.stream, "a", 1), FIXENC_MISUSE);
    fixenc_reset(subject.stream);
    assert_int_equal(fixenc_finish(subject.stream), FIXENC_OK);
    assert_int_equal(fixenc_push(subject.stream, "a", 1), FIXENC_MISUSE);
    fixenc_reset(subject.stream);
    assert_int_equal(fixenc_finish(subject.stream), FIXENC_OK);
    assert_int_equal(fixenc_finish(subject.stream), FIXENC_MISUSE);
    assert_int_equal(subject.calls, 0);
    fixenc_free(subject.stream);
    fixenc_reset(NULL);
    fixenc_free(NULL);
}

static void after_reset_a_stream_is_as_new(void **state)
{
    (void)state;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.normalize = FIXENC_NORMALIZE_NONE;
    open_stream(&subject, &options);
    fixenc_push(subject.stream, "a\nheld and " WRONG, 15);
    fixenc_reset(subject.stream);
    subject.len = 0;
    const char *text = "cafe\u0301\nin " WRONG;
    assert_int_equal(run(&subject, text, strlen(text), 4), FIXENC_OK);
    check_out(text, "cafe\u0301\nin " RIGHT, strlen("cafe\u0301\nin " RIGHT));
    assert_int_equal(subject.told_count, 1);
    assert_int_equal(subject.told[0].finding.offset, 10);
    assert_int_equal(subject.told[0].finding.line, 2);
    assert_int_equal(subject.told[0].finding.column, 4);
}

static void options_and_sink_are_copied(void **state)
{
    (void)state;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    struct fixenc_sink sink = {keep_finding, keep_bytes, &subject};
    open_stream(&subject, NULL);
    fixenc_free(subject.stream);
    subject.stream = fixenc_new(&options, &sink);
    memset(&options, 0xFF, sizeof options);
    memset(&sink, 0, sizeof sink);
    assert_int_equal(run(&subject, two_wrong, strlen(two_wrong), 9), FIXENC_OK);
    assert_string_equal(subject.out, "in " RIGHT "\nen " RIGHT "\n");
}

static void degraded_text_is_repaired_where_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"it\u00E2\u20AC's fine", "it’s fine"},
        {"caf+\u00AE ferm+\u00AE", "café fermé"},
        {"a pause G\u00C7\u00F6 then", "a pause — then"},
        {"\u00E2\u0161 \u00EF\u00B8 Warning", "\u26A0\uFE0F Warning"},
        {"C++ and 5 \u00A6 3", "C++ and 5 \u00A6 3"},
    };
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.lossy = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_text(&options, cases[i].text, cases[i].expected);
    check_text(NULL, cases[1].text, cases[1].text);
}

/* Repaired, the line would read as windows-874. */
static void a_repair_beside_which_stray_bytes_make_sense_is_left(void **state)
{
    (void)state;
    static const struct fixenc_pair pair = {"é", "e"};
    const char *text = "\xC2├óΓé¼ΓÇ¥ _ ç à ) =";
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.lossy = true;
    options.map = &pair;
    options.map_count = 1;
    check_text(&options, text, text);
}

static void what_is_less_sure_than_asked_for_stays(void **state)
{
    (void)state;
    const char *doubtful = "FFProbe \u043F\u2563 невалидно!";
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    check_text(&options, doubtful, "FFProbe е невалидно!");
    options.min_confidence = 90;
    check_text(&options, doubtful, doubtful);
    check_text(&options, "in " WRONG, "in " RIGHT);
}

static void pairs_are_replaced_and_what_they_make_is_judged(void **state)
{
    (void)state;
    static const struct fixenc_pair pairs[] = {{"\u00C3#", "\u00C3\u00AB"},
                                               {"\u20AC", "E"}};
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.map = pairs;
    options.map_count = 2;
    check_text(&options, "\u20AC 5, in Syri\u00C3#", "E 5, in " RIGHT);
    assert_int_equal(subject.told_count, 2);
    assert_int_equal(subject.told[0].finding.kind, FIXENC_MAPPED);
    assert_int_equal(subject.told[0].finding.confidence, 100);
}

/* The first one would begin an escape, the second one be in the middle. */
static void ascii_is_not_made_where_it_becomes_part_of_an_escape(void **state)
{
    (void)state;
    const struct fixenc_pair pair = {"\u00D5", "i"};
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.map = &pair;
    options.map_count = 1;
    static const char bound[] =
        "it\u9225\u6A7Du00c3\\u00a9\n&At\u00D5lde;&laquo;\n";
    static const char free[] = "it\u9225\u6A7Dn\n&atilde;\u00D5lde;\n";
    check_text(&options, bound, "it\u2019\\u00c3\\u00a9\n&Atilde;&laquo;\n");
    options.escapes = FIXENC_ESCAPES_JSON | FIXENC_ESCAPES_HTML;
    check_text(&options, bound, bound);
    check_text(&options, free, "it\u2019\\n\n&atilde;ilde;\n");
}

static void with_a_pair_that_breaks_a_promise_there_is_no_stream(void **state)
{
    (void)state;
    const struct fixenc_pair pair = {"ascii", "x"};
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.map = &pair;
    options.map_count = 1;
    assert_null(fixenc_new(&options, NULL));
}

static void a_chain_that_is_forced_is_undone_till_nothing_is_left(void **state)
{
    (void)state;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.via = (struct fixenc_chain){1, {FIXENC_WINDOWS_1252}};
    options.min_confidence = 100;
    check_text(NULL, "BEB\u00CA\u2026", "BEB\u00CA\u2026");
    check_text(&options, "\u00CA\u2026", "\u0285");
    check_text(&options, "BEB\u00CA\u2026", "BEB\u0285");
    assert_int_equal(subject.told[0].finding.confidence, 100);
    check_text(&options, "Syri\u00C3\u0192\u00C2\u00AB, " WRONG,
               "Syri\u00EB, " RIGHT);
    assert_int_equal(subject.told[0].finding.chain.len, 2);
    check_text(&options, "caf\u251C\u2310", "caf\u251C\u2310");
}

static void a_chain_is_forced_as_a_whole_whatever_max_layers_is(void **state)
{
    (void)state;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.via =
        (struct fixenc_chain){2, {FIXENC_WINDOWS_1252, FIXENC_WINDOWS_1252}};
    options.max_layers = 1;
    check_text(&options, "Syri\u00C3\u0192\u00C2\u00AB, " WRONG,
               "Syri\u00EB, " WRONG);
    assert_int_equal(subject.told[0].finding.chain.len, 2);
    options.via.len = 1;
    check_text(&options, "Syri\u00C3\u0192\u00C2\u00AB",
               "Syri\u00C3\u0192\u00C2\u00AB");
}

static void with_a_chain_that_is_none_there_is_no_stream(void **state)
{
    (void)state;
    static const struct fixenc_chain chains[] = {
        {1, {0}},
        {2, {1, FIXENC_CHARSET_END}},
        {2, {FIXENC_GBK, FIXENC_WINDOWS_1252}},
        {FIXENC_CHAIN_MAX + 1, {1}}};
    for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
        struct fixenc_options options = FIXENC_OPTIONS_INIT;
        options.via = chains[i];
        assert_null(fixenc_new(&options, NULL));
    }
}

static void without_memory_there_is_no_stream(void **state)
{
    (void)state;
    is_out_of_memory = true;
    fixenc_stream *stream = fixenc_new(NULL, NULL);
    is_out_of_memory = false;
    assert_null(stream);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_comes_out_with_its_findings_replaced),
        cmocka_unit_test(a_finding_tells_place_kind_chain_and_texts),
        cmocka_unit_test(layers_are_undone_up_to_the_most_and_else_left_alone),
        cmocka_unit_test(only_charsets_asked_for_are_undone),
        cmocka_unit_test(normal_form_is_where_it_is_asked_for),
        cmocka_unit_test(a_finding_skipped_stays_as_it_was),
        cmocka_unit_test(stop_ends_the_stream_as_it_stands),
        cmocka_unit_test(after_a_stop_nothing_more_is_called),
        cmocka_unit_test(a_write_that_fails_stops_at_once),
        cmocka_unit_test(callbacks_may_be_missing),
        cmocka_unit_test(a_line_is_written_as_soon_as_it_is_complete),
        cmocka_unit_test(wrong_calls_are_misuse),
        cmocka_unit_test(after_reset_a_stream_is_as_new),
        cmocka_unit_test(options_and_sink_are_copied),
        cmocka_unit_test(degraded_text_is_repaired_where_asked_for),
        cmocka_unit_test(a_repair_beside_which_stray_bytes_make_sense_is_left),
        cmocka_unit_test(what_is_less_sure_than_asked_for_stays),
        cmocka_unit_test(pairs_are_replaced_and_what_they_make_is_judged),
        cmocka_unit_test(ascii_is_not_made_where_it_becomes_part_of_an_escape),
        cmocka_unit_test(with_a_pair_that_breaks_a_promise_there_is_no_stream),
        cmocka_unit_test(a_chain_that_is_forced_is_undone_till_nothing_is_left),
        cmocka_unit_test(a_chain_is_forced_as_a_whole_whatever_max_layers_is),
        cmocka_unit_test(with_a_chain_that_is_none_there_is_no_stream),
        cmocka_unit_test(without_memory_there_is_no_stream),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
