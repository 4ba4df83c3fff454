/* SPDX-License-Identifier: MIT */
/*
 * Trains the model: reads clean UTF-8 text on standard input, one line a
 * sample, and writes model.txt, whose parts README.md explains.
 *
 *     train SEQUENCES < text > model.txt
 *
 * SEQUENCES is how many sequences of letters to keep at most.
 */
#include "chars.h"
#include "counts.h"
#include "model.h"
#include "spelling.h"
#include "utf8.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    CODE_POINTS = 0x110000,
    CLASSES_MAX = 256,
    LINE_BYTES = 1 << 16,
    UNITS = 16,     /* costs are in sixteenths of a nat */
    SEEN_LEAST = 3, /* sequences that are rarer are not trusted */
    LINE_LEAST = 8, /* nor what follows in a line that is rarer */
};

static const double PAIR_WEIGHT = 0.5; /* of the classes' own frequency */
static const double CHAR_WEIGHT = 0.5; /* of one char that was never seen */
static const double LINE_WEIGHT = 2;   /* of the pair, in a line's classes */
static const double DISCOUNT = 0.75;   /* Ney, Essen and Kneser 1994 */

/* Any class may follow any other in a kind of text that was not trained with.
   So often a class stands by its own frequency alone, and so often by what
   follows the letters of ASCII in the same case. */
static const double UNFORESEEN = 0.01;
static const double ALIKE = 0.01;

/* And so often the line's letters say nothing. */
static const double ELSEWHERE = 0.1;

/* By class of the line's letters beyond ASCII, class before, and class. */
static double lines[CLASSES_MAX][CLASSES_MAX][CLASSES_MAX];
static double pairs[CLASSES_MAX][CLASSES_MAX];
static double chars[CODE_POINTS];
static double pair_total[CLASSES_MAX];
static double share[CLASSES_MAX]; /* of all characters */
static bool is_wide[CLASSES_MAX]; /* holds more than ASCII */
static double line_count, char_count;
static struct counts letters;   /* (b, c) and (a, b, c) by folded letters */
static struct counts contexts;  /* the same by class of c: (a, b, class) */
static struct counts followers; /* how many different c a context has */

/* ---- Counting ------------------------------------------------------------ */

static uint32_t class_key(uint32_t folded)
{
    return CODE_POINTS + fx_chars_class(folded);
}

static void count_sequence(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t key = counts_key(a, b, c);
    uint64_t context = counts_key(a, b, class_key(c));
    if (counts_get(&letters, key) == 0)
        counts_add(&followers, context, 1);
    counts_add(&letters, key, 1);
    counts_add(&contexts, context, 1);
}

/* Pairs of ASCII letters say nothing about a repair: they stand in the text
   before and after it. */
static void count_letter(uint32_t a, uint32_t b, uint32_t c)
{
    count_sequence(0, 0, c);
    if (b < 0x80 && c < 0x80)
        return;
    count_sequence(0, b, c);
    count_sequence(a, b, c);
}

static bool is_wide_letter(uint32_t c)
{
    return c >= 0x80 && fx_chars_kind(c) == FX_CHARS_LETTER;
}

static void count_line(const unsigned char *line, size_t len)
{
    uint32_t a = FX_MODEL_NO_LETTER, b = FX_MODEL_NO_LETTER, c;
    unsigned before = fx_chars_class('\n');
    unsigned line_class = fx_chars_class('\n');
    line_count++;
    for (size_t i = 0; i < len;) {
        unsigned used = fx_utf8_decode(line + i, len - i, &c);
        if (used == 0)
            return; /* the rest of the line is not text */
        chars[c]++;
        char_count++;
        pairs[before][fx_chars_class(c)]++;
        if (c >= 0x80)
            lines[line_class][before][fx_chars_class(c)]++;
        if (is_wide_letter(c))
            line_class = fx_chars_class(fx_chars_lower(c));
        if (fx_model_has_sequences(c))
            count_letter(a, b, fx_model_fold(c));
        a = b;
        b = fx_model_fold(c);
        before = fx_model_class_before(before, fx_chars_class(c));
        i += used;
    }
    pairs[before][fx_chars_class('\n')]++;
}

static void count_text(void)
{
    static char line[LINE_BYTES];
    while (fgets(line, sizeof line, stdin))
        count_line((const unsigned char *)line, strcspn(line, "\n"));
}

