/* SPDX-License-Identifier: MIT */
#include "model.h"

#include "charset.h"
#include "random.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MAX = 600 };

/* ---- The cost of a text -------------------------------------------------- */

/* Of a whole line of UTF-8, its end included. */
static unsigned cost_of(const unsigned char *text, size_t len)
{
    struct fx_model_context context = fx_model_start();
    unsigned cost = 0;
    for (size_t i = 0; i < len;) {
        uint32_t c = FX_CHARS_BYTE + text[i];
        unsigned used = fx_utf8_decode(text + i, len - i, &c);
        cost += fx_model_cost(&context, c);
        context = fx_model_after(&context, c);
        i += used ? used : 1;
    }
    return cost + fx_model_cost(&context, '\n');
}

static size_t garble(const char *text, unsigned charset, unsigned char *out)
{
    size_t len = 0;
    for (; *text; text++) {
        unsigned byte = (unsigned char)*text;
        assert_true(len < MAX - 4);
        len += fx_utf8_encode(
            byte < 0x80 ? byte : fx_charset_decode(charset, byte), out + len);
    }
    return len;
}

static const struct {
    const char *language, *text;
} samples[] = {
    {"Dutch", "Syrië, België en Italië"},
    {"French", "Le café où naît l’été est fermé"},
    {"German", "Die Größe der Füße übt"},
    {"Spanish", "El niño comió mañana la piñata"},
    {"Portuguese", "A nação não está à venda"},
    {"Danish", "Rødgrød med fløde på øen"},
    {"Polish", "Wieczorem będzie świeciło słońce"},
    {"Czech", "Dobrý den, příští týden přijdu"},
    {"Hungarian", "Jó napot kívánok, köszönöm szépen"},
    {"Turkish", "Güneş doğuyor, çocuklar gülüyor"},
    {"Vietnamese", "Tiếng Việt là ngôn ngữ chính"},
    {"Russian", "Доброе утро, как дела"},
    {"Ukrainian", "Доброго ранку, як ваші справи"},
    {"Greek", "Καλημέρα σας, τι κάνετε"},
    {"Hebrew", "בוקר טוב, מה שלומך"},
    {"Arabic", "صباح الخير كيف حالك"},
    {"Persian", "صبح بخیر، حال شما چطور است"},
    {"Hindi", "नमस्ते, आप कैसे हैं"},
    {"Thai", "สวัสดีตอนเช้า"},
    {"Armenian", "Բարի լույս, ինչպես եք"},
    {"Georgian", "დილა მშვიდობისა"},
    {"Japanese", "おはようございます、お元気ですか"},
    {"Chinese", "早上好，你好吗"},
    {"Korean", "안녕하세요, 잘 지내세요"},
    {"signs", "“Yes” – it costs 5 €…"},
};
enum { SAMPLES = sizeof samples / sizeof *samples };

/* A nat is a factor of e; ten of them are beyond doubt. */
static void right_text_is_far_likelier_than_the_same_text_garbled(void **state)
{
    (void)state;
    static const unsigned charsets[] = {
        FIXENC_WINDOWS_1252, FIXENC_ISO_8859_1, FIXENC_WINDOWS_1250,
        FIXENC_WINDOWS_1251, FIXENC_IBM437,     FIXENC_IBM850,
        FIXENC_MACINTOSH,    FIXENC_KOI8_R,     FIXENC_IBM866};
    for (size_t i = 0; i < SAMPLES; i++)
        for (size_t k = 0; k < sizeof charsets / sizeof *charsets; k++) {
            unsigned char garbled[MAX];
            size_t len = garble(samples[i].text, charsets[k], garbled);
            unsigned right = cost_of((const unsigned char *)samples[i].text,
                                     strlen(samples[i].text));
            unsigned wrong = cost_of(garbled, len);
            if (right + 10 * FX_MODEL_NAT > wrong)
                fail_msg("%s as %s: right costs %u, wrong %u",
                         samples[i].language, fx_charset_name(charsets[k]),
                         right, wrong);
        }
}

