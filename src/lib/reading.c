/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "charset.h"
#include "join.h"
#include "model.h"
#include "multibyte.h"

#include <string.h>

/* Prices of a chain; those of a character stand in price.c. */
enum {
    NAT = FX_MODEL_NAT,
    PRICE_ENTER = 7 * NAT, /* this line is garbled, by the likeliest charset */
    PRICE_LAYER = 4 * NAT, /* each further layer, the same charset again */
    PRICE_OTHER = 3 * NAT, /* more, where that is another charset */
    PRICE_SHORT = 2 * NAT, /* more, where a multi-byte charset is undone to
                              sequences of two bytes only */
    PRICE_CONTROL = 11 * NAT,  /* the C1 controls were bytes of windows-1252 */
    PRICE_MACINTOSH = 8 * NAT, /* more, if they were of macintosh */
    COMMON = 8, /* quarters of a nat: charsets that lost spaces are tried for */
    DEGRADING = 12, /* the same, in degraded text */
};

struct fx_candidate *fx_reading_candidates(struct fx_readings *all,
                                           const struct fx_reading *reading)
{
    return all->candidates + reading->first;
}

/* Do all of `x` stand in `y` as well?  Both are in order. */
static bool is_within(const struct fx_candidate *x, size_t x_count,
                      const struct fx_candidate *y, size_t y_count)
{
    size_t k = 0;
    for (size_t i = 0; i < x_count; i++) {
        while (k < y_count && !fx_candidate_is_same(&x[i], &y[k]))
            k++;
        if (k == y_count)
            return false;
    }
    return true;
}

