/* SPDX-License-Identifier: MIT */
/* The tables of the multi-byte charsets, against iconv. */
#include "multibyte.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <iconv.h>

static const char *const iconv_names[FX_MULTIBYTE_COUNT] = {
    "GB18030", "CP932", "UHC", "CP950", "EUC-JP-MS"};

/* What Windows has at bytes that iconv leaves undefined, and the characters of
   JIS X 0208 where EUC-JP-MS has those of Windows. */
static const struct {
    unsigned charset;
    uint32_t code_point;
    const char *bytes;
} more[] = {
    {FIXENC_GBK, 0x20AC, "\x80"},        {FIXENC_CP932, 0x80, "\x80"},
    {FIXENC_CP932, 0xF8F0, "\xA0"},      {FIXENC_EUC_JP, 0x2212, "\xA1\xDD"},
    {FIXENC_EUC_JP, 0x2016, "\xA1\xC2"},
};

struct iconv_pair {
    iconv_t from_utf32, to_utf32;
};

/* Writes the character's bytes by iconv; returns how many, 0 for none. */
static size_t encode(iconv_t from_utf32, uint32_t c, unsigned char out[8])
{
    char in[4] = {0, (char)(c >> 16), (char)(c >> 8), (char)c};
    char *from = in, *to = (char *)out;
    size_t in_left = sizeof in, out_left = 8;
    iconv(from_utf32, NULL, NULL, NULL, NULL);
    if (iconv(from_utf32, &from, &in_left, &to, &out_left) != 0)
        return 0;
    return 8 - out_left;
}

/* Could the bytes stand side by side in UTF-8? */
static bool is_part_of_utf8(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool is_lead = bytes[i] >= 0xC2 && bytes[i] <= 0xF4;
        bool is_continuation = (bytes[i] & 0xC0) == 0x80;
        bool after_lead = i > 0 && bytes[i - 1] >= 0xC2;
        if ((bytes[i] >= 0x80 && !is_lead && !is_continuation) ||
            (after_lead && !is_continuation))
            return false;
    }
    return true;
}

/* Decodes the bytes; 0 if they are not one character. */
static uint32_t decode(iconv_t to_utf32, const unsigned char *bytes, size_t len)
{
    char in[4];
    unsigned char out[16];
    char *from = in, *to = (char *)out;
    size_t out_left = sizeof out;
    memcpy(in, bytes, len);
    iconv(to_utf32, NULL, NULL, NULL, NULL);
    if (iconv(to_utf32, &from, &len, &to, &out_left) != 0 || out_left != 12)
        return 0;
    return (uint32_t)out[1] << 16 | (uint32_t)out[2] << 8 | out[3];
}

/* Those of two charsets may have several, and Windows has some besides. */
static bool has_several(unsigned charset, uint32_t c)
{
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i].charset == charset && more[i].code_point == c)
            return true;
    return charset == FIXENC_CP932 || charset == FIXENC_BIG5;
}

static void check(unsigned charset, const struct iconv_pair *pair, uint32_t c)
{
    unsigned char wanted[8], have[3];
    size_t wanted_len = encode(pair->from_utf32, c, wanted);
    unsigned len = fx_multibyte_bytes(charset, c, have);
    if (wanted_len == 0 || wanted_len > 3 ||
        !is_part_of_utf8(wanted, wanted_len) ||
        decode(pair->to_utf32, wanted, wanted_len) != c)
        return;
    if (len == 0 || (!has_several(charset, c) &&
                     (len != wanted_len || memcmp(have, wanted, len) != 0)))
        fail_msg("U+%04X in %s", c, iconv_names[charset - FIXENC_GBK]);
}

static void every_character_has_its_bytes_of_iconv(void **state)
{
    (void)state;
    for (unsigned n = 0; n < FX_MULTIBYTE_COUNT; n++) {
        struct iconv_pair pair = {iconv_open(iconv_names[n], "UTF-32BE"),
                                  iconv_open("UTF-32BE", iconv_names[n])};
        for (uint32_t c = 0xA0; c <= 0xFFFF; c++)
            if (c < 0xD800 || c > 0xDFFF)
                check(FIXENC_GBK + n, &pair, c);
        iconv_close(pair.from_utf32);
        iconv_close(pair.to_utf32);
    }
}

static bool is_one_more(unsigned charset, uint32_t c,
                        const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i].charset == charset && more[i].code_point == c)
            return len == strlen(more[i].bytes) &&
                   memcmp(more[i].bytes, bytes, len) == 0;
    return false;
}

static void no_character_has_other_bytes(void **state)
{
    (void)state;
    for (unsigned n = 0; n < FX_MULTIBYTE_COUNT; n++) {
        iconv_t to_utf32 = iconv_open("UTF-32BE", iconv_names[n]);
        for (uint32_t c = 0; c <= 0x20000; c++) {
            unsigned char bytes[3];
            unsigned len = fx_multibyte_bytes(FIXENC_GBK + n, c, bytes);
            if (len > 0 && decode(to_utf32, bytes, len) != c &&
                !is_one_more(FIXENC_GBK + n, c, bytes, len) &&
                !(FIXENC_GBK + n == FIXENC_EUC_JP && c < 0xAD))
                fail_msg("U+%04X in %s", c, iconv_names[n]);
        }
        iconv_close(to_utf32);
    }
}

