/* SPDX-License-Identifier: MIT */
/*
 * The promises of fixenc.h by their numbers, each over every text: what goes
 * into a case of the corpus, what comes out of it, posts, and noise.
 *
 * Linked with --wrap=malloc, so that allocations can be counted.
 */
#include "fixenc.h"
#include "record.h"
#include "texts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static unsigned long allocations;

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

void *__wrap_malloc(size_t size)
{
    allocations++;
    return __real_malloc(size);
}

/* Pushes of `step` bytes, each from a place of its own that ends with it, so
   that a sanitizer sees who looks further. */
static void repair_in_steps(struct record *record, const struct text *text,
                            size_t step)
{
    record_clear(record);
    for (size_t at = 0; at < text->len; at += step) {
        size_t len = text->len - at < step ? text->len - at : step;
        char *copy = malloc(len);
        assert_non_null(copy);
        memcpy(copy, text->bytes + at, len);
        record_push(record, copy, len);
        free(copy);
    }
    record_finish(record);
}

static bool same_bytes(const char *a, size_t a_len, const char *b, size_t b_len)
{
    return a_len == b_len && (a_len == 0 || memcmp(a, b, a_len) == 0);
}

/* ---- 1 to 9 ------------------------------------------------------------------- */

static bool is_welcome(struct record *record, const struct text *text)
{
    record_clear(record);
    return fixenc_push(record->stream, text->bytes, text->len) == FIXENC_OK &&
           fixenc_finish(record->stream) == FIXENC_OK;
}

static void promise_1_any_bytes_are_welcome(void **state)
{
    texts_check_with_options(state, is_welcome);
}

/* Bytes may be of a charset or of another form of UTF-8; a pair may replace
   what was garbled. */
static bool is_chain_sound(const struct fixenc_finding *told)
{
    bool needs_none = told->kind == FIXENC_NOT_NFC || told->kind == FIXENC_LOST;
    bool needs_any = told->kind != FIXENC_BYTES && told->kind != FIXENC_MAPPED;
    return told->chain.len <= FIXENC_CHAIN_MAX &&
           (!needs_any || (told->chain.len == 0) == needs_none);
}

/* Whether a finding says the truth of itself and stands behind `settled`, the
   end of the one before it. */
static bool is_sound(const struct record *record, size_t index,
                     const struct text *text, uint64_t settled)
{
    const struct fixenc_finding *told = &record->findings[index].told;
    const char *before = record_before(record, index);
    const char *after = record_after(record, index);
    if (told->offset < settled || told->offset > text->len ||
        told->before_len > text->len - told->offset)
        return false;
    return memcmp(text->bytes + told->offset, before, told->before_len) == 0 &&
           same_bytes(before, told->before_len, after, told->after_len) ==
               (told->kind == FIXENC_LOST) &&
           told->confidence <= 100 && is_chain_sound(told);
}

/* Makes the output from the input by the findings that were applied. */
static bool replace_findings(const struct record *record,
                             const struct text *text, struct record_bytes *made)
{
    size_t done = 0;
    made->len = 0;
    for (size_t i = 0; i < record->count; i++) {
        const struct record_finding *finding = &record->findings[i];
        if (!is_sound(record, i, text, done))
            return false;
        size_t offset = (size_t)finding->told.offset;
        record_append(made, text->bytes + done, offset - done);
        if (finding->output_offset != made->len)
            return false;
        if (finding->answer == FIXENC_APPLY)
            record_append(made, record_after(record, i),
                          finding->told.after_len);
        else
            record_append(made, record_before(record, i),
                          finding->told.before_len);
        done = offset + finding->told.before_len;
    }
    record_append(made, text->bytes + done, text->len - done);
    return true;
}

static bool is_input_with_findings_replaced(struct record *record,
                                            const struct text *text)
{
    struct record_bytes made = {0};
    record_repair(record, text->bytes, text->len);
    bool is_same = replace_findings(record, text, &made) &&
                   record_output_is(record, made.bytes, made.len);
    free(made.bytes);
    return is_same;
}

