/* SPDX-License-Identifier: MIT */
#include "line.h"

#include "utf8.h"

#include <string.h>

enum {
    WORD_MAX = 40, /* how far a span reaches out for the ends of its word */
    GAP_MAX = 3,   /* ASCII between two words that does not part them */
};

static inline void set_char(struct fx_char *out, uint32_t code_point,
                            size_t begin, size_t len, unsigned form)
{
    *out = (struct fx_char){.code_point = code_point,
                            .begin = (uint16_t)begin,
                            .end = (uint16_t)(begin + len),
                            .form = form & FX_FORM_ALL,
                            .percent = 100};
}

/* Sets the character at `begin` as itself; returns its length. */
static inline size_t set_plain(struct fx_char *out, const unsigned char *bytes,
                               size_t begin, size_t len, unsigned form)
{
    uint32_t c = FX_CHARS_BYTE + bytes[begin];
    size_t used = fx_utf8_decode(bytes + begin, len - begin, &c);
    used += used == 0;
    set_char(out, c, begin, used, form);
    return used;
}

/* Adds the escape at `begin` as the character that it stands for, or where it
   is not to be changed each of its bytes.  Returns how many it adds. */
static size_t add_escape(struct fx_char *out, const struct fx_escape *e,
                         size_t begin, const unsigned char *bytes)
{
    if (e->form != FX_FORM_FIXED) {
        set_char(out, e->code_point, begin, e->len, e->form);
        return 1;
    }
    for (size_t i = 0; i < e->len; i++)
        set_char(&out[i], bytes[begin + i], begin + i, 1, FX_FORM_FIXED);
    return e->len;
}

/* Takes apart a line with escapes; returns how many characters it has. */
static size_t decode_escapes(struct fx_char *chars, const unsigned char *bytes,
                             size_t len, unsigned escapes)
{
    size_t count = 0;
    unsigned form = FX_FORM_PLAIN;
    for (size_t i = 0; i < len; i = chars[count - 1].end) {
        struct fx_escape e = fx_escapes_decode(bytes + i, len - i, escapes);
        if (e.form == FX_FORM_PLAIN)
            set_plain(&chars[count++], bytes, i, len, form);
        else
            count += add_escape(chars + count, &e, i, bytes);
        const struct fx_char *last = &chars[count - 1];
        bool is_open = last->form == FX_FORM_FIXED && last->code_point == '\\';
        form = is_open ? FX_FORM_BARE : FX_FORM_PLAIN;
    }
    return count;
}

void fx_line_decode(struct fx_line *line, const unsigned char *bytes,
                    size_t len)
{
    if (line->escapes) {
        line->count = decode_escapes(line->chars, bytes, len, line->escapes);
        return;
    }
    struct fx_char *out = line->chars;
    for (size_t i = 0; i < len; out++)
        i += set_plain(out, bytes, i, len, FX_FORM_PLAIN);
    line->count = (size_t)(out - line->chars);
}

/* What was lost is told of, and stays. */
static bool is_as_it_was(const struct fx_char *c)
{
    return !c->is_changed || c->kind == FIXENC_LOST;
}

/* The end of those characters, `first` and on, that stood together. */
static size_t unchanged_end(const struct fx_char *chars, size_t first,
                            size_t count)
{
    size_t end = first + 1;
    while (end < count && is_as_it_was(&chars[end]) &&
           chars[end].begin == chars[end - 1].end)
        end++;
    return end;
}

size_t fx_line_encode(const struct fx_char *chars, size_t count,
                      const unsigned char *bytes, unsigned char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < count;) {
        const struct fx_char *c = &chars[i];
        if (!is_as_it_was(c)) {
            len += c->form == FX_FORM_PLAIN
                       ? fx_utf8_encode(c->code_point, out + len)
                       : fx_escapes_encode(c->code_point, c->form, out + len);
            i++;
            continue;
        }
        size_t end = unchanged_end(chars, i, count);
        size_t run = (size_t)(chars[end - 1].end - c->begin);
        memcpy(out + len, bytes + c->begin, run);
        len += run;
        i = end;
    }
    return len;
}

size_t fx_line_bytes(const struct fx_char *c, unsigned char out[4])
{
    size_t len = 1;
    if (c->is_changed)
        return 0;
    if (fx_line_is_stray(c))
        out[0] = (unsigned char)(c->code_point - FX_CHARS_BYTE);
    else
        len = fx_utf8_encode(c->code_point, out);
    return len == (size_t)(c->end - c->begin) ? len : 0;
}

/* ASCII beside an escape may be what the text around it is made of, like the
   quotes of JSON, but for what a lost byte can have become; that ends a URL. */
static bool has_syntax(const struct fx_char *chars, size_t count, bool is_url)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t c = chars[i].code_point;
        bool is_text = c == ' ' || c == '?' || fx_chars_in_word(c);
        if (c < 0x80 && (is_url || !is_text))
            return true;
    }
    return false;
}

