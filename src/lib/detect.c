/* SPDX-License-Identifier: MIT */
#include "detect.h"

#include "ascii.h"
#include "chars.h"
#include "charset.h"
#include "join.h"
#include "model.h"
#include "pairs.h"
#include "utf8.h"

/*
 * What a sequence must gain, roughly, to be worth a closer look.  Of garbled
 * lines that can be repaired none is missed with 4 nats; of right lines in
 * all languages one in 300 is looked at closely, with 0 it is one in fifty.
 */
enum { PROMISING = 3 * FX_MODEL_NAT };

/* Nor is one of small letters alone, of a script other than Latin: through such
   a charset capitals, signs and box drawing come out as well. */
enum { ALL_SMALL = 7 * FX_DETECT_SMALL };

/* The charsets that wait for so many continuations more. */
struct waiting {
    uint64_t one, two, three;
};

/* What is remembered of a run of characters beyond ASCII. */
struct run {
    /* The last characters, and what is noted of them; the latest is
       [(count - 1) % 8]. */
    uint32_t recent[8];
    uint16_t noted[8];
    size_t count;

    /* The last sequence that came out in a charset, as it would be read. */
    struct {
        unsigned charset, class;
        size_t end; /* the run's count behind it */
    } came_out;

    /* The quick check of normal form, and the run's count at its last step. */
    struct fx_chars_check check;
    size_t checked;
};

static uint32_t recent(const struct run *run, size_t back)
{
    return run->recent[(run->count - 1 - back) % 8];
}

static unsigned char_index(const struct run *run, size_t back)
{
    return run->noted[(run->count - 1 - back) % 8] & FX_DETECT_CHAR;
}

/* Reads back the sequence in `charset` that the last character completes;
   returns its length, 0 where it is no form of UTF-8.  ED may lead the latter
   of a surrogate pair. */
static unsigned read_back(const struct run *run, unsigned charset, uint32_t *c)
{
    unsigned char bytes[FX_UTF8_FORM_MAX];
    for (unsigned len = 1; len <= FX_UTF8_FORM_MAX; len++) {
        unsigned char *first = bytes + FX_UTF8_FORM_MAX - len;
        *first =
            (unsigned char)fx_charset_byte(charset, char_index(run, len - 1));
        if (*first < 0xC0)
            continue;
        if (fx_utf8_decode_any(first, len, c) == len)
            return len;
        if (*first != 0xED || len > 3)
            return 0;
    }
    return 0;
}

/* About what would be gained by reading the sequence of `charset` that the last
   character completes. */
static int rough_gain(struct run *run, unsigned charset)
{
    uint32_t made = 0;
    unsigned len = read_back(run, charset, &made), as_is = 0;
    if (len == 0)
        return 0;
    unsigned before = fx_chars_class(recent(run, len)), last = before;
    for (unsigned i = len; i-- > 0;) {
        const struct fx_detect_char *c = &fx_detect_chars[char_index(run, i)];
        as_is += (unsigned)fx_model_pair[last][c->class] + c->cost;
        last = c->class;
    }
    if (run->came_out.charset == charset &&
        run->came_out.end + len == run->count)
        before = run->came_out.class;
    run->came_out.charset = charset;
    run->came_out.class = fx_chars_class(made);
    run->came_out.end = run->count;
    return (int)as_is - (int)fx_model_rough_cost(before, made);
}

static bool is_promising(struct run *run, uint64_t charsets)
{
    for (; charsets; charsets &= charsets - 1)
        if (rough_gain(run, (unsigned)__builtin_ctzll(charsets)) >= PROMISING)
            return true;
    return false;
}

/* Feeds one character; returns the charsets in which a sequence is complete. */
static uint64_t complete(struct waiting *w, const struct fx_charset_roles *r)
{
    uint64_t done = w->one & r->continuation;
    w->one = r->lead2 | (w->two & r->continuation);
    w->two = r->lead3 | (w->three & r->continuation);
    w->three = r->lead4;
    return done;
}

static unsigned note(uint32_t c)
{
    if (c < 0x10000)
        return fx_detect_notes[fx_detect_blocks[c / FX_DETECT_BLOCK]]
                              [c % FX_DETECT_BLOCK];
    return fx_chars_form(c) ? FX_DETECT_FORM : 0;
}

/* May the last character, which the quick check has to look at, be not in
   normal form? */
static bool may_compose(struct run *run)
{
    if (run->checked + 1 != run->count)
        run->check = (struct fx_chars_check){recent(run, 1), 0};
    run->checked = run->count;
    return !fx_chars_check_next(&run->check, recent(run, 0));
}

/* Does a space or a '?' stand where a sequence lacks its last byte? */
static bool is_cut_short(unsigned char next, uint64_t waiting)
{
    return (next == ' ' || next == '?') && (waiting & FX_DETECT_LOSSY) != 0;
}

static inline void remember(struct run *run, uint32_t c, unsigned noted)
{
    run->noted[run->count % 8] = (uint16_t)noted;
    run->recent[run->count++ % 8] = c;
}

/* Is the last character of the run suspect?  `complete` are the charsets in
   which it completes a sequence. */
static bool is_suspect(struct run *run, unsigned noted, uint64_t complete,
                       bool forms)
{
    return noted & FX_DETECT_LOST ||
           (complete && is_promising(run, complete)) ||
           (noted & FX_DETECT_FORM && forms && may_compose(run));
}

/* The length of a run of non-ASCII, up to the first suspect character; where
   there is none *found stays false. */
static size_t clean_run(const unsigned char *bytes, size_t len,
                        uint64_t charsets, bool forms, struct run *run,
                        bool *found)
{
    struct waiting waiting = {0, 0, 0};
    unsigned small = 0; /* a bit for each character, the last one lowest */
    size_t i = 0;
    while (i < len && bytes[i] >= 0x80) {
        uint32_t c = 0;
        unsigned used = fx_utf8_decode(bytes + i, len - i, &c);
        unsigned noted = used ? note(c) : FX_DETECT_LOST;
        remember(run, c, noted);
        small = small << 1 | (noted & FX_DETECT_SMALL);
        if (noted == 0) {
            waiting = (struct waiting){0, 0, 0};
            if (fx_join_may_start(c, recent(run, 1)) &&
                fx_join_is_suspect(bytes + i, len - i, charsets,
                                   recent(run, 1))) {
                *found = true;
                return i;
            }
        } else {
            unsigned index = noted & FX_DETECT_CHAR;
            uint64_t done = complete(&waiting, fx_charset_roles(index));
            if ((small & ALL_SMALL) == ALL_SMALL)
                done = 0;
            if (is_suspect(run, noted, done & charsets, forms)) {
                *found = true;
                return i;
            }
        }
        i += used;
    }
    *found = i < len && is_cut_short(bytes[i], waiting.one & charsets);
    return i;
}

size_t fx_detect_clean(const unsigned char *bytes, size_t len,
                       uint64_t charsets, bool forms)
{
    struct run run = {.count = 1};
    size_t i = 0;
    bool found = false;
    while (i < len && !found) {
        i += fx_pairs_pass(bytes + i, len - i, charsets);
        i += fx_ascii_run(bytes + i, len - i);
        remember(&run, i > 0 ? bytes[i - 1] : '\n', 0);
        i += clean_run(bytes + i, len - i, charsets, forms, &run, &found);
    }
    return i;
}
