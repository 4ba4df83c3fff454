/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memmem */
/*
 * How much of garbled text comes back: reads right text as lines
 * LANGUAGE<TAB>TEXT on standard input, those of a language together, garbles a
 * sample of each language in the ways of ways.h, and repairs it.
 *
 *     accuracy [LIMIT] < lines
 *
 * LIMIT is how many lines of a language to take.  A line is recovered when it
 * comes back byte for byte, and wrong when it was changed to anything else.
 * Two tables are of lines that are not UTF-8, with several letters beyond ASCII
 * or with one at most.  The last table says how many findings of each confidence are right: their
 * `after` stands in the right text, in order.
 */
#include "garble.h"
#include "ways.h"

#include "chars.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
    LIMIT = 250,
    LINES_LEAST = 40, /* a language of fewer says little */
    ROWS_MOST = 256,
    LANGUAGES_MOST = 512,
    LETTERS_LEAST = 40, /* of a line whose charset can be told */
    LOWEST = 12,        /* languages to name */
};

struct tally {
    char name[40]; /* of a way or a language */
    enum garble_mode mode;
    unsigned recovered, count, wrong;
};

struct table {
    struct tally rows[ROWS_MOST];
    size_t count;
};

struct sample {
    uint64_t order; /* by which lines are chosen */
    char *text;
};

struct group {
    char language[32];
    struct sample *samples;
    size_t count, capacity;
};

/* Findings of a confidence from `least` up to the next band. */
struct band {
    uint8_t least;
    unsigned right, count;
};

enum { BANDS = 10 };

struct bench {
    struct record record;
    struct record_bytes garbled;
    struct table ways;
    struct table charsets; /* of lines that are not UTF-8 */
    struct table
        single_letters; /* of those, with one letter at most beyond ASCII */
    struct tally languages[LANGUAGES_MOST];
    size_t language_count;
    size_t limit;
    struct band bands[BANDS];
};

static const char *const mode_names[GARBLE_MODES] = {"full", "word", "mixed"};

static _Noreturn void fail(const char *why)
{
    fprintf(stderr, "accuracy: %s\n", why);
    exit(2);
}

/* ---- Measuring ------------------------------------------------------------ */

static struct tally *find_row(struct table *table, const char *way,
                              enum garble_mode mode)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].mode == mode &&
            strcmp(table->rows[i].name, way) == 0)
            return &table->rows[i];
    if (table->count == ROWS_MOST)
        fail("too many ways");
    struct tally *row = &table->rows[table->count++];
    snprintf(row->name, sizeof row->name, "%s", way);
    row->mode = mode;
    return row;
}

static bool says_mojibake(const struct record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->findings[i].told.kind == FIXENC_MOJIBAKE)
            return true;
    return false;
}

static struct band *find_band(struct bench *bench, uint8_t confidence)
{
    struct band *band = &bench->bands[BANDS - 1];
    while (band->least > confidence)
        band--;
    return band;
}

static void count_findings(struct bench *bench, const char *text, size_t len)
{
    const struct record *record = &bench->record;
    size_t position = 0;
    for (size_t i = 0; i < record->count; i++) {
        const struct fixenc_finding *told = &record->findings[i].told;
        if (told->kind == FIXENC_NOT_NFC)
            continue;
        const char *found = memmem(text + position, len - position,
                                   record_after(record, i), told->after_len);
        struct band *band = find_band(bench, told->confidence);
        band->count++;
        band->right += found != NULL;
        if (found)
            position = (size_t)(found - text) + told->after_len;
    }
}

static void add(struct tally *to, const struct tally *tally)
{
    to->recovered += tally->recovered;
    to->count += tally->count;
    to->wrong += tally->wrong;
}

static void measure(struct bench *bench, const char *text,
                    const struct way *way, enum garble_mode mode,
                    struct tally *language)
{
    size_t len = strlen(text);
    if (!garble(text, len, &way->chain, mode, &bench->garbled))
        return;
    record_repair(&bench->record, bench->garbled.bytes, bench->garbled.len);
    struct tally one = {.count = 1};
    one.recovered = record_output_is(&bench->record, text, len);
    one.wrong = !one.recovered && says_mojibake(&bench->record);
    add(find_row(&bench->ways, way->name, mode), &one);
    add(language, &one);
    count_findings(bench, text, len);
}

