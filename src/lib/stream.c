/* SPDX-License-Identifier: MIT */
/*
 * The whole program in one place: lines come in, detect passes over the clean
 * ones, judge and nfc change the others step by step, and what differs in the
 * end goes out as findings.
 */
#include "fixenc.h"

#include "ascii.h"
#include "bytes.h"
#include "confidence.h"
#include "cut.h"
#include "detect.h"
#include "line.h"
#include "map.h"
#include "nfc.h"
#include "php.h"

#include <stdlib.h>
#include <string.h>

/* Each round undoes at least one layer or composes a character that was left;
   text that is not settled after so many is left as it is. */
enum { ROUNDS_MAX = 2 * FIXENC_CHAIN_MAX };

struct fixenc_stream {
    struct fixenc_options options;
    struct fixenc_sink sink;
    enum fixenc_status status;
    bool is_finished;

    /* The place of the next byte that is not settled yet. */
    uint64_t offset, line, column;

    /* A line begun, or the rest of one that is longer than the bound. */
    unsigned char held[FIXENC_LINE_MAX + 1];
    size_t held_len;

    struct fx_char chars[2][FIXENC_LINE_MAX];
    unsigned char after[4 * FIXENC_LINE_MAX];
    struct fx_judge_work judge;
    struct fx_confidence_work confidence;
    struct fx_nfc_work nfc;
    struct fx_bytes_work bytes;
};

/* ---- Output --------------------------------------------------------------- */

static void put(fixenc_stream *s, const void *bytes, size_t len)
{
    if (len > 0 && s->status == FIXENC_OK && s->sink.write &&
        !s->sink.write(s->sink.user, bytes, len))
        s->status = FIXENC_STOPPED;
}

/* Moves the place over text that is settled. */
static void advance(fixenc_stream *s, const unsigned char *bytes, size_t len)
{
    s->offset += len;
    s->column += len;
    if (!s->sink.finding)
        return; /* nobody will be told a line */
    size_t lines = fx_ascii_count(bytes, len, '\n');
    if (lines == 0)
        return;
    s->line += lines;
    for (s->column = 1; bytes[len - 1] != '\n'; len--)
        s->column++;
}

static void put_clean(fixenc_stream *s, const unsigned char *bytes, size_t len)
{
    put(s, bytes, len);
    advance(s, bytes, len);
}

/* ---- One line -------------------------------------------------------------- */

static size_t clean_of_mojibake(const fixenc_stream *s,
                                const unsigned char *bytes, size_t len)
{
    if (s->options.lossy || s->options.map_count > 0 || s->options.via.len > 0)
        return fx_ascii_run(bytes, len);
    return fx_detect_clean(bytes, len, s->options.charsets,
                           s->options.normalize == FIXENC_NORMALIZE_ALL);
}

/* How many of the first bytes are surely fine.  Where escapes count it goes
   line by line, so that neither of two searches runs far ahead in vain. */
static size_t clean(const fixenc_stream *s, const unsigned char *bytes,
                    size_t len)
{
    if (!(s->options.escapes & ~(uint32_t)FIXENC_ESCAPES_PHP))
        return clean_of_mojibake(s, bytes, len);
    size_t done = 0, fine = 0, line_len = 0;
    while (fine == line_len && (done += fine) < len) {
        const unsigned char *lf = memchr(bytes + done, '\n', len - done);
        line_len = lf ? (size_t)(lf - bytes) + 1 - done : len - done;
        fine = clean_of_mojibake(s, bytes + done, line_len);
        fine = fx_escapes_clean(bytes + done, fine, s->options.escapes);
    }
    return done < len ? done + fine : len;
}

static bool is_too_deep(const struct fx_line *line, unsigned layers)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->chars[i].chain.len > layers)
            return true;
    return false;
}

static void swap_lines(struct fx_line *a, struct fx_line *b)
{
    struct fx_line swap = *a;
    *a = *b;
    *b = swap;
}

/* Has the line nothing left that a second pass would look at? */
static bool is_clean(fixenc_stream *s, const struct fx_line *line,
                     const unsigned char *bytes)
{
    size_t len = fx_line_encode(line->chars, line->count, bytes, s->after);
    return clean(s, s->after, len) == len;
}

