/* SPDX-License-Identifier: MIT */
/* Linked with --wrap=malloc, so that memory can run out when a test says. */
#include "fixenc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* How many allocations still succeed. */
static unsigned allocations_left = UINT32_MAX;

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

void *__wrap_malloc(size_t size)
{
    if (allocations_left == 0)
        return NULL;
    allocations_left--;
    return __real_malloc(size);
}

static void check_text(const struct fixenc_options *options, const char *text,
                       size_t len, const char *expected, size_t expected_len)
{
    char *out = NULL;
    size_t out_len = SIZE_MAX;
    assert_int_equal(fixenc_text(options, text, len, &out, &out_len),
                     FIXENC_OK);
    assert_int_equal(out_len, expected_len);
    assert_memory_equal(out, expected, expected_len);
    assert_int_equal(out[out_len], '\0');
    fixenc_text_free(out);
}

static void a_string_is_repaired(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"in SyriÃ« en BelgiÃ«", "in Syrië en België"},
        {"Un café crème\nà Paris\n", "Un café crème\nà Paris\n"},
        {"plain ASCII", "plain ASCII"},
        {"cafe\u0301", "café"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_text(NULL, cases[i].text, strlen(cases[i].text),
                   cases[i].expected, strlen(cases[i].expected));
}

static void an_empty_string_stays_empty(void **state)
{
    (void)state;
    check_text(NULL, "", 0, "", 0);
    check_text(NULL, NULL, 0, "", 0);
}

static void nul_bytes_are_text_like_any_other(void **state)
{
    (void)state;
    static const char text[] = "\0in Syri\u00C3\u00AB\0en Belgi\u00C3\u00AB\0";
    static const char expected[] = "\0in Syri\u00EB\0en Belgi\u00EB\0";
    check_text(NULL, text, sizeof text - 1, expected, sizeof expected - 1);
}

static void options_are_heeded(void **state)
{
    (void)state;
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.normalize = FIXENC_NORMALIZE_NONE;
    check_text(&options, "cafe\u0301", 6, "cafe\u0301", 6);
}

static void a_result_longer_than_the_text_has_room(void **state)
{
    (void)state;
    enum { COUNT = 3000, LINE = 3 }; /* U+FB2C becomes three characters */
    static char text[COUNT * (LINE + 1)], expected[COUNT * (2 * LINE + 1)];
    for (size_t i = 0; i < COUNT; i++) {
        memcpy(text + i * (LINE + 1), "\uFB2C\n", LINE + 1);
        memcpy(expected + i * (2 * LINE + 1), "\u05E9\u05BC\u05C1\n",
               2 * LINE + 1);
    }
    check_text(NULL, text, sizeof text, expected, sizeof expected);
}

static void a_null_argument_is_misuse_and_touches_nothing(void **state)
{
    (void)state;
    char *out = NULL;
    size_t out_len = 7;
    assert_int_equal(fixenc_text(NULL, NULL, 1, &out, &out_len), FIXENC_MISUSE);
    assert_int_equal(fixenc_text(NULL, "a", 1, NULL, &out_len), FIXENC_MISUSE);
    assert_int_equal(fixenc_text(NULL, "a", 1, &out, NULL), FIXENC_MISUSE);
    assert_null(out);
    assert_int_equal(out_len, 7);
}

/* Runs with so many allocations; the stream and the result take two, a result
   that outgrows its room a third. */
static enum fixenc_status run_short(unsigned allocations, char **out,
                                    size_t *out_len)
{
    enum { LEN = 600 };
    static char text[LEN];
    for (size_t i = 0; i < LEN; i += 3)
        memcpy(text + i, "\uFB2C", 3);
    allocations_left = allocations;
    enum fixenc_status status = fixenc_text(NULL, text, LEN, out, out_len);
    allocations_left = UINT32_MAX;
    return status;
}

static void out_of_memory_at_any_allocation_is_told(void **state)
{
    (void)state;
    for (unsigned allocations = 0; allocations < 3; allocations++) {
        char *out = NULL;
        size_t out_len = 7;
        assert_int_equal(run_short(allocations, &out, &out_len),
                         FIXENC_NO_MEMORY);
        assert_null(out);
        assert_int_equal(out_len, 7);
    }
    char *out = NULL;
    size_t out_len = 0;
    assert_int_equal(run_short(3, &out, &out_len), FIXENC_OK);
    assert_int_equal(out_len, 1200);
    fixenc_text_free(out);
}

static void freeing_null_does_nothing(void **state)
{
    (void)state;
    fixenc_text_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_string_is_repaired),
        cmocka_unit_test(an_empty_string_stays_empty),
        cmocka_unit_test(nul_bytes_are_text_like_any_other),
        cmocka_unit_test(options_are_heeded),
        cmocka_unit_test(a_result_longer_than_the_text_has_room),
        cmocka_unit_test(a_null_argument_is_misuse_and_touches_nothing),
        cmocka_unit_test(out_of_memory_at_any_allocation_is_told),
        cmocka_unit_test(freeing_null_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
