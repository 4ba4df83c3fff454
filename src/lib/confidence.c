/* SPDX-License-Identifier: MIT */
#include "confidence.h"

enum { FAR = 7 * FX_MODEL_NAT /* odds below a thousandth */ };

/* ---- The words ------------------------------------------------------------ */

/* A word begins with the first candidate taken in it. */
static struct fx_confidence_word *word_at(struct fx_confidence_work *work,
                                          struct fx_confidence_word *word,
                                          const struct fx_candidate *c,
                                          size_t reading)
{
    if (!word || word->end < c->begin || word->reading != reading) {
        word = &work->words[work->count++];
        *word = (struct fx_confidence_word){.begin = c->begin,
                                            .reading = (uint8_t)reading};
    }
    word->end = c->end;
    return word;
}

static int32_t cost_as_is(const struct fx_judge_work *judge,
                          const struct fx_candidate *c)
{
    int32_t cost = 0;
    for (size_t i = c->begin; i < c->end; i++)
        cost += (int32_t)judge->as_is[i].cost;
    return cost;
}

static const struct fx_candidate *taken_at(const struct fx_judge_work *judge,
                                           size_t place)
{
    return judge->taken[place] ? &judge->all.candidates[judge->taken[place] - 1]
                               : NULL;
}

/* Goes on by a character that all paths copy, whatever it costs. */
static void pass(const struct fx_judge_work *judge, size_t place,
                 struct fx_path *path)
{
    uint8_t line_class = path->context.line_class;
    path->context = judge->as_is[place + 1].context;
    path->context.line_class = line_class;
}

/* Goes on along the path; returns what that costs less than the line as it
   is. */
static int32_t gain_of_step(struct fx_judge_work *judge,
                            const struct fx_line *in, size_t place,
                            struct fx_path *path)
{
    const struct fx_candidate *c = taken_at(judge, place);
    uint32_t before = path->cost;
    if (c) {
        size_t number = judge->taken[place] - 1u;
        fx_price_take(&judge->memo, fx_reading_of(&judge->all, number), c,
                      path);
        return cost_as_is(judge, c) - (int32_t)(path->cost - before);
    }
    if (judge->is_active[place]) {
        fx_price_copy(&judge->memo, &judge->as_is[place],
                      in->chars[place].code_point, path);
        return (int32_t)judge->as_is[place].cost -
               (int32_t)(path->cost - before);
    }
    pass(judge, place, path);
    return 0;
}

static size_t reading_at(const struct fx_judge_work *judge, size_t place)
{
    return (size_t)(fx_reading_of(&judge->all, judge->taken[place] - 1u) -
                    judge->all.readings);
}

/* Goes along the cheapest path once more, and tells what each word gained; what
   stands after a word is as likely as it is because of it. */
static void find_words(struct fx_confidence_work *work,
                       struct fx_judge_work *judge, const struct fx_line *in)
{
    struct fx_path path = {.was_copied = true, .context = fx_model_start()};
    struct fx_confidence_word *word = NULL;
    work->count = 0;
    for (size_t i = 0; i < in->count;) {
        const struct fx_candidate *c = taken_at(judge, i);
        if (c)
            word = word_at(work, word, c, reading_at(judge, i));
        else if (word && word->end == i &&
                 fx_chars_in_word(in->chars[i].code_point))
            word->end++;
        int32_t gain = gain_of_step(judge, in, i, &path);
        if (word)
            word->gain += gain;
        i = c ? c->end : i + 1;
    }
}

/* ---- What speaks against them ----------------------------------------------- */

/* Which of the guesses for a place it was is for restore.c to say. */
static bool is_same(const struct fx_readings *all, size_t x, size_t y)
{
    const struct fx_candidate *a = &all->candidates[x - 1];
    const struct fx_candidate *b = &all->candidates[y - 1];
    return a->end == b->end &&
           (a->code_point == b->code_point || (a->loss && b->loss));
}