struct letters {
    unsigned all, beyond_ascii;
};

static struct letters count_letters(const char *text, size_t len)
{
    struct letters letters = {0};
    uint32_t c = 0;
    for (size_t i = 0; i < len; i += fx_utf8_length(c)) {
        fx_utf8_decode((const unsigned char *)text + i, len - i, &c);
        bool is_letter = fx_chars_kind(c) == FX_CHARS_LETTER;
        letters.all += is_letter;
        letters.beyond_ascii += is_letter && c >= 0x80;
    }
    return letters;
}

/* The line as bytes of each charset that its language is written in. */
static void measure_charsets(struct bench *bench, const char *text,
                             const char *const *charsets)
{
    size_t len = strlen(text);
    struct letters letters = count_letters(text, len);
    if (letters.all < LETTERS_LEAST)
        return;
    struct table *table =
        letters.beyond_ascii > 1 ? &bench->charsets : &bench->single_letters;
    for (; *charsets; charsets++) {
        struct record_bytes *bytes = &bench->garbled;
        if (!garble_encode(text, len, *charsets, bytes))
            continue;
        record_repair(&bench->record, bytes->bytes, bytes->len);
        struct tally one = {.count = 1};
        one.recovered = record_output_is(&bench->record, text, len);
        one.wrong = !one.recovered &&
                    !record_output_is(&bench->record, bytes->bytes, bytes->len);
        add(find_row(table, *charsets, GARBLE_FULL), &one);
    }
}

static int by_order(const void *x, const void *y)
{
    const struct sample *a = x, *b = y;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return strcmp(a->text, b->text);
}

static void measure_group(struct bench *bench, struct group *group)
{
    struct way ways[WAYS_MOST];
    unsigned way_count = ways_find(group->language, ways);
    if (bench->language_count == LANGUAGES_MOST)
        fail("too many languages");
    struct tally *language = &bench->languages[bench->language_count++];
    snprintf(language->name, sizeof language->name, "%s", group->language);
    qsort(group->samples, group->count, sizeof *group->samples, by_order);
    for (size_t i = 0; i < group->count && i < bench->limit; i++) {
        measure_charsets(bench, group->samples[i].text,
                         ways_find_charsets(group->language));
        for (unsigned w = 0; w < way_count; w++)
            for (unsigned mode = 0; mode < GARBLE_MODES; mode++)
                measure(bench, group->samples[i].text, &ways[w],
                        (enum garble_mode)mode, language);
    }
}

/* ---- Reading -------------------------------------------------------------- */

/* Only what is changed by garbling, and is as it would come back. */
static bool is_sample(const char *text)
{
    size_t ascii = 0;
    while (text[ascii] && (unsigned char)text[ascii] < 0x80)
        ascii++;
    if (text[ascii] == '\0')
        return false;
    char *nfc = (char *)utf8proc_NFC((const utf8proc_uint8_t *)text);
    bool is_nfc = nfc && strcmp(nfc, text) == 0;
    free(nfc);
    return is_nfc;
}

static void append_sample(struct group *group, const char *text)
{
    if (group->count == group->capacity) {
        group->capacity = group->capacity ? 2 * group->capacity : 1024;
        group->samples =
            realloc(group->samples, group->capacity * sizeof *group->samples);
        if (!group->samples)
            fail("out of memory");
    }
    struct sample *sample = &group->samples[group->count++];
    sample->order = garble_hash(text, strlen(text));
    sample->text = strdup(text);
    if (!sample->text)
        fail("out of memory");
}

/* Measures the language that was read, and goes on with another. */
static void start_group(struct bench *bench, struct group *group,
                        const char *language)
{
    if (group->count >= LINES_LEAST)
        measure_group(bench, group);
    while (group->count > 0)
        free(group->samples[--group->count].text);
    snprintf(group->language, sizeof group->language, "%s", language);
}

static void read_line(struct bench *bench, struct group *group, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *tab = strchr(line, '\t');
    if (!tab || (size_t)(tab - line) >= sizeof group->language)
        fail("not a line LANGUAGE<TAB>TEXT");
    *tab = '\0';
    if (strcmp(group->language, line) != 0)
        start_group(bench, group, line);
    if (is_sample(tab + 1))
        append_sample(group, tab + 1);
}

