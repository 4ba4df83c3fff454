/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include "charset.h"
#include "lookalike.h"
#include "utf8.h"

static const struct fx_charset_roles *roles(const struct fx_candidate *c)
{
    return fx_charset_roles(fx_charset_char(c->code_point));
}

/* From the end to the start, so that what follows a lead is known already:
   in which charsets one, two or three continuations come next. */
uint64_t fx_repair_starts(const struct fx_candidate *text, size_t count,
                          uint64_t charsets, uint64_t *starts)
{
    uint64_t one = 0, two = 0, three = 0, found = 0;
    for (size_t i = count; i-- > 0;) {
        if (text[i].code_point < 0x80) {
            starts[i] = one = two = three = 0;
            continue;
        }
        const struct fx_charset_roles *r = roles(&text[i]);
        if (i + 1 < count && text[i].end != text[i + 1].begin)
            one = two = three = 0;
        starts[i] = ((r->lead2 & one) | (r->lead3 & two) | (r->lead4 & three)) &
                    charsets;
        found |= starts[i];
        three = r->continuation & two;
        two = r->continuation & one;
        one = r->continuation;
    }
    return found;
}

static unsigned byte_of(const struct fx_candidate *c, unsigned charset)
{
    return fx_charset_byte(charset, fx_charset_char(c->code_point));
}

/* A surrogate begins with ED, and a pair is as long again. */
static size_t longest(unsigned lead)
{
    return lead == 0xED ? FX_UTF8_FORM_MAX : fx_utf8_asks_for(lead);
}

/* Undoes the sequence that starts at text[0], in UTF-8 or another form of it.
   Returns its length, 0 where none stands there. */
static unsigned undo_one(const struct fx_candidate *text, size_t count,
                         unsigned charset, uint32_t *code_point)
{
    unsigned char bytes[FX_UTF8_FORM_MAX] = {
        (unsigned char)byte_of(text, charset)};
    size_t len = 1, most = longest(bytes[0]);
    for (; len < most && len < count && text[len - 1].end == text[len].begin;
         len++)
        bytes[len] = (unsigned char)byte_of(&text[len], charset);
    return fx_utf8_decode_any(bytes, len, code_point);
}

/* C0, of which C0 80 is made; fx_repair_starts does not look for it, for there
   is none where nothing else is garbled. */
static bool is_nul_lead(const struct fx_candidate *c, unsigned charset)
{
    return c->code_point >= 0x80 && byte_of(c, charset) == 0xC0;
}

size_t fx_repair_undo(const struct fx_candidate *text, size_t count,
                      const uint64_t *starts, unsigned charset,
                      struct fx_candidate *out, size_t room)
{
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t code_point;
        bool is_start = starts[i] >> charset & 1;
        if (!is_start && !is_nul_lead(&text[i], charset))
            continue;
        unsigned len = undo_one(text + i, count - i, charset, &code_point);
        if (len == 0 || (!is_start && code_point != 0))
            continue;
        if (made == room)
            return room + 1;
        struct fx_candidate c = {code_point, text[i].begin,
                                 text[i + len - 1].end, FX_LOSS_NONE, 0};
        out[made++] = c;
        i += len - 1;
    }
    return made;
}

/* ---- What was lost ---------------------------------------------------------- */

/* Which bytes the loss of may have left a character: bit N is byte 80+N. */
static uint64_t lost_bytes(uint32_t c, unsigned charset, unsigned len)
{
    if (c == ' ' && fx_charset_decode(charset, 0xA0) == 0xA0)
        return UINT64_C(1) << 0x20;
    if (c == 0xFFFD || (c == '?' && len > 2))
        return fx_charset_holes(charset);
    return 0;
}

/* A sequence that starts in the text, of which one byte was lost, or two where
   both show as U+FFFD. */
struct torn {
    unsigned len;
    unsigned lead;
    uint64_t choices[4]; /* for each continuation: bit N is byte 80+N */
    size_t used;         /* characters that it is now */
    enum fx_loss loss;
    bool ends_in_space;
};

/* Is U+FFFD the second one of a sequence?  Not with other bytes between them,
   except in the longest. */
