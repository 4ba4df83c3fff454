/* SPDX-License-Identifier: MIT */
/*
 * The judge is a search for the cheapest reading of a line (Viterbi 1967).
 *
 * First it lists the readings: for each chain of charsets with which anything
 * can be undone, the characters that would come out.  Then it walks along the
 * line with one path for each reading.  A path copies the next character, or
 * takes the character that its reading has for the next few; both cost what
 * the model says.  Going over to another reading costs that reading's price.
 * The path that is cheapest at the end says what is garbled, and how.
 */
#include "judge.h"

#include "charset.h"

#include <string.h>

/*
 * Prices of what may happen, as if it had a probability of its own.  Measured
 * on text that the model was not trained with, tests/bench/README.md says how:
 * lower ones repair more and break more.
 */
enum {
    NAT = FX_MODEL_NAT,
    PRICE_ENTER = 8 * NAT,  /* this line is garbled, by the likeliest charset */
    PRICE_LAYER = 4 * NAT,  /* each further layer, the same charset again */
    PRICE_OTHER = 3 * NAT,  /* more, where that is another charset */
    PRICE_AGAIN = 2 * NAT,  /* garbled again after right non-ASCII */
    PRICE_LEAVE = 1 * NAT,  /* right non-ASCII after garbled */
    PRICE_INSIDE = 6 * NAT, /* either of these between two letters */
    PRICE_FOREIGN = 5 * NAT, /* the result is not in the line's script */
    PRICE_ODD = 2,           /* times what is rarer than ODD */
    ODD = 13 * NAT,
    COST_MOST = 2 * NAT,
    NEVER = UINT32_MAX / 2,
};

/* ---- Readings ------------------------------------------------------------- */

static struct fx_candidate *candidates(struct fx_judge_work *work,
                                       const struct fx_reading *reading)
{
    return work->candidates + reading->first;
}

/* Does every candidate of `a` stand in `b` as well? */
static bool is_within(struct fx_judge_work *work, const struct fx_reading *a,
                      const struct fx_reading *b)
{
    const struct fx_candidate *x = candidates(work, a);
    const struct fx_candidate *y = candidates(work, b);
    size_t k = 0;
    for (size_t i = 0; i < a->count; i++, k++) {
        while (k < b->count && y[k].begin < x[i].begin)
            k++;
        if (k == b->count || memcmp(&x[i], &y[k], sizeof x[i]) != 0)
            return false;
    }
    return true;
}

/* A reading is of no use where another one says the same for no more. */
static bool is_useless(struct fx_judge_work *work, const struct fx_reading *new)
{
    for (size_t r = 1; r < work->reading_count; r++)
        if (work->readings[r].price <= new->price &&
            is_within(work, new, &work->readings[r]))
            return true;
    return false;
}

static unsigned price_chain(const struct fx_reading *from,
                            const struct fx_charset_rarity *charset)
{
    unsigned rarity = charset->quarter_nats * (NAT / 4);
    if (from->chain.len == 0)
        return PRICE_ENTER + rarity;
    if (from->chain.step[from->chain.len - 1] == charset->charset)
        return from->price + PRICE_LAYER;
    return from->price + PRICE_LAYER + PRICE_OTHER + rarity;
}

/* Adds what comes out when `charset` is undone in a reading already there. */
static void add_reading(struct fx_judge_work *work, size_t parent,
                        const struct fx_charset_rarity *charset)
{
    const struct fx_reading *from = &work->readings[parent];
    struct fx_reading new = {.chain = from->chain};
    size_t room = FX_JUDGE_CANDIDATES - work->candidate_count;
    new.first = work->candidate_count;
    new.count =
        fx_repair_undo(candidates(work, from), from->count, charset->charset,
                       work->candidates + new.first, room);
    if (new.count == 0 || new.count > room)
        return;
    new.price = price_chain(from, charset);
    new.chain.step[new.chain.len++] = charset->charset;
    if (is_useless(work, &new))
        return;
    work->candidate_count += new.count;
    work->readings[work->reading_count++] = new;
}

static void add_line(struct fx_judge_work *work, const struct fx_line *line)
{
    struct fx_reading as_it_stands = {.count = line->count};
    for (size_t i = 0; i < line->count; i++) {
        work->candidates[i].code_point = line->chars[i].code_point;
        work->candidates[i].begin = (uint16_t)i;
        work->candidates[i].end = (uint16_t)(i + 1);
    }
    work->readings[0] = as_it_stands;
    work->reading_count = 1;
    work->candidate_count = line->count;
}