unsigned fx_line_form(const struct fx_char *chars, size_t count)
{
    unsigned form = FX_FORM_PLAIN;
    for (size_t i = 0; i < count; i++)
        form = fx_escapes_join(form, chars[i].form);
    bool is_url = (form & FX_FORM_SHAPE) == FX_FORM_URL;
    return form != FX_FORM_PLAIN && has_syntax(chars, count, is_url)
               ? FX_FORM_FIXED
               : form;
}

/* ---- What was lost --------------------------------------------------------- */

static bool is_mojibake(const struct fx_char *c)
{
    return c->kind == FIXENC_MOJIBAKE || c->kind == FIXENC_RESTORED;
}

static bool is_beside_mojibake(const struct fx_line *line, size_t i)
{
    return (i > 0 && is_mojibake(&line->chars[i - 1])) ||
           (i + 1 < line->count && is_mojibake(&line->chars[i + 1]));
}

static bool is_lost(const struct fx_line *line, size_t i)
{
    const struct fx_char *c = &line->chars[i];
    if (c->is_changed)
        return false;
    return fx_line_is_stray(c) || c->kind == FIXENC_LOST ||
           (c->code_point == 0xFFFD && is_beside_mojibake(line, i));
}

void fx_line_mark_lost(struct fx_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        if (!is_lost(line, i))
            continue;
        line->chars[i].is_changed = true;
        line->chars[i].kind = FIXENC_LOST;
    }
}

/* ---- Spans ---------------------------------------------------------------- */

/* What happened to a character; restoring is of mojibake, too. */
static unsigned cause(const struct fx_char *c)
{
    return c->kind == FIXENC_RESTORED ? FIXENC_MOJIBAKE : c->kind;
}

static bool is_same_chain(const struct fx_char *a, const struct fx_char *b)
{
    if (cause(a) != cause(b) || a->chain.len != b->chain.len)
        return false;
    for (unsigned i = 0; i < a->chain.len && i < FIXENC_CHAIN_MAX; i++)
        if (a->chain.step[i] != b->chain.step[i])
            return false;
    return true;
}

/* Does a changed character begin a span of its own after another one?  Not
   while they share bytes of the original. */
static bool starts_anew(const struct fx_char *before, const struct fx_char *c)
{
    return c->begin >= before->end && !is_same_chain(before, c);
}

/* The end of the run of changed characters that starts at `first`. */
static size_t run_end(const struct fx_line *line, size_t first)
{
    size_t i = first + 1;
    while (i < line->count &&
           (line->chars[i].is_joined ||
            (line->chars[i].is_changed &&
             !starts_anew(&line->chars[i - 1], &line->chars[i]))))
        i++;
    return i;
}

static bool is_in_word(const struct fx_char *c)
{
    return !c->is_changed && c->form != FX_FORM_FIXED &&
           fx_chars_in_word(c->code_point);
}

static size_t word_start(const struct fx_line *line, size_t first, size_t bound)
{
    size_t i = first;
    while (i > bound && first - i < WORD_MAX && is_in_word(&line->chars[i - 1]))
        i--;
    return i;
}

static size_t word_end(const struct fx_line *line, size_t end)
{
    size_t i = end;
    while (i < line->count && i - end < WORD_MAX && is_in_word(&line->chars[i]))
        i++;
    return i;
}

/* Where the next run of the same chain starts, when no more than a little
   ASCII that is in no word parts its word from the word that the run before
   `end` is in; 0 otherwise. */
static size_t next_run(const struct fx_line *line, size_t end)
{
    size_t gap = word_end(line, end), i = gap;
    while (i < line->count && i - gap < GAP_MAX && !line->chars[i].is_changed &&
           line->chars[i].code_point < 0x80 && !is_in_word(&line->chars[i]))
        i++;
    i = word_end(line, i);
    bool joins = i < line->count && line->chars[i].is_changed &&
                 is_same_chain(&line->chars[end - 1], &line->chars[i]);
    return joins ? i : 0;
}

/* What happened to a span is the worst that happened to its characters (those
   that share bytes may have different chains), and it is as sure as the least
   sure of them. */
static void judge_span(struct fx_span *span, const struct fx_char *chars)
{
    uint8_t kind = 0;
    span->percent = 100;
    for (size_t i = 0; i < span->count; i++) {
        kind = chars[i].kind > kind ? chars[i].kind : kind;
        if (chars[i].chain.len > span->chain.len)
            span->chain = chars[i].chain;
        if (chars[i].percent < span->percent)
            span->percent = chars[i].percent;
    }
    span->kind = kind ? (enum fixenc_kind)kind : FIXENC_NOT_NFC;
}

bool fx_line_next_span(const struct fx_line *line, size_t *position,
                       struct fx_span *span)
{
    size_t first = *position;
    while (first < line->count && !line->chars[first].is_changed)
        first++;
    if (first == line->count)
        return false;
    size_t end = run_end(line, first);
    for (size_t next; (next = next_run(line, end)) != 0;)
        end = run_end(line, next);
    span->chain = line->chars[first].chain;
    span->first = word_start(line, first, *position);
    end = word_end(line, end);
    span->count = end - span->first;
    span->begin = line->chars[span->first].begin;
    span->end = line->chars[end - 1].end;
    judge_span(span, line->chars + span->first);
    *position = end;
    return true;
}
