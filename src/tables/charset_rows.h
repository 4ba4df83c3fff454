/* SPDX-License-Identifier: MIT */
/* charset_rows.h - charsets.txt as its rows, and what iconv says of bytes. */
#ifndef CHARSET_ROWS_H
#define CHARSET_ROWS_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* Bit sets of charsets have 64 bits, and 0 is no charset. */
    ROW_MAX = 63,
    RARITY_MAX = 255,
    CORRECTIONS_MAX = 128,
};

struct correction {
    uint16_t bytes; /* one, or the two of a multi-byte charset */
    uint16_t code_point;
};

struct row {
    char line[512]; /* what the next four point into */
    const char *enum_name;
    const char *name;
    const char *iconv_name;
    char *aliases;
    unsigned rarity;
    bool is_multibyte; /* some bytes ask for a second one */
    struct correction corrections[CORRECTIONS_MAX];
    unsigned correction_count;
};

struct rows {
    unsigned count;
    struct row rows[ROW_MAX];
};

/* Reads charsets.txt; fails if a row is no good. */
void rows_read(struct rows *rows, const char *path);

/* Opens iconv for the row's charset; fails if iconv does not know it. */
iconv_t rows_open(const struct row *row);

/*
 * The character that the bytes are, all of them together: 0 where they are
 * none, not all of one, several, or one beyond the BMP.
 */
uint32_t rows_decode(iconv_t iconv_to_utf32, const unsigned char *bytes,
                     size_t len);

#endif
