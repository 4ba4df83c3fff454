/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes escapes of all kinds, there and back: what is not changed stays as it
 * is written, what is changed keeps its form, and a right byte count of PHP
 * stays right.  As for fuzz_stream, byte 3 of the data chooses the kinds.
 */
#include <string.h>

#include "escapes.h"
#include "fuzz.h"
#include "must.h"
#include "php.h"
#include "utf8.h"

enum { LEN_MAX = FIXENC_LINE_MAX - 16 }; /* what check_php adds has room */

static struct fx_char chars[FIXENC_LINE_MAX], again_chars[FIXENC_LINE_MAX];
static struct fx_line line = {.chars = chars}, again = {.chars = again_chars};
static unsigned char rewritten[4 * FIXENC_LINE_MAX], scratch[sizeof rewritten];

/* ---- One escape ---------------------------------------------------------- */

static unsigned kind_of(unsigned form)
{
    switch ((enum fx_shape)(form & FX_FORM_SHAPE)) {
    case FX_FORM_JSON_X:
    case FX_FORM_JSON_U:
    case FX_FORM_BRACES:
        return FIXENC_ESCAPES_JSON;
    case FX_FORM_NAME:
    case FX_FORM_DECIMAL:
    case FX_FORM_HEX:
        return FIXENC_ESCAPES_HTML;
    case FX_FORM_URL:
        return FIXENC_ESCAPES_URL;
    case FX_FORM_QP:
        return FIXENC_ESCAPES_QP;
    case FX_FORM_PLAIN:
    case FX_FORM_FIXED:
    case FX_FORM_BARE:
        break;
    }
    return 0;
}

static bool is_escape(unsigned form)
{
    return kind_of(form) != 0;
}

static bool is_same(const struct fx_escape *a, const struct fx_escape *b)
{
    return a->code_point == b->code_point && a->form == b->form &&
           a->len == b->len;
}

/* In memory that ends with it, so that a sanitizer sees who reads on. */
static void check_alone(const unsigned char *bytes, const struct fx_escape *e,
                        unsigned kinds)
{
    unsigned char *copy = malloc(e->len);
    must(copy != NULL, "there is memory for an escape");
    memcpy(copy, bytes, e->len);
    struct fx_escape alone = fx_escapes_decode(copy, e->len, kinds);
    must(is_same(e, &alone), "what follows an escape is no part of it");
    free(copy);
}

static void check_escape(const unsigned char *bytes, size_t len, unsigned kinds)
{
    struct fx_escape e = fx_escapes_decode(bytes, len, kinds);
    must(e.len <= len, "an escape lies in the text");
    must((e.form == FX_FORM_PLAIN) == (e.len == 0), "an escape has bytes");
    if (e.form == FX_FORM_PLAIN || e.form == FX_FORM_FIXED)
        return;
    must(kind_of(e.form) & kinds, "only the kinds asked for are escapes");
    must(e.code_point >= 0x80 && e.code_point <= 0x10FFFF &&
             (e.code_point & ~0x7FFu) != 0xD800,
         "an escape stands for a character beyond ASCII");
    check_alone(bytes, &e, kinds);
}

static void check_clean(const unsigned char *bytes, size_t len, unsigned kinds)
{
    size_t clean = fx_escapes_clean(bytes, len, kinds);
    must(clean <= len, "what is clean lies in the text");
    for (size_t i = 0; i < len; i++)
        check_escape(bytes + i, len - i, kinds);
    for (size_t i = 0; i < line.count; i++) {
        must(!is_escape(chars[i].form) || chars[i].begin >= clean,
             "what is clean has no escapes");
        must(clean == len || chars[i].begin != clean ||
                 is_escape(chars[i].form),
             "what is clean ends at an escape");
    }
}

/* ---- Back ----------------------------------------------------------------- */

static void check_held(uint32_t code_point, unsigned form)
{
    unsigned char bytes[FX_ESCAPES_ROOM];
    if (!is_escape(form) || !fx_escapes_can_hold(form, code_point))
        return;
    size_t len = fx_escapes_encode(code_point, form, bytes);
    must(len <= FX_ESCAPES_ROOM, "an escape has room");
    struct fx_escape e = fx_escapes_decode(bytes, len, kind_of(form));
    must(e.len == len && e.code_point == code_point,
         "what a form can hold comes back");
}

