/* SPDX-License-Identifier: MIT */
/*
 * bytes.h - bytes that are not UTF-8: which charset they are in, told by what
 * the line is as text of each of them; and the odd forms of UTF-8.
 */
#ifndef FX_BYTES_H
#define FX_BYTES_H

#include "line.h"
#include "nfc.h"

/* What fx_bytes_decode works on; its contents mean nothing between calls. */
struct fx_bytes_work {
    struct fx_char chars[FIXENC_LINE_MAX];
    struct fx_char composed[FIXENC_LINE_MAX];
    uint8_t sides[FIXENC_LINE_MAX]; /* see sides.h */
    unsigned char text[FIXENC_LINE_MAX];
    struct fx_nfc_work *nfc; /* the caller's */
};

/*
 * Copies `in` to `out` with the bytes that are not UTF-8 decoded: by the one
 * of `charsets` (bits) that all of them are in, or as other forms of UTF-8.
 * Characters beside them that are well-formed by chance are taken apart.
 * False where there are no such bytes or the text gives no clear answer, by
 * `least` per cent: then `out` is unfinished.
 */
bool fx_bytes_decode(const struct fx_line *in, uint64_t charsets,
                     unsigned least, struct fx_line *out,
                     struct fx_bytes_work *work);

/* Are there more stray bytes than characters beyond ASCII?  Then the line is no
   UTF-8, and what looks like it may do so by chance. */
bool fx_bytes_prevail(const struct fx_line *line);

/* Would it be decoded so? */
bool fx_bytes_can_decode(const struct fx_line *in, uint64_t charsets,
                         unsigned least, struct fx_bytes_work *work);

#endif
