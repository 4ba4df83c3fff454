/* SPDX-License-Identifier: MIT */
/* Normal form C and detection over every short string, against slow ways. */
#include "charset.h"
#include "detect.h"
#include "nfc.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include <cmocka.h>

#define ALL_CHARSETS ((UINT64_C(1) << FIXENC_CHARSET_END) - 2)

enum { MAX = 16 };

struct text {
    unsigned char bytes[MAX];
    size_t len;
};

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {in_chars, 0}, out = {out_chars, 0};
static struct fx_nfc_work work;

static void fail_text(const struct text *text, const char *what)
{
    fail_msg("%s: %zu bytes, %02X %02X %02X %02X", what, text->len,
             text->bytes[0], text->bytes[1], text->bytes[2], text->bytes[3]);
}

/* ---- Normal form C ------------------------------------------------------- */

/* Appends what utf8proc makes of well-formed UTF-8. */
static void append_form(struct text *to, const unsigned char *bytes, size_t len)
{
    int32_t chars[4 * MAX];
    utf8proc_ssize_t count =
        utf8proc_decompose(bytes, (utf8proc_ssize_t)len, chars, 4 * MAX,
                           UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    assert_true(count >= 0);
    count = utf8proc_normalize_utf32(chars, count,
                                     UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        to->len += fx_utf8_encode((uint32_t)chars[i], to->bytes + to->len);
}

static size_t valid_len(const struct text *text, size_t at)
{
    size_t end = at;
    uint32_t code_point;
    unsigned used;
    while ((used = fx_utf8_decode(text->bytes + end, text->len - end,
                                  &code_point)) > 0)
        end += used;
    return end - at;
}

/* A byte that is not UTF-8 stays, and parts what stands beside it. */
static struct text normalise_slowly(const struct text *text)
{
    struct text form = {.len = 0};
    for (size_t at = 0; at < text->len;) {
        size_t len = valid_len(text, at);
        if (len > 0)
            append_form(&form, text->bytes + at, len);
        else
            form.bytes[form.len++] = text->bytes[at];
        at += len > 0 ? len : 1;
    }
    return form;
}

static bool check_form(const struct text *text)
{
    const struct text want = normalise_slowly(text);
    unsigned char got[4 * MAX];
    fx_line_decode(&in, text->bytes, text->len);
    bool is_changed = fx_nfc_compose(&in, false, &out, &work);
    const struct fx_line *line = is_changed ? &out : &in;
    size_t len = fx_line_encode(line->chars, line->count, got);
    if (len != want.len || memcmp(got, want.bytes, len) != 0)
        fail_text(text, "is not what utf8proc makes of it");
    return is_changed;
}

/* ---- Detection ----------------------------------------------------------- */

struct chars {
    uint32_t chars[MAX];
    size_t count;
};

static struct chars take_apart(const struct text *text)
{
    struct chars chars = {.count = 0};
    for (size_t at = 0; at < text->len; chars.count++) {
        uint32_t c = 0x110000u + text->bytes[at];
        unsigned used = fx_utf8_decode(text->bytes + at, text->len - at, &c);
        chars.chars[chars.count] = c;
        at += used > 0 ? used : 1;
    }
    return chars;
}

/* The charsets, looked up the plain way. */
static uint8_t bytes_of[FIXENC_CHARSET_END][0x10000];

static int fill_bytes(void **state)
{
    (void)state;
    for (unsigned charset = 1; charset < FIXENC_CHARSET_END; charset++)
        for (unsigned byte = 0x80; byte <= 0xFF; byte++)
            if (fx_charset_decode(charset, byte) != 0)
                bytes_of[charset][fx_charset_decode(charset, byte)] =
                    (uint8_t)byte;
    return 0;
}

static unsigned find_byte(unsigned charset, uint32_t code_point)
{
    return code_point < 0x10000 ? bytes_of[charset][code_point] : 0;
}

static bool is_lead(unsigned byte, unsigned len)
{
    static const unsigned first[] = {0, 0, 0xC2, 0xE0, 0xF0, 0xF5};
    return byte >= first[len] && byte < first[len + 1];
}

/* Do the bytes of the characters from `at` on begin as UTF-8 would, or go on
   so up to a place where one may have been lost? */
static bool is_suspect_in(const struct chars *text, size_t at, unsigned charset)
{
    unsigned lead = find_byte(charset, text->chars[at]);
    bool may_lose =
        charset == FIXENC_WINDOWS_1252 || charset == FIXENC_ISO_8859_1;
    for (unsigned len = 2; len <= 4; len++) {
        size_t i = 1;
        while (i < len && at + i < text->count &&
               (find_byte(charset, text->chars[at + i]) & 0xC0) == 0x80)
            i++;
        uint32_t next = at + i < text->count ? text->chars[at + i] : 0;
        if (is_lead(lead, len) && (i == len || (may_lose && i == len - 1 &&
                                                (next == ' ' || next == '?'))))
            return true;
    }
    return false;
}

static bool is_suspect(const struct chars *text)
{
    for (size_t i = 0; i < text->count; i++) {
        uint32_t c = text->chars[i];
        if ((c >= 0x80 && c <= 0x9F) || c == 0xFFFD)
            return true;
        if (c < 0x80 || fx_charset_char(c) == 0)
            continue;
        for (unsigned charset = 1; charset < FIXENC_CHARSET_END; charset++)
            if (is_suspect_in(text, i, charset))
                return true;
    }
    return false;
}

static bool is_passed(const struct text *text, bool forms)
{
    return fx_detect_clean(text->bytes, text->len, ALL_CHARSETS, forms) ==
           text->len;
}

static void check_detection(const struct text *text)
{
    const struct chars chars = take_apart(text);
    if (is_passed(text, false) == is_suspect(&chars))
        fail_text(text, "is passed, or not, for no reason");
}

/* ---- Every string -------------------------------------------------------- */

static void check_bytes(struct text text, size_t len)
{
    text.len = len;
    bool is_changed = check_form(&text);
    if (is_changed && is_passed(&text, true))
        fail_text(&text, "is passed, and not in normal form");
    check_detection(&text);
}

static void every_string_of_up_to_three_bytes(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 0x1000000; n++) {
        const struct text text = {{(unsigned char)(n >> 16),
                                   (unsigned char)(n >> 8), (unsigned char)n},
                                  0};
        if ((n & 0x808080) == 0)
            continue; /* ASCII has a promise of its own */
        check_bytes(text, 3);
        if ((n & 0xFF) == 0x80) /* a byte that would go on, were it read */
            check_bytes(text, 2);
        if ((n & 0xFFFF) == 0x8080)
            check_bytes(text, 1);
    }
}

static void every_pair_of_characters_of_the_charsets(void **state)
{
    static uint32_t chars[FX_CHARSET_CHAR_COUNT];
    size_t count = 0;
    (void)state;
    for (uint32_t c = 0x80; c < 0x10000; c++)
        if (fx_charset_char(c) != 0)
            chars[count++] = c;
    assert_int_equal(count, FX_CHARSET_CHAR_COUNT - 1);
    for (size_t i = 0; i < count * count; i++) {
        struct text text = {.len = 0};
        text.len += fx_utf8_encode(chars[i / count], text.bytes);
        text.len += fx_utf8_encode(chars[i % count], text.bytes + text.len);
        check_detection(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_string_of_up_to_three_bytes),
        cmocka_unit_test(every_pair_of_characters_of_the_charsets),
    };
    return cmocka_run_group_tests(tests, fill_bytes, NULL);
}
