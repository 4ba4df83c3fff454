/* SPDX-License-Identifier: MIT */
/* What the fuzz targets, the maker of their seeds and the replay agree on. */
#ifndef FUZZ_H
#define FUZZ_H

#include <fixenc.h>

/* The bytes before the text: options, charsets, cuts and answers. */
#define FUZZ_HEADER_LEN 4

/* The charsets that a byte of the header stands for: an eighth of them a bit. */
static inline uint64_t fuzz_charsets(uint8_t chosen)
{
    uint64_t charsets = 0;
    for (unsigned charset = 1; charset < FIXENC_CHARSET_END; charset++)
        if (chosen >> charset % 8 & 1)
            charsets |= UINT64_C(1) << charset;
    return charsets;
}

/* The text behind the header, and in *len how much of it, `most` at most; NULL
   where the header is not whole. */
static inline const unsigned char *fuzz_text(const uint8_t *data, size_t size,
                                             size_t most, size_t *len)
{
    if (size < FUZZ_HEADER_LEN)
        return NULL;
    size -= FUZZ_HEADER_LEN;
    *len = size < most ? size : most;
    return data + FUZZ_HEADER_LEN;
}

/* The entry point that libFuzzer calls; always answers 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
