/* SPDX-License-Identifier: MIT */
#include "nfc.h"

#include "chars.h"
#include "utf8.h"

#include <utf8proc.h>

/* A stretch is a starter that nothing before it composes with, and all up to
   the next such character: its normal form depends on nothing else. */
static bool starts_stretch(const struct fx_char *c)
{
    return fx_chars_form(c->code_point) == 0;
}

static size_t stretch_end(const struct fx_line *line, size_t first)
{
    size_t end = first + 1;
    while (end < line->count && !starts_stretch(&line->chars[end]))
        end++;
    return end;
}

static bool may_change(const struct fx_char *chars, size_t count)
{
    struct fx_chars_check check = {0};
    for (size_t i = 0; i < count; i++)
        if (!fx_chars_check_next(&check, chars[i].code_point))
            return true;
    return false;
}

static bool is_repaired(const struct fx_char *chars, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (chars[i].chain.len > 0)
            return true;
    return false;
}

/* The three characters that are ASCII in normal form C. */
static bool becomes_ascii(uint32_t c)
{
    return c == 0x037E || c == 0x1FEF || c == 0x212A;
}

/* Must the stretch stay for its escapes?  One that was not repaired stays; and
   what becomes ASCII could not be held by an escape, or makes one of the text
   before it ("&Atilde" + U+037E). */
static bool is_bound(const struct fx_line *line, const struct fx_char *chars,
                     size_t count)
{
    if (!line->escapes)
        return false;
    bool has_escape = false, is_html = line->escapes & FIXENC_ESCAPES_HTML;
    for (size_t i = 0; i < count; i++) {
        bool is_escape = chars[i].form != FX_FORM_PLAIN;
        if ((is_escape && chars[i].chain.len == 0) ||
            ((is_escape || is_html) && becomes_ascii(chars[i].code_point)))
            return true;
        has_escape |= is_escape;
    }
    return has_escape && fx_line_form(chars, count) == FX_FORM_FIXED;
}

static unsigned combining_class(const struct fx_char *c)
{
    return fx_chars_order(c->code_point);
}

/* Encodes the marks that stand before the next starter in canonical order.
   Returns how many there are. */
static size_t encode_marks(const struct fx_char *chars, size_t count,
                           unsigned char *out, size_t *len)
{
    size_t end = 0;
    unsigned highest = 0;
    for (; end < count && combining_class(&chars[end]) > 0; end++)
        if (combining_class(&chars[end]) > highest)
            highest = combining_class(&chars[end]);
    for (unsigned class = 1; class <= highest; class ++)
        for (size_t i = 0; i < end; i++)
            if (combining_class(&chars[i]) == class)
                *len += fx_utf8_encode(chars[i].code_point, out + *len);
    return end;
}

/* utf8proc orders marks by swapping neighbours, which takes hours for a text
   of nothing but marks; so it gets them in order. */
static size_t encode_in_order(const struct fx_char *chars, size_t count,
                              unsigned char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < count;) {
        len += fx_utf8_encode(chars[i++].code_point, out + len);
        i += encode_marks(chars + i, count - i, out, &len);
    }
    return len;
}

/* Puts the normal form of a stretch in work->code_points; returns its length,
   0 if the library cannot tell. */
static size_t normalise(const struct fx_char *chars, size_t count,
                        struct fx_nfc_work *work)
{
    size_t len = encode_in_order(chars, count, work->bytes);
    utf8proc_ssize_t made = utf8proc_decompose(
        work->bytes, (utf8proc_ssize_t)len, work->code_points, FX_NFC_ROOM,
        UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    if (made > 0)
        made = utf8proc_normalize_utf32(work->code_points, made,
                                        UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return made > 0 ? (size_t)made : 0;
}

/* Of characters that become one, the one most was undone for; it is as sure as
   the least sure of them. */
static struct fx_char most_repaired(const struct fx_char *chars, size_t count)
{
    struct fx_char most = {0};
    uint8_t percent = 100;
    for (size_t i = 0; i < count; i++) {
        unsigned len = chars[i].chain.len;
        if (len > most.chain.len ||
            (len == most.chain.len && chars[i].kind > most.kind))
            most = chars[i];
        if (chars[i].percent < percent)
            percent = chars[i].percent;
    }
    most.percent = percent;
    return most;
}

/* Appends what a stretch becomes, its unchanged ends as they were. */
static bool append_normalised(struct fx_line *out, const struct fx_char *chars,
                              size_t count, const int32_t *made,
                              size_t made_count)
{
    size_t head = 0, tail = 0;
    while (head < count && head < made_count &&
           chars[head].code_point == (uint32_t)made[head])
        head++;
    while (tail < count - head && tail < made_count - head &&
           chars[count - 1 - tail].code_point ==
               (uint32_t)made[made_count - 1 - tail])
        tail++;
    struct fx_char changed = most_repaired(chars + head, count - head - tail);
    changed.begin = head < count ? chars[head].begin : 0;
    changed.end = head < count ? chars[count - 1 - tail].end : 0;
    changed.is_changed = true;
    changed.form =
        fx_line_form(chars + head, count - head - tail) & FX_FORM_ALL;
    for (size_t i = 0; i < made_count; i++) {
        bool kept = i < head || i >= made_count - tail;
        size_t same = i < head ? i : count - (made_count - i);
        changed.code_point = (uint32_t)made[i];
        out->chars[out->count++] = kept ? chars[same] : changed;
    }
    return head < count || head < made_count;
}

bool fx_nfc_compose(const struct fx_line *in, bool repaired_only,
                    struct fx_line *out, struct fx_nfc_work *work)
{
    bool is_changed = false;
    out->count = 0;
    for (size_t i = 0, end; i < in->count; i = end) {
        const struct fx_char *chars = in->chars + i;
        end = stretch_end(in, i);
        if (fx_line_is_stray(chars))
            end = i + 1;
        size_t made = 0;
        if (may_change(chars, end - i) && !is_bound(in, chars, end - i) &&
            (!repaired_only || is_repaired(chars, end - i)))
            made = normalise(chars, end - i, work);
        if (made > 0)
            is_changed |=
                append_normalised(out, chars, end - i, work->code_points, made);
        else
            for (size_t k = i; k < end; k++)
                out->chars[out->count++] = in->chars[k];
    }
    return is_changed;
}
