/* SPDX-License-Identifier: MIT */
#include "record.h"

#include "must.h"

#include <stdlib.h>
#include <string.h>

/* Doubles an array until `wanted` things of `size` bytes have room. */
static void *grow(void *array, size_t *capacity, size_t wanted, size_t size)
{
    if (wanted <= *capacity)
        return array;
    while (*capacity < wanted)
        *capacity = *capacity == 0 ? 64 : *capacity * 2;
    array = realloc(array, *capacity * size);
    must(array != NULL, "there is memory for a record");
    return array;
}

void record_append(struct record_bytes *to, const char *bytes, size_t len)
{
    to->bytes = grow(to->bytes, &to->capacity, to->len + len, 1);
    if (len > 0)
        memcpy(to->bytes + to->len, bytes, len);
    to->len += len;
}

static enum fixenc_answer keep_finding(void *user,
                                       const struct fixenc_finding *told)
{
    struct record *record = user;
    record->findings = grow(record->findings, &record->capacity,
                            record->count + 1, sizeof *record->findings);
    enum fixenc_answer answer = record->answers[record->count % 2];
    struct record_finding *kept = &record->findings[record->count++];
    *kept = (struct record_finding){
        .told = *told, .answer = answer, .output_offset = record->output.len};
    kept->before = record->texts.len;
    record_append(&record->texts, told->before, told->before_len);
    kept->after = record->texts.len;
    record_append(&record->texts, told->after, told->after_len);
    kept->told.before = NULL;
    kept->told.after = NULL;
    return answer;
}

static bool keep_output(void *user, const char *bytes, size_t len)
{
    struct record *record = user;
    record_append(&record->output, bytes, len);
    return true;
}

void record_start_with(struct record *record,
                       const struct fixenc_options *options)
{
    *record = (struct record){.options = options};
    const struct fixenc_sink sink = {keep_finding, keep_output, record};
    record->stream = fixenc_new(options, &sink);
    must(record->stream != NULL, "there is memory for a stream");
}

void record_start(struct record *record)
{
    record_start_with(record, NULL);
}

void record_end(struct record *record)
{
    fixenc_free(record->stream);
    free(record->output.bytes);
    free(record->texts.bytes);
    free(record->findings);
}

int record_set_up(void **state)
{
    static struct record record;
    record_start(&record);
    *state = &record;
    return 0;
}

int record_tear_down(void **state)
{
    record_end(*state);
    return 0;
}

void record_clear(struct record *record)
{
    fixenc_reset(record->stream);
    record->output.len = 0;
    record->texts.len = 0;
    record->count = 0;
}

void record_push(struct record *record, const char *bytes, size_t len)
{
    must(fixenc_push(record->stream, bytes, len) == FIXENC_OK,
         "1: any bytes are welcome");
}

void record_finish(struct record *record)
{
    must(fixenc_finish(record->stream) == FIXENC_OK,
         "1: any bytes are welcome");
}

void record_repair(struct record *record, const char *bytes, size_t len)
{
    record_clear(record);
    record_push(record, bytes, len);
    record_finish(record);
}

const char *record_before(const struct record *record, size_t index)
{
    return record->texts.bytes + record->findings[index].before;
}

const char *record_after(const struct record *record, size_t index)
{
    return record->texts.bytes + record->findings[index].after;
}

static bool same_bytes(const struct record_bytes *a, const char *bytes,
                       size_t len)
{
    return a->len == len && (len == 0 || memcmp(a->bytes, bytes, len) == 0);
}

bool record_output_is(const struct record *record, const char *bytes,
                      size_t len)
{
    return same_bytes(&record->output, bytes, len);
}

static bool same_chain(const struct fixenc_chain *a,
                       const struct fixenc_chain *b)
{
    return a->len == b->len && memcmp(a->step, b->step, a->len) == 0;
}

static bool same_finding(const struct record_finding *a,
                         const struct record_finding *b)
{
    const struct fixenc_finding *x = &a->told, *y = &b->told;
    return x->kind == y->kind && x->confidence == y->confidence &&
           same_chain(&x->chain, &y->chain) && x->offset == y->offset &&
           x->line == y->line && x->column == y->column &&
           x->before_len == y->before_len && x->after_len == y->after_len &&
           a->output_offset == b->output_offset;
}

size_t record_changes(const struct record *record)
{
    size_t count = 0;
    for (size_t i = 0; i < record->count; i++)
        count += record->findings[i].told.kind != FIXENC_LOST;
    return count;
}

bool record_equal(const struct record *a, const struct record *b)
{
    if (a->count != b->count ||
        !same_bytes(&a->output, b->output.bytes, b->output.len) ||
        !same_bytes(&a->texts, b->texts.bytes, b->texts.len))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same_finding(&a->findings[i], &b->findings[i]))
            return false;
    return true;
}
