/* SPDX-License-Identifier: MIT */
#include "garble.h"
#include "charset.h"
#include "random.h"
#include "utf8.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Words first..last - 1, counted from 0. */
struct part {
    size_t first, last;
};

uint64_t garble_hash(const char *text, size_t len)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
    return hash;
}

/* Says no where the charset cannot misread the bytes without loss. */
static bool misread_multibyte(const struct record_bytes *in, unsigned charset,
                              struct record_bytes *out)
{
    static const char *const names[] = {"GBK", "CP932", "UHC", "CP950",
                                        "EUC-JP"};
    iconv_t to_utf8 = iconv_open("UTF-8", names[charset - FIXENC_GBK]);
    size_t room = 3 * in->len + 1, in_left = in->len, out_left = room;
    char *buffer = malloc(room), *from = in->bytes, *to = buffer;
    if (!buffer)
        abort();
    bool is_possible = iconv(to_utf8, &from, &in_left, &to, &out_left) == 0;
    record_append(out, buffer, room - out_left);
    free(buffer);
    iconv_close(to_utf8);
    return is_possible;
}

static bool misread(const struct record_bytes *in, unsigned charset,
                    struct record_bytes *out)
{
    if (charset >= FX_CHARSET_END)
        return misread_multibyte(in, charset, out);
    for (size_t i = 0; i < in->len; i++) {
        unsigned byte = (unsigned char)in->bytes[i];
        uint32_t c = byte < 0x80 ? byte : fx_charset_decode(charset, byte);
        unsigned char encoded[4];
        if (byte >= 0x80 && c == 0)
            return false;
        record_append(out, (const char *)encoded, fx_utf8_encode(c, encoded));
    }
    return true;
}

/* Appends the word garbled. */
static bool append_garbled(const char *word, size_t len,
                           const struct fixenc_chain *chain,
                           struct record_bytes *out)
{
    struct record_bytes text[2] = {{0}, {0}};
    bool is_possible = true;
    record_append(&text[0], word, len);
    for (unsigned i = 0; is_possible && i < chain->len; i++) {
        text[(i + 1) % 2].len = 0;
        is_possible = misread(&text[i % 2], chain->step[i], &text[(i + 1) % 2]);
    }
    record_append(out, text[chain->len % 2].bytes, text[chain->len % 2].len);
    free(text[0].bytes);
    free(text[1].bytes);
    return is_possible;
}

static size_t word_length(const char *text, size_t len)
{
    const char *space = memchr(text, ' ', len);
    return space ? (size_t)(space - text) : len;
}

static bool is_wide(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)word[i] >= 0x80)
            return true;
    return false;
}

/* Finds the number of the `nth` word beyond ASCII, from 0; returns how many of
   them there are up to there. */
static size_t find_wide(const char *line, size_t len, size_t nth, size_t *word)
{
    size_t count = 0;
    *word = 0;
    for (size_t i = 0; count <= nth && i < len; ++*word) {
        size_t word_len = word_length(line + i, len - i);
        count += is_wide(line + i, word_len);
        i += word_len + 1;
    }
    --*word;
    return count;
}

static bool choose_part(const char *line, size_t len, enum garble_mode mode,
                        struct part *part)
{
    *part = (struct part){0, SIZE_MAX};
    if (mode == GARBLE_FULL)
        return is_wide(line, len);
    size_t ignored;
    size_t count = find_wide(line, len, SIZE_MAX, &ignored);
    if (count < 2)
        return false;
    if (mode == GARBLE_MIXED) {
        find_wide(line, len, count / 2, &part->last);
        return true;
    }
    struct random random = {garble_hash(line, len) | 1};
    find_wide(line, len, random_below(&random, (uint32_t)count), &part->first);
    part->last = part->first + 1;
    return true;
}

bool garble(const char *line, size_t len, const struct fixenc_chain *chain,
            enum garble_mode mode, struct record_bytes *out)
{
    struct part part;
    out->len = 0;
    if (!choose_part(line, len, mode, &part))
        return false;
    for (size_t i = 0, word = 0; i < len; word++) {
        size_t word_len = word_length(line + i, len - i);
        if (word < part.first || word >= part.last)
            record_append(out, line + i, word_len);
        else if (!append_garbled(line + i, word_len, chain, out))
            return false;
        i += word_len;
        if (i < len)
            record_append(out, line + i++, 1);
    }
    return out->len != len || memcmp(out->bytes, line, len) != 0;
}

static bool is_utf8(const char *text, size_t len)
{
    uint32_t c;
    for (size_t i = 0, used; i < len; i += used) {
        used = fx_utf8_decode((const unsigned char *)text + i, len - i, &c);
        if (used == 0)
            return false;
    }
    return true;
}

bool garble_encode(const char *line, size_t len, const char *charset,
                   struct record_bytes *out)
{
    char bytes[4096], *from = (char *)(uintptr_t)line, *to = bytes;
    size_t left = len, room = sizeof bytes;
    iconv_t conversion = iconv_open(charset, "UTF-8");
    if (conversion == (iconv_t)-1) {
        fprintf(stderr, "garble: iconv does not know %s\n", charset);
        exit(2);
    }
    bool is_whole = iconv(conversion, &from, &left, &to, &room) == 0 &&
                    iconv(conversion, NULL, NULL, &to, &room) == 0;
    iconv_close(conversion);
    out->len = 0;
    record_append(out, bytes, sizeof bytes - room);
    return is_whole && !is_utf8(out->bytes, out->len);
}