static void promise_2_output_is_input_with_the_findings_replaced(void **state)
{
    texts_check_with_options(state, is_input_with_findings_replaced);
}

static bool is_place_right(const struct record_finding *finding,
                           const struct text *text)
{
    uint64_t line = 1, column = 1;
    for (uint64_t i = 0; i < finding->told.offset; i++) {
        bool is_line_end = text->bytes[i] == '\n';
        line += is_line_end;
        column = is_line_end ? 1 : column + 1;
    }
    return finding->told.line == line && finding->told.column == column;
}

static bool are_places_right(struct record *record, const struct text *text)
{
    record_repair(record, text->bytes, text->len);
    for (size_t i = 0; i < record->count; i++)
        if (!is_place_right(&record->findings[i], text))
            return false;
    return true;
}

static bool are_findings_apart(struct record *record, const struct text *text)
{
    record_repair(record, text->bytes, text->len);
    for (size_t i = 1; i < record->count; i++) {
        const struct fixenc_finding *last = &record->findings[i - 1].told;
        if (record->findings[i].told.offset < last->offset + last->before_len)
            return false;
    }
    return true;
}

static void findings_come_in_order_and_never_overlap(void **state)
{
    texts_check_with_options(state, are_findings_apart);
}

static void a_finding_tells_its_line_and_column(void **state)
{
    texts_check_with_options(state, are_places_right);
}

static bool is_same_in_steps(struct record *record, const struct text *text)
{
    struct record whole;
    record_start_with(&whole, record->options);
    record_repair(&whole, text->bytes, text->len);
    bool is_same = true;
    for (size_t step = 1; step <= 5 && is_same; step++) {
        repair_in_steps(record, text, step);
        is_same = record_equal(record, &whole);
    }
    record_end(&whole);
    return is_same;
}

static void promise_3_small_pushes_change_nothing(void **state)
{
    texts_check(state, is_same_in_steps);
}

/* The time grows with the square of the length: long texts are cut only here
   and there. */
static size_t cut_distance(const struct text *text)
{
    return text->len > 1000 ? 17 : 1;
}

static bool is_same_at_every_cut(struct record *record, const struct text *text)
{
    struct record whole;
    record_start_with(&whole, record->options);
    record_repair(&whole, text->bytes, text->len);
    bool is_same = true;
    size_t distance = cut_distance(text);
    for (size_t cut = 1; cut < text->len && is_same; cut += distance) {
        record_clear(record);
        record_push(record, text->bytes, cut);
        record_push(record, text->bytes + cut, text->len - cut);
        record_finish(record);
        is_same = record_equal(record, &whole);
    }
    record_end(&whole);
    return is_same;
}

static void promise_3_a_cut_at_any_place_changes_nothing(void **state)
{
    texts_check(state, is_same_at_every_cut);
}

static bool finds_nothing_again(struct record *record, const struct text *text)
{
    struct record first;
    record_start_with(&first, record->options);
    record_repair(&first, text->bytes, text->len);
    record_repair(record, first.output.bytes, first.output.len);
    bool is_same =
        record_changes(record) == 0 &&
        record_output_is(record, first.output.bytes, first.output.len);
    record_end(&first);
    return is_same;
}

static void promise_4_a_second_pass_finds_nothing(void **state)
{
    texts_check_with_options(state, finds_nothing_again);
}

static size_t count_lines(const char *bytes, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += bytes[i] == '\n';
    return count;
}

static size_t line_len(const char *bytes, size_t len)
{
    const char *newline = len == 0 ? NULL : memchr(bytes, '\n', len);
    return newline == NULL ? len : (size_t)(newline - bytes) + 1;
}

static bool is_same_line_by_line(struct record *record, const struct text *text)
{
    struct record_bytes lines = {0};
    for (size_t at = 0, len; at < text->len; at += len) {
        len = line_len(text->bytes + at, text->len - at);
        record_repair(record, text->bytes + at, len);
        record_append(&lines, record->output.bytes, record->output.len);
    }
    record_repair(record, text->bytes, text->len);
    bool is_same = record_output_is(record, lines.bytes, lines.len) &&
                   count_lines(lines.bytes, lines.len) ==
                       count_lines(text->bytes, text->len);
    free(lines.bytes);
    return is_same;
}

