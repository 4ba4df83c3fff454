/* SPDX-License-Identifier: MIT */
/*
 * The judge is a search for the cheapest reading of a line (Viterbi 1967).
 *
 * First it lists the readings: for each chain of charsets with which anything
 * can be undone, the characters that would come out.  Readings that could not
 * gain their price are dropped, and where none is left, as in nearly all right
 * text, that is all.  Then it walks along the line with one path for each
 * reading.  A path copies the next character, or takes the character that its
 * reading has for the next few; both cost what the model says.  Going over to
 * another reading costs that reading's price.  The path that is cheapest at
 * the end says what is garbled, and how.
 */
#include "judge.h"

#include "restore.h"
#include "usual.h"

#include <string.h>

enum {
    NAT = FX_MODEL_NAT,
    PRICE_GUESS = 3 * NAT, /* something was lost, and nothing else is sure */
    HARD_WAY = 16 * NAT,   /* the most that going over in mid-word may cost */
    GAIN_LEAST = 2, /* times a reading's rarity, for each further place */
    GAIN_ENOUGH = 12 * NAT, /* that is enough for any number of places */
    SLACK = 3 * NAT,        /* an estimated gain may be too low by this */
    NEVER = UINT32_MAX / 2,
};

/* ---- Which readings are worth a search --------------------------------------- */

/* Marks the places where the paths may part: what a reading could change, and
   what the model sees of it afterwards. */
static void mark_active(struct fx_judge_work *work, const struct fx_line *line)
{
    const struct fx_readings *all = &work->all;
    memset(work->is_active, 0, line->count * sizeof work->is_active[0]);
    for (size_t i = all->readings[0].count; i < all->candidate_count; i++) {
        size_t end = all->candidates[i].end + 2u;
        for (size_t k = all->candidates[i].begin; k < end && k < line->count;
             k++)
            work->is_active[k] = true;
    }
}

/* The costs of the line as it stands, where they matter. */
static void measure_line(struct fx_judge_work *work, const struct fx_line *line)
{
    struct fx_model_context context = fx_model_start();
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->chars[i].code_point;
        work->as_is[i].context = context;
        if (work->is_active[i])
            work->as_is[i].cost = fx_price_as_is(&work->memo, &context, c);
        context = fx_model_after(&context, c);
    }
    work->as_is[line->count].context = context;
    work->as_is[line->count].cost = fx_model_cost(&context, '\n');
}

/* What paths remember of the line's letters makes a difference to all that is
   beyond ASCII; it is measured only where a search is needed. */
static void mark_wide(struct fx_judge_work *work, const struct fx_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->chars[i].code_point;
        if (c < 0x80 || work->is_active[i])
            continue;
        work->is_active[i] = true;
        work->as_is[i].cost =
            fx_price_as_is(&work->memo, &work->as_is[i].context, c);
    }
}

/* What follows a candidate: the cost of one more character of the line. */
static unsigned cost_next(struct fx_model_memo *memo,
                          const struct fx_model_context *context,
                          const struct fx_line *line, size_t place)
{
    return place < line->count
               ? fx_price_as_is(memo, context, line->chars[place].code_point)
               : fx_model_cost(context, '\n');
}

/* What is gained by one candidate; `context` is that before it, and becomes
   that after it. */
static int gain_of(struct fx_judge_work *work, const struct fx_line *line,
                   const struct fx_candidate *c,
                   struct fx_model_context *context, bool is_last)
{
    unsigned cost = fx_price_all(&work->memo, context, c), as_is = 0;
    for (size_t i = c->begin; i < c->end; i++)
        as_is += work->as_is[i].cost;
    if (is_last) {
        cost += cost_next(&work->memo, context, line, c->end);
        as_is += work->as_is[c->end].cost;
    }
    return (int)as_is - (int)cost;
}

/* About how much the line would gain by some candidates, their price apart:
   at each place the best one that lowers the cost is taken. */
