/* SPDX-License-Identifier: MIT */
#include "damage.h"

#include "model.h"
#include "utf8.h"

#include <string.h>

/* The place, and the best character for it so far. */
struct search {
    const struct fx_line *line;
    size_t first, end; /* the stray bytes */
    unsigned char bytes[4];
    struct fx_model_context context; /* before them */
    uint32_t cost;
    uint32_t code_point; /* 0: none yet */
};

/* ---- The place -------------------------------------------------------------- */

static bool find_place(const struct fx_line *line, struct search *search)
{
    size_t i = 0;
    search->context = fx_model_start();
    for (; i < line->count && !fx_line_is_stray(&line->chars[i]); i++)
        search->context =
            fx_model_after(&search->context, line->chars[i].code_point);
    search->first = i;
    while (i < line->count && fx_line_is_stray(&line->chars[i]))
        i++;
    search->end = i;
    while (i < line->count && !fx_line_is_stray(&line->chars[i]))
        i++;
    size_t len = search->end - search->first;
    if (i < line->count || len == 0 || len >= sizeof search->bytes)
        return false;
    for (size_t k = 0; k < len; k++)
        search->bytes[k] =
            (unsigned char)(line->chars[search->first + k].code_point -
                            FX_CHARS_BYTE);
    return true;
}

/* ---- What could have stood there --------------------------------------------- */

/* The cost of a character there and of the two after it, as far as it is less
   than that of the best one. */
static uint32_t cost_of(const struct search *search, uint32_t c)
{
    struct fx_model_context context = search->context;
    uint32_t cost = fx_model_cost(&context, c);
    size_t count = search->line->count;
    size_t end = search->end + 2 < count ? search->end + 2 : count;
    for (size_t i = search->end; i < end && cost < search->cost; i++) {
        context = fx_model_after(&context, c);
        c = search->line->chars[i].code_point;
        cost += fx_model_cost(&context, c);
    }
    return cost;
}

static void try_bytes(struct search *search, const unsigned char *bytes,
                      size_t len)
{
    uint32_t c = 0;
    if (fx_utf8_decode(bytes, len, &c) != len)
        return;
    uint32_t cost = cost_of(search, c);
    if (cost < search->cost) {
        search->cost = cost;
        search->code_point = c;
    }
}

/* The lead was lost. */
static void try_leads(struct search *search, size_t len)
{
    static const unsigned char from[] = {0, 0xC2, 0xE0, 0xF0, 0xF5};
    unsigned char bytes[4];
    memcpy(bytes + 1, search->bytes, len);
    for (unsigned lead = from[len]; lead < from[len + 1]; lead++) {
        bytes[0] = (unsigned char)lead;
        try_bytes(search, bytes, len + 1);
    }
}

/* So many bytes were lost at a place after the lead. */
static void try_rest(struct search *search, size_t len, size_t place,
                     unsigned lost)
{
    unsigned char bytes[8];
    memcpy(bytes, search->bytes, place);
    memcpy(bytes + place + lost, search->bytes + place, len - place);
    for (unsigned value = 0; value < 1u << 6 * lost; value++) {
        for (unsigned i = 0; i < lost; i++)
            bytes[place + i] = (unsigned char)(0x80 | (value >> 6 * i & 0x3F));
        try_bytes(search, bytes, len + lost);
    }
}

static void try_all(struct search *search)
{
    size_t len = search->end - search->first;
    unsigned lead = search->bytes[0];
    size_t whole = fx_utf8_asks_for(lead);
    bool is_cut = search->end == search->line->count;
    if (lead < 0xC0) {
        try_leads(search, len);
    } else if (len + 1 == whole) {
        for (size_t place = 1; place <= len; place++)
            try_rest(search, len, place, 1);
    } else if (len + 2 == whole && is_cut) {
        try_rest(search, len, len, 2);
    }
}

bool fx_damage_restore(const struct fx_line *in, struct fx_line *out)
{
    struct search search = {.line = in, .cost = UINT32_MAX};
    if (!find_place(in, &search))
        return false;
    try_all(&search);
    if (search.code_point == 0)
        return false;
    memcpy(out->chars, in->chars, search.first * sizeof *out->chars);
    out->chars[search.first] = in->chars[search.first];
    out->chars[search.first].code_point = search.code_point;
    memcpy(out->chars + search.first + 1, in->chars + search.end,
           (in->count - search.end) * sizeof *out->chars);
    out->count = in->count - (search.end - search.first) + 1;
    return true;
}
