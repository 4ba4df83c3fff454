/* SPDX-License-Identifier: MIT */
/* Normal form C and detection over every short string, against slow ways. */
#include "charset.h"
#include "detect.h"
#include "judge.h"
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
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};
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
    size_t len = fx_line_encode(line->chars, line->count, text->bytes, got);
    if (len != want.len || memcmp(got, want.bytes, len) != 0)
        fail_text(text, "is not what utf8proc makes of it");
    return is_changed;
}

/* ---- Detection ----------------------------------------------------------- */

static bool is_passed(const struct text *text, bool forms)
{
    return fx_detect_clean(text->bytes, text->len, ALL_CHARSETS, forms) ==
           text->len;
}

/* What is passed over is what the judge would leave alone. */
static void check_detection(const struct text *text)
{
    static struct fx_judge_work judge_work;
    if (!is_passed(text, false))
        return;
    fx_line_decode(&in, text->bytes, text->len);
    if (fx_judge_repair(&in, ALL_CHARSETS, FIXENC_CHAIN_MAX, false, &out,
                        &judge_work) > 0)
        fail_text(text, "is passed, and the judge would change it");
}

/* ---- Every string -------------------------------------------------------- */

/* Only of well-formed UTF-8 beyond ASCII is there anything to undo. */
static bool has_character(const struct text *text)
{
    uint32_t code_point;
    for (size_t at = 0; at < text->len; at++)
        if (fx_utf8_decode(text->bytes + at, text->len - at, &code_point) > 1)
            return true;
    return false;
}

static void check_bytes(struct text text, size_t len)
{
    text.len = len;
    bool is_changed = check_form(&text);
    if (is_changed && is_passed(&text, true))
        fail_text(&text, "is passed, and not in normal form");
    if (has_character(&text))
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
    return cmocka_run_group_tests(tests, NULL, NULL);
}
