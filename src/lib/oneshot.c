/* SPDX-License-Identifier: MIT */
#include "fixenc.h"

#include <stdlib.h>
#include <string.h>

/* A growing string. */
struct result {
    char *bytes;
    size_t len, capacity;
};

/* Makes room for `len` more bytes and a NUL. */
static bool reserve(struct result *result, size_t len)
{
    if (len >= SIZE_MAX / 2 - result->len)
        return false;
    size_t needed = result->len + len + 1;
    if (needed <= result->capacity)
        return true;
    size_t capacity = needed + needed / 2;
    char *grown = malloc(capacity);
    if (!grown)
        return false;
    if (result->len > 0)
        memcpy(grown, result->bytes, result->len);
    free(result->bytes);
    result->bytes = grown;
    result->capacity = capacity;
    return true;
}

static bool append(void *user, const char *bytes, size_t len)
{
    struct result *result = user;
    if (!reserve(result, len))
        return false;
    memcpy(result->bytes + result->len, bytes, len);
    result->len += len;
    return true;
}

static enum fixenc_status repair(fixenc_stream *stream, const char *text,
                                 size_t len)
{
    enum fixenc_status status = fixenc_push(stream, text, len);
    return status == FIXENC_OK ? fixenc_finish(stream) : status;
}

enum fixenc_status fixenc_text(const struct fixenc_options *options,
                               const char *text, size_t len, char **out,
                               size_t *out_len)
{
    if ((!text && len > 0) || !out || !out_len)
        return FIXENC_MISUSE;
    struct result result = {0};
    struct fixenc_sink sink = {.write = append, .user = &result};
    fixenc_stream *stream = fixenc_new(options, &sink);
    enum fixenc_status status = FIXENC_NO_MEMORY;
    if (stream && reserve(&result, len))
        status = repair(stream, text, len);
    fixenc_free(stream);
    if (status != FIXENC_OK) {
        free(result.bytes);
        return FIXENC_NO_MEMORY; /* nothing else stops append */
    }
    result.bytes[result.len] = '\0';
    *out = result.bytes;
    *out_len = result.len;
    return FIXENC_OK;
}

void fixenc_text_free(char *text)
{
    free(text);
}