static void share_out(void)
{
    double all = 0;
    for (unsigned b = 0; b < CLASSES_MAX; b++)
        for (unsigned c = 0; c < fx_chars_class_count; c++) {
            share[c] += pairs[b][c];
            pair_total[b] += pairs[b][c];
            all += pairs[b][c];
        }
    for (unsigned c = 0; c < fx_chars_class_count; c++)
        share[c] = (share[c] + 0.5) / (all + 0.5 * fx_chars_class_count);
    for (unsigned b = 0; b < CLASSES_MAX; b++)
        pair_total[b] += PAIR_WEIGHT;
    for (uint32_t c = 0x80; c < CODE_POINTS; c++)
        is_wide[fx_chars_class(c)] = true;
}

/* ---- Probabilities of letters -------------------------------------------- */

/* P(c | class of c) */
static double p_letter(uint32_t c)
{
    return counts_get(&letters, counts_key(0, 0, c)) /
           counts_get(&contexts, counts_key(0, 0, class_key(c)));
}

/* P(c | a, b, class of c), where a shorter context says `shorter`, by absolute
   discounting. */
static double discount(uint32_t a, uint32_t b, uint32_t c, double shorter)
{
    uint64_t context = counts_key(a, b, class_key(c));
    double all = counts_get(&contexts, context);
    double seen = counts_get(&letters, counts_key(a, b, c)) - DISCOUNT;
    double left = DISCOUNT * counts_get(&followers, context);
    return all == 0 ? shorter : (fmax(seen, 0) + left * shorter) / all;
}

/* P(c | b, class of c) */
static double p_after_one(uint32_t b, uint32_t c)
{
    return discount(0, b, c, p_letter(c));
}

struct sequence {
    uint32_t a, b, c; /* a is 0 where there is only b */
    double p;         /* of c in this context */
    double shorter;   /* and in the context without its first letter */
};

static struct sequence measure(struct count count)
{
    uint32_t mask = (1u << 21) - 1;
    struct sequence s = {.a = (uint32_t)(count.key >> 42),
                         .b = (uint32_t)(count.key >> 21) & mask,
                         .c = (uint32_t)count.key & mask};
    s.shorter = s.a ? p_after_one(s.b, s.c) : p_letter(s.c);
    s.p = discount(s.a, s.b, s.c, s.shorter);
    return s;
}

/* ---- Choosing ------------------------------------------------------------- */

static struct sequence *sequences;
static size_t sequence_count;

/* The nats that the text would cost more without a sequence. */
static double gain(const struct sequence *s)
{
    double seen = counts_get(&letters, counts_key(s->a, s->b, s->c));
    return seen * fabs(log(s->p / s->shorter));
}

static int by_gain(const void *x, const void *y)
{
    double a = gain(x), b = gain(y);
    return (a < b) - (a > b);
}

static int by_letters(const void *x, const void *y)
{
    const struct sequence *s = x, *t = y;
    uint64_t a = counts_key(s->a, s->b, fx_chars_class(s->c));
    uint64_t b = counts_key(t->a, t->b, fx_chars_class(t->c));
    if (a != b)
        return a < b ? -1 : 1;
    return (s->c > t->c) - (s->c < t->c);
}

static void choose_sequences(size_t most)
{
    sequences = malloc(letters.used * sizeof *sequences);
    if (!sequences) {
        fprintf(stderr, "train: out of memory\n");
        exit(1);
    }
    for (size_t i = 0; i < letters.capacity; i++) {
        struct count count = letters.slots[i];
        if (count.key >= counts_key(0, 1, 0) && count.value >= SEEN_LEAST)
            sequences[sequence_count++] = measure(count);
    }
    qsort(sequences, sequence_count, sizeof *sequences, by_gain);
    if (sequence_count > most)
        sequence_count = most;
    qsort(sequences, sequence_count, sizeof *sequences, by_letters);
}

/* ---- Writing -------------------------------------------------------------- */

static int cost(double p)
{
    double units = -log(p) * UNITS;
    return units < 0 ? 0 : units > 255 ? 255 : (int)(units + 0.5);
}

static void write_class(unsigned class)
{
    double all = 0;
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        if (fx_chars_class(c) == class)
            all += chars[c] + CHAR_WEIGHT;
    printf("class %s share=%d *=%d", fx_chars_class_name[class],
           cost(share[class]), cost(CHAR_WEIGHT / fmax(all, 1)));
    for (uint32_t c = 0; c < CODE_POINTS; c++)
        if (fx_chars_class(c) == class && chars[c] > 0) {
            printf(" ");
            spelling_print(c);
            printf("=%d", cost((chars[c] + CHAR_WEIGHT) / all));
        }
    printf("\n");
}

/* The class whose letters are most like those of a class: a Latin letter beyond
   ASCII stands where one of ASCII in the same case may stand. */