static bool is_second(const struct fx_candidate *at, unsigned len)
{
    return at[-1].code_point == 0xFFFD ||
           (len == 4 && at[-2].code_point == 0xFFFD);
}

static bool find_torn(const struct fx_candidate *text, size_t count,
                      unsigned charset, struct torn *torn)
{
    unsigned lead = byte_of(text, charset);
    unsigned lost = 0;
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    torn->lead = lead;
    torn->len = fx_utf8_asks_for(lead);
    torn->used = torn->len;
    torn->loss = FX_LOSS_NONE;
    for (unsigned i = 1; i < torn->len; i++) {
        uint32_t c = i < count ? text[i].code_point : 0;
        unsigned byte = fx_charset_byte(charset, fx_charset_char(c));
        torn->ends_in_space = c == ' ';
        if (byte >= 0x80 && byte <= 0xBF) {
            torn->choices[i] = UINT64_C(1) << (byte - 0x80);
            continue;
        }
        torn->choices[i] = lost_bytes(c, charset, torn->len);
        if (torn->choices[i] == 0 || lost == 2 ||
            (lost == 1 && (c != 0xFFFD || !is_second(text + i, torn->len))))
            return false;
        torn->loss = c == ' ' ? FX_LOSS_SPACE : FX_LOSS_BYTE;
        lost++;
    }
    return lost > 0;
}

/* The next choice for a byte after `last` (0: the first), 0 where none is
   left. */
static unsigned next_choice(const struct torn *torn, unsigned i, unsigned last)
{
    for (unsigned byte = last ? last + 1 : 0x80; byte <= 0xBF; byte++)
        if (torn->choices[i] >> (byte - 0x80) & 1)
            return byte;
    return 0;
}

/* Sets the bytes to the next combination of choices, like an odometer.  False
   after the last one. */
static bool next_bytes(const struct torn *torn, unsigned char bytes[4])
{
    for (unsigned i = torn->len - 1; i > 0; i--) {
        bytes[i] = (unsigned char)next_choice(torn, i, bytes[i]);
        if (bytes[i])
            return true;
        bytes[i] = (unsigned char)next_choice(torn, i, 0);
    }
    return false;
}

/* Lists what a torn sequence may have been. */
static size_t list_choices(const struct fx_candidate *text,
                           const struct torn *torn, struct fx_candidate *out,
                           size_t room)
{
    unsigned char bytes[4] = {(unsigned char)torn->lead};
    struct fx_candidate c = {.begin = text->begin,
                             .loss = (uint16_t)torn->loss};
    size_t made = 0;
    for (unsigned i = 1; i < torn->len; i++)
        bytes[i] = (unsigned char)next_choice(torn, i, 0);
    do {
        c.end = text[torn->used - 1].end;
        if (!fx_utf8_decode(bytes, torn->len, &c.code_point) || made + 2 > room)
            continue;
        out[made++] = c;
        if (torn->ends_in_space) {
            c.end--; /* the space that follows is there as well */
            out[made++] = c;
        }
    } while (next_bytes(torn, bytes));
    return made;
}

/* ---- What was degraded ------------------------------------------------------ */

/* The continuations that may have vanished without a trace. */
static uint64_t vanishing_bytes(unsigned charset)
{
    uint64_t bytes = fx_charset_holes(charset);
    for (unsigned byte = 0xA0; byte <= 0xAD; byte += 0xD) /* NBSP, SHY */
        if (fx_charset_decode(charset, byte) == byte)
            bytes |= UINT64_C(1) << (byte - 0x80);
    return bytes;
}

/* In a curly quote that was garbled a straight one may also stand for the
   whole. */
static uint64_t quote_bytes(const struct torn *torn, unsigned i, uint32_t c)
{
    if (i != 2 || torn->lead != 0xE2 || torn->choices[1] != 1)
        return 0;
    return c == '\'' ? UINT64_C(3) << 0x18 : c == '"' ? UINT64_C(3) << 0x1C : 0;
}