static void what_windows_and_jis_have_besides_is_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        unsigned char bytes[3];
        unsigned len =
            fx_multibyte_bytes(more[i].charset, more[i].code_point, bytes);
        assert_int_equal(len, strlen(more[i].bytes));
        assert_memory_equal(bytes, more[i].bytes, len);
    }
}

static void ascii_has_no_bytes_of_its_own(void **state)
{
    (void)state;
    unsigned char bytes[3];
    for (unsigned n = 0; n < FX_MULTIBYTE_COUNT; n++)
        for (uint32_t c = 0; c < 0x80; c++)
            assert_int_equal(fx_multibyte_bytes(FIXENC_GBK + n, c, bytes), 0);
}

static void what_begins_a_sequence_is_told_by_its_first_byte(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        unsigned wanted = 0;
        for (unsigned n = 0; n < FX_MULTIBYTE_COUNT; n++) {
            unsigned char bytes[3] = {0};
            fx_multibyte_bytes(FIXENC_GBK + n, c, bytes);
            if (bytes[0] >= 0xC2 && bytes[0] <= 0xF0)
                wanted |= 1u << (bytes[0] < 0xE0 ? n : 8 + n);
        }
        if (fx_multibyte_starts(c) != wanted)
            fail_msg("U+%04X begins %X", c, fx_multibyte_starts(c));
    }
}

static void they_are_in_the_order_of_the_enum(void **state)
{
    (void)state;
    for (unsigned n = 0; n < FX_MULTIBYTE_COUNT; n++)
        assert_int_equal(fx_multibyte_order[n].charset, FIXENC_GBK + n);
}

/* What iconv makes of a byte or two, but for controls of one byte. */
static uint32_t decode_by_iconv(iconv_t to_utf32, const unsigned char *bytes,
                                size_t len)
{
    uint32_t c = decode(to_utf32, bytes, len);
    return (len == 1 && c < 0xA0) || c > 0xFFFF ? 0 : c;
}

/* Is what stands there instead of iconv's one of those with a correction? */
static bool is_corrected(unsigned charset, uint32_t c, uint32_t by_iconv)
{
    return has_several(charset, c) || by_iconv == 0 ||
           (charset == FIXENC_EUC_JP && c != 0);
}

static void bytes_are_the_character_of_iconv(void **state)
{
    (void)state;
    unsigned corrected = 0;
    for (unsigned n = 0; n < FX_MULTIBYTE_COUNT; n++) {
        iconv_t to_utf32 = iconv_open("UTF-32BE", iconv_names[n]);
        for (unsigned pair = 0x8000; pair <= 0xFFFF; pair++) {
            unsigned char bytes[2] = {(unsigned char)(pair >> 8),
                                      (unsigned char)pair};
            uint32_t have = 0, wanted = 0;
            size_t wanted_len = 0;
            while (wanted == 0 && wanted_len < 2)
                wanted = decode_by_iconv(to_utf32, bytes, ++wanted_len);
            unsigned len = fx_multibyte_decode(FIXENC_GBK + n, bytes, 2, &have);
            if (len == wanted_len && have == wanted)
                continue;
            if ((len || wanted) && !is_corrected(FIXENC_GBK + n, have, wanted))
                fail_msg("%04X is U+%04X, not U+%04X in %s", pair, have, wanted,
                         iconv_names[n]);
            corrected += len || wanted;
        }
        iconv_close(to_utf32);
    }
    assert_in_range(corrected, 1, 2000);
}

static void half_a_character_is_none(void **state)
{
    (void)state;
    uint32_t c;
    const unsigned char bytes[] = {0xB0, 0xA1};
    assert_int_equal(fx_multibyte_decode(FIXENC_GBK, bytes, 2, &c), 2);
    assert_int_equal(c, 0x554A);
    assert_int_equal(fx_multibyte_decode(FIXENC_GBK, bytes, 1, &c), 0);
    assert_int_equal(fx_multibyte_decode(FIXENC_GBK, bytes, 0, &c), 0);
    assert_int_equal(
        fx_multibyte_decode(FIXENC_GBK, (const unsigned char *)"a", 1, &c), 1);
    assert_int_equal(c, 'a');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_has_its_bytes_of_iconv),
        cmocka_unit_test(no_character_has_other_bytes),
        cmocka_unit_test(what_windows_and_jis_have_besides_is_there),
        cmocka_unit_test(ascii_has_no_bytes_of_its_own),
        cmocka_unit_test(what_begins_a_sequence_is_told_by_its_first_byte),
        cmocka_unit_test(they_are_in_the_order_of_the_enum),
        cmocka_unit_test(bytes_are_the_character_of_iconv),
        cmocka_unit_test(half_a_character_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
