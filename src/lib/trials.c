/* SPDX-License-Identifier: MIT */
#include "trials.h"

#include "charset.h"
#include "model.h"

#include <string.h>

enum {
    NAT = FX_MODEL_NAT,
    DEARER = 12 * NAT, /* a charset is not tried that costs so much more */
    DEARER_BYTE = NAT, /* and so much more for each byte */
    DEAR = 16 * NAT,   /* a character that no text has */
};

/* The charsets that texts are in, and how seldom; what decodes a line like
   another one before it is not tried. */
static const struct {
    uint8_t charset, nats;
} known[] = {
    {FIXENC_WINDOWS_1252, 0}, {FIXENC_WINDOWS_1250, 1},
    {FIXENC_WINDOWS_1251, 1}, {FIXENC_WINDOWS_1253, 1},
    {FIXENC_WINDOWS_1254, 1}, {FIXENC_WINDOWS_1255, 1},
    {FIXENC_WINDOWS_1256, 1}, {FIXENC_WINDOWS_1257, 1},
    {FIXENC_WINDOWS_874, 1},  {FIXENC_ISO_8859_2, 1},
    {FIXENC_ISO_8859_9, 2},   {FIXENC_KOI8_R, 2},
    {FIXENC_ISO_8859_7, 2},   {FIXENC_ISO_8859_5, 2},
    {FIXENC_GBK, 2},          {FIXENC_CP932, 2},
    {FIXENC_CP949, 2},        {FIXENC_BIG5, 2},
    {FIXENC_EUC_JP, 2},       {FIXENC_KOI8_U, 4},
    {FIXENC_IBM850, 2},       {FIXENC_IBM437, 2},
    {FIXENC_IBM852, 2},       {FIXENC_IBM866, 2},
    {FIXENC_MACINTOSH, 2},    {FIXENC_WINDOWS_1258, 3},
    {FIXENC_ISO_8859_15, 3},  {FIXENC_ISO_8859_13, 4},
    {FIXENC_IBM857, 9},       {FIXENC_IBM858, 4},
    {FIXENC_MAC_CYRILLIC, 6}, {FIXENC_MAC_CENTRAL_EUROPE, 6},
    {FIXENC_ISO_8859_6, 7},   {FIXENC_ISO_8859_8, 7},
    {FIXENC_ISO_8859_3, 7},   {FIXENC_ISO_8859_4, 7},
    {FIXENC_IBM737, 7},       {FIXENC_IBM775, 7},
    {FIXENC_IBM862, 7},       {FIXENC_IBM865, 7},
    {FIXENC_IBM863, 7},       {FIXENC_IBM855, 7},
    {FIXENC_IBM869, 7},       {FIXENC_MAC_GREEK, 7},
    {FIXENC_MAC_TURKISH, 7},  {FIXENC_MAC_ICELAND, 7},
    {FIXENC_ISO_8859_16, 20},
};

enum { KNOWN_COUNT = sizeof known / sizeof *known };

_Static_assert((int)KNOWN_COUNT <= (int)FX_TRIALS_MOST, "room for all");

/* The bytes 80..FF of a line that may be of a charset. */
struct bytes {
    bool is_there[128]; /* from 80 on */
    uint8_t kinds[128]; /* those that are there, less 80 */
    unsigned kind_count, total;
};

static void count_bytes(const struct fx_line *line, struct bytes *bytes)
{
    memset(bytes, 0, sizeof *bytes);
    for (size_t i = 0; i < line->count; i++) {
        unsigned char encoded[4];
        if (line->chars[i].code_point < 0x80)
            continue;
        size_t len = fx_line_bytes(&line->chars[i], encoded);
        while (len-- > 0) {
            uint8_t kind = encoded[len] & 0x7F;
            if (!bytes->is_there[kind])
                bytes->kinds[bytes->kind_count++] = kind;
            bytes->is_there[kind] = true;
            bytes->total++;
        }
    }
}

static uint32_t read_as(unsigned charset, const struct fx_char *c)
{
    return fx_line_is_stray(c)
               ? fx_charset_decode(charset, c->code_point - FX_CHARS_BYTE)
               : c->code_point;
}

