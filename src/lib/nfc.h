/* SPDX-License-Identifier: MIT */
/* nfc.h - brings a line into normal form C (UAX #15). */
#ifndef FX_NFC_H
#define FX_NFC_H

#include "line.h"

/* The longest canonical decomposition has 4 characters (Unicode 15), and so
   many bytes has the longest character. */
enum { FX_NFC_ROOM = 4 * FIXENC_LINE_MAX };

/* What fx_nfc_compose works on; its contents mean nothing between calls. */
struct fx_nfc_work {
    unsigned char bytes[FX_NFC_ROOM];
    int32_t code_points[FX_NFC_ROOM];
};

/*
 * Copies `in` to `out` in normal form C, or where `repaired_only` is set only
 * those stretches that hold a repaired character.  Returns whether they
 * differ; where not, `out` may be unfinished.  `out` has room for
 * FIXENC_LINE_MAX characters, and that is always enough: no code point has
 * more characters in NFC than bytes in UTF-8.
 *
 * No ASCII character composes with one before it, so the normal form of a
 * text is that of its lines.
 */
bool fx_nfc_compose(const struct fx_line *in, bool repaired_only,
                    struct fx_line *out, struct fx_nfc_work *work);

#endif
