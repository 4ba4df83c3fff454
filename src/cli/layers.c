/* SPDX-License-Identifier: MIT */
#include "layers.h"

#include "message.h"
#include "unicode.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t len = c < 0x800 ? 2 : 3; /* a charset has no character beyond */
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)((len == 2 ? 0xC0 : 0xE0) | c);
    return len;
}

/* ---- Bytes: a character at a time --------------------------------------------- */

/* A character after four wrong decodings: a byte becomes three at most. */
enum { CHAR_LEN = 4, CHAR_MAX_LEN = CHAR_LEN * 3 * 3 * 3 * 3 };

struct garbled {
    char bytes[CHAR_MAX_LEN];
    size_t len;
};

/* Makes the mistake again: each byte is read as a character. */
static void garble(struct garbled *to, const struct garbled *from,
                   uint8_t charset)
{
    to->len = 0;
    for (size_t i = 0; i < from->len; i++) {
        uint32_t c = fixenc_charset_char((enum fixenc_charset)charset,
                                         (uint8_t)from->bytes[i]);
        to->len += encode(c, to->bytes + to->len);
    }
}

static bool begins_with(const char *text, size_t len,
                        const struct garbled *start)
{
    return len >= start->len && memcmp(text, start->bytes, start->len) == 0;
}

/* Puts the next character into each layer, garbled step by step, unless it
   stands in the finding as it is.  Returns how much of `before` it takes. */
static size_t put_char(FILE *const to[], const char *before, size_t before_len,
                       const char *c, size_t c_len,
                       const struct fixenc_chain *chain)
{
    struct garbled form[FIXENC_CHAIN_MAX + 1] = {0};
    memcpy(form[chain->len].bytes, c, c_len);
    form[chain->len].len = c_len;
    for (int i = chain->len - 1; i >= 0; i--)
        garble(&form[i], &form[i + 1], chain->step[i]);
    bool is_copied = !begins_with(before, before_len, &form[0]) &&
                     begins_with(before, before_len, &form[chain->len]);
    for (int i = 0; i < chain->len; i++) {
        const struct garbled *put = &form[is_copied ? chain->len : i + 1];
        fwrite(put->bytes, 1, put->len, to[i]);
    }
    size_t used = is_copied ? c_len : form[0].len;
    return used < before_len ? used : before_len;
}

static void put_chars(FILE *const to[], const struct fixenc_finding *finding)
{
    size_t done = 0;
    for (size_t at = 0; at < finding->after_len;) {
        uint32_t c;
        size_t len =
            unicode_decode(finding->after + at, finding->after_len - at, &c);
        if (len == 0)
            len = 1;
        done += put_char(to, finding->before + done, finding->before_len - done,
                         finding->after + at, len, &finding->chain);
        at += len;
    }
}

static bool make_by_chars(struct layers *layers,
                          const struct fixenc_finding *finding)
{
    FILE *to[FIXENC_CHAIN_MAX];
    int count = 0;
    for (; count < layers->count; count++) {
        struct layer *layer = &layers->layer[count];
        to[count] = open_memstream(&layer->text, &layer->len);
        if (to[count] == NULL)
            break;
    }
    bool is_made = count == layers->count;
    if (is_made)
        put_chars(to, finding);
    for (int i = 0; i < count; i++)
        is_made = fclose(to[i]) == 0 && is_made;
    return is_made;
}

/* ---- Several bytes a character: the whole text at once -------------------------- */

static bool is_of_single_bytes(uint8_t charset)
{
    return fixenc_charset_char((enum fixenc_charset)charset, 0xC3) != 0;
}

static void garble_bytes(const struct layer *from, uint8_t charset, FILE *to)
{
    for (size_t i = 0; i < from->len; i++) {
        char bytes[CHAR_LEN];
        uint32_t c = fixenc_charset_char((enum fixenc_charset)charset,
                                         (uint8_t)from->text[i]);
        size_t len = encode(c, bytes);
        fwrite(bytes, 1, len, to);
    }
}

/* Makes the mistake again; false where the text cannot have come from it, for
   something was lost. */
static bool garble_text(const struct layer *from, uint8_t charset, FILE *to)
{
    const char *name = fixenc_charset_name((enum fixenc_charset)charset);
    iconv_t misread = iconv_open("UTF-8", name);
    if ((intptr_t)misread == -1)
        return false;
    char *in = from->text;
    size_t left = from->len;
    bool is_done = false, is_stuck = false;
    while (!is_done && !is_stuck) {
        char block[256];
        char *out = block;
        size_t room = sizeof block;
        is_done = iconv(misread, &in, &left, &out, &room) != (size_t)-1;
        is_stuck = !is_done && errno != E2BIG;
        fwrite(block, 1, sizeof block - room, to);
    }
    iconv_close(misread);
    return is_done;
}

/* Makes a text from what it is after one more layer; false where it cannot be
   made. */
static bool make_text(struct layer *made, const struct layer *from,
                      uint8_t charset)
{
    FILE *to = open_memstream(&made->text, &made->len);
    if (to == NULL)
        return false;
    bool is_made = true;
    if (is_of_single_bytes(charset))
        garble_bytes(from, charset, to);
    else
        is_made = garble_text(from, charset, to);
    return fclose(to) == 0 && is_made;
}

/* Whether all the finding is garbled, so that the first layer leads back to it.
   Some of its characters may stand in it as they are. */
static bool leads_back(const struct layers *layers,
                       const struct fixenc_finding *finding)
{
    struct layer made = {0};
    bool is_same =
        make_text(&made, &layers->layer[0], finding->chain.step[0]) &&
        made.len == finding->before_len &&
        memcmp(made.text, finding->before, made.len) == 0;
    free(made.text);
    return is_same;
}

/* Makes the layers from the last one back, if there is a way. */
static bool make_by_texts(struct layers *layers,
                          const struct fixenc_finding *finding)
{
    int last = layers->count - 1;
    struct layer *layer = &layers->layer[last];
    layer->text = malloc(finding->after_len + 1);
    if (layer->text == NULL)
        return false;
    memcpy(layer->text, finding->after, finding->after_len);
    layer->len = finding->after_len;
    bool is_told = true;
    for (int i = last - 1; i >= 0 && is_told; i--)
        is_told = make_text(&layers->layer[i], &layers->layer[i + 1],
                            finding->chain.step[i + 1]);
    if (!is_told || (last > 0 && !leads_back(layers, finding)))
        layers->count = 0;
    return true;
}

static bool is_all_single_bytes(const struct fixenc_chain *chain)
{
    for (int i = 0; i < chain->len; i++)
        if (!is_of_single_bytes(chain->step[i]))
            return false;
    return true;
}

bool layers_make(struct layers *layers, const struct fixenc_finding *finding)
{
    layers->count = finding->chain.len;
    bool is_made = is_all_single_bytes(&finding->chain)
                       ? make_by_chars(layers, finding)
                       : make_by_texts(layers, finding);
    if (!is_made)
        message(NULL, "not enough memory");
    return is_made;
}

void layers_free(struct layers *layers)
{
    for (int i = 0; i < FIXENC_CHAIN_MAX; i++)
        free(layers->layer[i].text);
}
