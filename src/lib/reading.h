/* SPDX-License-Identifier: MIT */
/*
 * reading.h - the ways to read a line: for each chain of charsets with which
 * anything can be undone, the characters that would come out.
 */
#ifndef FX_READING_H
#define FX_READING_H

#include "charset.h"
#include "line.h"
#include "repair.h"

enum {
    FX_READING_MAX = 32,
    FX_READING_ENOUGH = 4, /* characters that come out so are hardly chance */
    FX_READING_CANDIDATES = 3 * FIXENC_LINE_MAX, /* of all together */
};

/* One way to read the line.  Reading 0 is the line as it stands. */
struct fx_reading {
    struct fixenc_chain chain;
    unsigned price;  /* of saying that this happened, in units of the model */
    unsigned rarity; /* that part of the price which is its charsets' own */
    enum fixenc_kind kind; /* FIXENC_MOJIBAKE or FIXENC_C1 */
    size_t first, count;   /* its candidates */
    size_t guess_count;    /* and those behind them where something was lost */
    unsigned guess_price;  /* more for each of these */
};

struct fx_readings {
    struct fx_reading readings[FX_READING_MAX];
    size_t count;
    struct fx_candidate candidates[FX_READING_CANDIDATES];
    size_t candidate_count;
    uint64_t starts[FIXENC_LINE_MAX]; /* where a charset has anything */
};

/*
 * Lists the readings of a line: `charsets` is the bit set of those to try,
 * `layers` the longest chain, `is_degraded` whether it may have look-alikes in
 * it.  Of two that say the same only the likelier one is listed, and no more
 * than there is room for.
 */
void fx_reading_list(struct fx_readings *all, const struct fx_line *line,
                     uint64_t charsets, unsigned layers, bool is_degraded);

/* Lists just the one reading that the chain makes, if the line has it. */
void fx_reading_list_via(struct fx_readings *all, const struct fx_line *line,
                         const struct fixenc_chain *chain);

/* ---- The parts of that, for usual.c ------------------------------------------ */

/* What becomes of a reading when one more charset is undone; its candidates are
   still to be listed. */
struct fx_reading fx_reading_through(const struct fx_reading *from,
                                     const struct fx_charset_rarity *charset);

/* The charsets in which the space or '?' at `i`, which is not the first
   character, may have cut a sequence short. */
uint64_t fx_reading_lossy(const struct fx_line *line, size_t i);

/* Is it a C1 control other than U+0085, the line end of some systems? */
static inline bool fx_reading_is_control(uint32_t c)
{
    return c >= 0x80 && c <= 0x9F && c != 0x85;
}

/* The candidates of a reading, in order; its guesses, in order, are behind
   them. */
struct fx_candidate *fx_reading_candidates(struct fx_readings *all,
                                           const struct fx_reading *reading);

/* The reading that a candidate, given by its number, belongs to. */
const struct fx_reading *fx_reading_of(const struct fx_readings *all,
                                       size_t number);

#endif
