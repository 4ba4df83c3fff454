/* SPDX-License-Identifier: MIT */
#include "restore.h"

#include "charset.h"
#include "gap.h"
#include "utf8.h"

#include <limits.h>

/* The cost of a character in place of out[k], and of the two after it. */
static unsigned cost_there(const struct fx_line *out, size_t k, uint32_t c,
                           struct fx_model_context context)
{
    unsigned cost = fx_model_cost(&context, c);
    context = fx_model_after(&context, c);
    for (size_t i = k + 1; i < out->count && i < k + 3; i++) {
        cost += fx_model_cost(&context, out->chars[i].code_point);
        context = fx_model_after(&context, out->chars[i].code_point);
    }
    return cost;
}

/* What stands around out[k]. */
static struct fx_gap look_around(const struct fx_line *out, size_t k,
                                 unsigned charset)
{
    struct fx_gap gap = {.charset = charset};
    for (size_t i = 0; i < FX_GAP_REACH; i++) {
        gap.left[i] =
            i < k ? fx_gap_fold(out->chars[k - 1 - i].code_point) : '\n';
        gap.right[i] = k + 1 + i < out->count
                           ? fx_gap_fold(out->chars[k + 1 + i].code_point)
                           : '\n';
    }
    return gap;
}

/* What could have stood in one place: those of first..end - 1 that end where
   `taken` does. */
struct rivals {
    const struct fx_candidate *taken, *first, *end;
};

static struct rivals find_rivals(const struct fx_readings *all, size_t number)
{
    const struct fx_candidate *taken = &all->candidates[number];
    const struct fx_reading *reading = fx_reading_of(all, number);
    const struct fx_candidate *guesses =
        all->candidates + reading->first + reading->count;
    struct rivals rivals = {taken, taken, taken};
    while (rivals.first > guesses && rivals.first[-1].begin == taken->begin)
        rivals.first--;
    while (rivals.end < guesses + reading->guess_count &&
           rivals.end->begin == taken->begin)
        rivals.end++;
    return rivals;
}

/* Does the charset leave one of the character's bytes undefined?  What is known
   of gaps is known of such characters only. */
static bool is_torn_by(unsigned charset, uint32_t c)
{
    unsigned char bytes[4];
    unsigned len = fx_utf8_encode(c, bytes);
    for (unsigned i = 1; i < len; i++)
        if (fx_charset_holes(charset) >> (bytes[i] - 0x80) & 1)
            return true;
    return false;
}

bool fx_restore_is_own(unsigned charset, uint32_t c)
{
    return charset == fx_charset_order[0].charset ||
           (fx_chars_in_word(c) &&
            fx_charset_byte(charset, fx_charset_char(c)) != 0);
}

/* Chooses by what is known of such gaps; false where that is nothing.  Who knows
   nothing of what stands around knows but the letters that are usual there. */
static bool choose_by_gap(const struct rivals *rivals, unsigned charset,
                          struct fx_line *out, size_t k)
{
    const struct fx_gap gap = look_around(out, k, charset);
    unsigned best = 0;
    for (const struct fx_candidate *c = rivals->first; c < rivals->end; c++) {
        if (c->end != rivals->taken->end)
            continue;
        if (!is_torn_by(charset, c->code_point))
            return false;
        unsigned fit = fx_gap_fit(&gap, c->code_point);
        if (fit > best && (!fx_gap_is_blind(fit) ||
                           fx_restore_is_own(charset, c->code_point))) {
            best = fit;
            out->chars[k].code_point = c->code_point;
            out->chars[k].percent = (uint8_t)fx_gap_percent(fit);
        }
    }
    return best > 0;
}

/* Chooses by what the model says of the text up to there and a little on. */
static void choose_by_cost(const struct rivals *rivals, struct fx_line *out,
                           size_t k, const struct fx_model_context *context)
{
    unsigned least = UINT_MAX, sum = 0;
    for (const struct fx_candidate *c = rivals->first; c < rivals->end; c++) {
        if (c->end != rivals->taken->end)
            continue;
        unsigned cost = cost_there(out, k, c->code_point, *context);
        if (cost < least) {
            least = cost;
            out->chars[k].code_point = c->code_point;
        }
    }
    for (const struct fx_candidate *c = rivals->first; c < rivals->end; c++) {
        if (c->end != rivals->taken->end)
            continue;
        unsigned more = cost_there(out, k, c->code_point, *context) - least;
        sum += fx_model_likelihood((int)more);
    }
    if (sum > 0)
        out->chars[k].percent = (uint8_t)(100 * fx_model_likelihood(0) / sum);
}

void fx_restore_choose(const struct fx_readings *all, size_t number,
                       struct fx_line *out, size_t k,
                       const struct fx_model_context *context)
{
    const struct rivals rivals = find_rivals(all, number);
    unsigned charset = fx_reading_of(all, number)->chain.step[0];
    if (!choose_by_gap(&rivals, charset, out, k) &&
        !choose_by_gap(&rivals, FIXENC_WINDOWS_1252, out, k))
        choose_by_cost(&rivals, out, k, context);
}