/* A reading is of no use where another one says the same for no more. */
static bool is_useless(struct fx_readings *all, const struct fx_reading *made)
{
    const struct fx_candidate *x = fx_reading_candidates(all, made);
    for (size_t r = 1; r < all->count; r++) {
        const struct fx_reading *old = &all->readings[r];
        const struct fx_candidate *y = fx_reading_candidates(all, old);
        if (old->kind == made->kind && old->price <= made->price &&
            is_within(x, made->count, y, old->count) &&
            is_within(x + made->count, made->guess_count, y + old->count,
                      old->guess_count))
            return true;
    }
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

static void add_reading(struct fx_readings *all, const struct fx_reading *made)
{
    if (made->count + made->guess_count == 0 || is_useless(all, made))
        return;
    all->candidate_count += made->count + made->guess_count;
    all->readings[all->count++] = *made;
}

struct fx_reading fx_reading_through(const struct fx_reading *from,
                                     const struct fx_charset_rarity *charset)
{
    struct fx_reading made = {.chain = from->chain,
                              .kind = FIXENC_MOJIBAKE,
                              .price = price_chain(from, charset)};
    made.rarity = made.price - PRICE_ENTER;
    made.chain.step[made.chain.len++] = charset->charset;
    return made;
}

/* Adds what comes out when `charset` is undone in a reading already there, and
   where something may have been lost. */
static void add_undone(struct fx_readings *all, size_t parent,
                       const struct fx_charset_rarity *charset, bool may_guess,
                       bool is_degraded)
{
    const struct fx_reading *from = &all->readings[parent];
    struct fx_reading made = fx_reading_through(from, charset);
    const struct fx_candidate *text = fx_reading_candidates(all, from);
    size_t room = FX_READING_CANDIDATES - all->candidate_count;
    made.first = all->candidate_count;
    made.count =
        fx_repair_undo(text, from->count, all->starts, charset->charset,
                       all->candidates + made.first, room);
    if (made.count > room)
        return;
    if (may_guess)
        made.guess_count = fx_repair_guess(
            text, from->count, charset->charset, is_degraded,
            all->candidates + made.first + made.count, room - made.count);
    add_reading(all, &made);
}

/* Is none of them three bytes in UTF-8, or more? */
static bool are_short(const struct fx_candidate *c, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (c[i].code_point >= 0x800)
            return false;
    return true;
}

/* Adds what comes out when a multi-byte charset is undone in the line. */
static void add_joined(struct fx_readings *all,
                       const struct fx_charset_rarity *charset)
{
    struct fx_reading made = {.kind = FIXENC_MOJIBAKE,
                              .first = all->candidate_count};
    made.price = price_chain(&all->readings[0], charset);
    made.chain.step[made.chain.len++] = charset->charset;
    made.count = fx_join_undo(all->candidates, all->readings[0].count,
                              charset->charset, all->candidates + made.first,
                              FX_READING_CANDIDATES - made.first);
    if (are_short(all->candidates + made.first, made.count))
        made.price += PRICE_SHORT;
    add_reading(all, &made);
}

static void add_all_joined(struct fx_readings *all, uint64_t charsets)
{
    uint64_t joined =
        fx_join_charsets(all->candidates, all->readings[0].count, charsets);
    for (size_t i = 0; joined && i < FX_MULTIBYTE_COUNT; i++)
        if (joined >> fx_multibyte_order[i].charset & 1)
            add_joined(all, &fx_multibyte_order[i]);
}

/* Are these characters no bytes that were misread? */
static bool is_last_layer(const struct fx_reading *reading)
{
    return reading->kind == FIXENC_C1 ||
           (reading->chain.len > 0 &&
            fx_charset_is_wide(reading->chain.step[0]));
}

/* Lists what the line's C1 controls are as bytes of `charset`, behind all other
   candidates. */
static struct fx_reading list_controls(struct fx_readings *all,
                                       const struct fx_line *line,
                                       unsigned charset)
{
    struct fx_reading made = {.chain = {1, {(uint8_t)charset}},
                              .kind = FIXENC_C1,
                              .price = charset == FIXENC_MACINTOSH
                                           ? PRICE_CONTROL + PRICE_MACINTOSH
                                           : PRICE_CONTROL,
                              .first = all->candidate_count};
    for (size_t i = 0; i < line->count; i++) {
        struct fx_candidate c = {.begin = (uint16_t)i,
                                 .end = (uint16_t)(i + 1)};
        if (!fx_reading_is_control(line->chars[i].code_point) ||
            made.first + made.count == FX_READING_CANDIDATES)
            continue;
        c.code_point = fx_charset_decode(charset, line->chars[i].code_point);
        if (!fx_reading_is_control(c.code_point))
            all->candidates[made.first + made.count++] = c;
    }
    return made;
}

static void add_all_controls(struct fx_readings *all,
                             const struct fx_line *line, uint64_t charsets)
{
    static const uint8_t of[] = {FIXENC_WINDOWS_1252, FIXENC_MACINTOSH};
    for (size_t i = 0; i < sizeof of; i++) {
        if (!(charsets >> of[i] & 1))
            continue;
        struct fx_reading made = list_controls(all, line, of[i]);
        add_reading(all, &made);
    }
}

static void add_line(struct fx_readings *all, const struct fx_line *line)
{
    struct fx_reading as_it_stands = {.count = line->count};
    for (size_t i = 0; i < line->count; i++) {
        struct fx_candidate c = {line->chars[i].code_point, (uint16_t)i,
                                 (uint16_t)(i + 1), FX_LOSS_NONE, 0};
        all->candidates[i] = c;
    }
    all->readings[0] = as_it_stands;
    all->count = 1;
    all->candidate_count = line->count;
}

/* Of some charsets the common ones that have the no-break space as a byte, and
   so may have lost it. */
static uint64_t losing_spaces(uint64_t charsets)
{
    uint64_t losing = 0;
    for (size_t i = 0;
         i < FX_CHARSET_COUNT && fx_charset_order[i].quarter_nats <= COMMON;
         i++)
        if (fx_charset_decode(fx_charset_order[i].charset, 0xA0) == 0xA0)
            losing |= UINT64_C(1) << fx_charset_order[i].charset;
    return losing & charsets;
}

/* Of some charsets those that leave bytes undefined. */
static uint64_t losing_bytes(uint64_t charsets)
{
    uint64_t losing = 0;
    for (uint64_t left = charsets; left; left &= left - 1)
        if (fx_charset_holes((unsigned)__builtin_ctzll(left)))
            losing |= left & -left;
    return losing;
}

static const struct fx_charset_roles *roles_at(const struct fx_line *line,
                                               size_t i)
{
    return fx_charset_roles(fx_charset_char(line->chars[i].code_point));
}

/* The charsets in which a sequence may be under way just before `i`. */
static uint64_t leads_before(const struct fx_line *line, size_t i)
{
    const struct fx_charset_roles *one = roles_at(line, i - 1);
    uint64_t leads = one->lead2 | one->lead3 | one->lead4;
    if (i > 1 && one->continuation)
        leads |= one->continuation &
                 (roles_at(line, i - 2)->lead3 | roles_at(line, i - 2)->lead4);
    if (i > 2 && one->continuation)
        leads |= one->continuation & roles_at(line, i - 3)->lead4;
    return leads;
}

/* The charsets that degraded text is looked for in. */
static uint64_t list_degrading(void)
{
    uint64_t degrading = 0;
    for (size_t i = 0; i < FX_CHARSET_COUNT; i++)
        if (fx_charset_order[i].quarter_nats <= DEGRADING)
            degrading |= UINT64_C(1) << fx_charset_order[i].charset;
    return degrading;
}

/* What a look along the line tells before any charset is tried. */
struct look {
    /* The charsets in which a sequence may be cut short by a space, or by what
       stands for a lost byte. */
    uint64_t before_space, before_lost;
    /* Those that have the same bytes as the commonest one, or none. */
    uint64_t usual;
    uint32_t highest; /* character */
    bool has_control;
};

static void look_at_ascii(struct look *look, const struct fx_line *line,
                          size_t i)
{
    uint32_t c = line->chars[i].code_point;
    if ((c != ' ' && c != '?') || i == 0 ||
        line->chars[i - 1].code_point < 0x80)
        return;
    if (c == ' ')
        look->before_space |= leads_before(line, i);
    else
        look->before_lost |= leads_before(line, i);
}

static void look_at_wide(struct look *look, const struct fx_line *line,
                         size_t i)
{
    uint32_t c = line->chars[i].code_point;
    unsigned index = fx_charset_char(c);
    if (index > 0)
        look->usual &= fx_charset_roles(index)->as_usual;
    if (c > look->highest)
        look->highest = c;
    look->has_control |= fx_reading_is_control(c);
    if (c == 0xFFFD && i > 0 && line->chars[i - 1].code_point >= 0x80)
        look->before_lost |= leads_before(line, i);
}

uint64_t fx_reading_lossy(const struct fx_line *line, size_t i)
{
    uint64_t leads = leads_before(line, i);
    if (leads == 0)
        return 0;
    return line->chars[i].code_point == ' ' ? losing_spaces(leads)
                                            : losing_bytes(leads);
}

static struct look look_along(const struct fx_line *line)
{
    struct look look = {.usual = UINT64_MAX};
    for (size_t i = 0; i < line->count; i++)
        if (line->chars[i].code_point < 0x80)
            look_at_ascii(&look, line, i);
        else
            look_at_wide(&look, line, i);
    return look;
}

/* The charsets through which something may have been lost in this line. */
static uint64_t find_lossy(const struct look *look, bool is_degraded)
{
    return is_degraded ? list_degrading()
                       : losing_spaces(look->before_space) |
                             losing_bytes(look->before_lost);
}

static bool is_wide(const struct fx_line *line, size_t i)
{
    return line->chars[i].code_point >= 0x80;
}

/* Where a reading explains all that is beyond ASCII, and it is not little, so
   must any other one: the charsets in which something starts wherever it does.
   Otherwise all charsets. */
static uint64_t find_rivals(struct fx_readings *all, const struct fx_line *line,
                            const struct fx_reading *reading)
{
    const struct fx_candidate *c = fx_reading_candidates(all, reading);
    const struct fx_candidate *end = c + reading->count;
    uint64_t rivals = UINT64_MAX;
    if (reading->count < FX_READING_ENOUGH)
        return UINT64_MAX;
    for (size_t i = 0; i < line->count; i++) {
        if (c < end && c->begin == i) {
            rivals &= all->starts[i];
            i = c++->end - 1u;
        } else if (is_wide(line, i)) {
            return UINT64_MAX;
        }
    }
    return rivals;
}

/* Can the escapes that a candidate comes from hold it, and all that stand there
   together with it? */
static bool can_hold(const struct fx_line *line, const struct fx_candidate *c)
{
    unsigned form =
        fx_line_form(line->chars + c->begin, (size_t)(c->end - c->begin));
    for (const struct fx_candidate *last = c + c->more; c <= last; c++)
        if (!fx_escapes_can_hold(form, c->code_point))
            return false;
    return true;
}

/* Moves the candidates that can be held to `out`. */
static size_t keep_holdable(const struct fx_line *line,
                            const struct fx_candidate *c, size_t count,
                            struct fx_candidate *out)
{
    size_t kept = 0;
    for (size_t i = 0, next; i < count; i = next) {
        next = i + 1 + c[i].more;
        if (!can_hold(line, &c[i]))
            continue;
        while (i < next)
            out[kept++] = c[i++];
    }
    return kept;
}

/* Done last, as what stands half-way in a chain need not be held. */
static void drop_unholdable(struct fx_readings *all, const struct fx_line *line)
{
    for (size_t r = 1; r < all->count; r++) {
        struct fx_reading *reading = &all->readings[r];
        struct fx_candidate *c = fx_reading_candidates(all, reading);
        const struct fx_candidate *guesses = c + reading->count;
        reading->count = keep_holdable(line, c, reading->count, c);
        reading->guess_count = keep_holdable(
            line, guesses, reading->guess_count, c + reading->count);
    }
}

void fx_reading_list(struct fx_readings *all, const struct fx_line *line,
                     uint64_t charsets, unsigned layers, bool is_degraded)
{
    add_line(all, line);
    const struct look look = look_along(line);
    if (look.highest >= FX_MULTIBYTE_FIRST)
        add_all_joined(all, charsets);
    const size_t usual = all->count; /* of the commonest charset, if any */
    for (size_t r = 0; r < all->count; r++) {
        const struct fx_reading *from = &all->readings[r];
        if (from->chain.len == layers || is_last_layer(from))
            continue;
        uint64_t lossy = r == 0 ? find_lossy(&look, is_degraded) & charsets : 0;
        uint64_t found = fx_repair_starts(fx_reading_candidates(all, from),
                                          from->count, charsets, all->starts);
        if (r == 0 && charsets >> fx_charset_order[0].charset & 1)
            found &= ~look.usual | UINT64_C(1) << fx_charset_order[0].charset;
        found |= lossy;
        for (size_t i = 0;
             i < FX_CHARSET_COUNT && found && all->count < FX_READING_MAX - 2;
             i++) {
            const struct fx_charset_rarity *charset = &fx_charset_order[i];
            uint64_t bit = UINT64_C(1) << charset->charset;
            if (found & bit)
                add_undone(all, r, charset, lossy & bit, is_degraded);
            found &= ~bit;
            if (i == 0 && r == 0 && all->count > usual)
                found &= lossy | find_rivals(all, line, &all->readings[usual]);
        }
    }
    if (look.has_control)
        add_all_controls(all, line, charsets);
    if (line->escapes)
        drop_unholdable(all, line);
}

/* Makes of a reading what comes out when one more charset is undone. */
static void undo_step(struct fx_readings *all, struct fx_reading *made,
                      unsigned charset)
{
    const struct fx_candidate *text = fx_reading_candidates(all, made);
    size_t room = FX_READING_CANDIDATES - all->candidate_count;
    struct fx_candidate *out = all->candidates + all->candidate_count;
    fx_repair_starts(text, made->count, UINT64_C(1) << charset, all->starts);
    made->count = fx_charset_is_wide(charset)
                      ? fx_join_undo(text, made->count, charset, out, room)
                      : fx_repair_undo(text, made->count, all->starts, charset,
                                       out, room);
    made->first = all->candidate_count;
    all->candidate_count += made->count;
}

void fx_reading_list_via(struct fx_readings *all, const struct fx_line *line,
                         const struct fixenc_chain *chain)
{
    add_line(all, line);
    struct fx_reading made = all->readings[0];
    made.kind = FIXENC_MOJIBAKE;
    made.chain = *chain;
    for (unsigned i = 0; i < chain->len; i++)
        undo_step(all, &made, chain->step[i]);
    if (made.count > 0)
        all->readings[all->count++] = made;
}

const struct fx_reading *fx_reading_of(const struct fx_readings *all,
                                       size_t number)
{
    const struct fx_reading *r = &all->readings[all->count - 1];
    while (r->first > number)
        r--;
    return r;
}