static unsigned estimate_gain(struct fx_judge_work *work,
                              const struct fx_line *line,
                              const struct fx_candidate *c, size_t count)
{
    struct fx_model_context context = fx_model_start();
    unsigned gain = 0;
    for (size_t i = 0, last = SIZE_MAX; i < count;) {
        int best = 0;
        size_t begin = c[i].begin;
        struct fx_model_context before =
            begin == last ? context : work->as_is[begin].context;
        for (size_t next; i < count && c[i].begin == begin; i = next) {
            next = i + 1 + c[i].more;
            bool is_last = next == count || c[next].begin != c[i].end;
            context = before;
            int one = gain_of(work, line, &c[i], &context, is_last);
            best = one > best ? one : best;
            last = c[i].end;
        }
        gain += (unsigned)best;
    }
    return gain;
}

/* No more can be gained than what the candidates' places cost as they are. */
static unsigned most_gain(const struct fx_judge_work *work,
                          const struct fx_candidate *c, size_t count)
{
    unsigned most = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = c[i].begin; k <= c[i].end; k++)
            most += work->as_is[k].cost;
    return most;
}

/* Can a reading gain its price? */
static bool is_hopeful(struct fx_judge_work *work, const struct fx_line *line,
                       struct fx_reading *reading)
{
    const struct fx_candidate *c = fx_reading_candidates(&work->all, reading);
    if (most_gain(work, c, reading->count + reading->guess_count) <
        reading->price)
        return false;
    unsigned gain = estimate_gain(work, line, c, reading->count);
    reading->guess_price = gain >= reading->price ? 0 : PRICE_GUESS;
    gain += estimate_gain(work, line, c + reading->count, reading->guess_count);
    return gain + SLACK >= reading->price;
}

static void drop_readings(struct fx_judge_work *work,
                          const struct fx_line *line)
{
    struct fx_readings *all = &work->all;
    size_t kept = 1;
    for (size_t r = 1; r < all->count; r++)
        if (is_hopeful(work, line, &all->readings[r]))
            all->readings[kept++] = all->readings[r];
    all->count = kept;
}

/* ---- The walk ------------------------------------------------------------- */

/* A step is the reading that a path came from and, where it did not copy one
   character, the candidate that it took: its number plus one. */
enum {
    STEP_READING_BITS = 5,
    STEP_READING = (1 << STEP_READING_BITS) - 1,
};

static struct fx_path *paths_at(struct fx_judge_work *work, size_t place)
{
    return work->ring[place % FX_JUDGE_RING];
}

static void clear_paths(struct fx_judge_work *work, size_t place)
{
    for (size_t r = 0; r < work->all.count; r++)
        paths_at(work, place)[r].cost = NEVER;
}

static void keep_cheaper(struct fx_judge_work *work, size_t place,
                         size_t reading, const struct fx_path *path,
                         unsigned step)
{
    struct fx_path *best = &paths_at(work, place)[reading];
    if (path->cost >= best->cost)
        return;
    *best = *path;
    work->steps[place][reading] = step;
}

static void copy_char(struct fx_judge_work *work, const struct fx_line *line,
                      size_t place, size_t reading)
{
    struct fx_path path = paths_at(work, place)[reading];
    if (path.cost >= NEVER)
        return;
    fx_price_copy(&work->memo, &work->as_is[place],
                  line->chars[place].code_point, &path);
    keep_cheaper(work, place + 1, reading, &path, (unsigned)reading);
}

/* Does a letter beyond ASCII stand before this place in the same word? */
static bool is_after_letter(const struct fx_line *line, size_t place)
{
    while (place > 0 && line->chars[place - 1].code_point < 0x80 &&
           fx_chars_in_word(line->chars[place - 1].code_point))
        place--;
    return place > 0 && line->chars[place - 1].code_point >= 0x80 &&
           fx_chars_in_word(line->chars[place - 1].code_point);
}

