/* SPDX-License-Identifier: MIT */
/* Where a stream stops, and that a reset makes it new, over every text. */
#include "fixenc.h"
#include "record.h"
#include "texts.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool stops_at_the_finding(struct record *record, const struct text *text)
{
    record->answers[0] = FIXENC_STOP;
    record_clear(record);
    enum fixenc_status pushed =
        fixenc_push(record->stream, text->bytes, text->len);
    enum fixenc_status finished = fixenc_finish(record->stream);
    if (record->count == 0)
        return pushed == FIXENC_OK && finished == FIXENC_OK;
    size_t offset = (size_t)record->findings[0].told.offset;
    return finished == FIXENC_STOPPED &&
           fixenc_push(record->stream, "x", 1) == FIXENC_STOPPED &&
           record->count == 1 && record_output_is(record, text->bytes, offset);
}

static void a_stop_ends_the_output_before_its_finding(void **state)
{
    texts_check(state, stops_at_the_finding);
}

static bool is_new_after_reset(struct record *record, const struct text *text)
{
    struct record fresh;
    record_start_with(&fresh, record->options);
    record_repair(&fresh, text->bytes, text->len);
    record_clear(record);
    record_push(record, text->bytes, text->len / 2);
    record_repair(record, text->bytes, text->len);
    bool is_same = record_equal(record, &fresh);
    record_end(&fresh);
    return is_same;
}

static void a_reset_stream_is_as_new(void **state)
{
    texts_check(state, is_new_after_reset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_ends_the_output_before_its_finding),
        cmocka_unit_test(a_reset_stream_is_as_new),
    };
    return cmocka_run_group_tests(tests, texts_read, texts_free);
}
