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
 * NFC; FX_CHARS_NOT_NFC set where NFC_Quick_Check is No or Maybe; the other
 * bits order the canonical combining classes (0 for starters).
 */
#define FX_CHARS_NOT_NFC 0x80u

static inline unsigned fx_chars_form(uint32_t code_point)
{
    return fx_chars_form_row[fx_chars_form_block[code_point / FX_CHARS_BLOCK]]
                            [code_point % FX_CHARS_BLOCK];
}

#endif