static void likely_text_costs_less_than_unlikely_text(void **state)
{
    (void)state;
    static const struct {
        const char *likely, *unlikely;
    } pairs[] = {
        {"é", "Ã©"},          {"’", "â€™"},
        {"België", "Belgiȅ"}, {"Straße", "Stra\u0160e"},
        {"ÉTÉ", "É\u00A7É"},  {"привет", "прЇвет"},
        {"Москва", "МOсквa"}, {"5 €", "5 \u20A2"},
        {"a b", "a\001b"},    {"word", "wo\uE000rd"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const unsigned char *likely = (const unsigned char *)pairs[i].likely;
        const unsigned char *unlikely =
            (const unsigned char *)pairs[i].unlikely;
        if (cost_of(likely, strlen(pairs[i].likely)) >=
            cost_of(unlikely, strlen(pairs[i].unlikely)))
            fail_msg("%s costs no less than %s", pairs[i].likely,
                     pairs[i].unlikely);
    }
}

/* ---- Context ------------------------------------------------------------- */

static struct fx_model_context context_after(const char *text)
{
    struct fx_model_context context = fx_model_start();
    for (; *text; text++)
        context = fx_model_after(&context, (unsigned char)*text);
    return context;
}

static void a_letter_costs_what_the_letters_before_it_make_of_it(void **state)
{
    (void)state;
    static const struct {
        const char *likely, *unlikely;
        uint32_t letter;
    } cases[] = {
        {"caf", "caq", 0xE9},
        {"fran", "frin", 0xE7},
        {"espa", "espx", 0xF1},
        {"espa", "qzf", 0xF1}, /* by the last letter alone */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fx_model_context likely = context_after(cases[i].likely);
        struct fx_model_context unlikely = context_after(cases[i].unlikely);
        if (fx_model_cost(&likely, cases[i].letter) >=
            fx_model_cost(&unlikely, cases[i].letter))
            fail_msg("U+%04X costs no less after %s than after %s",
                     cases[i].letter, cases[i].likely, cases[i].unlikely);
    }
}

static void the_context_is_two_letters_without_case_and_a_class(void **state)
{
    (void)state;
    struct fx_model_context context = context_after("xAB");
    assert_int_equal(context.a, 'a');
    assert_int_equal(context.b, 'b');
    assert_int_equal(context.class, FX_MODEL_CAPITALS);
    context = context_after("xA ");
    assert_int_equal(context.a, 'a');
    assert_int_equal(context.b, FX_MODEL_NO_LETTER);
    assert_int_equal(context.class, fx_chars_class(' '));
}

static void a_line_starts_as_after_its_last_end(void **state)
{
    (void)state;
    struct fx_model_context start = fx_model_start();
    assert_int_equal(start.a, FX_MODEL_NO_LETTER);
    assert_int_equal(start.b, FX_MODEL_NO_LETTER);
    assert_int_equal(start.class, fx_chars_class('\n'));
}

static void the_line_remembers_its_last_letter_beyond_ascii(void **state)
{
    (void)state;
    struct fx_model_context context = fx_model_start();
    context = fx_model_after(&context, 0x42F);
    assert_int_equal(context.line_class, fx_chars_class(0x44F));
    context = fx_model_after(&context, ' ');
    context = fx_model_after(&context, 'a');
    context = fx_model_after(&context, 0x2014);
    assert_int_equal(context.line_class, fx_chars_class(0x44F));
    unsigned cyrillic = fx_model_cost(&context, 0x44F);
    struct fx_model_context start = context;
    start.line_class = fx_model_start().line_class;
    assert_true(cyrillic < fx_model_cost(&start, 0x44F));
}

/* ---- All characters ------------------------------------------------------ */

/* The most that pair, two steps down and the character can add up to. */
#define COST_MAX (255u + 2 * 192 + 255u)

static void every_character_has_a_bounded_cost_everywhere(void **state)
{
    (void)state;
    static const char *const starts[] = {"", "a", "xy", "1", "\x01"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct fx_model_context context = context_after(starts[i]);
        for (uint32_t c = 0; c <= FX_CHARS_BYTE + 0xFF; c++)
            if (fx_model_cost(&context, c) > COST_MAX)
                fail_msg("U+%04X after \"%s\" costs %u", c, starts[i],
                         fx_model_cost(&context, c));
    }
}

/* An unassigned one, a private one, a control and a byte: five nats at least,
   a chance of less than one in a hundred. */
static void what_hardly_occurs_is_never_cheap(void **state)
{
    (void)state;
    static const uint32_t rare[] = {
        0x0378,   0xE123,        0x0001,  0x0081,
        0x10FFFF, FX_CHARS_BYTE, 0x1F8FF, FX_CHARS_BYTE + 0xC3};
    static const char *const starts[] = {"", "a", " ", "."};
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        for (size_t k = 0; k < sizeof starts / sizeof *starts; k++) {
            struct fx_model_context context = context_after(starts[k]);
            if (fx_model_cost(&context, rare[i]) < 5 * FX_MODEL_NAT)
                fail_msg("U+%04X after \"%s\" costs %u", rare[i], starts[k],
                         fx_model_cost(&context, rare[i]));
        }
}

/* ---- The table of sequences ---------------------------------------------- */

static bool is_full(uint32_t bucket)
{
    for (unsigned i = 0; i < FX_MODEL_SLOTS; i++)
        if (fx_model_bucket[bucket][i] == 0)
            return false;
    return true;
}

/* A search goes on from full bucket to full bucket; each slot it passes may be
   taken for another sequence, one time in a thousand. */
static void a_search_ends_after_a_few_buckets(void **state)
{
    (void)state;
    enum { LONGEST = 32 };
    unsigned run = 0;
    for (uint32_t i = 0; i < fx_model_bucket_count + LONGEST; i++) {
        run = is_full(i % fx_model_bucket_count) ? run + 1 : 0;
        assert_true(run < LONGEST);
    }
}

static void slots_of_a_bucket_are_filled_from_the_first(void **state)
{
    (void)state;
    for (uint32_t bucket = 0; bucket < fx_model_bucket_count; bucket++)
        for (unsigned i = 1; i < FX_MODEL_SLOTS; i++)
            assert_false(fx_model_bucket[bucket][i] &&
                         !fx_model_bucket[bucket][i - 1]);
}

static void every_slot_that_is_used_has_a_fingerprint(void **state)
{
    (void)state;
    for (uint32_t bucket = 0; bucket < fx_model_bucket_count; bucket++)
        for (unsigned i = 0; i < FX_MODEL_SLOTS; i++)
            assert_true(fx_model_bucket[bucket][i] == 0 ||
                        fx_model_bucket[bucket][i] >> FX_MODEL_LEVEL_BITS);
}

static void every_home_is_in_the_table(void **state)
{
    (void)state;
    for (uint32_t a = 'a'; a <= 'z'; a++)
        for (uint32_t c = 0x80; c < 0x3000; c++) {
            uint64_t hash = fx_model_hash(a, 'e', c);
            assert_true(fx_model_home(hash, fx_model_bucket_count) <
                        fx_model_bucket_count);
            unsigned fingerprint = fx_model_fingerprint(hash);
            assert_true(fingerprint > 0 && fingerprint < 4096);
        }
    assert_true(fx_model_home(UINT64_MAX, fx_model_bucket_count) <
                fx_model_bucket_count);
}

/* More of them than are remembered at once, and each twice. */
static void what_is_remembered_is_what_it_costs(void **state)
{
    (void)state;
    static struct fx_model_memo memo;
    struct random random = {3};
    struct fx_model_context context = fx_model_start();
    for (unsigned i = 0; i < 20 * FX_MODEL_MEMO; i++) {
        uint32_t c = 0x20 + random_below(&random, i % 2 ? 0x60 : 0x480);
        unsigned cost = fx_model_cost(&context, c);
        assert_int_equal(fx_model_recall(&memo, &context, c), cost);
        assert_int_equal(fx_model_recall(&memo, &context, c), cost);
        context = fx_model_after(&context, c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_text_is_far_likelier_than_the_same_text_garbled),
        cmocka_unit_test(likely_text_costs_less_than_unlikely_text),
        cmocka_unit_test(a_letter_costs_what_the_letters_before_it_make_of_it),
        cmocka_unit_test(the_context_is_two_letters_without_case_and_a_class),
        cmocka_unit_test(a_line_starts_as_after_its_last_end),
        cmocka_unit_test(the_line_remembers_its_last_letter_beyond_ascii),
        cmocka_unit_test(every_character_has_a_bounded_cost_everywhere),
        cmocka_unit_test(what_hardly_occurs_is_never_cheap),
        cmocka_unit_test(what_is_remembered_is_what_it_costs),
        cmocka_unit_test(a_search_ends_after_a_few_buckets),
        cmocka_unit_test(slots_of_a_bucket_are_filled_from_the_first),
        cmocka_unit_test(every_slot_that_is_used_has_a_fingerprint),
        cmocka_unit_test(every_home_is_in_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