static void promise_5_each_line_is_judged_alone_and_stays_a_line(void **state)
{
    texts_check_with_options(state, is_same_line_by_line);
}

static bool is_ascii_untouched(struct record *record, const struct text *text)
{
    if (record->options && record->options->escapes)
        return true;
    char *ascii = malloc(text->len + 1);
    assert_non_null(ascii);
    for (size_t i = 0; i < text->len; i++)
        ascii[i] = (char)(text->bytes[i] & 0x7F);
    record_repair(record, ascii, text->len);
    bool is_same =
        record->count == 0 && record_output_is(record, ascii, text->len);
    free(ascii);
    return is_same;
}

static void promise_6_ascii_comes_out_byte_for_byte(void **state)
{
    texts_check_with_options(state, is_ascii_untouched);
}

/* A sink without a memory, as that would allocate. */
static enum fixenc_answer apply(void *user, const struct fixenc_finding *found)
{
    (void)user;
    (void)found;
    return FIXENC_APPLY;
}

static bool drop(void *user, const char *bytes, size_t len)
{
    (void)user;
    (void)bytes;
    (void)len;
    return true;
}

static void promise_7_only_new_allocates_and_once(void **state)
{
    const struct texts *texts = *state;
    const struct fixenc_sink sink = {apply, drop, NULL};
    unsigned long before = allocations;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.escapes = TEXTS_ESCAPES;
    fixenc_stream *stream = fixenc_new(&options, &sink);
    assert_int_equal(allocations, before + 1);
    for (size_t i = 0; i < texts->count; i++) {
        fixenc_push(stream, texts->list[i].bytes, texts->list[i].len);
        fixenc_finish(stream);
        fixenc_reset(stream);
    }
    assert_int_equal(allocations, before + 1);
    fixenc_free(stream);
}

/* Two texts, a byte of each in turn. */
static void interleave(struct record *a, const struct text *a_text,
                       struct record *b, const struct text *b_text)
{
    record_clear(a);
    record_clear(b);
    for (size_t i = 0; i < a_text->len || i < b_text->len; i++) {
        if (i < a_text->len)
            record_push(a, a_text->bytes + i, 1);
        if (i < b_text->len)
            record_push(b, b_text->bytes + i, 1);
    }
    record_finish(a);
    record_finish(b);
}

static void promise_8_streams_are_independent(void **state)
{
    const struct texts *texts = *state;
    struct record a, b, alone;
    record_start(&a);
    record_start(&b);
    record_start(&alone);
    for (size_t i = 0; i + 1 < texts->count; i += 2) {
        interleave(&a, &texts->list[i], &b, &texts->list[i + 1]);
        record_repair(&alone, texts->list[i].bytes, texts->list[i].len);
        assert_true(record_equal(&a, &alone));
        record_repair(&alone, texts->list[i + 1].bytes, texts->list[i + 1].len);
        assert_true(record_equal(&b, &alone));
    }
    record_end(&a);
    record_end(&b);
    record_end(&alone);
}

/* Makes the input from the output: each `after` becomes its `before`. */
static bool undo_findings(const struct record *record,
                          struct record_bytes *undone)
{
    size_t done = 0;
    for (size_t i = 0; i < record->count; i++) {
        const struct fixenc_finding *told = &record->findings[i].told;
        size_t copied = (size_t)told->offset - undone->len;
        if (record->output.len - done < copied + told->after_len)
            return false;
        record_append(undone, record->output.bytes + done, copied);
        done += copied;
        if (memcmp(record->output.bytes + done, record_after(record, i),
                   told->after_len) != 0)
            return false;
        record_append(undone, record_before(record, i), told->before_len);
        done += told->after_len;
    }
    record_append(undone, record->output.bytes + done,
                  record->output.len - done);
    return true;
}

static bool is_undone(struct record *record, const struct text *text)
{
    struct record_bytes undone = {0};
    record_repair(record, text->bytes, text->len);
    bool is_same = undo_findings(record, &undone) &&
                   same_bytes(undone.bytes, undone.len, text->bytes, text->len);
    free(undone.bytes);
    return is_same;
}