/* Makes one step of many; `other` has room for the line as it will be. */
static bool replace_pairs(fixenc_stream *s, struct fx_line *line,
                          struct fx_line *other)
{
    if (s->options.map_count == 0 ||
        !fx_map_replace(line, s->options.map, s->options.map_count, other))
        return false;
    swap_lines(line, other);
    return true;
}

static bool decode_bytes(fixenc_stream *s, struct fx_line *line,
                         struct fx_line *other)
{
    if (!fx_bytes_decode(line, s->options.charsets, s->options.min_confidence,
                         other, &s->bytes))
        return false;
    swap_lines(line, other);
    return true;
}

static bool undo_likeliest(fixenc_stream *s, struct fx_line *line,
                           struct fx_line *other)
{
    return fx_judge_repair(line, s->options.charsets, s->options.max_layers,
                           s->options.lossy, other, &s->judge) > 0 &&
           fx_confidence_weigh(&s->confidence, &s->judge, line, other,
                               s->options.min_confidence);
}

static bool repair(fixenc_stream *s, struct fx_line *line,
                   struct fx_line *other)
{
    const struct fixenc_chain *via = &s->options.via;
    if (via->len > 0 ? !fx_judge_undo(line, via, other, &s->judge)
                     : !undo_likeliest(s, line, other))
        return false;
    swap_lines(line, other);
    return true;
}

static bool compose(fixenc_stream *s, struct fx_line *line,
                    struct fx_line *other)
{
    bool repaired_only = s->options.normalize == FIXENC_NORMALIZE_REPAIRED;
    if (s->options.normalize == FIXENC_NORMALIZE_NONE ||
        fx_bytes_prevail(line) ||
        !fx_nfc_compose(line, repaired_only, other, &s->nfc))
        return false;
    swap_lines(line, other);
    return true;
}

/* Changes the line until nothing more is to be changed, so that a second pass
   finds nothing.  False where it never settles or was garbled too often. */
static bool settle(fixenc_stream *s, struct fx_line *line,
                   const unsigned char *bytes)
{
    struct fx_line other = {.chars = s->chars[1], .escapes = line->escapes};
    /* What clean() passes is in normal form, or need not be. */
    bool is_enough = s->options.normalize != FIXENC_NORMALIZE_REPAIRED;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        bool is_changed = replace_pairs(s, line, &other);
        if (decode_bytes(s, line, &other) || repair(s, line, &other)) {
            is_changed = true;
            if (is_enough && is_clean(s, line, bytes))
                return !is_too_deep(line, s->options.max_layers);
        }
        is_changed |= compose(s, line, &other);
        if (!is_changed || is_clean(s, line, bytes))
            return !is_too_deep(line, s->options.max_layers);
    }
    return false;
}

/* Only there may stray bytes make other sense than they did. */
static bool is_changed_beside_strays(const struct fx_line *line)
{
    bool is_changed = false;
    for (size_t i = 0; i < line->count && !is_changed; i++)
        is_changed = line->chars[i].is_changed;
    return is_changed && fx_line_has_stray(line);
}

/* Would a second pass see the same characters?  Not where ASCII that was made
   becomes part of an escape, or stray bytes make sense beside what was made. */
static bool reads_back(fixenc_stream *s, const struct fx_line *line,
                       const unsigned char *bytes)
{
    if (!line->escapes && !is_changed_beside_strays(line))
        return true;
    size_t len = fx_line_encode(line->chars, line->count, bytes, s->after);
    if (len > FIXENC_LINE_MAX)
        return true; /* it would see pieces */
    struct fx_line again = {.chars = s->chars[line->chars == s->chars[0]],
                            .escapes = line->escapes};
    fx_line_decode(&again, s->after, len);
    bool is_same = again.count == line->count;
    for (size_t i = 0; i < line->count && is_same; i++)
        is_same = again.chars[i].code_point == line->chars[i].code_point;
    return is_same &&
           !fx_bytes_can_decode(&again, s->options.charsets,
                                s->options.min_confidence, &s->bytes);
}

/* Not where two rounds led back to what was there. */
static bool is_to_tell(const struct fixenc_finding *f)
{
    return f->kind == FIXENC_LOST || f->after_len != f->before_len ||
           memcmp(f->after, f->before, f->after_len) != 0;
}

