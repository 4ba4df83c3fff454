/* SPDX-License-Identifier: MIT */
/*
 * Each charset is tried on the whole line.  What the model finds the likeliest
 * text wins, if it is likelier than noise and than the next best.
 */
#include "bytes.h"

#include "alphabet.h"
#include "charset.h"
#include "damage.h"
#include "forms.h"
#include "model.h"
#include "sides.h"
#include "trials.h"
#include "wide.h"

#define SINGLE_BYTE ((UINT64_C(1) << FX_CHARSET_END) - 1)

enum {
    NAT = FX_MODEL_NAT,
    PRICE_ALPHABET = 8 * NAT, /* the letters are of no one language */
    PRICE_WORD = 2 * NAT,     /* or a word is of another one */
    PRICE_UNPAIRED = 4 * NAT, /* a quote opens and does not close */
    PRICE_KANA = 16 * NAT,    /* in a charset for Chinese or Korean */
    PRICE_DAMAGE = NAT / 2,   /* a byte was lost, and all others are ASCII */
    GAIN_CUT = 3 * NAT,       /* most often at the end of a line */
    FAR = 9 * NAT,            /* likelier than this no likelihood tells */
    LEAST_GAP = NAT / 4,      /* what is no likelier than another, stays */
    LEAST_GAP_WIDE = 3 * NAT, /* a wide character may be any of thousands */
    LEAST_LETTERS = 3,        /* after another; fewer tell nothing */
};

/* ---- What speaks against a text --------------------------------------------- */

static unsigned price_letters(const struct fx_line *line,
                              const struct fx_alphabet_words *words)
{
    unsigned misfit = fx_alphabet_misfit(line, words);
    return misfit < PRICE_ALPHABET / PRICE_WORD ? misfit * PRICE_WORD
                                                : PRICE_ALPHABET;
}

/* A guillemet alone is one that was a letter. */
static unsigned price_quotes(const struct fx_line *line)
{
    int open = 0;
    for (size_t i = 0; i < line->count; i++)
        if (line->chars[i].kind == FIXENC_BYTES)
            open += (line->chars[i].code_point == 0xAB) -
                    (line->chars[i].code_point == 0xBB);
    return open == 0 ? 0 : PRICE_UNPAIRED;
}

/* Who writes kana, has a charset for it. */
static unsigned price_kana(const struct fx_line *line, unsigned charset)
{
    if (charset == FIXENC_CP932 || charset == FIXENC_EUC_JP)
        return 0;
    for (size_t i = 0; i < line->count; i++)
        if (line->chars[i].code_point >= 0x3041 &&
            line->chars[i].code_point <= 0x30FA)
            return PRICE_KANA;
    return 0;
}

/* ---- The trials ------------------------------------------------------------- */

struct trial {
    unsigned charset; /* 0: no charset, but other forms of UTF-8 */
    uint32_t cost;
    uint64_t hash;
};

/* Tells results apart (FNV-1a). */
static uint64_t hash_of(const struct fx_line *line)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < line->count; i++)
        hash = (hash ^ line->chars[i].code_point) * UINT64_C(0x100000001B3);
    return hash;
}

/* Returns the cost of the text, FX_SIDES_NEVER or more if it is none or comes
   to `bound`. */
static uint32_t decode_as(const struct fx_line *in, unsigned charset,
                          uint32_t bound, struct fx_bytes_work *work,
                          struct fx_line *out)
{
    if (fx_charset_is_wide(charset))
        return fx_wide_decode(in, charset, work->text, out)
                   ? fx_sides_cost(out) + price_kana(out, charset)
                   : FX_SIDES_NEVER;
    uint32_t cost = fx_sides_choose(in, charset, bound, work->sides);
    if (cost < FX_SIDES_NEVER)
        fx_sides_decode(in, charset, work->sides, out);
    return cost;
}

/* Gives up where the cost comes to `bound`: it is that of the text in normal
   form C. */
static struct trial try_charset(const struct fx_line *in,
                                const struct fx_trial *which,
                                const struct fx_alphabet_words *words,
                                uint32_t bound, struct fx_bytes_work *work)
{
    struct fx_line line = {.chars = work->chars};
    struct fx_line composed = {.chars = work->composed};
    struct trial trial = {.charset = which->charset};
    trial.cost =
        decode_as(in, which->charset,
                  fx_trials_has_marks(which->charset) ? FX_SIDES_NEVER : bound,
                  work, &line);
    if (trial.cost >= FX_SIDES_NEVER)
        return trial;
    if (fx_nfc_compose(&line, true, &composed, work->nfc)) {
        trial.cost = fx_sides_cost(&composed);
        line = composed;
    }
    trial.cost += which->nats * (unsigned)NAT + price_quotes(&line);
    if (trial.cost >= bound)
        return trial;
    trial.cost += price_letters(&line, words);
    trial.hash = hash_of(&line);
    return trial;
}

static struct trial try_forms(const struct fx_line *in,
                              struct fx_bytes_work *work)
{
    struct fx_line line = {.chars = work->chars};
    struct trial trial = {.cost = fx_forms_decode(in, &line)};
    trial.cost += fx_sides_cost(&line);
    trial.hash = hash_of(&line);
    return trial;
}

