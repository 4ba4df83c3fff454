/* SPDX-License-Identifier: MIT */
/*
 * price.h - what a way to read a line costs, character by character: what the
 * model says, and the prices of what must have happened.
 */
#ifndef FX_PRICE_H
#define FX_PRICE_H

#include "model.h"
#include "reading.h"

enum {
    FX_PRICE_AGAIN = 2 * FX_MODEL_NAT, /* garbled again after right non-ASCII */
    FX_PRICE_INSIDE = 6 * FX_MODEL_NAT, /* from right to garbled, or back,
                                           between two letters */
};

/* The cheapest way found to a place in the line, ending in some reading. */
struct fx_path {
    uint32_t cost;
    bool was_copied; /* the last non-ASCII character was left as it is */
    struct fx_model_context context;
};

/* A place in the line as it stands. */
struct fx_place {
    struct fx_model_context context; /* of the character there */
    unsigned cost;                   /* of leaving it as it is */
};

/* The cost of a character left as it is.  Any text may hold any character for
   a reason that the model does not know. */
unsigned fx_price_as_is(struct fx_model_memo *memo,
                        const struct fx_model_context *context, uint32_t c);

/* The cost of a candidate and of those that stand there together with it;
   `context` is that before them, and becomes that after them. */
unsigned fx_price_all(struct fx_model_memo *memo,
                      struct fx_model_context *context,
                      const struct fx_candidate *c);

/* Does a word go on from the last non-ASCII letter to this one?  A decoder goes
   wrong for whole words. */
bool fx_price_is_inside(const struct fx_path *path, uint32_t c);

/* Goes on along a path by the character `c` that is left as it is; `place` is
   that, and the next one follows it. */
void fx_price_copy(struct fx_model_memo *memo, const struct fx_place *place,
                   uint32_t c, struct fx_path *path);

/* Goes on by a candidate of the reading that the path is in. */
void fx_price_take(struct fx_model_memo *memo, const struct fx_reading *reading,
                   const struct fx_candidate *c, struct fx_path *path);

#endif
