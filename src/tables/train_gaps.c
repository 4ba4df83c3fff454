/* SPDX-License-Identifier: MIT */
/*
 * Trains what is known of lost bytes: reads clean UTF-8 text on standard input,
 * one line a sample, and writes gaps.txt, which README.md explains.
 *
 *     train_gaps LEAST < text > gaps.txt
 *
 * A place is a letter that a charset would have torn, for one of its bytes has
 * no character there.  All places begin undecided.  Then, shape by shape, from
 * the one that knows least of what stands around, an entry is made wherever it
 * rights LEAST places more than it wrongs.
 */
#include "charset.h"
#include "emit.h"
#include "gap.h"
#include "spelling.h"
#include "utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_BYTES = 1 << 16,
    LOST_MOST = 2,     /* bytes of one letter */
    RARITY_MOST = 8,   /* of a charset, in quarters of a nat */
    LETTERS_MOST = 512 /* that may stand in the same place */
};

struct place {
    struct fx_gap around;
    uint32_t letter;
    uint32_t decided; /* the number of the entry that decides it; 0: none */
    uint64_t group;   /* of the letters that it could be: see find_group */
};

struct entry {
    struct fx_gap around;
    uint32_t letter;
    unsigned shape;
    double right, all; /* places that it decides */
};

/* A place and what decides it: its group and what stands around, hashed. */
struct key {
    uint64_t hash;
    uint32_t place;
};

static struct place *places;
static size_t place_count;
static struct entry *entries;
static size_t entry_count;
static uint64_t candidate_count;

/* ---- Reading --------------------------------------------------------------- */

static void *grow(void *array, size_t count, size_t size)
{
    enum { STEP = 1 << 16 };
    if (count % STEP == 0)
        array = realloc(array, (count + STEP) * size);
    if (!array)
        fail("train_gaps: out of memory");
    return array;
}

/* What is left of a letter after a charset: its bytes, the lost ones as FF, and
   the charset.  0 where nothing is lost, or too much. */
static uint64_t find_group(uint32_t letter, unsigned charset)
{
    unsigned char bytes[4];
    unsigned len = fx_utf8_encode(letter, bytes), lost = 0;
    uint64_t group = charset;
    for (unsigned i = 0; i < len; i++) {
        bool is_lost =
            i > 0 && fx_charset_holes(charset) >> (bytes[i] - 0x80) & 1;
        lost += is_lost;
        group = group << 8 | (is_lost ? 0xFFu : bytes[i]);
    }
    return lost > 0 && lost <= LOST_MOST ? group : 0;
}

/* How many times rarer than the commonest a charset is. */
static double rarity_of(unsigned charset)
{
    size_t i = 0;
    while (fx_charset_order[i].charset != charset)
        i++;
    return exp(fx_charset_order[i].quarter_nats / 4.0);
}

/* Of the rarer charsets only so many places as they are rare. */
static bool is_chosen(const struct fx_charset_rarity *charset)
{
    double at_random =
        (double)(++candidate_count * 0x9E3779B97F4A7C15u >> 32) / 0x1p32;
    return charset->quarter_nats <= RARITY_MOST &&
           at_random < exp(-charset->quarter_nats / 4.0);
}

static void add_place(const uint32_t *text, size_t count, size_t i,
                      uint64_t group, unsigned charset)
{
    places = grow(places, place_count, sizeof *places);
    struct place *place = &places[place_count++];
    *place = (struct place){.letter = text[i], .group = group};
    place->around.charset = charset;
    for (size_t k = 0; k < FX_GAP_REACH; k++) {
        place->around.left[k] = k < i ? fx_gap_fold(text[i - 1 - k]) : '\n';
        place->around.right[k] =
            i + 1 + k < count ? fx_gap_fold(text[i + 1 + k]) : '\n';
    }
}

static void add_places(const uint32_t *text, size_t count, size_t i)
{
    for (size_t k = 0; k < FX_CHARSET_COUNT; k++) {
        const struct fx_charset_rarity *charset = &fx_charset_order[k];
        uint64_t group = find_group(text[i], charset->charset);
        if (group && is_chosen(charset))
            add_place(text, count, i, group, charset->charset);
    }
}

static void read_text(void)
{
    static char line[LINE_BYTES];
    static uint32_t text[LINE_BYTES];
    while (fgets(line, sizeof line, stdin)) {
        size_t len = strcspn(line, "\n"), count = 0;
        for (size_t i = 0, used = 1; i < len && used; i += used) {
            used = fx_utf8_decode((const unsigned char *)line + i, len - i,
                                  &text[count]);
            count += used > 0;
        }
        for (size_t i = 0; i < count; i++)
            if (text[i] >= 0x80)
                add_places(text, count, i);
    }
}

/* ---- Deciding -------------------------------------------------------------- */

