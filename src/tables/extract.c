/* SPDX-License-Identifier: MIT */
/*
 * Takes the lines of text out of files, to train and to measure with: reads
 * paths on standard input, one a line, and prints lines.
 *
 *     extract ROLE < paths > lines
 *
 * ROLE is one of packages.txt.  In translations (man pages, HTML and .mo files
 * of a language that the path names) it prints LANGUAGE<TAB>LINE, and in the
 * others, which are any text files, LINE.
 */
#include "documents.h"
#include "emit.h"
#include "utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FILE_MOST = 64 << 20, /* larger files are data, not text */
    HEAD = 8192,          /* a NUL in here: not a text file */
};

struct role {
    const char *name;
    bool is_translations;
    size_t least, most;    /* characters of a line */
    size_t one_ascii_line; /* in so many is taken; 0: none */
};

static const struct role roles[] = {
    {"translations", true, 8, 300, 1}, {"held", true, 8, 300, 1},
    {"technical", false, 1, 400, 50},  {"lists", false, 1, 400, 0},
    {"hard", false, 1, 400, 0},
};

static const struct role *find_role(const char *name)
{
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (strcmp(roles[i].name, name) == 0)
            return &roles[i];
    fail("extract: no such role: %s", name);
}

/* ---- Lines ---------------------------------------------------------------- */

/* How many characters, or 0 if it is not text: no UTF-8, or with a NUL or a
   U+FFFD. */
static size_t count_chars(const char *text, size_t len)
{
    size_t count = 0;
    uint32_t c;
    for (size_t i = 0; i < len; count++) {
        unsigned used =
            fx_utf8_decode((const unsigned char *)text + i, len - i, &c);
        if (used == 0 || c == 0 || c == 0xFFFD)
            return 0;
        i += used;
    }
    return count;
}

static bool is_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static bool is_taken(const struct role *role, const char *line, size_t len,
                     size_t index)
{
    if (is_ascii(line, len) &&
        (role->one_ascii_line == 0 || index % role->one_ascii_line != 0))
        return false;
    size_t count = count_chars(line, len);
    return count >= role->least && count <= role->most;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Text files keep the blanks at both ends of their lines: they are text. */
static void trim(const char **line, size_t *len)
{
    while (*len && is_blank(**line))
        ++*line, --*len;
    while (*len && is_blank((*line)[*len - 1]))
        --*len;
}

static void print_lines(const struct role *role, const char *language,
                        const char *text, size_t len)
{
    size_t index = 0;
    for (const char *end = text + len; text < end; index++) {
        const char *feed = memchr(text, '\n', (size_t)(end - text));
        const char *line = text;
        size_t line_len = (size_t)((feed ? feed : end) - text);
        text += line_len + 1;
        if (role->is_translations)
            trim(&line, &line_len);
        if (!is_taken(role, line, line_len, index))
            continue;
        if (role->is_translations)
            printf("%s\t", language);
        fwrite(line, 1, line_len, stdout);
        putchar('\n');
    }
}

/* ---- Files ---------------------------------------------------------------- */

static bool is_text(const struct document *file)
{
    size_t head = file->len < HEAD ? file->len : HEAD;
    if (memchr(file->bytes, '\0', head))
        return false;
    uint32_t c;
    unsigned used = 1;
    for (size_t i = 0; i < file->len && used > 0; i += used)
        used = fx_utf8_decode((const unsigned char *)file->bytes + i,
                              file->len - i, &c);
    return used > 0;
}

static void extract_translation(const struct role *role, const char *path,
                                struct document *file)
{
    char language[LANGUAGE_MAX];
    enum document_kind kind = document_find(path, language);
    if (kind == DOCUMENT_MO)
        file->len = document_read_mo(file);
    else if (kind == DOCUMENT_OTHER || !is_text(file))
        return;
    else if (kind == DOCUMENT_HTML)
        file->len = document_strip_html(file);
    print_lines(role, language, file->bytes, file->len);
}

static void extract(const struct role *role, const char *path)
{
    struct document file;
    if (!document_read(path, FILE_MOST, &file))
        return;
    if (role->is_translations)
        extract_translation(role, path, &file);
    else if (is_text(&file))
        print_lines(role, NULL, file.bytes, file.len);
    free(file.bytes);
}

int main(int argc, char **argv)
{
    char path[4096];
    if (argc != 2)
        fail("usage: extract ROLE < paths > lines");
    const struct role *role = find_role(argv[1]);
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        extract(role, path);
    }
    return fflush(stdout) != 0 || ferror(stdout);
}
