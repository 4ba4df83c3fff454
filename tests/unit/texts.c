/* SPDX-License-Identifier: MIT */
#include "texts.h"

#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define NOISE_COUNT 300
#define NOISE_LEN 120

enum { REPAIR, KEEP, KNOWN_FAILURES, POSTS };

static struct corpus read_part(size_t index)
{
    static const char *const names[] = {"repair", "keep", "known-failures"};
    return index == POSTS ? corpus_read_posts(CORPUS_DIR)
                          : corpus_read(CORPUS_DIR, names[index]);
}

static void add_text(struct texts *texts, const char *name, const char *bytes,
                     size_t len)
{
    texts->list[texts->count++] = (struct text){name, bytes, len};
}

static void add_part(struct texts *texts, size_t index)
{
    const struct corpus *part = &texts->parts[index];
    for (size_t i = 0; i < part->count; i++) {
        const struct corpus_case *one = &part->cases[i];
        add_text(texts, one->path, one->in.bytes, one->in.len);
        if (index != KEEP) /* there it is the same text */
            add_text(texts, one->path, one->out.bytes, one->out.len);
    }
}

/* Bytes at random; every second text is made of pieces of the corpus, as
   those are near to what is repaired. */
static void add_noise_byte(struct texts *texts, struct random *random,
                           bool is_piece)
{
    const struct text *text =
        &texts->list[random_below(random, (uint32_t)texts->count)];
    if (!is_piece || text->len < 8) {
        char byte = (char)(unsigned char)random_below(random, 256);
        record_append(&texts->noise, &byte, 1);
        return;
    }
    uint32_t begin = random_below(random, (uint32_t)text->len - 7);
    record_append(&texts->noise, text->bytes + begin,
                  random_below(random, 7) + 1);
}

static void add_noise(struct texts *texts)
{
    struct random random = {1};
    for (unsigned byte = 0; byte < 256; byte++)
        record_append(&texts->noise, &(char){(char)(unsigned char)byte}, 1);
    while (texts->noise.len < (size_t)NOISE_COUNT * NOISE_LEN)
        add_noise_byte(texts, &random, texts->noise.len / NOISE_LEN % 2 == 1);
    add_text(texts, "every byte", texts->noise.bytes, 256);
    for (size_t i = 0; i < NOISE_COUNT; i++)
        add_text(texts, "noise", texts->noise.bytes + i * NOISE_LEN, NOISE_LEN);
}

int texts_read(void **state)
{
    struct texts *texts = calloc(1, sizeof *texts);
    assert_non_null(texts);
    size_t room = NOISE_COUNT + 1;
    for (size_t i = 0; i < 4; i++) {
        texts->parts[i] = read_part(i);
        room += 2 * texts->parts[i].count;
    }
    texts->list = calloc(room, sizeof *texts->list);
    assert_non_null(texts->list);
    for (size_t i = 0; i < 4; i++)
        add_part(texts, i);
    add_noise(texts);
    *state = texts;
    return 0;
}

int texts_free(void **state)
{
    struct texts *texts = *state;
    for (size_t i = 0; i < 4; i++)
        corpus_free(&texts->parts[i]);
    free(texts->noise.bytes);
    free(texts->list);
    free(texts);
    return 0;
}

static void print_failure(const struct record *record, const struct text *text)
{
    const struct fixenc_options *options = record->options;
    fprintf(stderr, "FAILED %s%s%s\n  in:  ", text->name,
            options && options->lossy ? " degraded" : "",
            options && options->escapes ? " with escapes" : "");
    corpus_print(stderr, text->bytes, text->len);
    fputs("  got: ", stderr);
    corpus_print(stderr, record->output.bytes, record->output.len);
}

/* Returns how many fail. */
static unsigned check_all(const struct texts *texts,
                          const struct fixenc_options *options,
                          bool (*holds)(struct record *, const struct text *))
{
    struct record record;
    record_start_with(&record, options);
    unsigned failures = 0;
    for (size_t i = 0; i < texts->count; i++) {
        if (holds(&record, &texts->list[i]))
            continue;
        print_failure(&record, &texts->list[i]);
        failures++;
    }
    record_end(&record);
    return failures;
}

void texts_check(void **state,
                 bool (*holds)(struct record *, const struct text *))
{
    assert_int_equal(check_all(*state, NULL, holds), 0);
}

void texts_check_with_options(void **state, bool (*holds)(struct record *,
                                                          const struct text *))
{
    static const struct fixenc_pair pairs[] = {
        {"\u00E9", "e"}, {"n \u00C3", "N\u00E3"}, {"\u00E3\u0192", "\u00C3"}};
    struct fixenc_options escapes = FIXENC_OPTIONS_INIT;
    escapes.escapes = TEXTS_ESCAPES;
    struct fixenc_options more = FIXENC_OPTIONS_INIT;
    more.lossy = true;
    more.min_confidence = 70;
    more.map = pairs;
    more.map_count = sizeof pairs / sizeof *pairs;
    struct fixenc_options all = more;
    all.escapes = TEXTS_ESCAPES;
    texts_check(state, holds);
    assert_int_equal(check_all(*state, &escapes, holds), 0);
    assert_int_equal(check_all(*state, &more, holds), 0);
    assert_int_equal(check_all(*state, &all, holds), 0);
    struct fixenc_options forced = FIXENC_OPTIONS_INIT;
    forced.via = (struct fixenc_chain){1, {FIXENC_WINDOWS_1252}};
    assert_int_equal(check_all(*state, &forced, holds), 0);
}
