/* SPDX-License-Identifier: MIT */
/*
 * line.h - one line as characters that remember which bytes they came from,
 * so that it can be changed step by step and the changes told at the end.
 */
#ifndef FX_LINE_H
#define FX_LINE_H

#include "chars.h"
#include "escapes.h"

/*
 * A character of the line as it now stands.  `begin` and `end` are the bytes
 * of the original line that it stands for; characters that were made together
 * share them.
 */
struct fx_char {
    uint32_t code_point; /* or FX_CHARS_BYTE + byte */
    uint16_t begin, end;
    bool is_changed : 1; /* or is to be told of as lost */
    bool is_joined : 1;  /* in one span with the character before it */
    uint8_t form : 6;    /* how it is written: see escapes.h */
    uint8_t kind;    /* enum fixenc_kind of what was undone, if anything was */
    uint8_t percent; /* how sure this character is among others that it could be
                        as well; 100 where there are none */
    /* What was undone to make it; len 0: nothing.  A len of more than
       FIXENC_CHAIN_MAX counts on, but the steps are lost. */
    struct fixenc_chain chain;
};

/* Is it a byte that is no part of UTF-8? */
static inline bool fx_line_is_stray(const struct fx_char *c)
{
    return c->code_point >= FX_CHARS_BYTE;
}

/* The line, or a piece of one: at most FIXENC_LINE_MAX characters. */
struct fx_line {
    struct fx_char *chars;
    size_t count;
    unsigned escapes; /* the bit set of those that are decoded */
};

static inline bool fx_line_has_stray(const struct fx_line *line)
{
    for (size_t i = 0; i < line->count; i++)
        if (fx_line_is_stray(&line->chars[i]))
            return true;
    return false;
}

/* One place where the line differs from the original. */
struct fx_span {
    size_t first, count; /* characters of the line */
    size_t begin, end;   /* bytes of the original */
    struct fixenc_chain chain;
    enum fixenc_kind kind;
    uint8_t percent; /* the least of its characters' */
};

/* Takes the line apart, its escapes by line->escapes.  chars has room for
   `len` characters. */
void fx_line_decode(struct fx_line *line, const unsigned char *bytes,
                    size_t len);

/* Writes characters to `out` and returns how many bytes: those that were not
   changed as they stand in `bytes`, the original line, the others in their
   form.  4 times the bytes that they come from is always enough room. */
size_t fx_line_encode(const struct fx_char *chars, size_t count,
                      const unsigned char *bytes, unsigned char *out);

/* Writes the bytes of a character as itself.  Returns how many; 0 if it was
   changed, or is an escape. */
size_t fx_line_bytes(const struct fx_char *c, unsigned char out[4]);

/* The form of what some characters become together; FX_FORM_FIXED where that
   may not be. */
unsigned fx_line_form(const struct fx_char *chars, size_t count);

/*
 * Marks what was lost in a line that is settled: bytes that are not UTF-8,
 * U+FFFD beside what was repaired, and what has the kind FIXENC_LOST already.
 * Each becomes a span that changes nothing.
 */
void fx_line_mark_lost(struct fx_line *line);

/*
 * Finds the next span at or after *position (a character index, 0 at first)
 * and moves *position behind it.  A span covers whole words, and words with
 * the same chain are one span where only a little ASCII stands between them.
 * Spans never overlap.  False when there is no more.
 */
bool fx_line_next_span(const struct fx_line *line, size_t *position,
                       struct fx_span *span);

#endif
