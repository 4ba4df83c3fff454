/* SPDX-License-Identifier: MIT */
#include "charset.h"

static const char *skip_ignored(const char *text)
{
    while (*text == '-' || *text == '_' || *text == ' ')
        text++;
    return text;
}

/* Of the C locale, whatever the program's is. */
static int fold_case(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool is_same_name(const char *a, const char *b)
{
    for (;; a++, b++) {
        a = skip_ignored(a);
        b = skip_ignored(b);
        if (fold_case(*a) != fold_case(*b))
            return false;
        if (*a == '\0')
            return true;
    }
}

const char *fx_charset_name(unsigned charset)
{
    const struct fx_charset_label *label = fx_charset_labels;
    while (label->charset != 0 && label->charset != charset)
        label++;
    return label->text;
}

unsigned fx_charset_by_name(const char *name)
{
    const struct fx_charset_label *label = fx_charset_labels;
    while (label->charset != 0 && !is_same_name(label->text, name))
        label++;
    return label->charset;
}