/* Takes a candidate, coming from one reading over to (or staying in) its own. */
static void take(struct fx_judge_work *work, const struct fx_line *line,
                 const struct fx_candidate *c, size_t from, size_t reading)
{
    struct fx_path path = paths_at(work, c->begin)[from];
    if (path.cost >= NEVER)
        return;
    if (from != reading)
        path.cost += work->all.readings[reading].price;
    else if (path.was_copied)
        path.cost += FX_PRICE_AGAIN;
    if (path.was_copied && !fx_price_is_inside(&path, c->code_point) &&
        fx_chars_in_word(c->code_point) && is_after_letter(line, c->begin))
        path.cost += FX_PRICE_INSIDE;
    fx_price_take(&work->memo, &work->all.readings[reading], c, &path);
    unsigned number = (unsigned)(c - work->all.candidates) + 1;
    keep_cheaper(work, c->end, reading, &path,
                 number << STEP_READING_BITS | (unsigned)from);
}

static size_t cheapest(const struct fx_path *paths, size_t count, size_t except)
{
    size_t best = except == 0 ? 1 : 0;
    for (size_t r = 0; r < count; r++)
        if (r != except && paths[r].cost < paths[best].cost)
            best = r;
    return best;
}

/* Takes all that stand at this place, from *next on. */
static void take_these(struct fx_judge_work *work, const struct fx_line *line,
                       size_t place, size_t reading, size_t *next, size_t end)
{
    const struct fx_path *paths = paths_at(work, place);
    for (const struct fx_candidate *c; *next < end; *next += 1 + c->more) {
        c = &work->all.candidates[*next];
        if (c->begin > place)
            return;
        if (c->begin < place || c->end - c->begin > FX_JUDGE_REACH)
            continue;
        take(work, line, c, reading, reading);
        take(work, line, c, cheapest(paths, work->all.count, reading), reading);
    }
}

/* Takes whatever the readings have at this place. */
static void take_all(struct fx_judge_work *work, const struct fx_line *line,
                     size_t place)
{
    for (size_t r = 1; r < work->all.count; r++) {
        const struct fx_reading *reading = &work->all.readings[r];
        size_t guesses = reading->first + reading->count;
        take_these(work, line, place, r, &work->next[r].sure, guesses);
        take_these(work, line, place, r, &work->next[r].guess,
                   guesses + reading->guess_count);
    }
}

/* A path that costs more than going over from the cheapest one leads nowhere,
   even if it must go over in the middle of a word of another script; but the
   line as it stands is always compared with. */
static void drop_paths(struct fx_judge_work *work, size_t place)
{
    struct fx_path *paths = paths_at(work, place);
    uint32_t least = paths[cheapest(paths, work->all.count, SIZE_MAX)].cost;
    for (size_t r = 1; r < work->all.count; r++)
        if (paths[r].cost >= least + work->all.readings[r].price + HARD_WAY)
            paths[r].cost = NEVER;
}

/* Where the paths cannot part they all go the same way, and it is all the same
   what it costs.  Returns the next place where they may. */
static size_t skip(struct fx_judge_work *work, const struct fx_line *line,
                   size_t place)
{
    size_t end = place;
    while (end < line->count && !work->is_active[end])
        end++;
    for (size_t r = 0; r < work->all.count; r++) {
        struct fx_path path = paths_at(work, place)[r];
        uint8_t line_class = path.context.line_class;
        path.context = work->as_is[end].context;
        path.context.line_class = line_class;
        paths_at(work, place)[r].cost = NEVER;
        paths_at(work, end)[r] = path;
    }
    return end;
}

static void start_paths(struct fx_judge_work *work)
{
    struct fx_path start = {.was_copied = true, .context = fx_model_start()};
    for (size_t place = 0; place < FX_JUDGE_RING; place++)
        clear_paths(work, place);
    paths_at(work, 0)[0] = start;
    for (size_t r = 0; r < work->all.count; r++) {
        work->next[r].sure = work->all.readings[r].first;
        work->next[r].guess = work->next[r].sure + work->all.readings[r].count;
    }
}