static void read_groups(struct bench *bench)
{
    struct group group = {0};
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) > 0)
        read_line(bench, &group, line);
    start_group(bench, &group, "");
    free(group.samples);
    free(line);
}

/* ---- Telling -------------------------------------------------------------- */

static double share(const struct tally *tally)
{
    return tally->count ? (double)tally->recovered / tally->count : 0;
}

static int by_name(const void *x, const void *y)
{
    const struct tally *a = x, *b = y;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->mode > b->mode) - (a->mode < b->mode);
}

static int by_share(const void *x, const void *y)
{
    double a = share(x), b = share(y);
    return a < b ? -1 : a > b ? 1 : by_name(x, y);
}

static void print_row(const char *name, const char *mode,
                      const struct tally *tally)
{
    printf("%-40s %-5s %8u %8u %6.2f %% %6u\n", name, mode, tally->recovered,
           tally->count, 100 * share(tally), tally->wrong);
}

static void print_rows(struct bench *bench)
{
    struct tally modes[GARBLE_MODES] = {0}, all = {0};
    double shares = 0;
    struct table *table = &bench->ways;
    qsort(table->rows, table->count, sizeof *table->rows, by_name);
    printf("%-40s %-5s %8s %8s %8s %6s\n", "read as", "mode", "repaired", "of",
           "", "wrong");
    for (size_t i = 0; i < table->count; i++) {
        const struct tally *row = &table->rows[i];
        print_row(row->name, mode_names[row->mode], row);
        add(&modes[row->mode], row);
        add(&all, row);
        shares += share(row);
    }
    for (unsigned mode = 0; mode < GARBLE_MODES; mode++)
        print_row("all", mode_names[mode], &modes[mode]);
    print_row("all", "", &all);
    printf("mean of the rows: %.2f %%\n", 100 * shares / (double)table->count);
}

static void print_charsets(const char *title, struct table *table)
{
    struct tally all = {0};
    qsort(table->rows, table->count, sizeof *table->rows, by_name);
    printf("%-40s %-5s %8s %8s %8s %6s\n", title, "", "repaired", "of", "",
           "wrong");
    for (size_t i = 0; i < table->count; i++) {
        print_row(table->rows[i].name, "", &table->rows[i]);
        add(&all, &table->rows[i]);
    }
    print_row("any of these", "", &all);
}

static void print_lowest(struct bench *bench)
{
    qsort(bench->languages, bench->language_count, sizeof *bench->languages,
          by_share);
    printf("lowest of %zu languages:", bench->language_count);
    for (size_t i = 0; i < bench->language_count && i < LOWEST; i++)
        printf(" %s %.1f", bench->languages[i].name,
               100 * share(&bench->languages[i]));
    printf("\n");
}

static void print_bands(const struct bench *bench)
{
    printf("%-11s %8s %8s\n", "confidence", "right", "of");
    for (const struct band *b = bench->bands; b < bench->bands + BANDS; b++)
        if (b->count > 0)
            printf("from %3u %%  %8u %8u %6.2f %%\n", b->least, b->right,
                   b->count, 100.0 * b->right / b->count);
}

int main(int argc, char **argv)
{
    static struct bench bench = {.bands = {{.least = 0},
                                           {.least = 45},
                                           {.least = 50},
                                           {.least = 60},
                                           {.least = 70},
                                           {.least = 80},
                                           {.least = 90},
                                           {.least = 95},
                                           {.least = 99},
                                           {.least = 100}}};
    bench.limit = argc > 1 ? strtoul(argv[1], NULL, 10) : LIMIT;
    if (argc > 2 || bench.limit == 0)
        fail("usage: accuracy [LIMIT] < lines");
    record_start(&bench.record);
    read_groups(&bench);
    if (bench.ways.count == 0)
        fail("no language has enough lines");
    print_rows(&bench);
    print_lowest(&bench);
    print_bands(&bench);
    print_charsets("not UTF-8 but", &bench.charsets);
    print_charsets("the same, one letter beyond ASCII", &bench.single_letters);
    record_end(&bench.record);
    free(bench.garbled.bytes);
    return fflush(stdout) != 0 || ferror(stdout);
}
