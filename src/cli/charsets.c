/* SPDX-License-Identifier: MIT */
#include "charsets.h"

#include "child.h"
#include "message.h"
#include "unicode.h"

#include <errno.h>
#include <fixenc.h>
#include <stdlib.h>
#include <string.h>

/* Adds the charset, unless there is no way into it. */
static bool add(struct charsets *charsets, const char *name, int number)
{
    iconv_t from_utf_8 = iconv_open(name, "UTF-8");
    if (from_utf_8 == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
        return true;
    size_t size = (charsets->count + 1) * sizeof *charsets->list;
    struct charset *grown = realloc(charsets->list, size);
    char *copy = strdup(name);
    if (grown != NULL)
        charsets->list = grown;
    if (grown == NULL || copy == NULL) {
        free(copy);
        iconv_close(from_utf_8);
        message(NULL, "not enough memory");
        return false;
    }
    struct charset *added = &grown[charsets->count++];
    added->name = copy;
    added->number = number;
    added->from_utf_8 = from_utf_8;
    return true;
}

bool charsets_add_own(struct charsets *charsets)
{
    bool is_added = true;
    for (int number = 1; number < FIXENC_CHARSET_END && is_added; number++)
        is_added = add(
            charsets, fixenc_charset_name((enum fixenc_charset)number), number);
    return is_added;
}

bool charsets_add_all(struct charsets *charsets)
{
    static const char *const argv[] = {"iconv", "-l", NULL};
    FILE *names;
    enum child_result result = child_run(argv, -1, &names);
    if (result == CHILD_FAILED)
        message(NULL, "iconv -l lists no charsets; install that of glibc");
    if (result == CHILD_MISSING)
        message(NULL, "iconv cannot be run: %s; install that of glibc",
                strerror(errno));
    if (result != CHILD_DONE)
        return false;
    char *line = NULL;
    size_t size = 0;
    bool is_added = true;
    while (is_added && getline(&line, &size, names) > 0) {
        /* That of glibc ends each name with "//". */
        line[strcspn(line, "/ \n")] = '\0';
        is_added = *line == '\0' || add(charsets, line, 0);
    }
    free(line);
    fclose(names);
    return is_added;
}

/* Text that went through an escape sequence of ASCII was no UTF-8. */
static bool is_beyond_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return true;
    return false;
}

size_t charset_undo(const struct charset *charset, char *text, size_t len,
                    char *out)
{
    char *in = text, *end = out;
    size_t in_len = len, room = len;
    iconv(charset->from_utf_8, NULL, NULL, NULL, NULL);
    if (iconv(charset->from_utf_8, &in, &in_len, &end, &room) != 0 ||
        iconv(charset->from_utf_8, NULL, NULL, &end, &room) != 0)
        return 0;
    len = (size_t)(end - out);
    return is_beyond_ascii(out, len) && unicode_is_valid(out, len) ? len : 0;
}

void charsets_free(struct charsets *charsets)
{
    for (size_t i = 0; i < charsets->count; i++) {
        iconv_close(charsets->list[i].from_utf_8);
        free(charsets->list[i].name);
    }
    free(charsets->list);
    *charsets = (struct charsets){0};
}