static void tell(fixenc_stream *s, const unsigned char *bytes,
                 const struct fx_line *line, const struct fx_span *span)
{
    struct fixenc_finding f = {
        .kind = span->kind,
        .confidence = span->percent,
        .chain = span->chain,
        .offset = s->offset,
        .line = s->line,
        .column = s->column,
        .before = (const char *)bytes + span->begin,
        .before_len = span->end - span->begin,
        .after = (const char *)s->after,
        .after_len = fx_line_encode(line->chars + span->first, span->count,
                                    bytes, s->after),
    };
    enum fixenc_answer answer = FIXENC_APPLY;
    if (s->sink.finding && is_to_tell(&f))
        answer = s->sink.finding(s->sink.user, &f);
    switch (answer) {
    case FIXENC_APPLY:
        put(s, f.after, f.after_len);
        break;
    case FIXENC_SKIP:
        put(s, f.before, f.before_len);
        break;
    case FIXENC_STOP:
        s->status = FIXENC_STOPPED;
        break;
    }
    advance(s, bytes + span->begin, f.before_len);
}

/* Judges and writes a line without its LF, or a piece of one. */
static void judge_line(fixenc_stream *s, const unsigned char *bytes, size_t len)
{
    struct fx_line line = {.chars = s->chars[0], .escapes = s->options.escapes};
    struct fx_span span;
    size_t position = 0, done = 0;
    fx_line_decode(&line, bytes, len);
    if (!settle(s, &line, bytes) || !reads_back(s, &line, bytes))
        fx_line_decode(&line, bytes, len);
    else if (s->options.escapes & FIXENC_ESCAPES_PHP)
        fx_php_recount(&line, bytes, len, s->after);
    fx_line_mark_lost(&line);
    while (s->status == FIXENC_OK &&
           fx_line_next_span(&line, &position, &span)) {
        put_clean(s, bytes + done, span.begin - done);
        tell(s, bytes, &line, &span);
        done = span.end;
    }
    put_clean(s, bytes + done, len - done);
}

/* ---- Lines out of bytes ----------------------------------------------------- */

static void settle_piece(fixenc_stream *s, const unsigned char *bytes,
                         size_t len)
{
    if (s->status != FIXENC_OK)
        return;
    if (clean(s, bytes, len) < len)
        judge_line(s, bytes, len);
    else
        put_clean(s, bytes, len);
}

/* Settles pieces of a line while it is longer than the bound.  Returns how
   many bytes; `len` may end in LF. */
static size_t settle_long(fixenc_stream *s, const unsigned char *bytes,
                          size_t len)
{
    size_t done = 0;
    while (len - done > FIXENC_LINE_MAX &&
           !memchr(bytes + done, '\n', FIXENC_LINE_MAX + 1)) {
        size_t cut = fx_cut_find(bytes + done, s->options.escapes);
        settle_piece(s, bytes + done, cut);
        done += cut;
    }
    return done;
}

/* Settles one line that ends in LF and has something suspect in it. */
static void settle_line(fixenc_stream *s, const unsigned char *bytes,
                        size_t len)
{
    size_t done = settle_long(s, bytes, len);
    if (done == 0)
        judge_line(s, bytes, len - 1);
    else
        settle_piece(s, bytes + done, len - 1 - done);
    put_clean(s, bytes + len - 1, 1);
}

/* Settles lines that all end in LF, the clean ones between suspects at once. */
static void settle_lines(fixenc_stream *s, const unsigned char *bytes,
                         size_t len)
{
    size_t done = 0;
    while (done < len && s->status == FIXENC_OK) {
        size_t suspect = done + clean(s, bytes + done, len - done);
        if (suspect == len)
            break;
        size_t start = suspect;
        while (start > done && bytes[start - 1] != '\n')
            start--;
        const unsigned char *lf = memchr(bytes + suspect, '\n', len - suspect);
        put_clean(s, bytes + done, start - done);
        done = (size_t)(lf - bytes) + 1;
        settle_line(s, bytes + start, done - start);
    }
    put_clean(s, bytes + done, len - done);
}

/* Adds to the line begun, and settles it where it ends or grows too long.
   Returns how many bytes it took. */
