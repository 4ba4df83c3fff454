/* SPDX-License-Identifier: MIT */
#include "documents.h"
#include "emit.h"
#include "utf8.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Reading -------------------------------------------------------------- */

bool document_read(const char *path, size_t most, struct document *out)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        fail("extract: %s: %s", path, strerror(errno));
    long len = ftell(file);
    rewind(file);
    bool is_read = len > 0 && (size_t)len <= most;
    if (is_read) {
        out->len = (size_t)len;
        out->bytes = malloc(out->len);
        if (!out->bytes || fread(out->bytes, 1, out->len, file) != out->len)
            fail("extract: cannot read: %s", path);
    }
    fclose(file);
    return is_read;
}

/* ---- Languages ------------------------------------------------------------ */

/* Copies the language that `name` begins with up to one of `ends`; says no if
   it is not one. */
static bool copy_language(const char *name, const char *ends,
                          char language[LANGUAGE_MAX])
{
    size_t len = strcspn(name, ends);
    if (len < 2 || len >= LANGUAGE_MAX || !islower((unsigned char)name[0]) ||
        !islower((unsigned char)name[1]))
        return false;
    memcpy(language, name, len);
    language[len] = '\0';
    return true;
}

/* The part of the path before `at`: after the slash before it. */
static const char *part_before(const char *path, const char *at)
{
    while (at > path && at[-1] != '/')
        at--;
    return at;
}

static bool find_in_man(const char *path, char language[LANGUAGE_MAX])
{
    const char *at = strstr(path, "/man/");
    const char *section = at ? strchr(at + 5, '/') : NULL;
    return section && strncmp(section, "/man", 4) == 0 &&
           copy_language(at + 5, "./", language);
}

static bool find_in_mo(const char *path, char language[LANGUAGE_MAX])
{
    const char *at = strstr(path, "/LC_MESSAGES/");
    const char *suffix = strrchr(path, '.');
    return at && suffix && strcmp(suffix, ".mo") == 0 &&
           copy_language(part_before(path, at), "./", language);
}

/* "pt-br" or "pt_BR" becomes "pt_BR"; says no to anything but two letters and,
   perhaps, two more. */
static bool write_region(char language[LANGUAGE_MAX])
{
    size_t len = strlen(language);
    if (len == 2)
        return true;
    if (len != 5 || !strchr("-_", language[2]))
        return false;
    language[2] = '_';
    language[3] = (char)toupper((unsigned char)language[3]);
    language[4] = (char)toupper((unsigned char)language[4]);
    return true;
}

static bool find_in_html(const char *path, char language[LANGUAGE_MAX])
{
    const char *suffix = strrchr(path, '.');
    if (!suffix || strcmp(suffix, ".html") != 0)
        return false;
    const char *name = part_before(path, suffix);
    const char *at = suffix;
    while (at > name && at[-1] != '.')
        at--;
    if (at > name && copy_language(at, ".", language) && write_region(language))
        return true;
    return name > path &&
           copy_language(part_before(path, name - 1), "/", language) &&
           write_region(language);
}

enum document_kind document_find(const char *path, char language[LANGUAGE_MAX])
{
    if (find_in_man(path, language))
        return DOCUMENT_MAN;
    if (find_in_mo(path, language))
        return DOCUMENT_MO;
    return find_in_html(path, language) ? DOCUMENT_HTML : DOCUMENT_OTHER;
}

/* ---- GNU MO --------------------------------------------------------------- */

struct mo {
    const unsigned char *bytes;
    size_t len;
    bool is_big_endian;
};

/* The number of four bytes at `offset`; beyond the end it is 0. */
static size_t get_number(const struct mo *mo, size_t offset)
{
    if (offset > mo->len || mo->len - offset < 4)
        return 0;
    const unsigned char *b = mo->bytes + offset;
    size_t number = 0;
    for (unsigned i = 0; i < 4; i++)
        number = number << 8 | b[mo->is_big_endian ? i : 3 - i];
    return number;
}

/* Appends one translation and a line feed.  It always fits: in the file a NUL
   ends each. */
