/* SPDX-License-Identifier: MIT */
/*
 * detect.h - passes over what is surely fine, at the speed of reading.
 *
 * Suspect is a character that is a UTF-8 lead byte in some charset, followed by
 * as many characters that are continuation bytes in the same charset as it
 * asks for, where what would come out is likelier than what stands there; a
 * trace of loss; and a character that may not be in normal form C.
 */
#ifndef FX_DETECT_H
#define FX_DETECT_H

#include "fixenc.h"

/* How many of the first bytes are surely fine.  `charsets` is the bit set of
   those to look for; `forms` tells whether normal forms matter. */
size_t fx_detect_clean(const unsigned char *bytes, size_t len,
                       uint64_t charsets, bool forms);

/* The charsets that a space or a '?' in place of the last byte of a sequence is
   looked for in where nothing else in the line is suspect. */
#define FX_DETECT_LOSSY                                                        \
    (UINT64_C(1) << FIXENC_WINDOWS_1252 | UINT64_C(1) << FIXENC_ISO_8859_1)

/* ---- The table, made by src/tables/make_detect.c --------------------------- */

enum {
    FX_DETECT_BLOCK = 64, /* what the last byte of a sequence tells apart */

    /* What is noted of a code point below 10000. */
    FX_DETECT_CHAR = 0x3FF,   /* its index in charset.h */
    FX_DETECT_FORM = 0x400,   /* the quick check has to look at it */
    FX_DETECT_LOST = 0x800,   /* a C1 control or U+FFFD: see reading.c */
    FX_DETECT_SMALL = 0x1000, /* a small letter of Greek, Cyrillic … */
};

/* What the model knows of a character of a charset, by its index there. */
struct fx_detect_char {
    uint8_t class, cost; /* its cost given its class */
};
extern const struct fx_detect_char fx_detect_chars[];

/* By code point / FX_DETECT_BLOCK, the row; row 0 has nothing to note. */
extern const uint8_t fx_detect_blocks[];
extern const uint16_t fx_detect_notes[][FX_DETECT_BLOCK];

#endif
