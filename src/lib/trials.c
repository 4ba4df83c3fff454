/* SPDX-License-Identifier: MIT */
#include "trials.h"

#include "charset.h"
#include "model.h"

#include <string.h>

enum {
    NAT = FX_MODEL_NAT,
    RARER = 24 * NAT,     /* a charset is not tried that is so much rarer */
    RARER_BYTE = 6 * NAT, /* and so much more for each byte */
    DEAR = 16 * NAT,      /* a character that no text has */
};

/* The charsets that texts are in, and how seldom; what decodes a line like
   another one before it is not tried. */
static const struct fx_trial known[] = {
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
    unsigned counts[128];
    uint8_t kinds[128]; /* those that the line has, less 80 */
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
            if (bytes->counts[kind]++ == 0)
                bytes->kinds[bytes->kind_count++] = kind;
            bytes->total++;
        }
    }
}

/* What the characters of these bytes cost anywhere; the controls that some may
   be are dear, but no reason not to try. */
static uint32_t rarity_of(unsigned charset, const struct bytes *bytes)
{
    uint32_t rarity = 0;
    for (unsigned i = 0; i < bytes->kind_count; i++) {
        unsigned kind = bytes->kinds[i];
        uint32_t c = fx_charset_decode(charset, 0x80 + kind);
        rarity += bytes->counts[kind] * (c > 0x9F ? fx_model_rarity(c) : DEAR);
    }
    return rarity;
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

/* Is it one of several bytes, whose characters cannot be told so simply? */
static bool is_wide(unsigned charset)
{
    return charset >= FIXENC_GBK;
}

/* What the cheapest of the charsets costs, with all that others may cost
   more. */
static uint32_t find_bound(const struct bytes *bytes, uint64_t charsets)
{
    uint32_t least = UINT32_MAX / 2;
    for (size_t k = 0; k < KNOWN_COUNT; k++) {
        if (!(charsets >> known[k].charset & 1) || is_wide(known[k].charset))
            continue;
        uint32_t rarity = rarity_of(known[k].charset, bytes);
        least = rarity < least ? rarity : least;
    }
    return least + RARER + bytes->total * (unsigned)RARER_BYTE;
}

/* Does one that was chosen before decode these bytes in the same way? */
static bool is_known(const struct fx_trial *chosen, size_t count,
                     unsigned charset, const struct bytes *bytes)
{
    for (size_t i = 0; i < count; i++)
        if (!is_wide(chosen[i].charset) &&
            is_alike(chosen[i].charset, charset, bytes))
            return true;
    return false;
}

size_t fx_trials_choose(const struct fx_line *line, uint64_t charsets,
                        struct fx_trial chosen[FX_TRIALS_MOST])
{
    struct bytes bytes;
    size_t count = 0;
    count_bytes(line, &bytes);
    uint32_t bound = find_bound(&bytes, charsets);
    for (size_t k = 0; k < KNOWN_COUNT; k++) {
        unsigned charset = known[k].charset;
        if (charsets >> charset & 1 &&
            (is_wide(charset) || (rarity_of(charset, &bytes) <= bound &&
                                  !is_known(chosen, count, charset, &bytes))))
            chosen[count++] = known[k];
    }
    return count;
}
