/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the judge with one line: what it changed can be told again, layer by
 * layer, from the charsets that it names.
 */
#include <string.h>

#include "charset.h"
#include "fuzz.h"
#include "judge.h"
#include "must.h"
#include "utf8.h"

/* Of these a character tells its byte; fuzz_stream has all charsets. */
#define SINGLE_BYTE ((UINT64_C(1) << FIXENC_GBK) - 2)

/* So that a run is short; fuzz_stream has lines of any length. */
enum { LEN_MAX = 2048 };

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};
static struct fx_judge_work work;

/* A few characters, being undone. */
struct some {
    uint32_t chars[FX_JUDGE_REACH];
    size_t count;
};

/* The characters of the line that `c` was made of. */
static struct some find_origin(const struct fx_char *c)
{
    struct some some = {.count = 0};
    for (size_t i = 0; i < in.count; i++) {
        if (in.chars[i].begin < c->begin || in.chars[i].end > c->end)
            continue;
        must(some.count < FX_JUDGE_REACH, "a character is made of a few");
        some.chars[some.count++] = in.chars[i].code_point;
    }
    return some;
}

/* A lost byte leaves one of these, and then the charsets do not tell all. */
static bool has_lost(const struct some *some)
{
    for (size_t i = 0; i < some->count; i++)
        if (some->chars[i] == ' ' || some->chars[i] == '?' ||
            some->chars[i] == 0xFFFD)
            return true;
    return false;
}

static void undo_layer(struct some *some, unsigned charset)
{
    unsigned char bytes[FX_JUDGE_REACH];
    size_t len = some->count;
    for (size_t i = 0; i < len; i++)
        bytes[i] = (unsigned char)fx_charset_byte(
            charset, fx_charset_char(some->chars[i]));
    some->count = 0;
    for (size_t at = 0; at < len;) {
        unsigned used = fx_utf8_decode_any(bytes + at, len - at,
                                           &some->chars[some->count++]);
        must(used > 1,
             "the bytes in a charset of the chain are a form of UTF-8");
        at += used;
    }
}

static void check_mojibake(const struct fx_char *c)
{
    struct some some = find_origin(c);
    if (has_lost(&some))
        return;
    for (unsigned i = 0; i < c->chain.len; i++)
        undo_layer(&some, c->chain.step[i]);
    must(some.count == 1 && some.chars[0] == c->code_point,
         "undoing the chain makes the character");
}

static void check_control(const struct fx_char *c)
{
    struct some some = find_origin(c);
    must(some.count == 1 && c->chain.len == 1 &&
             fx_charset_decode(c->chain.step[0], some.chars[0]) ==
                 c->code_point,
         "a C1 control is a byte of the charset named");
}

static void check_copy(const struct fx_char *c)
{
    struct some some = find_origin(c);
    must(some.count == 1 && some.chars[0] == c->code_point,
         "what is not repaired is copied");
}

static void check_char(const struct fx_char *c, uint64_t charsets,
                       unsigned layers)
{
    must(c->percent <= 100, "confidence is in per cent");
    must(c->chain.len <= layers, "no more layers are undone than asked for");
    for (unsigned i = 0; i < c->chain.len; i++)
        must(charsets >> c->chain.step[i] & 1, "only these charsets are used");
    if (!c->is_changed)
        check_copy(c);
    else if (c->kind == FIXENC_C1)
        check_control(c);
    else
        check_mojibake(c);
}

static void check_line(size_t len, uint64_t charsets, unsigned layers)
{
    size_t end = 0;
    for (size_t i = 0; i < out.count; i++) {
        must(out.chars[i].begin == end, "no byte is dropped or told twice");
        end = out.chars[i].end;
        check_char(&out.chars[i], charsets, layers);
    }
    must(end == len, "the whole line is there");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t len;
    const unsigned char *bytes = fuzz_text(data, size, LEN_MAX, &len);
    if (bytes == NULL)
        return 0;
    unsigned layers = 1 + data[0] % FIXENC_CHAIN_MAX;
    uint64_t charsets = fuzz_charsets(data[1]) & SINGLE_BYTE;
    if (charsets == 0)
        charsets = SINGLE_BYTE;
    fx_line_decode(&in, bytes, len);
    if (fx_judge_repair(&in, charsets, layers, false, &out, &work) > 0)
        check_line(len, charsets, layers);
    return 0;
}