static void list_readings(struct fx_judge_work *work,
                          const struct fx_line *line, uint64_t charsets,
                          unsigned layers)
{
    add_line(work, line);
    for (size_t r = 0; r < work->reading_count; r++) {
        const struct fx_reading *from = &work->readings[r];
        if (from->chain.len == layers)
            continue;
        uint64_t found =
            fx_repair_charsets(candidates(work, from), from->count, charsets);
        for (size_t i = 0; i < FX_CHARSET_COUNT && found &&
                           work->reading_count < FX_JUDGE_READINGS;
             i++)
            if (found >> fx_charset_order[i].charset & 1)
                add_reading(work, r, &fx_charset_order[i]);
    }
}

/* ---- The walk ------------------------------------------------------------- */

/* A step is how many characters a path came on from, and in which reading it
   was before; STEP_TAKEN where it took a candidate for them. */
enum {
    STEP_TAKEN = 0x8000,
    STEP_READING_BITS = 5,
    STEP_READING = (1 << STEP_READING_BITS) - 1,
};

/* Marks the places where the paths may part: what a reading could change, and
   what the model sees of it afterwards. */
static void mark_active(struct fx_judge_work *work, const struct fx_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        work->is_active[i] = line->chars[i].code_point >= 0x80;
    for (size_t i = work->readings[0].count; i < work->candidate_count; i++) {
        size_t end = work->candidates[i].end;
        for (size_t k = end; k < end + 2 && k < line->count; k++)
            work->is_active[k] = true;
    }
}

static struct fx_path *paths_at(struct fx_judge_work *work, size_t place)
{
    return work->ring[place % FX_JUDGE_RING];
}

static void clear_paths(struct fx_judge_work *work, size_t place)
{
    for (size_t r = 0; r < work->reading_count; r++)
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
    work->steps[place][reading] = (uint16_t)step;
}

/* Does a word go on from the last non-ASCII letter to this one?  A decoder goes
   wrong for whole words. */
static bool is_inside(const struct fx_path *path, uint32_t c)
{
    return path->context.b >= 0x80 && fx_chars_in_word(c);
}

static unsigned price_copy(const struct fx_path *path, uint32_t c)
{
    if (path->was_copied || c < 0x80)
        return 0;
    return is_inside(path, c) ? PRICE_LEAVE + PRICE_INSIDE : PRICE_LEAVE;
}

/* Any text may hold any character for a reason that the model does not know. */
static unsigned cost_copy(const struct fx_path *path, uint32_t c)
{
    unsigned cost = fx_model_cost(&path->context, c);
    unsigned most = fx_model_rarity(c) + COST_MOST;
    return c >= 0x80 && cost > most ? most : cost;
}

static void copy_char(struct fx_judge_work *work, uint32_t c, size_t place,
                      size_t reading)
{
    struct fx_path path = paths_at(work, place)[reading];
    if (path.cost >= NEVER)
        return;
    path.cost += cost_copy(&path, c) + price_copy(&path, c);
    path.was_copied |= c >= 0x80;
    path.context = fx_model_after(&path.context, c);
    keep_cheaper(work, place + 1, reading, &path,
                 1u << STEP_READING_BITS | (unsigned)reading);
}

/* A script comes into a line seldom, and seldom with one rare letter. */
static unsigned price_result(const struct fx_path *path, uint32_t c)
{
    unsigned script = fx_chars_class_script[fx_chars_class(c)];
    unsigned rarity = fx_model_rarity(c);
    unsigned price =
        script == 0 || script == fx_chars_class_script[path->context.line_class]
            ? 0
            : PRICE_FOREIGN;
    return rarity > ODD ? price + PRICE_ODD * (rarity - ODD) : price;
}

/* Takes a candidate, coming from one reading over to (or staying in) its own. */
static void take(struct fx_judge_work *work, const struct fx_candidate *c,
                 size_t from, size_t reading)
{
    struct fx_path path = paths_at(work, c->begin)[from];
    if (path.cost >= NEVER)
        return;
    if (from != reading)
        path.cost += work->readings[reading].price;
    else if (path.was_copied)
        path.cost += PRICE_AGAIN;
    if (path.was_copied && is_inside(&path, c->code_point))
        path.cost += PRICE_INSIDE;
    path.cost += price_result(&path, c->code_point) +
                 fx_model_cost(&path.context, c->code_point);
    path.was_copied = false;
    path.context = fx_model_after(&path.context, c->code_point);
    keep_cheaper(work, c->end, reading, &path,
                 STEP_TAKEN |
                     (unsigned)(c->end - c->begin) << STEP_READING_BITS |
                     (unsigned)from);
}

static size_t cheapest(const struct fx_path *paths, size_t count, size_t except)
{
    size_t best = except == 0 ? 1 : 0;
    for (size_t r = 0; r < count; r++)
        if (r != except && paths[r].cost < paths[best].cost)
            best = r;
    return best;
}

