/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes a stream.  The first bytes of the data choose options, cuts and
 * answers, the rest is the text; a broken promise of fixenc.h aborts.
 */
#include <fixenc.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "must.h"
#include "record.h"

#define ALL_ESCAPES (2 * FIXENC_ESCAPES_PHP - 1)

/* The stream under test and the record of its last run.  Pushes are of a length
   drawn from `cuts`; where that is 0, of the whole text. */
struct subject {
    struct fixenc_options options;
    struct record record;
    uint8_t cuts;
};

static bool are_equal(const struct record_bytes *bytes, const char *text,
                      size_t len)
{
    return bytes->len == len && (len == 0 || !memcmp(bytes->bytes, text, len));
}

static size_t line_length(const char *text, size_t len)
{
    const char *newline = len > 0 ? memchr(text, '\n', len) : NULL;
    return newline ? (size_t)(newline - text) + 1 : len;
}

/* ---- Running a stream --------------------------------------------------- */

static void push_pieces(struct subject *subject, const char *text, size_t len)
{
    unsigned random = subject->cuts;
    while (len > 0) {
        random = random * 1103515245 + 12345;
        size_t piece =
            subject->cuts == 0 ? len : 1 + (random >> 16) % subject->cuts;
        if (piece > len)
            piece = len;
        record_push(&subject->record, text, piece);
        text += piece;
        len -= piece;
    }
}

static void add_text(struct subject *subject, const char *text, size_t len)
{
    push_pieces(subject, text, len);
    record_finish(&subject->record);
    fixenc_reset(subject->record.stream);
}

static void run_text(struct subject *subject, const char *text, size_t len)
{
    record_clear(&subject->record);
    add_text(subject, text, len);
}

static void run_line_by_line(struct subject *subject, const char *text,
                             size_t len)
{
    record_clear(&subject->record);
    while (len > 0) {
        size_t line_len = line_length(text, len);
        add_text(subject, text, line_len);
        text += line_len;
        len -= line_len;
    }
}

/* Hands over what was told in the last run, to be freed with record_end. */
static struct record take_record(struct subject *subject)
{
    struct record taken = subject->record;
    subject->record = (struct record){
        .stream = taken.stream,
        .options = taken.options,
        .answers = {taken.answers[0], taken.answers[1]},
    };
    taken.stream = NULL;
    return taken;
}

static bool applies_all(const struct subject *subject)
{
    return subject->record.answers[0] == FIXENC_APPLY &&
           subject->record.answers[1] == FIXENC_APPLY;
}

/* ---- The promises ------------------------------------------------------- */

static void check_place(const struct fixenc_finding *f, const char *text,
                        size_t len)
{
    must(f->offset <= len && f->before_len <= len - f->offset,
         "a finding lies in the text");
    must(f->line > 0 && f->column > 0 && f->column <= f->offset + 1,
         "lines and columns count from 1");
    must(f->column == f->offset + 1 || text[f->offset - f->column] == '\n',
         "a column counts from the start of its line");
    must(f->confidence <= 100, "confidence is in per cent");
    must(f->chain.len <= FIXENC_CHAIN_MAX, "a chain has a bound");
    bool needs_none = f->kind == FIXENC_NOT_NFC || f->kind == FIXENC_LOST;
    must(f->kind == FIXENC_BYTES || f->kind == FIXENC_MAPPED ||
             (f->chain.len == 0) == needs_none,
         "a chain stands where something was undone, and only there");
}

static bool changes_nothing(const struct record *run, size_t i)
{
    const struct fixenc_finding *f = &run->findings[i].told;
    return f->before_len == f->after_len &&
           !memcmp(record_before(run, i), record_after(run, i), f->after_len);
}

static void check_findings(const struct record *run, const char *text,
                           size_t len)
{
    uint64_t end = 0;
    for (size_t i = 0; i < run->count; i++) {
        const struct fixenc_finding *f = &run->findings[i].told;
        check_place(f, text, len);
        must(f->offset >= end, "findings come in order and never overlap");
        must(!memcmp(text + f->offset, record_before(run, i), f->before_len),
             "2: `before` stands at `offset`");
        must((f->kind == FIXENC_LOST) == changes_nothing(run, i),
             "what is lost, and only that, changes nothing");
        end = f->offset + f->before_len;
    }
}

static void check_replacing(const struct record *run, const char *text,
                            size_t len)
{
    struct record_bytes redone = {0};
    size_t end = 0;
    for (size_t i = 0; i < run->count; i++) {
        const struct fixenc_finding *f = &run->findings[i].told;
        record_append(&redone, text + end, (size_t)f->offset - end);
        if (run->findings[i].answer == FIXENC_APPLY)
            record_append(&redone, record_after(run, i), f->after_len);
        else
            record_append(&redone, record_before(run, i), f->before_len);
        end = (size_t)f->offset + f->before_len;
    }
    record_append(&redone, text + end, len - end);
    must(are_equal(&redone, run->output.bytes, run->output.len),
         "2: output is the input with the applied findings replaced");
    free(redone.bytes);
}