static unsigned alike(unsigned class)
{
    if (class == FX_MODEL_CAPITALS)
        return class;
    const char *name = fx_chars_class_name[class];
    const char *letter_case = strchr(name, ':');
    if (strncmp(name, "latin", 5) != 0 || !letter_case)
        return class;
    if (strcmp(letter_case, ":upper") == 0)
        return fx_chars_class('A');
    return strcmp(letter_case, ":lower") == 0 ? fx_chars_class('a') : class;
}

/* P(class | class before) */
static double p_pair(unsigned before, unsigned class)
{
    unsigned like = alike(before);
    double rest = PAIR_WEIGHT * share[class];
    double seen = (pairs[before][class] + rest) / pair_total[before];
    double seen_alike = (pairs[like][class] + rest) / pair_total[like];
    return seen * (1 - UNFORESEEN - ALIKE) + seen_alike * ALIKE +
           share[class] * UNFORESEEN;
}

static const char *name_before(unsigned class)
{
    return class == FX_MODEL_CAPITALS ? "capitals" : fx_chars_class_name[class];
}

static void write_pairs(unsigned before)
{
    printf("pair %s", name_before(before));
    for (unsigned c = 0; c < fx_chars_class_count; c++)
        printf(" %s=%d", fx_chars_class_name[c], cost(p_pair(before, c)));
    printf("\n");
}

/* How the classes beyond ASCII share what they have together after `before`,
   in lines whose last letter beyond ASCII was of the class `line`. */
static void write_line(unsigned line, unsigned before)
{
    double wide = 0, all = LINE_WEIGHT;
    for (unsigned c = 0; c < fx_chars_class_count; c++) {
        wide += is_wide[c] ? p_pair(before, c) : 0;
        all += lines[line][before][c];
    }
    if (all < LINE_LEAST)
        return;
    printf("line %s %s *=%d", fx_chars_class_name[line], name_before(before),
           cost(LINE_WEIGHT / all * (1 - ELSEWHERE) + ELSEWHERE));
    for (unsigned c = 0; c < fx_chars_class_count; c++) {
        double pair = p_pair(before, c);
        double p = (lines[line][before][c] * wide + LINE_WEIGHT * pair) / all;
        if (lines[line][before][c] > 0)
            printf(" %s=%d", fx_chars_class_name[c],
                   cost(p * (1 - ELSEWHERE) + pair * ELSEWHERE));
    }
    printf("\n");
}

static bool is_same_context(const struct sequence *s, const struct sequence *t)
{
    return s->a == t->a && s->b == t->b &&
           fx_chars_class(s->c) == fx_chars_class(t->c);
}

/* Writes the run of sequences with the context and class of the first, and
   what any other letter of that class costs more there. */
static size_t write_after(const struct sequence *first, size_t count)
{
    double kept = 0, shorter = 0, least = 1e-6;
    size_t i = 0;
    printf("after ");
    if (first->a) {
        spelling_print(first->a);
        printf(",");
    }
    spelling_print(first->b);
    printf(" %s", fx_chars_class_name[fx_chars_class(first->c)]);
    for (; i < count && is_same_context(first, first + i); i++) {
        kept += first[i].p;
        shorter += first[i].shorter;
        printf(" ");
        spelling_print(first[i].c);
        printf("=%d", cost(first[i].p));
    }
    printf(" *=%d\n", cost(fmax(1 - kept, least) / fmax(1 - shorter, least)));
    return i;
}

static void write_model(void)
{
    printf("# The trained model, made by src/tables/train.c; costs are in "
           "sixteenths of a nat.\n"
           "counted lines=%.0f characters=%.0f sequences=%zu\n",
           line_count, char_count, sequence_count);
    for (unsigned c = 0; c < fx_chars_class_count; c++)
        write_class(c);
    for (unsigned c = 0; c < fx_chars_class_count; c++)
        write_pairs(c);
    write_pairs(FX_MODEL_CAPITALS);
    for (unsigned line = 0; line < fx_chars_class_count; line++) {
        for (unsigned c = 0; c < fx_chars_class_count; c++)
            write_line(line, c);
        write_line(line, FX_MODEL_CAPITALS);
    }
    for (size_t i = 0; i < sequence_count;)
        i += write_after(sequences + i, sequence_count - i);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: train SEQUENCES < text > model.txt\n");
        return 2;
    }
    counts_init(&letters);
    counts_init(&contexts);
    counts_init(&followers);
    count_text();
    share_out();
    choose_sequences(strtoul(argv[1], NULL, 10));
    write_model();
    return fflush(stdout) != 0 || ferror(stdout);
}
