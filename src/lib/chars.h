/* SPDX-License-Identifier: MIT */
/*
 * chars.h - what the library knows of each code point: its class for the
 * model, and how normal form C sees it.  The tables are made by
 * src/tables/make_chars.c from classes.txt and utf8proc.
 */
#ifndef FX_CHARS_H
#define FX_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A byte that is no part of well-formed UTF-8 travels through a line as the
 * character FX_CHARS_BYTE + byte, which is no code point of Unicode.
 */
#define FX_CHARS_BYTE 0x110000u

enum { FX_CHARS_BLOCK = 128 };

/* What a class holds; FX_CHARS_LETTER and FX_CHARS_MARK make up words. */
enum fx_chars_kind {
    FX_CHARS_OTHER = 0,
    FX_CHARS_LETTER = 1,
    FX_CHARS_MARK = 2,
    FX_CHARS_DIGIT = 3,
};

/* Two-stage tables: the block of code_point / FX_CHARS_BLOCK, then its row. */
extern const uint16_t fx_chars_class_block[];
extern const uint8_t fx_chars_class_row[][FX_CHARS_BLOCK];
extern const uint16_t fx_chars_form_block[];
extern const uint8_t fx_chars_form_row[][FX_CHARS_BLOCK];

/* By class: its kind, the number of its script (0 for Latin, and for what is
   no letter) and its name, for example "latin1:upper". */
extern const uint8_t fx_chars_class_kind[];
extern const uint8_t fx_chars_class_script[];
extern const bool fx_chars_class_is_capital[]; /* Latin capital letters */
extern const char *const fx_chars_class_name[];
extern const unsigned fx_chars_class_count;

/* The class of a code point, or of an FX_CHARS_BYTE. */
static inline unsigned fx_chars_class(uint32_t code_point)
{
    return fx_chars_class_row[fx_chars_class_block[code_point / FX_CHARS_BLOCK]]
                             [code_point % FX_CHARS_BLOCK];
}

static inline enum fx_chars_kind fx_chars_kind(uint32_t code_point)
{
    return (enum fx_chars_kind)fx_chars_class_kind[fx_chars_class(code_point)];
}

/* Is it a letter or a mark, of any script? */
static inline bool fx_chars_in_word(uint32_t code_point)
{
    enum fx_chars_kind kind = fx_chars_kind(code_point);
    return kind == FX_CHARS_LETTER || kind == FX_CHARS_MARK;
}

extern const uint16_t fx_chars_lower_block[];
extern const uint8_t fx_chars_lower_row[][FX_CHARS_BLOCK];
extern const int32_t fx_chars_lower_step[];

/* The lower case of a code point (Unicode's simple mapping), or itself. */
static inline uint32_t fx_chars_lower(uint32_t code_point)
{
    unsigned step =
        fx_chars_lower_row[fx_chars_lower_block[code_point / FX_CHARS_BLOCK]]
                          [code_point % FX_CHARS_BLOCK];
    return (uint32_t)((int32_t)code_point + fx_chars_lower_step[step]);
}

/*
 * What the quick check of UAX #15 needs: 0 for a starter that is always in
 * NFC; FX_CHARS_NOT_NFC or FX_CHARS_MAYBE set where NFC_Quick_Check is No or
 * Maybe; the other bits order the canonical combining classes (0 for
 * starters).
 */
#define FX_CHARS_NOT_NFC 0x80u
#define FX_CHARS_MAYBE 0x40u

static inline unsigned fx_chars_form(uint32_t code_point)
{
    return fx_chars_form_row[fx_chars_form_block[code_point / FX_CHARS_BLOCK]]
                            [code_point % FX_CHARS_BLOCK];
}

/* The combining classes in order, 0 for starters. */
static inline unsigned fx_chars_order(uint32_t code_point)
{
    return fx_chars_form(code_point) & ~(FX_CHARS_NOT_NFC | FX_CHARS_MAYBE);
}

extern const uint16_t fx_chars_begins_block[];
extern const uint8_t fx_chars_begins_row[][FX_CHARS_BLOCK];

/* Is it the first of any pair that composes to one character? */
static inline bool fx_chars_may_begin(uint32_t code_point)
{
    return fx_chars_begins_row[fx_chars_begins_block[code_point /
                                                     FX_CHARS_BLOCK]]
                              [code_point % FX_CHARS_BLOCK];
}

/* What the quick check remembers of the text before; {0} at its start. */
struct fx_chars_check {
    uint32_t starter; /* the last one */
    unsigned order;   /* of the last character */
};

/*
 * The quick check of UAX #15, section 9, for the next character: false where
 * the text may not be in normal form C.  A Maybe is told only where the last
 * starter composes with anything at all.
 */
static inline bool fx_chars_check_next(struct fx_chars_check *check, uint32_t c)
{
    unsigned form = fx_chars_form(c), order = fx_chars_order(c);
    bool is_fine =
        !(form & FX_CHARS_NOT_NFC) && (order == 0 || order >= check->order) &&
        !(form & FX_CHARS_MAYBE && fx_chars_may_begin(check->starter));
    check->order = order;
    if (order == 0)
        check->starter = c;
    return is_fine;
}

#endif
