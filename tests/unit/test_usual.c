/* SPDX-License-Identifier: MIT */
#include "usual.h"

#include "bench.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t all = (UINT64_C(1) << FIXENC_CHARSET_END) - 2;

static unsigned list(struct bench *bench, const char *text, uint64_t charsets,
                     unsigned layers)
{
    fx_line_decode(&bench->in, (const unsigned char *)text, strlen(text));
    return fx_usual_list(&bench->work.all, &bench->in, charsets, layers,
                         &bench->work.rough);
}

static unsigned list_all(struct bench *bench, const char *text)
{
    return list(bench, text, all, FIXENC_CHAIN_MAX);
}

static const char clear[] = "Ð›ÐµÑ‚Ð¾ Ð² Ð³Ð¾Ñ€Ð¾Ð´Ðµ";

static void a_line_that_is_garbled_throughout_goes_the_short_way(void **state)
{
    struct bench *bench = *state;
    assert_true(list_all(bench, clear) > 50 * FX_MODEL_NAT);
    assert_int_equal(bench->work.all.count, 2);
    const struct fx_reading *one = &bench->work.all.readings[1];
    assert_int_equal(one->chain.step[0], FIXENC_WINDOWS_1252);
    assert_int_equal(one->chain.len, 1);
    assert_int_equal(one->count, 11);
}

static void what_is_not_sure_goes_the_long_way(void **state)
{
    static const struct {
        const char *why, *text;
    } rows[] = {
        {"ASCII", "plain"},
        {"nothing", ""},
        {"a right letter is left over", "Ð›ÐµÑ‚Ð¾ Ð² Ð³Ð¾Ñ€Ð¾Ð´Ðµ é"},
        {"so is a character of no charset", "Ð›ÐµÑ‚Ð¾ Ð² Ð³Ð¾Ñ€Ð¾Ð´Ðµ 市"},
        {"a no-break space was lost", "Ã©tÃ© Ã  Paris, Ã©tÃ©"},
        {"a byte was lost", "Ð›ÐµÑ‚Ð¾ Ð² Ð³Ð¾Ñ€Ð¾Ð´Ðµ, Ñ�"},
        {"two layers", "ÃƒÂ©tÃƒÂ© en forÃƒÂªt, cafÃƒÂ©"},
        {"another charset", "caf├⌐ ├⌐t├⌐ for├¬t"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (list_all(*state, rows[i].text) != 0)
            fail_msg("%s: %s", rows[i].why, rows[i].text);
}

static void only_what_is_asked_for_is_listed(void **state)
{
    struct bench *bench = *state;
    uint64_t others = all & ~(UINT64_C(1) << FIXENC_WINDOWS_1252);
    assert_int_equal(list(bench, clear, others, FIXENC_CHAIN_MAX), 0);
    assert_true(list(bench, clear, ~others & all, 1) > 0);
    bench->in.escapes = FIXENC_ESCAPES_JSON;
    assert_int_equal(list_all(bench, clear), 0);
    bench->in.escapes = 0;
}

/* ---- Against the long way --------------------------------------------------- */

/* Letters that are garbled, and what may confuse. */
static const char *const pieces[] = {
    "Ã©",         "Ã¨",        "Ãª",        "Ã§",   "Ã±",        "Ã³",
    "Ã¼",         "Ã\302\237", "Ã\302\201", "Å¡",   "Å¾",        "Å“",
    "Ä\302\201",  "Ð°",        "Ð±",        "Ñ€",   "Ñ\302\201", "Ð\302\237",
    "Ãš",         "Ã¸",        "Ã¦",        "Ã¤",   "Ã½",        "Â»",
    "Â«",         "Â°",        "Â©",        "Â¤",   "â€™",       "â€œ",
    "â€\302\235", "â€“",       "â‚¬",       "Ù„",   "Ù\302\201", "Ø§",
    "×©",         "ä½•",       "ðŸ˜€",      "ÃƒÂ©", "Ã ",        "é",
    "a",          "e",         "T",         " ",    " ",         "n",
    "s",          "?",         ", "};

static void make_text(struct random *random, char *text)
{
    uint32_t kinds = 1 + random_below(random, 6);
    size_t len = 0;
    const char *some[6];
    for (size_t i = 0; i < kinds; i++)
        some[i] = pieces[random_below(random, sizeof pieces / sizeof *pieces)];
    for (size_t i = 0, n = random_below(random, 30); i < n; i++) {
        const char *piece = some[random_below(random, kinds)];
        memcpy(text + len, piece, strlen(piece));
        len += strlen(piece);
    }
    text[len] = '\0';
}

/* What the short way listed, as far as it tells. */
struct listed {
    struct fx_reading reading;
    struct fx_candidate candidates[128];
};

static void keep(struct listed *listed, struct fx_readings *readings)
{
    listed->reading = readings->readings[1];
    assert_true(listed->reading.count <= 128);
    memcpy(listed->candidates,
           fx_reading_candidates(readings, &listed->reading),
           listed->reading.count * sizeof listed->candidates[0]);
}

static bool is_same(const struct listed *a, const struct listed *b)
{
    if (a->reading.price != b->reading.price ||
        a->reading.count != b->reading.count)
        return false;
    for (size_t i = 0; i < a->reading.count; i++)
        if (!fx_candidate_is_same(&a->candidates[i], &b->candidates[i]))
            return false;
    return true;
}

/* Or to no more than the line's controls beside it, which the long way leaves to
   the search; that takes none. */
static void the_long_way_comes_to_the_same(void **state)
{
    struct bench *bench = *state;
    struct fx_readings *readings = &bench->work.all;
    struct random random = {7};
    unsigned taken = 0;
    for (unsigned i = 0; i < 30000; i++) {
        char text[512];
        struct listed short_way, long_way;
        make_text(&random, text);
        if (list_all(bench, text) == 0)
            continue;
        taken++;
        keep(&short_way, readings);
        fx_reading_list(readings, &bench->in, all, FIXENC_CHAIN_MAX, false);
        fx_rough_drop(readings, &bench->in, &bench->work.rough);
        keep(&long_way, readings);
        if (!is_same(&short_way, &long_way) || readings->count > 3 ||
            (readings->count == 3 && readings->readings[2].kind != FIXENC_C1))
            fail_msg("the long way comes to something else: %s", text);
    }
    assert_true(taken > 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_is_garbled_throughout_goes_the_short_way),
        cmocka_unit_test(what_is_not_sure_goes_the_long_way),
        cmocka_unit_test(only_what_is_asked_for_is_listed),
        cmocka_unit_test(the_long_way_comes_to_the_same),
    };
    return cmocka_run_group_tests(tests, make_bench, free_bench);
}
