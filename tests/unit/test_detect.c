/* SPDX-License-Identifier: MIT */
#include "detect.h"

#include "chars.h"
#include "charset.h"
#include "judge.h"
#include "line.h"
#include "nfc.h"
#include "random.h"
#include "repair.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ALL_CHARSETS ((UINT64_C(1) << FIXENC_CHARSET_END) - 2)

enum { MAX = 300 };

static size_t detect(const char *text, uint64_t charsets, bool forms)
{
    return fx_detect_clean((const unsigned char *)text, strlen(text), charsets,
                           forms);
}

/* ---- Known text ---------------------------------------------------------- */

static void clean_text_of_many_scripts_is_passed_whole(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "Nothing but ASCII,\nin two lines.\r\n",
        "Le café où naît l'été",
        "Größe, Fuß, Übung, Äpfel",
        "W Krakowie jest ładnie, często świeci słońce",
        "Dobrý den, jak se máte?",
        "שלום עולם",
        "مرحبا بالعالم",
        "नमस्ते दुनिया",
        "日本語の文",
        "한국어 문장",
        "Հայերեն լեզու",
        "ქართული ენა",
        "Tiếng Việt rất đẹp",
        "\xEF\xBB\xBFwith a mark of byte order",
        "“quoted” – and — dashed…",
        "😀 👍🏽",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (detect(texts[i], ALL_CHARSETS, true) != strlen(texts[i]))
            fail_msg("%s: stopped at %zu", texts[i],
                     detect(texts[i], ALL_CHARSETS, true));
}

static void suspect_text_is_stopped_at(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "SyriÃ«",        /* windows-1252 */
        "itâ€™s",        /* windows-1252, three bytes */
        "ðŸ˜€",          /* windows-1252, four bytes */
        "├⌐t├⌐",         /* IBM437 */
        "╨Ю╨┐╨╕╤Б",      /* IBM866 */
        "Г©tГ©",         /* KOI8-R */
        "cafe\u0301",    /* to be composed */
        "x\u0301\u0323", /* out of order */
        "\u212B",        /* singleton */
        "\u1100\u1161",  /* jamo */
        "a\nb\nSyri\u00C3\u00AB\n",
        "\u00C3 s",      /* byte A0 became a space */
        "\u00E2\u20AC?", /* a byte became a question mark */
        "caf\uFFFD",     /* a byte was lost */
        "d\xC2\x92 oh",  /* a C1 control */
        "caf\xE9",       /* no UTF-8 */
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (detect(texts[i], ALL_CHARSETS, true) == strlen(texts[i]))
            fail_msg("%s: passed", texts[i]);
}

static void charsets_not_asked_for_are_passed_over(void **state)
{
    (void)state;
    const char *text = "SyriÃ«";
    uint64_t latin = UINT64_C(1) << FIXENC_WINDOWS_1252;
    uint64_t other = UINT64_C(1) << FIXENC_IBM437;
    assert_true(detect(text, latin, true) < strlen(text));
    assert_int_equal(detect(text, other, true), strlen(text));
    assert_int_equal(detect(text, 0, true), strlen(text));
}

static void normal_forms_not_asked_for_are_passed_over(void **state)
{
    (void)state;
    assert_int_equal(detect("cafe\u0301", ALL_CHARSETS, false),
                     strlen("cafe\u0301"));
}

/* ASCII or another character ends what might be a sequence. */
static void what_is_interrupted_is_no_sequence(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "\u00C3-\u00AB",       "\u00C3\n\u00AB",
        "\u00C3\u4E00\u00AB",  "\u00E2\u201Ax\u00AC",
        "\u00F0\u0178\u02DC.", "\u00E2\u201A\u4E00\u00AC"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(
            detect(texts[i], UINT64_C(1) << FIXENC_WINDOWS_1252, true),
            strlen(texts[i]));
}

static void the_bytes_passed_hold_nothing_suspect(void **state)
{
    (void)state;
    const char *text = "en été, SyriÃ« et BelgiÃ«";
    size_t passed = detect(text, ALL_CHARSETS, true);
    assert_true(passed >= strlen("en été, Syri"));
    assert_true(passed < strlen("en été, SyriÃ«"));
}