static bool has_right(const struct fx_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->chars[i].code_point >= 0x80 &&
            !fx_line_is_stray(&line->chars[i]))
            return true;
    return false;
}

/* As UTF-8 in which one character is damaged: then it is for nobody to say
   which it was. */
static struct trial try_damage(const struct fx_line *in,
                               const struct fx_alphabet_words *words,
                               struct fx_bytes_work *work)
{
    struct fx_line line = {.chars = work->chars};
    struct trial trial = {.cost = FX_SIDES_NEVER};
    if (!fx_damage_restore(in, &line))
        return trial;
    trial.hash = hash_of(&line);
    trial.cost = fx_sides_cost(&line) + price_letters(&line, words) +
                 (has_right(in) ? 0 : PRICE_DAMAGE);
    if (fx_line_is_stray(&in->chars[in->count - 1]))
        trial.cost -= trial.cost < GAIN_CUT ? trial.cost : GAIN_CUT;
    return trial;
}

/* Keeps the two best of those that differ. */
static void keep_better(struct trial best[2], const struct trial *trial)
{
    if (trial->cost < best[0].cost) {
        if (trial->hash != best[0].hash)
            best[1] = best[0];
        best[0] = *trial;
    } else if (trial->cost < best[1].cost && trial->hash != best[0].hash) {
        best[1] = *trial;
    }
}

/* What costs so much makes the best no less sure. */
static uint32_t bound_of(const struct trial best[2])
{
    uint32_t far = best[0].cost + FAR;
    return far < best[1].cost ? far : best[1].cost;
}

/* Other control characters than these do not stand in text. */
static bool is_binary(uint32_t c)
{
    return c < 0x20 && c != '\t' && c != '\r' && c != '\f' && c != 0x1A &&
           c != 0x1B;
}

static bool is_text(const struct fx_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (is_binary(line->chars[i].code_point))
            return false;
    return true;
}

/* Letters that stand alone tell nothing, nor do one or two over and over. */
static bool has_words(const struct fx_line *line)
{
    unsigned letters = 0;
    uint32_t last = 0, before = 0; /* 0: no letter */
    for (size_t i = 0; i < line->count && letters < LEAST_LETTERS; i++) {
        uint32_t c = line->chars[i].code_point;
        c = fx_chars_in_word(c) ? c : 0;
        letters += last && c && c != last && c != before;
        before = last;
        last = c;
    }
    return letters >= LEAST_LETTERS;
}

/* Sets how sure the decoded characters are. */
static void set_percent(struct fx_line *line, uint8_t percent)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->chars[i].kind == FIXENC_BYTES && line->chars[i].chain.len > 0)
            line->chars[i].percent = percent;
}

static unsigned least_gap(const struct trial best[2])
{
    return fx_charset_is_wide(best[0].charset) ||
                   fx_charset_is_wide(best[1].charset)
               ? LEAST_GAP_WIDE
               : LEAST_GAP;
}

bool fx_bytes_prevail(const struct fx_line *line)
{
    size_t strays = 0, right = 0;
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->chars[i].code_point;
        if (fx_line_is_stray(&line->chars[i]))
            strays++;
        else if (c >= 0x80)
            right += c < 0x800 ? 1 : 3; /* seldom there by chance */
    }
    return strays > right;
}

/* Finds the best two of all trials.  Characters of several bytes are seldom
   UTF-8 by chance, as those of one are. */
static void try_all(const struct fx_line *in, uint64_t charsets,
                    struct fx_bytes_work *work, struct trial best[2])
{
    struct fx_alphabet_words words;
    struct fx_trial chosen[FX_TRIALS_MOST];
    if (!fx_bytes_prevail(in))
        charsets &= SINGLE_BYTE;
    size_t count = fx_trials_choose(in, charsets, chosen);
    fx_alphabet_count(in, &words);
    best[0] = try_forms(in, work);
    best[1] = (struct trial){.cost = FX_SIDES_NEVER};
    for (size_t i = 0; i < count; i++) {
        struct trial trial =
            try_charset(in, &chosen[i], &words, bound_of(best), work);
        keep_better(best, &trial);
    }
    struct trial as_damage = try_damage(in, &words, work);
    if (as_damage.hash != best[0].hash)
        keep_better(best, &as_damage);
}

bool fx_bytes_decode(const struct fx_line *in, uint64_t charsets,
                     unsigned least, struct fx_line *out,
                     struct fx_bytes_work *work)
{
    struct trial best[2];
    if (!fx_line_has_stray(in) || !is_text(in))
        return false;
    try_all(in, charsets, work, best);
    if (best[0].charset == 0) {
        fx_forms_decode(in, out);
        return out->count < in->count;
    }
    unsigned gap = best[1].cost - best[0].cost;
    if (gap < least_gap(best))
        return false;
    decode_as(in, best[0].charset, FX_SIDES_NEVER, work, out);
    unsigned percent = 100 * 1000 / (1000 + fx_model_likelihood((int)gap));
    set_percent(out, (uint8_t)percent);
    return percent >= least && has_words(out);
}

bool fx_bytes_can_decode(const struct fx_line *in, uint64_t charsets,
                         unsigned least, struct fx_bytes_work *work)
{
    struct fx_line out = {.chars = work->composed}; /* free at the end */
    return fx_bytes_decode(in, charsets, least, &out, work);
}
