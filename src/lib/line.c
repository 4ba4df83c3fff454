/* SPDX-License-Identifier: MIT */
#include "line.h"

#include "chars.h"
#include "utf8.h"

#include <string.h>

enum {
    WORD_MAX = 40, /* how far a span reaches out for the ends of its word */
    GAP_MAX = 3,   /* ASCII between two words that does not part them */
};

void fx_line_decode(struct fx_line *line, const unsigned char *bytes,
                    size_t len)
{
    struct fx_char *out = line->chars;
    for (size_t i = 0; i < len; out++) {
        unsigned used = fx_utf8_decode(bytes + i, len - i, &out->code_point);
        if (used == 0) {
            used = 1;
            out->code_point = FX_CHARS_BYTE + bytes[i];
        }
        out->begin = (uint16_t)i;
        out->end = (uint16_t)(i += used);
        out->is_changed = false;
        out->kind = 0;
        out->percent = 100;
        out->chain.len = 0;
    }
    line->count = (size_t)(out - line->chars);
}

size_t fx_line_encode(const struct fx_char *chars, size_t count,
                      unsigned char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        if (chars[i].code_point < FX_CHARS_BYTE)
            len += fx_utf8_encode(chars[i].code_point, out + len);
        else
            out[len++] = (unsigned char)(chars[i].code_point - FX_CHARS_BYTE);
    }
    return len;
}

/* ---- Spans ---------------------------------------------------------------- */

/* A kind that does not share its spans with others. */
static bool stands_alone(uint8_t kind)
{
    return kind == FIXENC_C1 || kind == FIXENC_MAPPED;
}

static bool is_same_chain(const struct fx_char *a, const struct fx_char *b)
{
    return (a->kind == b->kind ||
            (!stands_alone(a->kind) && !stands_alone(b->kind))) &&
           a->chain.len == b->chain.len &&
           memcmp(a->chain.step, b->chain.step, a->chain.len) == 0;
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
    while (i < line->count && line->chars[i].is_changed &&
           !starts_anew(&line->chars[i - 1], &line->chars[i]))
        i++;
    return i;
}

static bool is_in_word(const struct fx_char *c)
{
    return !c->is_changed && fx_chars_in_word(c->code_point);
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