static void check_undoing(const struct record *run, const char *text,
                          size_t len)
{
    struct record_bytes undone = {0};
    size_t end = 0;
    for (size_t i = 0; i < run->count; i++) {
        const struct record_finding *finding = &run->findings[i];
        size_t begin = finding->output_offset;
        must(begin >= end && begin <= run->output.len,
             "a finding is told before any text after it is written");
        record_append(&undone, run->output.bytes + end, begin - end);
        record_append(&undone, record_before(run, i), finding->told.before_len);
        end = begin + (finding->answer == FIXENC_APPLY
                           ? finding->told.after_len
                           : finding->told.before_len);
    }
    if (end < run->output.len)
        record_append(&undone, run->output.bytes + end, run->output.len - end);
    must(are_equal(&undone, text, len), "9: the findings undo the change");
    free(undone.bytes);
}

static void check_cuts(struct subject *subject, const struct record *cut,
                       const char *text, size_t len)
{
    uint8_t cuts = subject->cuts;
    subject->cuts = 0;
    run_text(subject, text, len);
    subject->cuts = cuts;
    must(record_equal(&subject->record, cut),
         "3: how the input is cut changes nothing");
}

static bool has_long_line(const char *text, size_t len)
{
    while (len > 0) {
        size_t line_len = line_length(text, len);
        if (line_len > FIXENC_LINE_MAX)
            return true;
        text += line_len;
        len -= line_len;
    }
    return false;
}

static void check_second_pass(struct subject *subject,
                              const struct record *first, const char *text,
                              size_t len)
{
    if (!applies_all(subject) || has_long_line(text, len))
        return;
    run_text(subject, first->output.bytes, first->output.len);
    must(record_changes(&subject->record) == 0,
         "4: a second pass finds nothing to change");
}

static size_t count_newlines(const char *text, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += text[i] == '\n';
    return count;
}

static void check_lines(struct subject *subject, const struct record *run,
                        const char *text, size_t len)
{
    must(count_newlines(text, len) ==
             count_newlines(run->output.bytes, run->output.len),
         "5: LF is never made or lost");
    run_line_by_line(subject, text, len);
    must(are_equal(&subject->record.output, run->output.bytes, run->output.len),
         "5: each line is judged from that line alone");
}

static void check_ascii(const struct subject *subject, const struct record *run,
                        const char *text, size_t len)
{
    if (subject->options.escapes)
        return;
    for (size_t i = 0; i < len; i++)
        if (text[i] & 0x80)
            return;
    must(run->count == 0 && are_equal(&run->output, text, len),
         "6: ASCII comes out byte for byte");
}

static void check_whole(const struct subject *subject, const struct record *run,
                        const char *text, size_t len)
{
    if (!applies_all(subject))
        return;
    char *out;
    size_t out_len;
    must(fixenc_text(&subject->options, text, len, &out, &out_len) == FIXENC_OK,
         "1: any bytes are welcome");
    must(are_equal(&run->output, out, out_len) && out[out_len] == '\0',
         "fixenc_text does what a stream does");
    fixenc_text_free(out);
}

/* ---- From data to subject and text -------------------------------------- */

static const struct fixenc_pair pairs[] = {
    {"\u00E9", "e"}, {"n \u00C3", "N\u00E3"}, {"\u00E3\u0192", "\u00C3"}};

static void open_subject(struct subject *subject,
                         const uint8_t header[FUZZ_HEADER_LEN])
{
    *subject = (struct subject){.options = FIXENC_OPTIONS_INIT};
    subject->options.normalize = (enum fixenc_normalize)(header[0] % 3);
    subject->options.max_layers = header[0] / 3 % (FIXENC_CHAIN_MAX + 1);
    subject->options.charsets = fuzz_charsets(header[1]);
    subject->options.lossy = header[0] / 15 % 2;
    subject->options.min_confidence = header[0] / 30 % 4 * 30;
    if (header[0] / 120 % 2) {
        subject->options.map = pairs;
        subject->options.map_count = sizeof pairs / sizeof *pairs;
    }
    if (header[3] & 4)
        subject->options.via = (struct fixenc_chain){
            1, {(uint8_t)(header[3] / 8 + FIXENC_WINDOWS_1252)}};
    subject->options.escapes = header[3] >> 2 & ALL_ESCAPES;
    subject->cuts = header[2];
    record_start_with(&subject->record, &subject->options);
    subject->record.answers[0] = header[3] & 1 ? FIXENC_SKIP : FIXENC_APPLY;
    subject->record.answers[1] = header[3] & 2 ? FIXENC_SKIP : FIXENC_APPLY;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < FUZZ_HEADER_LEN)
        return 0;
    const char *text = (const char *)data + FUZZ_HEADER_LEN;
    size_t len = size - FUZZ_HEADER_LEN;
    struct subject subject;
    open_subject(&subject, data);
    run_text(&subject, text, len);
    struct record run = take_record(&subject);

    check_findings(&run, text, len);
    check_replacing(&run, text, len);
    check_undoing(&run, text, len);
    check_ascii(&subject, &run, text, len);
    check_whole(&subject, &run, text, len);
    check_cuts(&subject, &run, text, len);
    check_lines(&subject, &run, text, len);
    check_second_pass(&subject, &run, text, len);

    record_end(&run);
    record_end(&subject.record);
    return 0;
}
