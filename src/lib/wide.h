/* SPDX-License-Identifier: MIT */
/* wide.h - a line read as bytes of a charset that has characters of several
   bytes, of which some may be ASCII. */
#ifndef FX_WIDE_H
#define FX_WIDE_H

#include "line.h"

/*
 * Decodes a line as one of these charsets, the whole of it.  `text` has room
 * for FIXENC_LINE_MAX bytes.  False if a byte is no part of a character there,
 * or the line was changed before.
 */
bool fx_wide_decode(const struct fx_line *in, unsigned charset,
                    unsigned char *text, struct fx_line *out);

#endif