/* Does the other way to read the line say something else there? */
static bool differs(const struct fx_confidence_work *work,
                    const struct fx_judge_work *judge,
                    const struct fx_confidence_word *word)
{
    for (size_t i = word->begin; i < word->end; i++) {
        size_t this = judge->taken[i], other = work->other[i];
        if (this != other &&
            (!this || !other || !is_same(&judge->all, this, other)))
            return true;
    }
    return false;
}

/* The ways to read the line that nearly won, where they differ. */
static void count_others(struct fx_confidence_work *work,
                         const struct fx_judge_work *judge, size_t line_count)
{
    for (size_t r = 1; r < judge->all.count; r++) {
        uint32_t more = judge->total[r] - judge->total[judge->best];
        if (r == judge->best || more >= FAR)
            continue;
        fx_judge_trace(judge, line_count, r, work->other);
        for (size_t w = 0; w < work->count; w++)
            if (differs(work, judge, &work->words[w]))
                work->words[w].odds += (uint16_t)fx_model_likelihood((int)more);
    }
}

/* Against a word is that it was right as it stood; that nothing was read through
   its chain in this line; and that it was another chain. */
static void weigh_words(struct fx_confidence_work *work,
                        const struct fx_readings *all)
{
    for (size_t r = 0; r < all->count; r++)
        work->gain[r] = -(int32_t)all->readings[r].price;
    for (size_t w = 0; w < work->count; w++)
        work->gain[work->words[w].reading] += work->words[w].gain;
    for (size_t w = 0; w < work->count; w++) {
        struct fx_confidence_word *word = &work->words[w];
        unsigned odds = word->odds + fx_model_likelihood(word->gain) +
                        fx_model_likelihood(work->gain[word->reading]);
        word->percent = (uint8_t)(100 * 1000 / (1000 + odds));
    }
}

/* ---- The line --------------------------------------------------------------- */

/* A word and its characters are as sure as the least sure of them. */
static void mark_char(struct fx_confidence_word *word, uint8_t *percent)
{
    if (word->percent < *percent)
        *percent = word->percent;
    else
        word->percent = *percent;
}

static void mark_line(struct fx_confidence_work *work,
                      const struct fx_judge_work *judge, size_t line_count,
                      struct fx_line *out)
{
    struct fx_confidence_word *word = work->words;
    for (size_t i = 0, k = 0; i < line_count;) {
        const struct fx_candidate *c = taken_at(judge, i);
        size_t next = k + 1u + (c ? c->more : 0u);
        while (c && word->end <= i)
            word++;
        for (; k < next; k++)
            if (c)
                mark_char(word, &out->chars[k].percent);
        i = c ? c->end : i + 1;
    }
}

static void take_word_back(const struct fx_confidence_word *word,
                           struct fx_judge_work *judge, struct fx_line *in)
{
    for (size_t i = word->begin; i < word->end; i++) {
        const struct fx_candidate *c = taken_at(judge, i);
        judge->taken[i] = 0;
        if (!c || c->loss != FX_LOSS_BYTE)
            continue;
        for (size_t j = c->begin; j < c->end; j++)
            if (!in->chars[j].is_changed)
                in->chars[j].kind = FIXENC_LOST;
    }
}

/* Returns how many words are left. */
static size_t take_back(const struct fx_confidence_work *work,
                        struct fx_judge_work *judge, struct fx_line *in,
                        unsigned least)
{
    size_t left = 0;
    for (size_t w = 0; w < work->count; w++) {
        const struct fx_confidence_word *word = &work->words[w];
        if (word->percent >= least)
            left++;
        else
            take_word_back(word, judge, in);
    }
    return left;
}

bool fx_confidence_weigh(struct fx_confidence_work *work,
                         struct fx_judge_work *judge, struct fx_line *in,
                         struct fx_line *out, unsigned least)
{
    if (judge->is_sure)
        return true;
    find_words(work, judge, in);
    count_others(work, judge, in->count);
    weigh_words(work, &judge->all);
    mark_line(work, judge, in->count, out);
    size_t left = take_back(work, judge, in, least);
    if (left > 0 && left < work->count) {
        fx_judge_apply(judge, in, out);
        mark_line(work, judge, in->count, out);
    }
    return left > 0;
}
