/* SPDX-License-Identifier: MIT */
#include "model.h"

/* The most that two letters before can add to the cost of the next. */
enum { ODD_NEIGHBOURS = 4 * FX_MODEL_NAT };

/* The slot of a bucket that has this fingerprint, 0 if none has.  All are
   looked at, without a branch that is hard to foresee. */
static unsigned find_slot(const uint16_t slots[FX_MODEL_SLOTS],
                          unsigned fingerprint)
{
    unsigned found = 0;
    for (unsigned i = FX_MODEL_SLOTS; i-- > 0;)
        found =
            slots[i] >> FX_MODEL_LEVEL_BITS == fingerprint ? slots[i] : found;
    return found;
}

/* The cost stored for a sequence, or -1. */
static int find(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t hash = fx_model_hash(a, b, c);
    unsigned fingerprint = fx_model_fingerprint(hash);
    uint32_t home = fx_model_home(hash, fx_model_bucket_count);
    for (;;) {
        const uint16_t *slots = fx_model_bucket[home];
        unsigned found = find_slot(slots, fingerprint);
        if (found)
            return fx_model_level[found % FX_MODEL_LEVELS];
        if (slots[FX_MODEL_SLOTS - 1] == 0) /* it is not full */
            return -1;
        home = home + 1 < fx_model_bucket_count ? home + 1 : 0;
    }
}

static unsigned other_cost(uint32_t a, uint32_t b, unsigned class)
{
    int cost = find(a, b, fx_model_other(class));
    return cost < 0 ? 0 : (unsigned)cost;
}

/* -log P(letter | class, two letters before), by the longest sequence that
   the model holds. */
static unsigned sequence_cost(uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t folded = fx_model_fold(c);
    if (b < 0x80 && folded < 0x80)
        return fx_model_char_cost(c);
    int cost = find(a, b, folded);
    if (cost >= 0)
        return (unsigned)cost;
    unsigned class = fx_chars_class(folded);
    unsigned other = other_cost(a, b, class);
    cost = find(0, b, folded);
    if (cost >= 0)
        return other + (unsigned)cost;
    return other + other_cost(0, b, class) + fx_model_char_cost(c);
}

/* However odd the neighbours, some text has them. */
static unsigned letter_cost(uint32_t a, uint32_t b, uint32_t c)
{
    unsigned cost = sequence_cost(a, b, c);
    unsigned most = fx_model_char_cost(c) + ODD_NEIGHBOURS;
    return cost < most ? cost : most;
}

/* -log P(class | class before, class of the line's letters).  What the line
   has makes a difference only to what is beyond ASCII. */
static unsigned class_cost(const struct fx_model_context *context, uint32_t c)
{
    unsigned class = fx_chars_class(c);
    unsigned pair = fx_model_pair[context->class][class];
    if (c < 0x80)
        return pair;
    uint32_t line = fx_model_class(context->line_class);
    uint32_t last = fx_model_class(context->class);
    int cost = find(line, last, fx_model_class(class));
    if (cost >= 0)
        return (unsigned)cost;
    cost = find(line, last, fx_model_class(FX_MODEL_ANY));
    return cost < 0 ? pair : pair + (unsigned)cost;
}

struct fx_model_context fx_model_start(void)
{
    uint8_t class = (uint8_t)fx_chars_class('\n');
    struct fx_model_context start = {FX_MODEL_NO_LETTER, FX_MODEL_NO_LETTER,
                                     class, class};
    return start;
}

struct fx_model_context fx_model_after(const struct fx_model_context *context,
                                       uint32_t code_point)
{
    struct fx_model_context after = {
        context->b, fx_model_fold(code_point),
        (uint8_t)fx_model_class_before(context->class,
                                       fx_chars_class(code_point)),
        context->line_class};
    if (code_point >= 0x80 && fx_chars_kind(code_point) == FX_CHARS_LETTER)
        after.line_class = (uint8_t)fx_chars_class(fx_chars_lower(code_point));
    return after;
}

unsigned fx_model_cost(const struct fx_model_context *context,
                       uint32_t code_point)
{
    unsigned cost = class_cost(context, code_point);
    return cost + (fx_model_has_sequences(code_point)
                       ? letter_cost(context->a, context->b, code_point)
                       : fx_model_char_cost(code_point));
}

/* ASCII after ASCII is not looked up in any case, so no key is 0. */
unsigned fx_model_recall(struct fx_model_memo *memo,
                         const struct fx_model_context *context,
                         uint32_t code_point)
{
    if (code_point < 0x80 && context->b < 0x80)
        return fx_model_cost(context, code_point);
    uint64_t letters =
        (uint64_t)context->a << 42 | (uint64_t)context->b << 21 | code_point;
    unsigned classes = context->class * 256u + context->line_class;
    uint64_t hash = (letters ^ (uint64_t)classes << 32) * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(hash >> 32) % FX_MODEL_MEMO;
    if (memo->entry[i].letters != letters ||
        memo->entry[i].classes != classes) {
        memo->entry[i].letters = letters;
        memo->entry[i].classes = (uint16_t)classes;
        memo->entry[i].cost = (uint16_t)fx_model_cost(context, code_point);
    }
    return memo->entry[i].cost;
}

unsigned fx_model_rarity(uint32_t code_point)
{
    return fx_model_char_cost(code_point) +
           fx_model_share[fx_chars_class(code_point)];
}

unsigned fx_model_likelihood(int cost)
{
    static const uint16_t by_half_nat[] = {1000, 607, 368, 223, 135, 82, 50, 30,
                                           18,   11,  7,   4,   2,   2,  1,  1};
    size_t halves = cost > 0 ? (size_t)cost / (FX_MODEL_NAT / 2) : 0;
    return halves < sizeof by_half_nat / sizeof *by_half_nat
               ? by_half_nat[halves]
               : 0;
}
