/* SPDX-License-Identifier: MIT */
#include "map.h"

#include "utf8.h"

#include <string.h>

/* ---- Which pairs there may be ------------------------------------------------ */

/* The number of characters, 0 if it is not all UTF-8. */
static size_t count_chars(const char *text)
{
    size_t count = 0, left = strlen(text);
    for (const unsigned char *at = (const unsigned char *)text; left > 0;) {
        uint32_t c;
        unsigned len = fx_utf8_decode(at, left, &c);
        if (len == 0)
            return 0;
        at += len;
        left -= len;
        count++;
    }
    return count;
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

static const char *problem_of(const struct fixenc_pair *pair)
{
    if (!pair->bad || !pair->good || !*pair->bad || !*pair->good)
        return "there is nothing to replace, or nothing to replace it by";
    size_t bad = count_chars(pair->bad), good = count_chars(pair->good);
    if (bad == 0 || good == 0)
        return "it is not UTF-8";
    if (strchr(pair->bad, '\n') || strchr(pair->good, '\n'))
        return "a line end can not be replaced, nor made";
    if (strlen(pair->bad) > FIXENC_MAP_MAX)
        return "it is too long";
    if (is_ascii(pair->bad))
        return "what is ASCII only is never changed";
    if (good > bad)
        return "the replacement has more characters than what it replaces";
    return NULL;
}

const char *fixenc_map_problem(const struct fixenc_pair *pairs, size_t count,
                               size_t *which)
{
    for (size_t i = 0; i < count; i++) {
        const char *problem = problem_of(&pairs[i]);
        *which = i;
        if (problem)
            return problem;
        for (size_t k = 0; k <= i; k++) {
            if (strstr(pairs[i].good, pairs[k].bad) ||
                strstr(pairs[k].good, pairs[i].bad))
                return "a replacement holds what is to be replaced";
            if (k < i && strcmp(pairs[i].bad, pairs[k].bad) == 0)
                return "it is there already";
        }
    }
    return NULL;
}

/* ---- Replacing ---------------------------------------------------------------- */

/* How many characters from chars[0] on are the text; 0 if they are not. */
static size_t match(const struct fx_char *chars, size_t count, const char *text)
{
    size_t matched = 0, left = strlen(text);
    for (const unsigned char *at = (const unsigned char *)text; left > 0;) {
        uint32_t c = 0;
        unsigned len = fx_utf8_decode(at, left, &c);
        if (matched == count || chars[matched].code_point != c)
            return 0;
        matched++;
        at += len;
        left -= len;
    }
    return matched;
}

static const struct fixenc_pair *find_pair(const struct fixenc_pair *pairs,
                                           size_t count,
                                           const struct fx_char *chars,
                                           size_t char_count, size_t *longest)
{
    const struct fixenc_pair *found = NULL;
    *longest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t matched = match(chars, char_count, pairs[i].bad);
        if (matched > *longest) {
            *longest = matched;
            found = &pairs[i];
        }
    }
    return found;
}

/* Can the escapes that stand there hold the text? */
static bool can_hold(unsigned form, const char *text)
{
    size_t left = strlen(text);
    uint32_t c = 0;
    for (const unsigned char *at = (const unsigned char *)text; left > 0;) {
        unsigned len = fx_utf8_decode(at, left, &c);
        if (!fx_escapes_can_hold(form, c))
            return false;
        at += len;
        left -= len;
    }
    return true;
}

/* Puts the characters of `text` in place of some, unless escapes hinder it. */
static bool put(struct fx_line *out, const char *text,
                const struct fx_char *chars, size_t count)
{
    unsigned form = fx_line_form(chars, count);
    if (!can_hold(form, text))
        return false;
    struct fx_char made = chars[0];
    made.form = form & FX_FORM_ALL;
    made.end = chars[count - 1].end;
    made.is_changed = true;
    made.kind = FIXENC_MAPPED;
    for (size_t i = 1; i < count; i++)
        if (chars[i].chain.len > made.chain.len)
            made.chain = chars[i].chain;
    size_t left = strlen(text);
    for (const unsigned char *at = (const unsigned char *)text; left > 0;) {
        unsigned len = fx_utf8_decode(at, left, &made.code_point);
        out->chars[out->count++] = made;
        at += len;
        left -= len;
    }
    return true;
}

bool fx_map_replace(const struct fx_line *in, const struct fixenc_pair *pairs,
                    size_t count, struct fx_line *out)
{
    bool is_changed = false;
    out->count = 0;
    for (size_t i = 0; i < in->count;) {
        size_t len;
        const struct fixenc_pair *pair =
            find_pair(pairs, count, in->chars + i, in->count - i, &len);
        if (pair && put(out, pair->good, in->chars + i, len)) {
            is_changed = true;
            i += len;
        } else {
            out->chars[out->count++] = in->chars[i++];
        }
    }
    return is_changed;
}