static void walk(struct fx_judge_work *work, const struct fx_line *line)
{
    start_paths(work);
    for (size_t place = 0; place < line->count;) {
        if (!work->is_active[place]) {
            place = skip(work, line, place);
            continue;
        }
        drop_paths(work, place);
        for (size_t r = 0; r < work->all.count; r++)
            copy_char(work, line, place, r);
        take_all(work, line, place);
        clear_paths(work, place++);
    }
}

static void add_line_ends(struct fx_judge_work *work, size_t place)
{
    for (size_t r = 0; r < work->all.count; r++) {
        struct fx_path *path = &paths_at(work, place)[r];
        if (path->cost < NEVER)
            path->cost += fx_model_cost(&path->context, '\n');
    }
}

/* ---- The result ----------------------------------------------------------- */

void fx_judge_trace(const struct fx_judge_work *work, size_t count,
                    size_t reading, uint16_t *taken)
{
    memset(taken, 0, count * sizeof *taken);
    for (size_t place = count; place > 0;) {
        if (!work->is_active[place - 1]) {
            place--;
            continue;
        }
        uint32_t step = work->steps[place][reading];
        uint32_t number = step >> STEP_READING_BITS;
        place = number ? work->all.candidates[number - 1].begin : place - 1;
        taken[place] = (uint16_t)number;
        reading = step & STEP_READING;
    }
}

static enum fixenc_kind kind_of(const struct fx_reading *reading,
                                const struct fx_candidate *c)
{
    return c->loss == FX_LOSS_BYTE ? FIXENC_RESTORED : reading->kind;
}

/* What some characters become when `more` is undone as well: the chain is the
   longest of theirs and more, and it is no surer than they were. */
static struct fx_char join_chars(const struct fx_char *chars, size_t count,
                                 const struct fixenc_chain *more)
{
    struct fx_char made = {.begin = chars[0].begin,
                           .end = chars[count - 1].end,
                           .is_changed = true,
                           .percent = 100};
    unsigned forms = FX_FORM_PLAIN;
    for (size_t i = 0; i < count; i++) {
        if (chars[i].chain.len > made.chain.len)
            made.chain = chars[i].chain;
        if (chars[i].percent < made.percent)
            made.percent = chars[i].percent;
        forms |= chars[i].form;
    }
    if (forms != FX_FORM_PLAIN)
        made.form = fx_line_form(chars, count) & FX_FORM_ALL;
    for (unsigned k = 0; k < more->len; k++, made.chain.len++)
        if (made.chain.len < FIXENC_CHAIN_MAX)
            made.chain.step[made.chain.len] = more->step[k];
    return made;
}

/* Puts a candidate, and those that stand there together with it, into the place
   of what was there. */
static void put_taken(const struct fx_readings *all, size_t number,
                      const struct fx_line *in, struct fx_line *out)
{
    const struct fx_reading *reading = fx_reading_of(all, number);
    const struct fx_candidate *c = &all->candidates[number];
    struct fx_char made = join_chars(
        in->chars + c->begin, (size_t)(c->end - c->begin), &reading->chain);
    made.kind = (uint8_t)kind_of(reading, c);
    for (const struct fx_candidate *last = c + c->more; c <= last; c++) {
        made.code_point = c->code_point;
        out->chars[out->count++] = made;
    }
}

static void copy_line(const struct fx_judge_work *work,
                      const struct fx_line *in, struct fx_line *out)
{
    out->count = 0;
    for (size_t i = 0; i < in->count;) {
        size_t number = work->taken[i];
        if (number) {
            put_taken(&work->all, number - 1, in, out);
            i = work->all.candidates[number - 1].end;
        } else {
            out->chars[out->count++] = in->chars[i++];
        }
    }
}

/* ---- The result, where bytes were lost ------------------------------------ */