static size_t append_translation(const struct mo *mo, size_t entry, char *out,
                                 size_t out_len)
{
    size_t len = get_number(mo, entry), offset = get_number(mo, entry + 4);
    if (offset > mo->len || mo->len - offset < len ||
        mo->len - out_len < len + 1)
        return out_len;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = mo->bytes[offset + i];
        out[out_len++] = (char)(c ? c : '\n'); /* a NUL ends a plural form */
    }
    out[out_len++] = '\n';
    return out_len;
}

size_t document_read_mo(struct document *file)
{
    static const unsigned magic = 0x950412DE;
    struct mo mo = {(const unsigned char *)file->bytes, file->len, false};
    if (get_number(&mo, 0) != magic)
        mo.is_big_endian = true;
    if (get_number(&mo, 0) != magic)
        return 0;
    char *out = malloc(file->len);
    if (!out)
        fail("extract: out of memory");
    size_t count = get_number(&mo, 8), originals = get_number(&mo, 12);
    size_t translations = get_number(&mo, 16), out_len = 0;
    for (size_t i = 0; i < count && i < mo.len / 8; i++)
        if (get_number(&mo, originals + 8 * i) > 0) /* "" has the header */
            out_len =
                append_translation(&mo, translations + 8 * i, out, out_len);
    free(file->bytes);
    file->bytes = out;
    return out_len;
}

/* ---- HTML ----------------------------------------------------------------- */

static const struct {
    const char *name;
    char c;
} entities[] = {
    {"&amp;", '&'},  {"&lt;", '<'},    {"&gt;", '>'},
    {"&quot;", '"'}, {"&apos;", '\''},
};

/* Decodes a number such as "&#233;" or "&#xE9;".  Returns the length of the
   text that it is, which is never longer, and how much it `used`; 0 if there
   is none. */
static size_t decode_number(const char *text, size_t len, char *out,
                            size_t *used)
{
    char digits[16] = {0};
    if (len < 4 || text[1] != '#')
        return 0;
    memcpy(digits, text + 2, len - 2 < 15 ? len - 2 : 15);
    bool is_hex = digits[0] == 'x' || digits[0] == 'X';
    char *end;
    unsigned long c = strtoul(digits + is_hex, &end, is_hex ? 16 : 10);
    if (*end != ';' || !isxdigit((unsigned char)digits[is_hex]) || c == 0 ||
        c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *used = (size_t)(end - digits) + 3;
    return fx_utf8_encode((uint32_t)c, (unsigned char *)out);
}

static size_t decode_entity(const char *text, size_t len, char *out,
                            size_t *used)
{
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        *used = strlen(entities[i].name);
        if (*used <= len && memcmp(text, entities[i].name, *used) == 0) {
            *out = entities[i].c;
            return 1;
        }
    }
    return decode_number(text, len, out, used);
}

/* Tags that may stand in the middle of a word or a sentence. */
static const char inline_tags[] = " a abbr acronym b bdi bdo big cite code dfn "
                                  "em font i kbd mark q s samp small span "
                                  "strong sub sup tt u var ";

static bool is_inline(const char *tag, size_t len)
{
    char name[16] = " ";
    size_t used = 1, first = len > 1 && tag[1] == '/' ? 2 : 1;
    for (size_t i = first; i < len && used < sizeof name - 2; i++) {
        if (!isalnum((unsigned char)tag[i]))
            break;
        name[used++] = (char)tolower((unsigned char)tag[i]);
    }
    name[used] = ' ';
    return strstr(inline_tags, name) != NULL;
}

/* Writes the text that stands for what begins at `at`; returns its length. */
static size_t strip_one(const char *at, size_t left, char *out, size_t *used)
{
    const char *close = *at == '<' ? memchr(at, '>', left) : NULL;
    size_t written = *at == '&' ? decode_entity(at, left, out, used) : 0;
    if (written)
        return written;
    *used = close ? (size_t)(close - at) + 1 : 1;
    if (close && is_inline(at, *used))
        return 0;
    *out = (char)(close ? '\n' : *at);
    return 1;
}

size_t document_strip_html(struct document *file)
{
    size_t written = 0;
    for (size_t i = 0, used; i < file->len; i += used)
        written += strip_one(file->bytes + i, file->len - i,
                             file->bytes + written, &used);
    return written;
}