static size_t hold(fixenc_stream *s, const unsigned char *bytes, size_t len)
{
    size_t room = sizeof s->held - s->held_len;
    size_t take = len < room ? len : room;
    const unsigned char *lf = memchr(bytes, '\n', take);
    if (lf)
        take = (size_t)(lf - bytes) + 1;
    memcpy(s->held + s->held_len, bytes, take);
    s->held_len += take;
    size_t done = 0;
    if (lf) {
        settle_lines(s, s->held, s->held_len);
        done = s->held_len;
    } else if (s->held_len == sizeof s->held) {
        done = settle_long(s, s->held, s->held_len);
    }
    memmove(s->held, s->held + done, s->held_len - done);
    s->held_len -= done;
    return take;
}

/* ---- The public functions ---------------------------------------------------- */

static const uint64_t all_charsets = (UINT64_C(1) << FIXENC_CHARSET_END) - 2;

/* Can it be undone as a whole? */
static bool is_chain(const struct fixenc_chain *chain)
{
    unsigned end = chain->len > 1 ? FIXENC_GBK : FIXENC_CHARSET_END;
    if (chain->len > FIXENC_CHAIN_MAX)
        return false;
    for (unsigned i = 0; i < chain->len; i++)
        if (chain->step[i] == 0 || chain->step[i] >= end)
            return false;
    return true;
}

fixenc_stream *fixenc_new(const struct fixenc_options *options,
                          const struct fixenc_sink *sink)
{
    const struct fixenc_options defaults = FIXENC_OPTIONS_INIT;
    const struct fixenc_sink nobody = {0};
    fixenc_stream *s = malloc(sizeof *s);
    size_t which;
    if (!s)
        return NULL;
    s->options = defaults;
    if (options) /* of a program built with an older header: shorter */
        memcpy(&s->options, options,
               options->size < sizeof defaults ? options->size
                                               : sizeof defaults);
    if (fixenc_map_problem(s->options.map, s->options.map_count, &which) ||
        !is_chain(&s->options.via)) {
        free(s);
        return NULL;
    }
    s->bytes.nfc = &s->nfc;
    s->sink = sink ? *sink : nobody;
    if (s->options.charsets == 0)
        s->options.charsets = all_charsets;
    if (s->options.max_layers == 0 || s->options.max_layers > FIXENC_CHAIN_MAX)
        s->options.max_layers = FIXENC_CHAIN_MAX;
    if (s->options.max_layers < s->options.via.len)
        s->options.max_layers = s->options.via.len;
    if (s->options.min_confidence == 0)
        s->options.min_confidence = FIXENC_MIN_CONFIDENCE;
    fx_judge_start(&s->judge);
    fixenc_reset(s);
    return s;
}

enum fixenc_status fixenc_push(fixenc_stream *s, const void *bytes, size_t len)
{
    if (!s)
        return FIXENC_MISUSE;
    if (s->status == FIXENC_OK && (s->is_finished || (!bytes && len > 0)))
        s->status = FIXENC_MISUSE;
    const unsigned char *b = bytes;
    while (len > 0 && s->held_len > 0 && s->status == FIXENC_OK) {
        size_t took = hold(s, b, len);
        b += took;
        len -= took;
    }
    if (len == 0 || s->status != FIXENC_OK)
        return s->status;
    size_t whole = len;
    while (whole > 0 && b[whole - 1] != '\n')
        whole--;
    settle_lines(s, b, whole);
    whole += settle_long(s, b + whole, len - whole);
    s->held_len = len - whole;
    memcpy(s->held, b + whole, s->held_len);
    return s->status;
}

enum fixenc_status fixenc_finish(fixenc_stream *s)
{
    if (!s)
        return FIXENC_MISUSE;
    if (s->status == FIXENC_OK && s->is_finished)
        s->status = FIXENC_MISUSE;
    if (s->status == FIXENC_OK)
        settle_piece(s, s->held, s->held_len);
    s->held_len = 0;
    s->is_finished = true;
    return s->status;
}

void fixenc_reset(fixenc_stream *s)
{
    if (!s)
        return;
    s->status = FIXENC_OK;
    s->is_finished = false;
    s->offset = 0;
    s->line = s->column = 1;
    s->held_len = 0;
}

void fixenc_free(fixenc_stream *s)
{
    free(s);
}
