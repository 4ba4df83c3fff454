/* SPDX-License-Identifier: MIT */
/*
 * detect.h - passes over what is surely fine, at the speed of reading.
 *
 * Suspect is a character that is a UTF-8 lead byte in some charset, followed by
 * as many characters that are continuation bytes in the same charset as it
 * asks for; and a character that may not be in normal form C.
 */
#ifndef FX_DETECT_H
#define FX_DETECT_H

#include "fixenc.h"

/* How many of the first bytes are surely fine.  `charsets` is the bit set of
   those to look for; `forms` tells whether normal forms matter. */
size_t fx_detect_clean(const unsigned char *bytes, size_t len,
                       uint64_t charsets, bool forms);

#endif
