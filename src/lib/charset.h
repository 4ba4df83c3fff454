/* SPDX-License-Identifier: MIT */
/*
 * The upper half of each single-byte charset, from bytes to characters and
 * back.  Bytes below 80 are ASCII in all of them and no business of this file.
 *
 * The tables are made at build time from src/tables/charsets.txt by
 * make_charsets.  A charset is a number of enum fixenc_charset; those that have
 * characters of several bytes come last, and only their names are here: see
 * multibyte.h.
 */
#ifndef FX_CHARSET_H
#define FX_CHARSET_H

#include "fixenc.h"

/*
 * Character indexes are below this.  Index 0 is "in no charset"; the others
 * number the characters of all upper halves in code point order.
 */
#define FX_CHARSET_CHAR_COUNT 728

/* In which charsets a character's byte plays which part in UTF-8: bit N of a
   field is for charset N. */
struct fx_charset_roles {
    uint64_t lead2;        /* C2..DF: begins a sequence of two bytes */
    uint64_t lead3;        /* E0..EF: of three */
    uint64_t lead4;        /* F0..F4: of four */
    uint64_t continuation; /* 80..BF */
    uint64_t as_usual; /* the same byte as in the charset that is the commonest
                          mistake, or none */
};

/* How rarely text is read as a charset by mistake: a nat is a factor of e. */
struct fx_charset_rarity {
    uint8_t charset;
    uint8_t quarter_nats;
};

enum {
    FX_CHARSET_COUNT = FIXENC_GBK - 1, /* of those of single bytes */
    FX_CHARSET_END,                    /* the number after the last of them */
};

/* Has it several bytes for one character? */
static inline bool fx_charset_is_wide(unsigned charset)
{
    return charset >= FX_CHARSET_END;
}

/* Those of single bytes, the commonest mistake first. */
extern const struct fx_charset_rarity fx_charset_order[FX_CHARSET_COUNT];

/* Read these through the functions below. */
#define FX_CHARSET_BLOCK_BITS 6
extern const uint16_t fx_charset_chars[FX_CHARSET_END][128];
extern const uint8_t fx_charset_blocks[0x10000 >> FX_CHARSET_BLOCK_BITS];
extern const uint16_t fx_charset_indexes[][1 << FX_CHARSET_BLOCK_BITS];
extern const uint8_t fx_charset_bytes[FX_CHARSET_CHAR_COUNT][FX_CHARSET_END];
extern const uint64_t fx_charset_hole[FX_CHARSET_END];
extern const struct fx_charset_roles fx_charset_role[FX_CHARSET_CHAR_COUNT];

/* Every name and alias, in charset order, the name to show before the others;
   charset 0 ends the list. */
struct fx_charset_label {
    const char *text;
    unsigned charset;
};
extern const struct fx_charset_label fx_charset_labels[];

/*
 * The character of a byte 80..FF.  A byte that the charset leaves undefined
 * stands for the character of the same number: a C1 control up to 9F, a
 * Latin-1 character above.  0 where that one has a byte of its own already
 * (D7 of ISO-8859-8; D5, E7 and F2 of IBM857).
 */
static inline uint32_t fx_charset_decode(unsigned charset, unsigned byte)
{
    return fx_charset_chars[charset][byte - 0x80];
}

/* The index of a character that stands in the upper half of any charset;
   0 if it stands in none. */
static inline unsigned fx_charset_char(uint32_t code_point)
{
    if (code_point > 0xFFFF)
        return 0;
    return fx_charset_indexes[fx_charset_blocks[code_point >>
                                                FX_CHARSET_BLOCK_BITS]]
                             [code_point & ((1 << FX_CHARSET_BLOCK_BITS) - 1)];
}

/* The character's byte, 80..FF, in this charset; 0 if it has none there. */
static inline unsigned fx_charset_byte(unsigned charset, unsigned char_index)
{
    return fx_charset_bytes[char_index][charset];
}

/* Never NULL; all zero for index 0. */
static inline const struct fx_charset_roles *
fx_charset_roles(unsigned char_index)
{
    return &fx_charset_role[char_index];
}

/* Which of the bytes 80..BF the charset leaves undefined: bit N is byte 80+N. */
static inline uint64_t fx_charset_holes(unsigned charset)
{
    return fx_charset_hole[charset];
}

/* The name to show, for example "windows-1252"; NULL if there is no such
   charset. */
const char *fx_charset_name(unsigned charset);

/* Finds a charset by its name or an alias; letter case, '-', '_' and spaces do
   not matter.  Returns 0 if there is none. */
unsigned fx_charset_by_name(const char *name);

#endif
