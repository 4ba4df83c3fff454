/* SPDX-License-Identifier: MIT */
#include "price.h"

#include "restore.h"

/*
 * Prices of what may happen, as if it had a probability of its own.  Measured
 * on text that the model was not trained with, tests/bench/README.md says how:
 * lower ones repair more and break more.
 */
enum {
    NAT = FX_MODEL_NAT,
    PRICE_LEAVE = 1 * NAT,   /* right non-ASCII after garbled */
    PRICE_FOREIGN = 5 * NAT, /* the result is not in the line's script */
    PRICE_GLUED = 6 * NAT,   /* nor is it that of the letter before it */
    PRICE_BYTE = 3 * NAT,    /* a byte was lost, this one of a handful */
    PRICE_NOT_OWN = 3 * NAT, /* and it was no letter of the charset's region */
    PRICE_ODD = 2,           /* times what is rarer than ODD */
    ODD = 13 * NAT,
    COST_MOST = 2 * NAT, /* of a character as it is, above its rarity */
};

unsigned fx_price_as_is(struct fx_model_memo *memo,
                        const struct fx_model_context *context, uint32_t c)
{
    unsigned cost = fx_model_recall(memo, context, c);
    unsigned most = fx_model_rarity(c) + COST_MOST;
    return c >= 0x80 && cost > most ? most : cost;
}

/* Is it of another script than the line?  Digits are of none, but those of other
   scripts stand among their letters. */
static bool is_foreign(const struct fx_model_context *context, uint32_t c)
{
    unsigned class = fx_chars_class(c);
    unsigned script = fx_chars_class_script[class];
    unsigned line_script = fx_chars_class_script[context->line_class];
    if (script == 0)
        return line_script == 0 && c >= 0x80 &&
               fx_chars_class_kind[class] == FX_CHARS_DIGIT;
    return script != line_script;
}

/* A script comes into a line seldom, and seldom with one rare letter.  What
   stands for several characters together was of the same script before. */
static unsigned price_result(const struct fx_model_context *context,
                             const struct fx_candidate *c)
{
    unsigned rarity = fx_model_rarity(c->code_point);
    unsigned price = 0;
    if (c->more == 0 && is_foreign(context, c->code_point))
        price = context->b == FX_MODEL_NO_LETTER ? PRICE_FOREIGN
                                                 : PRICE_FOREIGN + PRICE_GLUED;
    return rarity > ODD ? price + PRICE_ODD * (rarity - ODD) : price;
}

static unsigned cost_take(struct fx_model_memo *memo,
                          const struct fx_model_context *context,
                          const struct fx_candidate *c)
{
    return fx_model_recall(memo, context, c->code_point) +
           price_result(context, c) +
           (c->loss == FX_LOSS_BYTE ? PRICE_BYTE : 0);
}

unsigned fx_price_all(struct fx_model_memo *memo,
                      struct fx_model_context *context,
                      const struct fx_candidate *c)
{
    unsigned cost = 0;
    for (const struct fx_candidate *last = c + c->more; c <= last; c++) {
        cost += cost_take(memo, context, c);
        *context = fx_model_after(context, c->code_point);
    }
    return cost;
}

bool fx_price_is_inside(const struct fx_path *path, uint32_t c)
{
    unsigned last = path->context.class;
    return fx_chars_in_word(c) &&
           (path->context.b >= 0x80 ||
            (last < fx_chars_class_count &&
             fx_chars_class_kind[last] == FX_CHARS_LETTER &&
             fx_chars_class_script[last] != 0 &&
             fx_chars_class_script[last] ==
                 fx_chars_class_script[fx_chars_class(c)]));
}

static unsigned price_copy(const struct fx_path *path, uint32_t c)
{
    if (path->was_copied || c < 0x80)
        return 0;
    return fx_price_is_inside(path, c) ? PRICE_LEAVE + FX_PRICE_INSIDE
                                       : PRICE_LEAVE;
}

static bool is_same_context(const struct fx_model_context *x,
                            const struct fx_model_context *y)
{
    return x->a == y->a && x->b == y->b && x->class == y->class &&
           x->line_class == y->line_class;
}

void fx_price_copy(struct fx_model_memo *memo, const struct fx_place *place,
                   uint32_t c, struct fx_path *path)
{
    path->cost += price_copy(path, c);
    path->was_copied |= c >= 0x80;
    if (is_same_context(&path->context, &place->context)) {
        path->cost += place->cost;
        path->context = place[1].context;
    } else {
        path->cost += fx_price_as_is(memo, &path->context, c);
        path->context = fx_model_after(&path->context, c);
    }
}

static unsigned price_guess(const struct fx_reading *reading,
                            const struct fx_candidate *c)
{
    bool is_own = c->loss != FX_LOSS_BYTE ||
                  fx_restore_is_own(reading->chain.step[0], c->code_point);
    return reading->guess_price + (is_own ? 0 : PRICE_NOT_OWN);
}

void fx_price_take(struct fx_model_memo *memo, const struct fx_reading *reading,
                   const struct fx_candidate *c, struct fx_path *path)
{
    if (path->was_copied && fx_price_is_inside(path, c->code_point))
        path->cost += FX_PRICE_INSIDE;
    path->cost += fx_price_all(memo, &path->context, c);
    if (c->loss)
        path->cost += price_guess(reading, c);
    path->was_copied = false;
}