/* Takes whatever the readings have at this place. */
static void take_all(struct fx_judge_work *work, size_t place)
{
    for (size_t r = 1; r < work->reading_count; r++) {
        struct fx_reading *reading = &work->readings[r];
        const struct fx_candidate *c = candidates(work, reading);
        while (reading->next < reading->count && c[reading->next].begin < place)
            reading->next++;
        c += reading->next;
        if (reading->next == reading->count || c->begin != place ||
            c->end - c->begin > FX_JUDGE_REACH)
            continue;
        take(work, c, r, r);
        take(work, c, cheapest(paths_at(work, place), work->reading_count, r),
             r);
    }
}

/* Where the paths cannot part they all go the same way, and it is all the same
   what it costs.  Returns the next place where they may. */
static size_t skip(struct fx_judge_work *work, const struct fx_line *line,
                   size_t place)
{
    size_t end = place;
    while (end < line->count && !work->is_active[end])
        end++;
    for (size_t r = 0; r < work->reading_count; r++) {
        struct fx_path path = paths_at(work, place)[r];
        size_t seen = end - place > 2 ? end - 2 : place;
        for (; seen < end; seen++)
            path.context =
                fx_model_after(&path.context, line->chars[seen].code_point);
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
}

static void walk(struct fx_judge_work *work, const struct fx_line *line)
{
    start_paths(work);
    for (size_t place = 0; place < line->count;) {
        if (!work->is_active[place]) {
            place = skip(work, line, place);
            continue;
        }
        for (size_t r = 0; r < work->reading_count; r++)
            copy_char(work, line->chars[place].code_point, place, r);
        take_all(work, place);
        clear_paths(work, place++);
    }
}

static void add_line_ends(struct fx_judge_work *work, size_t place)
{
    for (size_t r = 0; r < work->reading_count; r++) {
        struct fx_path *path = &paths_at(work, place)[r];
        if (path->cost < NEVER)
            path->cost += fx_model_cost(&path->context, '\n');
    }
}

/* ---- The result ----------------------------------------------------------- */

/* Marks where candidates were taken: taken[first character] = reading. */
static void trace_back(struct fx_judge_work *work, size_t count, size_t best,
                       uint8_t *taken)
{
    memset(taken, 0, count);
    size_t reading = best;
    for (size_t place = count; place > 0;) {
        if (!work->is_active[place - 1]) {
            place--;
            continue;
        }
        unsigned step = work->steps[place][reading];
        place -= (step & ~(unsigned)STEP_TAKEN) >> STEP_READING_BITS;
        if (step & STEP_TAKEN)
            taken[place] = (uint8_t)reading;
        reading = step & STEP_READING;
    }
}

static struct fixenc_chain join_chains(const struct fx_char *chars,
                                       size_t count,
                                       const struct fixenc_chain *more)
{
    struct fixenc_chain chain = {0};
    for (size_t i = 0; i < count; i++)
        if (chars[i].chain.len > chain.len)
            chain = chars[i].chain;
    for (unsigned k = 0; k < more->len; k++, chain.len++)
        if (chain.len < FIXENC_CHAIN_MAX)
            chain.step[chain.len] = more->step[k];
    return chain;
}

static const struct fx_candidate *candidate_at(struct fx_judge_work *work,
                                               size_t reading, size_t place)
{
    struct fx_reading *r = &work->readings[reading];
    const struct fx_candidate *c = candidates(work, r);
    size_t low = 0, high = r->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c[middle].begin < place)
            low = middle + 1;
        else
            high = middle;
    }
    return &c[low];
}

static void apply(struct fx_judge_work *work, const struct fx_line *in,
                  const uint8_t *taken, struct fx_line *out)
{
    out->count = 0;
    for (size_t i = 0; i < in->count;) {
        struct fx_char *made = &out->chars[out->count++];
        if (!taken[i]) {
            *made = in->chars[i++];
            continue;
        }
        const struct fx_candidate *c = candidate_at(work, taken[i], i);
        size_t count = (size_t)(c->end - c->begin);
        made->code_point = c->code_point;
        made->begin = in->chars[i].begin;
        made->end = in->chars[i + count - 1].end;
        made->is_changed = true;
        made->chain =
            join_chains(in->chars + i, count, &work->readings[taken[i]].chain);
        i += count;
    }
}

unsigned fx_judge_repair(const struct fx_line *in, uint64_t charsets,
                         unsigned layers, struct fx_line *out,
                         struct fx_judge_work *work)
{
    list_readings(work, in, charsets, layers);
    if (work->reading_count == 1)
        return 0;
    mark_active(work, in);
    walk(work, in);
    add_line_ends(work, in->count);
    const struct fx_path *paths = paths_at(work, in->count);
    size_t best = cheapest(paths, work->reading_count, SIZE_MAX);
    if (best == 0)
        return 0;
    unsigned gain = paths[0].cost - paths[best].cost;
    trace_back(work, in->count, best, work->taken);
    apply(work, in, work->taken, out);
    return gain;
}
