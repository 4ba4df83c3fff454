/* SPDX-License-Identifier: MIT */
#include "usual.h"

/* Where the readings stand: those of the line, and one rival after the other. */
enum { USUAL = 1, RIVAL = 2 };

/* Lists what is beyond ASCII as reading 0.  Returns the charsets in which that
   has the bytes of the usual one, or none; 0 where something may be lost. */
static uint64_t list_wide(struct fx_readings *all, const struct fx_line *line,
                          uint64_t charsets)
{
    uint64_t same = UINT64_MAX;
    size_t count = 0;
    bool is_wide = false, was_wide;
    for (size_t i = 0; i < line->count; i++) {
        uint32_t c = line->chars[i].code_point;
        was_wide = is_wide;
        is_wide = c >= 0x80;
        if (is_wide) {
            same &= fx_charset_roles(fx_charset_char(c))->as_usual;
            all->candidates[count++] = (struct fx_candidate){
                c, (uint16_t)i, (uint16_t)(i + 1), FX_LOSS_NONE, 0};
        } else if (was_wide && (c == ' ' || c == '?') &&
                   fx_reading_lossy(line, i) & charsets) {
            return 0;
        }
    }
    all->readings[0] = (struct fx_reading){.count = count};
    all->candidate_count = count;
    return same;
}

/* Undoes a charset in reading `from`, of which all->starts tells where; what
   comes out becomes reading `to`. */
static void undo(struct fx_readings *all, size_t from, size_t to,
                 const struct fx_charset_rarity *charset)
{
    const struct fx_reading *text = &all->readings[from];
    struct fx_reading made = fx_reading_through(text, charset);
    made.first = all->candidate_count;
    made.count = fx_repair_undo(fx_reading_candidates(all, text), text->count,
                                all->starts, charset->charset,
                                all->candidates + made.first,
                                FX_READING_CANDIDATES - made.first);
    all->readings[to] = made;
}

/* Lists the usual reading, and returns whether it leaves nothing over.  *rivals
   becomes the charsets in which something starts wherever it does there. */
static bool list_usual(struct fx_readings *all, uint64_t *rivals)
{
    undo(all, 0, USUAL, &fx_charset_order[0]);
    const struct fx_reading *usual = &all->readings[USUAL];
    const struct fx_candidate *c = fx_reading_candidates(all, usual);
    all->candidate_count += usual->count;
    size_t i = 0;
    for (size_t k = 0; k < usual->count; k++) {
        if (usual->count >= FX_READING_ENOUGH)
            *rivals &= all->starts[i];
        i += (size_t)(c[k].end - c[k].begin);
    }
    return i == all->readings[0].count;
}

/* Is the rival no match for the usual reading, nor what is behind it? */
static bool is_beaten(struct fx_readings *all, struct fx_rough *rough,
                      uint64_t further)
{
    const struct fx_reading *rival = &all->readings[RIVAL];
    uint64_t *starts = all->starts + all->readings[0].count;
    fx_rough_weigh(rough, all, RIVAL);
    return fx_rough_is_hopeless(rough, all, RIVAL, USUAL) &&
           (further == 0 ||
            fx_repair_starts(fx_reading_candidates(all, rival), rival->count,
                             further, starts) == 0);
}

static bool beats_charsets(struct fx_readings *all, struct fx_rough *rough,
                           size_t from, uint64_t rivals, uint64_t further)
{
    for (size_t i = 0; rivals; i++) {
        uint64_t bit = UINT64_C(1) << fx_charset_order[i].charset;
        if (rivals & bit) {
            undo(all, from, RIVAL, &fx_charset_order[i]);
            if (!is_beaten(all, rough, further))
                return false;
        }
        rivals &= ~bit;
    }
    return true;
}

unsigned fx_usual_list(struct fx_readings *all, const struct fx_line *line,
                       uint64_t charsets, unsigned layers,
                       struct fx_rough *rough)
{
    const uint64_t usual = UINT64_C(1) << fx_charset_order[0].charset;
    const uint64_t second = layers > 1 ? charsets : 0;
    const uint64_t third = layers > 2 ? charsets : 0;
    uint64_t same = list_wide(all, line, charsets);
    if (!(charsets & same & usual) || line->escapes)
        return 0;
    uint64_t rivals = fx_repair_starts(all->candidates, all->readings[0].count,
                                       charsets, all->starts);
    if (!list_usual(all, &rivals))
        return 0;
    fx_rough_measure(rough, line);
    fx_rough_weigh(rough, all, USUAL);
    all->count = 2;
    unsigned gain = fx_rough_sure_gain(all, rough);
    if (gain == 0)
        return 0;
    fx_rough_sum(rough, all, USUAL, line->count);
    if (!beats_charsets(all, rough, 0, rivals & ~same, second))
        return 0;
    rivals = fx_repair_starts(fx_reading_candidates(all, &all->readings[USUAL]),
                              all->readings[USUAL].count, second, all->starts);
    return beats_charsets(all, rough, USUAL, rivals, third) ? gain : 0;
}