/* Which continuations a character may be there. */
static uint64_t degraded_bytes(const struct torn *torn, unsigned i, uint32_t c,
                               unsigned charset)
{
    unsigned own = fx_charset_byte(charset, fx_charset_char(c));
    uint64_t bytes =
        fx_lookalike_find(charset, c).low | quote_bytes(torn, i, c);
    return own >= 0x80 && own <= 0xBF ? bytes | UINT64_C(1) << (own - 0x80)
                                      : bytes;
}

/* What the characters of a degraded sequence are by themselves. */
struct evidence {
    bool is_exact; /* each is what the charset has for such a byte */
    bool has_own;  /* one is */
    bool has_beyond_ascii;
};

static void weigh(struct evidence *evidence, uint32_t c, unsigned charset,
                  unsigned least, unsigned most)
{
    unsigned byte = fx_charset_byte(charset, fx_charset_char(c));
    bool is_own = byte >= least && byte <= most;
    evidence->is_exact &= is_own;
    evidence->has_own |= is_own;
    evidence->has_beyond_ascii |= c >= 0x80;
}

/* Fills in what a sequence of torn->lead may have been, where byte `gone`
   vanished or (0) look-alikes stand for some.  Nothing but look-alikes is
   enough for the letters of Latin-1 only. */
static bool find_degraded(const struct fx_candidate *text, size_t count,
                          unsigned charset, unsigned gone, struct torn *torn)
{
    struct evidence evidence = {.is_exact = true};
    weigh(&evidence, text->code_point, charset, torn->lead, torn->lead);
    torn->used = 1;
    for (unsigned i = 1; i < torn->len; i++) {
        if (i == gone) {
            torn->choices[i] = vanishing_bytes(charset);
            continue;
        }
        uint32_t c = torn->used < count ? text[torn->used++].code_point : 0;
        torn->choices[i] = degraded_bytes(torn, i, c, charset);
        weigh(&evidence, c, charset, 0x80, 0xBF);
        if (torn->choices[i] == 0)
            return false;
    }
    return evidence.is_exact == (gone > 0) &&
           (evidence.has_own ||
            (evidence.has_beyond_ascii && torn->lead == 0xC3));
}

/* Lists what a sequence with this lead may have been. */
static size_t list_degraded(const struct fx_candidate *text, size_t count,
                            unsigned charset, unsigned lead,
                            struct fx_candidate *out, size_t room)
{
    struct torn torn = {
        .len = fx_utf8_asks_for(lead), .lead = lead, .loss = FX_LOSS_BYTE};
    size_t made = 0;
    for (unsigned gone = 0; gone < torn.len; gone++)
        if (find_degraded(text, count, charset, gone, &torn))
            made += list_choices(text, &torn, out + made, room - made);
    return made;
}

static size_t list_all_degraded(const struct fx_candidate *text, size_t count,
                                unsigned charset, struct fx_candidate *out,
                                size_t room)
{
    unsigned byte = fx_charset_byte(charset, fx_charset_char(text->code_point));
    uint64_t leads = fx_lookalike_find(charset, text->code_point).high;
    size_t made = 0;
    if (byte >= 0xC0)
        leads |= UINT64_C(1) << (byte - 0xC0);
    for (unsigned lead = 0xC2; leads && lead <= 0xF4; lead++)
        if (leads >> (lead - 0xC0) & 1)
            made += list_degraded(text, count, charset, lead, out + made,
                                  room - made);
    return made;
}

/* Is any of the first few characters beyond ASCII?  So is one of each sequence
   that could be taken for one. */
static bool has_beyond_ascii(const struct fx_candidate *text, size_t count)
{
    for (size_t i = 0; i < count && i < 4; i++)
        if (text[i].code_point >= 0x80)
            return true;
    return false;
}

size_t fx_repair_guess(const struct fx_candidate *text, size_t count,
                       unsigned charset, bool is_degraded,
                       struct fx_candidate *out, size_t room)
{
    size_t made = 0;
    struct torn torn;
    for (size_t i = 0; i < count; i++) {
        if (text[i].code_point >= 0x80 &&
            find_torn(text + i, count - i, charset, &torn))
            made += list_choices(text + i, &torn, out + made, room - made);
        if (is_degraded && has_beyond_ascii(text + i, count - i))
            made += list_all_degraded(text + i, count - i, charset, out + made,
                                      room - made);
    }
    return made;
}
