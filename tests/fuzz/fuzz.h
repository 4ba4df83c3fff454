/* SPDX-License-Identifier: MIT */
/* What the fuzz targets, the maker of their seeds and the replay agree on. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* The bytes before the text: options, charsets, cuts and answers. */
#define FUZZ_HEADER_LEN 4

/* The entry point that libFuzzer calls; always answers 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