static int by_hash(const void *x, const void *y)
{
    const struct key *a = x, *b = y;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

struct tally {
    uint32_t letter[LETTERS_MOST];
    size_t count[LETTERS_MOST];
    size_t letters;
};

static void add_letter(struct tally *tally, uint32_t letter)
{
    size_t i = 0;
    while (i < tally->letters && tally->letter[i] != letter)
        i++;
    if (i == LETTERS_MOST)
        return;
    if (i == tally->letters) {
        tally->letter[tally->letters++] = letter;
        tally->count[i] = 0;
    }
    tally->count[i]++;
}

static size_t most(const struct tally *tally)
{
    size_t best = 0;
    for (size_t i = 0; i < tally->letters; i++)
        if (tally->count[i] > tally->count[best])
            best = i;
    return best;
}

static bool is_right(const struct place *place)
{
    return place->decided && entries[place->decided].letter == place->letter;
}

static uint32_t add_entry(const struct place *place, unsigned shape,
                          uint32_t letter)
{
    entries = grow(entries, entry_count, sizeof *entries);
    entries[entry_count] = (struct entry){
        .around = place->around, .letter = letter, .shape = shape};
    return (uint32_t)entry_count++;
}

/* Makes an entry for a run of places that look alike, if it is worth it. */
static void decide(const struct key *keys, size_t count, unsigned shape,
                   double least)
{
    static struct tally tally;
    size_t right = 0;
    tally.letters = 0;
    for (size_t i = 0; i < count; i++) {
        add_letter(&tally, places[keys[i].place].letter);
        right += is_right(&places[keys[i].place]);
    }
    size_t best = most(&tally);
    double rarity = rarity_of(places[keys[0].place].around.charset);
    if ((double)tally.count[best] < (double)right + least * rarity)
        return;
    uint32_t entry =
        add_entry(&places[keys[0].place], shape, tally.letter[best]);
    for (size_t i = 0; i < count; i++)
        places[keys[i].place].decided = entry;
}

static void decide_shape(struct key *keys, unsigned shape, double least)
{
    for (size_t i = 0; i < place_count; i++) {
        uint64_t hash = fx_gap_hash(&places[i].around, shape, 0);
        keys[i].hash = (hash ^ places[i].group) * 0x9E3779B97F4A7C15u;
        keys[i].place = (uint32_t)i;
    }
    qsort(keys, place_count, sizeof *keys, by_hash);
    for (size_t i = 0, end; i < place_count; i = end) {
        for (end = i; end < place_count && keys[end].hash == keys[i].hash;)
            end++;
        decide(keys + i, end - i, shape, least);
    }
}

static void decide_all(double least)
{
    struct key *keys = malloc(place_count * sizeof *keys);
    if (!keys)
        fail("train_gaps: out of memory");
    add_entry(&places[0], 0, 0); /* number 0 stands for none */
    for (unsigned shape = 0; shape < FX_GAP_SHAPES; shape++)
        decide_shape(keys, shape, least);
    free(keys);
    for (size_t i = 0; i < place_count; i++) {
        entries[places[i].decided].all++;
        entries[places[i].decided].right += is_right(&places[i]);
    }
}

/* ---- Writing --------------------------------------------------------------- */

static int compare(uint32_t x, uint32_t y)
{
    return (x > y) - (x < y);
}

static int by_context(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    int order = compare(a->around.charset, b->around.charset);
    if (order == 0)
        order = compare(a->shape, b->shape);
    const struct fx_gap_shape *shape = &fx_gap_shapes[a->shape];
    for (unsigned i = 0; order == 0 && i < shape->left; i++)
        order = compare(a->around.left[i], b->around.left[i]);
    for (unsigned i = 0; order == 0 && i < shape->right; i++)
        order = compare(a->around.right[i], b->around.right[i]);
    return order ? order : compare(a->letter, b->letter);
}

static void print_side(const uint32_t *side, size_t count, bool is_left)
{
    if (count == 0)
        printf(".");
    for (size_t i = 0; i < count; i++) {
        printf("%s", i ? "," : "");
        spelling_print(side[is_left ? count - 1 - i : i]);
    }
}

static void write_entry(const struct entry *entry)
{
    const struct fx_gap_shape *shape = &fx_gap_shapes[entry->shape];
    print_side(entry->around.left, shape->left, true);
    printf(" ");
    spelling_print(entry->letter);
    printf(" ");
    print_side(entry->around.right, shape->right, false);
    printf(" %.1f\n", 100 * (entry->right + 1) / (entry->all + 2));
}

static void write_entries(void)
{
    unsigned charset = 0;
    qsort(entries + 1, entry_count - 1, sizeof *entries, by_context);
    for (size_t i = 1; i < entry_count; i++) {
        if (entries[i].around.charset != charset) {
            charset = entries[i].around.charset;
            printf("charset %s\n", fx_charset_name(charset));
        }
        write_entry(&entries[i]);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2)
        fail("usage: train_gaps LEAST < text > gaps.txt");
    read_text();
    if (place_count == 0)
        fail("train_gaps: no text");
    decide_all(strtod(argv[1], NULL));
    printf(
        "# What stood where a byte was lost, made by src/tables/train_gaps.c: "
        "left, letter, right, per cent.\n");
    write_entries();
    return fflush(stdout) != 0 || ferror(stdout);
}