/* About what the stray bytes of the line cost in a charset, beside what is
   before and after them; the controls that some may be are dear, but no reason
   not to try. */
static uint32_t rough_cost(unsigned charset, const struct fx_line *line)
{
    bool has_marks = fx_trials_has_marks(charset);
    uint32_t cost = 0;
    for (size_t i = 0; i < line->count; i++) {
        if (!fx_line_is_stray(&line->chars[i]))
            continue;
        uint32_t c = read_as(charset, &line->chars[i]);
        if (has_marks && fx_chars_kind(c) == FX_CHARS_MARK)
            continue;
        uint32_t before = i > 0 ? read_as(charset, &line->chars[i - 1]) : '\n';
        cost +=
            c > 0x9F ? fx_model_rough_cost(fx_chars_class(before), c) : DEAR;
        if (i + 1 < line->count && !fx_line_is_stray(&line->chars[i + 1]))
            cost +=
                fx_model_pair[fx_chars_class(c)]
                             [fx_chars_class(line->chars[i + 1].code_point)];
    }
    return cost;
}

static bool is_alike(unsigned a, unsigned b, const struct bytes *bytes)
{
    for (unsigned i = 0; i < bytes->kind_count; i++) {
        unsigned byte = 0x80u + bytes->kinds[i];
        if (fx_charset_decode(a, byte) != fx_charset_decode(b, byte))
            return false;
    }
    return true;
}

/* Lists all of `charsets`, and about what the line costs in each, which cannot be
   told so simply where characters have several bytes.  Returns how many. */
static size_t list_all(const struct fx_line *line, uint64_t charsets,
                       struct fx_trial all[FX_TRIALS_MOST])
{
    size_t count = 0;
    for (size_t k = 0; k < KNOWN_COUNT; k++) {
        unsigned charset = known[k].charset;
        if (charsets >> charset & 1)
            all[count++] = (struct fx_trial){
                .charset = known[k].charset,
                .nats = known[k].nats,
                .cost =
                    fx_charset_is_wide(charset) ? 0 : rough_cost(charset, line),
            };
    }
    return count;
}

/* What the cheapest of the charsets costs, with all that others may cost
   more. */
static uint32_t find_bound(const struct bytes *bytes,
                           const struct fx_trial *all, size_t count)
{
    uint32_t least = UINT32_MAX / 2;
    for (size_t i = 0; i < count; i++)
        if (!fx_charset_is_wide(all[i].charset) &&
            !fx_trials_has_marks(all[i].charset) && all[i].cost < least)
            least = all[i].cost;
    return least + DEARER + bytes->total * (unsigned)DEARER_BYTE;
}

/* Does one that was chosen before decode these bytes in the same way? */
static bool is_known(const struct fx_trial *chosen, size_t count,
                     unsigned charset, const struct bytes *bytes)
{
    for (size_t i = 0; i < count && !fx_charset_is_wide(charset); i++)
        if (!fx_charset_is_wide(chosen[i].charset) &&
            is_alike(chosen[i].charset, charset, bytes))
            return true;
    return false;
}

/* Puts one behind those that do not cost more. */
static void insert(struct fx_trial *chosen, size_t count,
                   const struct fx_trial *trial)
{
    for (; count > 0 && chosen[count - 1].cost > trial->cost; count--)
        chosen[count] = chosen[count - 1];
    chosen[count] = *trial;
}

size_t fx_trials_choose(const struct fx_line *line, uint64_t charsets,
                        struct fx_trial chosen[FX_TRIALS_MOST])
{
    struct bytes bytes;
    struct fx_trial all[FX_TRIALS_MOST];
    size_t count = 0;
    count_bytes(line, &bytes);
    size_t all_count = list_all(line, charsets, all);
    uint32_t bound = find_bound(&bytes, all, all_count);
    for (size_t i = 0; i < all_count; i++)
        if (all[i].cost <= bound &&
            !is_known(chosen, count, all[i].charset, &bytes))
            insert(chosen, count++, &all[i]);
    return count;
}