static void choose_all_restored(const struct fx_judge_work *work, size_t count,
                                struct fx_line *out)
{
    struct fx_model_context context = fx_model_start();
    for (size_t i = 0, k = 0; i < count;) {
        size_t number = work->taken[i];
        size_t next = k + 1;
        if (number && out->chars[k].kind == FIXENC_RESTORED)
            fx_restore_choose(&work->all, number - 1, out, k, &context);
        if (number)
            next += work->all.candidates[number - 1].more;
        for (; k < next; k++)
            context = fx_model_after(&context, out->chars[k].code_point);
        i = number ? work->all.candidates[number - 1].end : i + 1;
    }
}

void fx_judge_apply(const struct fx_judge_work *work, const struct fx_line *in,
                    struct fx_line *out)
{
    copy_line(work, in, out);
    /* Twice, for the second of two neighbours is known only then. */
    choose_all_restored(work, in->count, out);
    choose_all_restored(work, in->count, out);
}

/* Takes all that the one reading has. */
static void take_one_reading(struct fx_judge_work *work, size_t count)
{
    const struct fx_reading *one = &work->all.readings[1];
    memset(work->taken, 0, count * sizeof work->taken[0]);
    const struct fx_candidate *c = work->all.candidates;
    for (size_t i = one->first; i < one->first + one->count; i += 1 + c[i].more)
        work->taken[c[i].begin] = (uint16_t)(i + 1);
}

/* A line that is garbled in several places gains much by repair.  If it gains
   little that is chance, which has more chances there. */
static bool is_enough(const struct fx_judge_work *work, size_t count,
                      unsigned gain)
{
    unsigned places = 0,
             least = GAIN_LEAST * work->all.readings[work->best].rarity;
    for (size_t i = 0; i < count; i++)
        places += work->taken[i] != 0;
    return gain >= GAIN_ENOUGH || gain >= least * (places - 1);
}

/* Searches for the cheapest way to read the line; returns what it gains. */
static unsigned search(struct fx_judge_work *work, const struct fx_line *line)
{
    mark_active(work, line);
    measure_line(work, line);
    drop_readings(work, line);
    if (work->all.count == 1)
        return 0;
    mark_wide(work, line);
    walk(work, line);
    add_line_ends(work, line->count);
    const struct fx_path *paths = paths_at(work, line->count);
    for (size_t r = 0; r < work->all.count; r++)
        work->total[r] = paths[r].cost;
    work->best = cheapest(paths, work->all.count, SIZE_MAX);
    if (work->best == 0)
        return 0;
    fx_judge_trace(work, line->count, work->best, work->taken);
    unsigned gain = paths[0].cost - paths[work->best].cost;
    return is_enough(work, line->count, gain) ? gain : 0;
}

void fx_judge_start(struct fx_judge_work *work)
{
    memset(&work->memo, 0, sizeof work->memo);
}

unsigned fx_judge_repair(const struct fx_line *in, uint64_t charsets,
                         unsigned layers, bool is_degraded, struct fx_line *out,
                         struct fx_judge_work *work)
{
    unsigned gain = is_degraded ? 0
                                : fx_usual_list(&work->all, in, charsets,
                                                layers, &work->rough);
    if (gain == 0) {
        fx_reading_list(&work->all, in, charsets, layers, is_degraded);
        fx_rough_drop(&work->all, in, &work->rough);
        if (work->all.count == 1)
            return 0;
        gain = fx_rough_sure_gain(&work->all, &work->rough);
    }
    work->is_sure = gain > 0;
    if (work->is_sure) {
        take_one_reading(work, in->count);
        copy_line(work, in, out);
        return gain;
    }
    gain = search(work, in);
    if (gain == 0)
        return 0;
    fx_judge_apply(work, in, out);
    return gain;
}

bool fx_judge_undo(const struct fx_line *in, const struct fixenc_chain *chain,
                   struct fx_line *out, struct fx_judge_work *work)
{
    fx_reading_list_via(&work->all, in, chain);
    if (work->all.count == 1)
        return false;
    take_one_reading(work, in->count);
    copy_line(work, in, out);
    return true;
}
