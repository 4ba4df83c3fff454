/* SPDX-License-Identifier: MIT */
/* Fuzzes normal form C of a line against utf8proc over the whole string. */
#include <string.h>
#include <utf8proc.h>

#include "chars.h"
#include "fuzz.h"
#include "must.h"
#include "nfc.h"
#include "utf8.h"

/* utf8proc's time grows with the square of a run of marks. */
enum { LEN_MAX = 4096 };

static struct fx_char in_chars[FIXENC_LINE_MAX], out_chars[FIXENC_LINE_MAX];
static struct fx_line in = {.chars = in_chars}, out = {.chars = out_chars};
static struct fx_nfc_work work;

struct text {
    unsigned char bytes[4 * FIXENC_LINE_MAX];
    size_t len;
};

/* The character before the first trailing jamo is none itself, but utf8proc 2.8
   takes it for one and drops it.  It composes with nothing before it. */
#define BEFORE_JAMO 0x11A7

/* Returns the length of the well-formed UTF-8 that the bytes begin with, up to
   where utf8proc is wrong. */
static size_t valid_len(const unsigned char *bytes, size_t len)
{
    size_t at = 0;
    uint32_t code_point;
    for (;;) {
        unsigned used = fx_utf8_decode(bytes + at, len - at, &code_point);
        if (used == 0 || (at > 0 && code_point == BEFORE_JAMO))
            return at;
        at += used;
    }
}

static void append_normal_form(struct text *to, const unsigned char *bytes,
                               size_t len)
{
    utf8proc_uint8_t *form;
    utf8proc_ssize_t form_len =
        utf8proc_map(bytes, (utf8proc_ssize_t)len, &form,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    must(form_len >= 0, "utf8proc takes any UTF-8");
    memcpy(to->bytes + to->len, form, (size_t)form_len);
    to->len += (size_t)form_len;
    free(form);
}

/* A byte that is not UTF-8 stays, and parts what stands beside it. */
static void normalise_slowly(struct text *to, const unsigned char *bytes,
                             size_t len)
{
    to->len = 0;
    while (len > 0) {
        size_t valid = valid_len(bytes, len);
        if (valid == 0)
            to->bytes[to->len++] = *bytes;
        else
            append_normal_form(to, bytes, valid);
        bytes += valid + (valid == 0);
        len -= valid + (valid == 0);
    }
}

/* Characters that were made together share their bytes. */
static void check_origins(const struct fx_line *line, size_t len)
{
    uint16_t begin = 0, end = 0;
    for (size_t i = 0; i < line->count; i++) {
        const struct fx_char *c = &line->chars[i];
        must(c->begin == end || (c->begin == begin && c->end == end),
             "the characters stand for the bytes in order");
        begin = c->begin;
        end = c->end;
    }
    must(end == len, "the characters stand for all the bytes");
}

static void check_line(const struct fx_line *line, const struct text *want,
                       const unsigned char *bytes, size_t len)
{
    static unsigned char got[4 * FIXENC_LINE_MAX];
    size_t got_len = fx_line_encode(line->chars, line->count, bytes, got);
    must(got_len == want->len && !memcmp(got, want->bytes, got_len),
         "the line is what utf8proc makes of the string");
    check_origins(line, len);
}

/* What is composed once stays so; what was repaired is composed like the
   rest, and nothing else is where only that is asked for. */
static void check_modes(const unsigned char *bytes, size_t len,
                        const struct text *want)
{
    must(!fx_nfc_compose(&in, true, &out, &work), "nothing was repaired");
    for (size_t i = 0; i < in.count; i++)
        in.chars[i].chain.len = 1;
    if (fx_nfc_compose(&in, true, &out, &work))
        check_line(&out, want, bytes, len);
    else
        must(want->len == len && !memcmp(want->bytes, bytes, len),
             "all that was repaired is composed");
    if (want->len > FIXENC_LINE_MAX)
        return;
    fx_line_decode(&in, want->bytes, want->len);
    must(!fx_nfc_compose(&in, false, &out, &work), "a normal form stays");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct text want;
    size_t len;
    const unsigned char *bytes = fuzz_text(data, size, LEN_MAX, &len);
    if (bytes == NULL)
        return 0;
    normalise_slowly(&want, bytes, len);
    fx_line_decode(&in, bytes, len);
    bool is_changed = fx_nfc_compose(&in, false, &out, &work);
    check_line(is_changed ? &out : &in, &want, bytes, len);
    check_modes(bytes, len, &want);
    return 0;
}
