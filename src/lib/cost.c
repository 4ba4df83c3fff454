/* SPDX-License-Identifier: MIT */
#include "fixenc.h"

#include "chars.h"
#include "model.h"
#include "utf8.h"

/* Reads the first character, or invalid byte; returns its length. */
static size_t read_char(const unsigned char *bytes, size_t len, uint32_t *c)
{
    size_t used = fx_utf8_decode(bytes, len, c);
    if (used > 0)
        return used;
    *c = FX_CHARS_BYTE + *bytes;
    return 1;
}

double fixenc_text_cost(const char *text, size_t len)
{
    const unsigned char *bytes = (const unsigned char *)text;
    struct fx_model_context context = fx_model_start();
    uint64_t cost = 0;
    for (size_t at = 0; at < len;) {
        uint32_t c;
        at += read_char(bytes + at, len - at, &c);
        cost += fx_model_cost(&context, c);
        context = c == '\n' ? fx_model_start() : fx_model_after(&context, c);
    }
    return (double)cost / FX_MODEL_NAT;
}
