/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "ascii.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#define LEN_MAX 300
#define ALIGNMENTS 16

/* The obvious way to do the same. */
static size_t count_ascii(const unsigned char *bytes, size_t len)
{
    size_t run = 0;
    while (run < len && bytes[run] <= 0x7F)
        run++;
    return run;
}

static void fill_with_ascii(unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        bytes[i] = (unsigned char)(i % 0x80);
}

static void check_run(const unsigned char *bytes, size_t len, size_t alignment)
{
    size_t got = fx_ascii_run(bytes, len);
    size_t expected = count_ascii(bytes, len);
    if (got != expected)
        fail_msg("alignment %zu, length %zu: expected %zu, got %zu", alignment,
                 len, expected, got);
}

static void the_first_other_byte_is_found_wherever_it_stands(void **state)
{
    (void)state;
    _Alignas(64) unsigned char buffer[ALIGNMENTS + LEN_MAX];
    for (size_t alignment = 0; alignment < ALIGNMENTS; alignment++) {
        unsigned char *bytes = buffer + alignment;
        fill_with_ascii(buffer, sizeof buffer);
        for (size_t other = 0; other < LEN_MAX; other++) {
            unsigned char ascii = bytes[other];
            bytes[other] = other % 2 == 0 ? 0x80 : 0xFF;
            for (size_t len = 0; len <= LEN_MAX; len++)
                check_run(bytes, len, alignment);
            bytes[other] = ascii;
        }
    }
}

static void each_byte_from_80_ends_the_run_and_none_below(void **state)
{
    (void)state;
    unsigned char bytes[100];
    for (unsigned byte = 0; byte <= 0xFF; byte++) {
        memset(bytes, 'a', sizeof bytes);
        bytes[70] = (unsigned char)byte;
        assert_int_equal(fx_ascii_run(bytes, sizeof bytes),
                         byte < 0x80 ? 100 : 70);
    }
}

/* The text ends where a page begins that must not be read. */
static void nothing_is_read_past_the_end(void **state)
{
    (void)state;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(pages, MAP_FAILED);
    assert_int_equal(mprotect(pages + page, page, PROT_NONE), 0);
    for (size_t len = 0; len <= LEN_MAX; len++)
        assert_int_equal(fx_ascii_run(pages + page - len, len), len);
    munmap(pages, 2 * page);
}

static void no_text_is_a_run_of_0(void **state)
{
    (void)state;
    assert_int_equal(fx_ascii_run(NULL, 0), 0);
}

/* Every second byte is counted; the others differ from it by one bit. */
static void bytes_are_counted_whatever_the_length(void **state)
{
    (void)state;
    unsigned char bytes[1000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i % 2 ? '\n' : '\n' ^ 1 << i / 2 % 8);
    for (size_t len = 0; len <= sizeof bytes; len++)
        assert_int_equal(fx_ascii_count(bytes, len, '\n'), len / 2);
    memset(bytes, '\n', sizeof bytes);
    assert_int_equal(fx_ascii_count(bytes, sizeof bytes, '\n'), 1000);
    assert_int_equal(fx_ascii_count(NULL, 0, '\n'), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_other_byte_is_found_wherever_it_stands),
        cmocka_unit_test(each_byte_from_80_ends_the_run_and_none_below),
        cmocka_unit_test(nothing_is_read_past_the_end),
        cmocka_unit_test(no_text_is_a_run_of_0),
        cmocka_unit_test(bytes_are_counted_whatever_the_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
