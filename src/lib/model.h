/* SPDX-License-Identifier: MIT */
/*
 * model.h - how likely a text is: the cost of each character after those
 * before it, in units of 1/16 nat.
 *
 * cost = -log P(class | class before, class of the line's letters)
 *        -log P(character | class, the two letters before)
 *
 * where the class before is FX_MODEL_CAPITALS after two Latin capital letters:
 * what follows a word in capitals is not what follows a capital.
 *
 * Trained by src/tables/train.c from clean text; it knows characters, not words
 * or rules.
 */
#ifndef FX_MODEL_H
#define FX_MODEL_H

#include "chars.h"

/* Costs are in this many parts of a nat (1 nat = a factor of e). */
enum { FX_MODEL_NAT = 16 };

/* What the model remembers of the text so far. */
struct fx_model_context {
    uint32_t a, b;      /* the last two letters, folded; FX_MODEL_NO_LETTER */
    uint8_t class;      /* of the last character, or FX_MODEL_CAPITALS */
    uint8_t line_class; /* of the last letter beyond ASCII, in lower case */
};

/* Stands for a character that is no letter of an alphabet. */
#define FX_MODEL_NO_LETTER ((uint32_t)' ')

/* Is it a letter that is counted in sequences?  Those of alphabets are, not Han
   and Hangul. */
static inline bool fx_model_has_sequences(uint32_t c)
{
    return c < 0x3000 && fx_chars_in_word(c);
}

/* What a character is in a sequence. */
static inline uint32_t fx_model_fold(uint32_t c)
{
    return fx_model_has_sequences(c) ? fx_chars_lower(c) : FX_MODEL_NO_LETTER;
}

enum {
    FX_MODEL_CAPITALS = 254,
    FX_MODEL_MEMO = 2048, /* a power of two */
};

/* What a character is to the next one: its class, or FX_MODEL_CAPITALS.
   `before` is what the last one was to it. */
static inline unsigned fx_model_class_before(unsigned before, unsigned class)
{
    return fx_chars_class_is_capital[class] &&
                   (before == FX_MODEL_CAPITALS ||
                    fx_chars_class_is_capital[before])
               ? FX_MODEL_CAPITALS
               : class;
}

/* The context at the start of a line. */
struct fx_model_context fx_model_start(void);

/* The context after one more character. */
struct fx_model_context fx_model_after(const struct fx_model_context *context,
                                       uint32_t code_point);

/* The cost of the next character. */
unsigned fx_model_cost(const struct fx_model_context *context,
                       uint32_t code_point);

/* Costs that were asked for lately.  All zero bytes: none yet. */
struct fx_model_memo {
    struct {
        uint64_t letters; /* the two before and the character */
        uint16_t classes;
        uint16_t cost;
    } entry[FX_MODEL_MEMO];
};

/* The same as fx_model_cost, but quick where a cost was asked for before. */
unsigned fx_model_recall(struct fx_model_memo *memo,
                         const struct fx_model_context *context,
                         uint32_t code_point);

/* The cost of a character where nothing is known of the text. */
unsigned fx_model_rarity(uint32_t code_point);

/* A thousand times e to the power of minus a cost. */
unsigned fx_model_likelihood(int cost);

/* ---- The tables, made by src/tables/make_model.c from model.txt ---------- */

extern const uint8_t fx_model_pair[256][256];
extern const uint16_t fx_model_share[];
extern const uint16_t fx_model_char_block[];
extern const uint8_t fx_model_char_row[][FX_CHARS_BLOCK];

/* The cost of a character given its class. */
static inline unsigned fx_model_char_cost(uint32_t c)
{
    return fx_model_char_row[fx_model_char_block[c / FX_CHARS_BLOCK]]
                            [c % FX_CHARS_BLOCK];
}

/* About the cost of a character, knowing only what the one before it was. */
static inline unsigned fx_model_rough_cost(unsigned class_before, uint32_t c)
{
    return fx_model_pair[class_before][fx_chars_class(c)] +
           fx_model_char_cost(c);
}

/*
 * Sequences of letters and of classes, hashed: a bucket holds slots of a
 * fingerprint (the upper twelve bits, never 0) and the number of a cost level.
 * A full bucket goes on in the next one.  What is not there is found all the
 * same once in 600 times; more bits for the cost instead did more harm.
 */
enum {
    FX_MODEL_SLOTS = 8,
    FX_MODEL_LEVEL_BITS = 4,
    FX_MODEL_LEVELS = 1 << FX_MODEL_LEVEL_BITS,
};

/* The costs that a slot can have, in units of the model. */
static const uint8_t fx_model_level[FX_MODEL_LEVELS] = {
    0, 6, 12, 18, 24, 32, 40, 48, 56, 66, 78, 92, 108, 128, 152, 192};

extern const uint32_t fx_model_bucket_count;
extern const uint16_t fx_model_bucket[][FX_MODEL_SLOTS];

/* The hash of a sequence: the bucket comes from its upper, the fingerprint
   from its lower half. */
static inline uint64_t fx_model_hash(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t h = (uint64_t)a << 42 | (uint64_t)b << 21 | c;
    h *= 0x9E3779B97F4A7C15u;
    h ^= h >> 32;
    return h * 0xD6E8FEB86659FD93u;
}

static inline uint32_t fx_model_home(uint64_t hash, uint32_t buckets)
{
    return (uint32_t)(((hash >> 32) * buckets) >> 32);
}

static inline unsigned fx_model_fingerprint(uint64_t hash)
{
    unsigned bits = (unsigned)(hash >> 8) & 0xFFF;
    return bits ? bits : 1;
}

/*
 * Sequences of letters end in a letter or in fx_model_other(class): what any
 * letter of that class costs that has no sequence of its own.  In sequences
 * of classes all three are fx_model_class(...), of the line, of the character
 * before and of the next one; FX_MODEL_ANY is any class that has no sequence.
 */
enum { FX_MODEL_ANY = 255 };

static inline uint32_t fx_model_other(unsigned class)
{
    return FX_CHARS_BYTE + 256 + class;
}

static inline uint32_t fx_model_class(unsigned class)
{
    return FX_CHARS_BYTE + 512 + class;
}

#endif