static void promise_9_the_findings_undo_the_change(void **state)
{
    texts_check_with_options(state, is_undone);
}

/* ---- What the promises reach ----------------------------------------------- */

static bool is_kept_where_skipped(struct record *record,
                                  const struct text *text)
{
    record->answers[0] = FIXENC_SKIP;
    record->answers[1] = FIXENC_APPLY;
    return is_input_with_findings_replaced(record, text);
}

static void a_skipped_finding_stays_as_it_was(void **state)
{
    texts_check_with_options(state, is_kept_where_skipped);
}

static bool is_same_in_memory(struct record *record, const struct text *text)
{
    char *out;
    size_t len;
    if (fixenc_text(record->options, text->bytes, text->len, &out, &len) !=
        FIXENC_OK)
        return false;
    record_repair(record, text->bytes, text->len);
    bool is_same = record_output_is(record, out, len) && out[len] == '\0';
    fixenc_text_free(out);
    return is_same;
}

static void a_string_in_memory_comes_out_the_same(void **state)
{
    texts_check_with_options(state, is_same_in_memory);
}

/* ---- Long lines ----------------------------------------------------------------- */

/* All texts in one line, their LFs made spaces, up to `len` bytes. */
static void join_texts(const struct texts *texts, size_t len,
                       struct record_bytes *line)
{
    for (size_t i = 0; line->len < len; i++)
        record_append(line, texts->list[i].bytes, texts->list[i].len);
    line->len = len;
    for (size_t i = 0; i < len; i++)
        if (line->bytes[i] == '\n')
            line->bytes[i] = ' ';
}

static void check_long_lines(const struct texts *texts, uint32_t escapes)
{
    const size_t bound = FIXENC_LINE_MAX;
    const size_t lens[] = {bound, bound + 1, 5 * bound / 2};
    struct record record, whole;
    struct record_bytes line = {0};
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.escapes = escapes;
    record_start_with(&record, &options);
    record_start_with(&whole, &options);
    for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
        line.len = 0;
        join_texts(texts, lens[i], &line);
        const struct text text = {"long line", line.bytes, line.len};
        record_repair(&whole, text.bytes, text.len);
        assert_true(whole.count > 0);
        for (size_t step = 1; step < 3 * bound; step = step * 8 + 1) {
            repair_in_steps(&record, &text, step);
            assert_true(record_equal(&record, &whole));
        }
        assert_true(is_input_with_findings_replaced(&record, &text));
        assert_true(is_undone(&record, &text));
    }
    free(line.bytes);
    record_end(&record);
    record_end(&whole);
}

static void a_line_beyond_the_bound_keeps_promises_2_3_and_9(void **state)
{
    check_long_lines(*state, 0);
    check_long_lines(*state, TEXTS_ESCAPES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(promise_1_any_bytes_are_welcome),
        cmocka_unit_test(promise_2_output_is_input_with_the_findings_replaced),
        cmocka_unit_test(findings_come_in_order_and_never_overlap),
        cmocka_unit_test(a_finding_tells_its_line_and_column),
        cmocka_unit_test(promise_3_small_pushes_change_nothing),
        cmocka_unit_test(promise_3_a_cut_at_any_place_changes_nothing),
        cmocka_unit_test(promise_4_a_second_pass_finds_nothing),
        cmocka_unit_test(promise_5_each_line_is_judged_alone_and_stays_a_line),
        cmocka_unit_test(promise_6_ascii_comes_out_byte_for_byte),
        cmocka_unit_test(promise_7_only_new_allocates_and_once),
        cmocka_unit_test(promise_8_streams_are_independent),
        cmocka_unit_test(promise_9_the_findings_undo_the_change),
        cmocka_unit_test(a_skipped_finding_stays_as_it_was),
        cmocka_unit_test(a_string_in_memory_comes_out_the_same),
        cmocka_unit_test(a_line_beyond_the_bound_keeps_promises_2_3_and_9),
    };
    return cmocka_run_group_tests(tests, texts_read, texts_free);
}