static void nothing_at_or_after_the_end_is_read(void **state)
{
    (void)state;
    const unsigned char text[] = "SyriÃ«";
    for (size_t len = 0; len < sizeof text - 1; len++) {
        bool is_cut = len > 0 && text[len - 1] >= 0xC0; /* that is suspect */
        assert_int_equal(fx_detect_clean(text, len, ALL_CHARSETS, true),
                         len - is_cut);
    }
}

/* ---- Against the slow way ------------------------------------------------ */

static struct fx_char in_chars[4 * MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_nfc_work work;

static bool has_repair(const struct fx_line *line)
{
    static struct fx_candidate text[4 * MAX];
    static uint64_t starts[4 * MAX];
    for (size_t i = 0; i < line->count; i++) {
        text[i].code_point = line->chars[i].code_point;
        text[i].begin = (uint16_t)i;
        text[i].end = (uint16_t)(i + 1);
    }
    return fx_repair_starts(text, line->count, ALL_CHARSETS, starts) != 0;
}

/* Was something surely lost, or is it a C1 control or no UTF-8? */
static bool has_damage(const struct fx_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->chars[i].code_point;
        if ((c >= 0x80 && c <= 0x9F) || c == 0xFFFD || c >= FX_CHARS_BYTE)
            return true;
    }
    return false;
}

static bool has_sequence(const unsigned char *bytes, size_t len)
{
    struct fx_line in = {.chars = in_chars};
    fx_line_decode(&in, bytes, len);
    return has_repair(&in) || has_damage(&in);
}

/* Can a space or a question mark stand for the rest of a sequence? */
static bool may_have_loss(const unsigned char *bytes, size_t len)
{
    for (size_t i = 1; i < len; i++)
        if (bytes[i - 1] >= 0x80 && (bytes[i] == ' ' || bytes[i] == '?'))
            return true;
    return false;
}

/* Would the judge or normal form C change anything? */
static bool has_work(const unsigned char *bytes, size_t len, uint64_t charsets,
                     bool forms)
{
    static struct fx_judge_work judge;
    struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};
    fx_line_decode(&in, bytes, len);
    return fx_judge_repair(&in, charsets, FIXENC_CHAIN_MAX, false, &out,
                           &judge) > 0 ||
           (forms && fx_nfc_compose(&in, false, &out, &work));
}

static size_t append(unsigned char *bytes, size_t len, uint32_t code_point)
{
    return len + fx_utf8_encode(code_point, bytes + len);
}

/* A character of a charset; seldom one at random. */
static uint32_t draw_char(struct random *random, unsigned charset)
{
    static const uint32_t forms[] = {0x301, 0x323, 0x344, 0x1161, 0x212B, 'e'};
    uint32_t c = fx_charset_decode(charset, 0x80 + random_below(random, 0x80));
    switch (random_below(random, 12)) {
    case 0:
        return random_code_point(random);
    case 1:
        return forms[random_below(random, 6)];
    case 2:
        return ' ' + random_below(random, 0x5F);
    default:
        return c;
    }
}

/* Text with a suspect sequence in about half of the rounds; `len` is how many
   bytes of ASCII it begins with, so that every alignment is met. */
static size_t make_text(struct random *random, unsigned char *bytes, size_t len)
{
    unsigned charset = 1 + random_below(random, FX_CHARSET_COUNT);
    uint32_t count = random_below(random, 7);
    memset(bytes, 'a', len);
    for (uint32_t i = 0; i < count; i++) {
        if (random_below(random, 15) == 0)
            bytes[len++] = (unsigned char)(0x80 + random_below(random, 0x80));
        else
            len = append(bytes, len, draw_char(random, charset));
    }
    memset(bytes + len, 'z', 20);
    return len + random_below(random, 20);
}