/* Each character in the form of its neighbours. */
static void check_forms(void)
{
    for (size_t i = 1; i < line.count; i++) {
        const struct fx_char *a = &chars[i - 1], *b = &chars[i];
        if (a->code_point > 0x10FFFF || b->code_point > 0x10FFFF)
            continue;
        unsigned form = fx_escapes_join(a->form, b->form);
        check_held(a->code_point, form);
        check_held(b->code_point, form);
    }
}

static void check_unchanged(const unsigned char *bytes, size_t len)
{
    size_t got = fx_line_encode(chars, line.count, bytes, rewritten);
    must(got == len && (len == 0 || !memcmp(rewritten, bytes, len)),
         "what is not changed is written as it was");
}

static void check_same_form(const struct fx_char *a, const struct fx_char *b)
{
    unsigned cases = a->form & (FX_FORM_LOWER | FX_FORM_UPPER);
    must(a->code_point == b->code_point, "what is written again comes back");
    must((a->form & FX_FORM_SHAPE) == (b->form & FX_FORM_SHAPE),
         "what is written again keeps its form");
    must(cases == 0 || (b->form & ~a->form) == 0,
         "what is written again keeps the case of its digits");
}

/* Writes every escape anew, as if it were another. */
static void check_rewritten(const unsigned char *bytes)
{
    for (size_t i = 0; i < line.count; i++)
        chars[i].is_changed = is_escape(chars[i].form);
    size_t len = fx_line_encode(chars, line.count, bytes, rewritten);
    if (len > FIXENC_LINE_MAX)
        return;
    again.escapes = line.escapes;
    fx_line_decode(&again, rewritten, len);
    must(again.count == line.count, "what is written again is as long");
    for (size_t i = 0; i < line.count; i++)
        check_same_form(&chars[i], &again_chars[i]);
}

/* ---- Strings of PHP --------------------------------------------------------- */

/* Puts another character in the place of each that could be one; returns
   whether there is any. */
static bool change_chars(void)
{
    bool is_changed = false;
    for (size_t i = 0; i < line.count; i++) {
        struct fx_char *c = &chars[i];
        if (c->code_point < 0x80 || c->code_point > 0x10FFFF ||
            !fx_escapes_can_hold(c->form, 0xEB))
            continue;
        c->code_point = 0xEB;
        c->is_changed = is_changed = true;
    }
    return is_changed;
}

/* The length of the text that the bytes say they are a string of. */
static size_t read_count(const unsigned char *bytes, size_t len)
{
    char head[16];
    size_t count = 0;
    for (size_t i = 2; i < len && bytes[i] != ':'; i++)
        count = count * 10 + (size_t)(bytes[i] - '0');
    size_t head_len = (size_t)snprintf(head, sizeof head, "s:%zu:\"", count);
    must(len == head_len + count + 2 && !memcmp(bytes, head, head_len) &&
             !memcmp(bytes + len - 2, "\";", 2),
         "a byte count that was right stays right");
    return count;
}

static void check_php(const unsigned char *bytes, size_t len)
{
    static unsigned char string[FIXENC_LINE_MAX];
    size_t head = (size_t)snprintf((char *)string, 16, "s:%zu:\"", len);
    memcpy(string + head, bytes, len);
    memcpy(string + head + len, "\";", 2);
    len += head + 2;
    fx_line_decode(&line, string, len);
    fx_php_recount(&line, string, len, scratch);
    check_unchanged(string, len);
    if (change_chars())
        fx_php_recount(&line, string, len, scratch);
    read_count(rewritten, fx_line_encode(chars, line.count, string, rewritten));
    size_t cut = fx_php_cut(string, len, len / 2);
    must(cut <= len / 2 && (cut > 0 || len < 2),
         "a text is cut before a place");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t len;
    const unsigned char *bytes = fuzz_text(data, size, LEN_MAX, &len);
    if (bytes == NULL)
        return 0;
    line.escapes = data[3] >> 2 & (2 * FIXENC_ESCAPES_PHP - 1);
    fx_line_decode(&line, bytes, len);
    check_clean(bytes, len, line.escapes);
    check_unchanged(bytes, len);
    check_forms();
    check_rewritten(bytes);
    if (line.escapes & FIXENC_ESCAPES_PHP)
        check_php(bytes, len);
    return 0;
}