static void nothing_is_passed_that_has_work_in_it(void **state)
{
    (void)state;
    struct random random = {1};
    unsigned stopped = 0;
    for (int round = 0; round < 60000; round++) {
        unsigned char bytes[MAX];
        size_t len = make_text(&random, bytes, (size_t)round % 33);
        uint64_t charsets = random_below(&random, 3)
                                ? ALL_CHARSETS
                                : UINT64_C(1)
                                      << (1 + random_below(&random, 43));
        bool forms = random_below(&random, 2) == 0;
        size_t passed = fx_detect_clean(bytes, len, charsets, forms);
        stopped += passed < len;
        if (has_work(bytes, passed, charsets, forms))
            fail_msg("round %d: %zu bytes of %zu passed", round, passed, len);
    }
    assert_in_range(stopped, 10000, 50000); /* both were tried */
}

/* Charsets are exact; a form of "Maybe" may turn out to be fine. */
static void nothing_is_stopped_at_without_a_charset_that_has_work(void **state)
{
    (void)state;
    struct random random = {2};
    for (int round = 0; round < 20000; round++) {
        unsigned char bytes[MAX];
        size_t len = make_text(&random, bytes, (size_t)round % 17);
        size_t passed = fx_detect_clean(bytes, len, ALL_CHARSETS, false);
        if (passed < len && !has_sequence(bytes, len) &&
            !may_have_loss(bytes, len))
            fail_msg("round %d: stopped at %zu of %zu", round, passed, len);
    }
}

/* In a long text pairs.h goes first, in one of less than a block it does not. */
static size_t detect_run_by_run(const unsigned char *bytes, size_t len)
{
    size_t i = 0;
    while (i < len) {
        size_t end = i + 1; /* may be the ASCII before a run */
        while (end < len && bytes[end] >= 0x80)
            end++;
        size_t seen = end < len ? end + 1 : end;
        assert_true(seen - i < FX_DETECT_BLOCK);
        size_t passed =
            fx_detect_clean(bytes + i, seen - i, ALL_CHARSETS, true);
        if (passed < seen - i)
            return i + passed;
        i = end;
    }
    return len;
}

/* Words with small letters of Cyrillic and Greek, for which there is a rule, and
   characters of a charset. */
static size_t make_long_text(struct random *random, unsigned char *bytes)
{
    static const uint32_t small[] = {0x431, 0x440, 0x43D, 0x456, 0x3B1, 0x3AF};
    static const uint32_t between[] = {' ', ' ', '?', 'a', '\n'};
    unsigned charset = 1 + random_below(random, FX_CHARSET_COUNT);
    size_t len = 0;
    while (len < MAX - 40) {
        uint32_t count = random_below(random, 9);
        for (uint32_t i = 0; i < count; i++)
            len =
                append(bytes, len,
                       random_below(random, 4) ? small[random_below(random, 6)]
                                               : draw_char(random, charset));
        len = append(bytes, len, between[random_below(random, 5)]);
    }
    return len;
}

static void long_text_is_stopped_at_where_its_runs_are(void **state)
{
    (void)state;
    struct random random = {3};
    unsigned far = 0;
    for (int round = 0; round < 60000; round++) {
        unsigned char bytes[MAX];
        size_t len = make_long_text(&random, bytes);
        size_t expected = detect_run_by_run(bytes, len);
        size_t passed = fx_detect_clean(bytes, len, ALL_CHARSETS, true);
        far += passed > FX_DETECT_BLOCK;
        if (passed != expected)
            fail_msg("round %d: stopped at %zu, not %zu", round, passed,
                     expected);
    }
    assert_in_range(far, 5000, 60000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_text_of_many_scripts_is_passed_whole),
        cmocka_unit_test(suspect_text_is_stopped_at),
        cmocka_unit_test(charsets_not_asked_for_are_passed_over),
        cmocka_unit_test(normal_forms_not_asked_for_are_passed_over),
        cmocka_unit_test(what_is_interrupted_is_no_sequence),
        cmocka_unit_test(the_bytes_passed_hold_nothing_suspect),
        cmocka_unit_test(nothing_at_or_after_the_end_is_read),
        cmocka_unit_test(nothing_is_passed_that_has_work_in_it),
        cmocka_unit_test(nothing_is_stopped_at_without_a_charset_that_has_work),
        cmocka_unit_test(long_text_is_stopped_at_where_its_runs_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
