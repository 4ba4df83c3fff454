/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L

#include "corpus.h"

#include "utf8.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void fail(const char *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s: ", path);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

static void *allocate(size_t len)
{
    void *memory = malloc(len + 1);
    if (memory == NULL)
        fail("corpus", "no memory");
    return memory;
}

static char *join_path(const char *folder, const char *name)
{
    size_t len = strlen(folder) + strlen(name) + 2;
    char *path = allocate(len);
    snprintf(path, len, "%s/%s", folder, name);
    return path;
}

struct corpus_text corpus_read_file(const char *root, const char *path)
{
    char *full = join_path(root, path);
    FILE *file = fopen(full, "rb");
    free(full);
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        fail(path, "cannot be read");
    long len = ftell(file);
    rewind(file);
    if (len < 0)
        fail(path, "cannot be read");
    struct corpus_text text = {allocate((size_t)len), (size_t)len};
    if (fread(text.bytes, 1, text.len, file) != text.len)
        fail(path, "cannot be read");
    fclose(file);
    return text;
}

/* ---- One case ----------------------------------------------------------- */

struct cursor {
    const char *path;
    const char *at;
    const char *end;
};

static size_t line_len(const struct cursor *cursor)
{
    size_t left = (size_t)(cursor->end - cursor->at);
    const char *newline = memchr(cursor->at, '\n', left);
    return newline == NULL ? left : (size_t)(newline - cursor->at) + 1;
}

static bool line_is(const struct cursor *cursor, const char *line)
{
    size_t len = strlen(line);
    return line_len(cursor) == len && memcmp(cursor->at, line, len) == 0;
}

static void take_marker(struct cursor *cursor, const char *line)
{
    if (!line_is(cursor, line))
        fail(cursor->path, "misses the line %s", line);
    cursor->at += strlen(line);
}

/* The value of the header line `name`, with the blanks before it taken off. */
static char *take_header(struct cursor *cursor, const char *name)
{
    size_t len = line_len(cursor), name_len = strlen(name);
    if (len <= name_len || memcmp(cursor->at, name, name_len) != 0)
        fail(cursor->path, "misses the line %s", name);
    const char *value = cursor->at + name_len;
    cursor->at += len;
    while (*value == ' ')
        value++;
    if (value + 1 >= cursor->at)
        fail(cursor->path, "%s says nothing", name);
    size_t value_len = (size_t)(cursor->at - value) - 1;
    char *copy = allocate(value_len);
    memcpy(copy, value, value_len);
    copy[value_len] = '\0';
    return copy;
}

static const struct {
    const char *word;
    uint32_t escapes;
} escapes[] = {
    {"json", FIXENC_ESCAPES_JSON}, {"html", FIXENC_ESCAPES_HTML},
    {"url", FIXENC_ESCAPES_URL},   {"qp", FIXENC_ESCAPES_QP},
    {"php", FIXENC_ESCAPES_PHP},
};

/* Sets what a word of the line "options:" asks for. */
static bool set_option(struct fixenc_options *options, const char *word)
{
    if (strcmp(word, "lossy") == 0)
        return options->lossy = true;
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (strcmp(word, escapes[i].word) == 0) {
            options->escapes |= escapes[i].escapes;
            return true;
        }
    }
    return false;
}

/* Takes the line "options:" where there is one. */
static struct fixenc_options take_options(struct cursor *cursor)
{
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    if (strncmp(cursor->at, "options:", strlen("options:")) != 0)
        return options;
    char *words = take_header(cursor, "options:"), *rest = words;
    for (char *word; (word = strtok_r(rest, " ", &rest)) != NULL;)
        if (!set_option(&options, word))
            fail(cursor->path, "has an unknown option: %s", word);
    free(words);
    return options;
}

/* Takes up to `most` hexadecimal digits in capitals; returns how many. */
static unsigned take_hex(struct cursor *cursor, unsigned most, uint32_t *value)
{
    static const char digits[] = "0123456789ABCDEF";
    unsigned count = 0;
    *value = 0;
    for (; count < most; count++) {
        const char *digit = memchr(digits, *cursor->at, sizeof digits - 1);
        if (digit == NULL)
            break;
        *value = *value << 4 | (uint32_t)(digit - digits);
        cursor->at++;
    }
    return count;
}

static void take_char(struct cursor *cursor, char wanted)
{
    if (*cursor->at != wanted)
        fail(cursor->path, "an escape misses its %c", wanted);
    cursor->at++;
}

static size_t put_code_point(struct cursor *cursor, char *out)
{
    uint32_t code_point;
    take_char(cursor, 'u');
    take_char(cursor, '{');
    if (take_hex(cursor, 6, &code_point) == 0)
        fail(cursor->path, "\\u{ is not followed by a number");
    take_char(cursor, '}');
    if (code_point > 0x10FFFF || (code_point & ~0x7FFu) == 0xD800)
        fail(cursor->path, "an escape is no character; write its bytes");
    return fx_utf8_encode(code_point, (unsigned char *)out);
}

static size_t put_byte(struct cursor *cursor, char *out)
{
    uint32_t byte;
    take_char(cursor, 'x');
    if (take_hex(cursor, 2, &byte) != 2)
        fail(cursor->path, "\\x is not followed by two digits");
    *out = (char)(unsigned char)byte;
    return 1;
}

/* What an escape stands for; the cursor is behind its backslash. */
static size_t put_escape(struct cursor *cursor, char *out)
{
    switch (*cursor->at) {
    case 'u':
        return put_code_point(cursor, out);
    case 'x':
        return put_byte(cursor, out);
    case '\\':
        *out = *cursor->at++;
        return 1;
    case '\n':
        cursor->at++;
        return 0;
    default:
        fail(cursor->path, "unknown escape \\%c", *cursor->at);
    }
}

/* No escape is shorter than what it stands for, so the text fits. */
static struct corpus_text take_text(struct cursor *cursor)
{
    struct corpus_text text = {allocate((size_t)(cursor->end - cursor->at)), 0};
    while (cursor->at < cursor->end && !line_is(cursor, "--- out\n")) {
        const char *line_end = cursor->at + line_len(cursor);
        while (cursor->at < line_end) {
            if (*cursor->at != '\\') {
                text.bytes[text.len++] = *cursor->at++;
                continue;
            }
            cursor->at++;
            text.len += put_escape(cursor, text.bytes + text.len);
        }
    }
    return text;
}

static struct corpus_text copy_text(const struct corpus_text *text)
{
    struct corpus_text copy = {allocate(text->len), text->len};
    memcpy(copy.bytes, text->bytes, text->len);
    return copy;
}

static void take_texts(struct cursor *cursor, struct corpus_case *one,
                       bool has_out)
{
    take_marker(cursor, "--- in\n");
    one->in = take_text(cursor);
    if (has_out) {
        take_marker(cursor, "--- out\n");
        one->out = take_text(cursor);
    } else {
        one->out = copy_text(&one->in);
    }
    if (cursor->at != cursor->end)
        fail(cursor->path, "has more parts than it should");
}

static struct corpus_case read_case(const char *root, char *path, bool is_keep)
{
    struct corpus_text file = corpus_read_file(root, path);
    if (file.len == 0 || file.bytes[file.len - 1] != '\n')
        fail(path, "does not end in a newline");
    file.bytes[file.len] = '\0';
    struct cursor cursor = {path, file.bytes, file.bytes + file.len};
    struct corpus_case one = {.path = path};
    free(take_header(&cursor, "why:"));
    free(take_header(&cursor, "from:"));
    one.options = take_options(&cursor);
    one.chain = is_keep ? calloc(1, 1) : take_header(&cursor, "chain:");
    take_texts(&cursor, &one, !is_keep);
    free(file.bytes);
    return one;
}

/* ---- Folders ------------------------------------------------------------ */

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strchr(entry->d_name, '.') == NULL;
}

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), end_len = strlen(end);
    return len > end_len && strcmp(name + len - end_len, end) == 0;
}

static int is_text(const struct dirent *entry)
{
    return ends_in(entry->d_name, ".txt");
}

static int is_garbled_post(const struct dirent *entry)
{
    return is_text(entry) && !ends_in(entry->d_name, ".expected.txt");
}

/* The names in a folder in byte order; free each and the list. */
static int list_folder(const char *root, const char *folder,
                       int (*filter)(const struct dirent *),
                       struct dirent ***entries)
{
    char *full = join_path(root, folder);
    int count = scandir(full, entries, filter, alphasort);
    if (count < 0)
        fail(full, "is not a folder");
    free(full);
    return count;
}

static void add_case(struct corpus *corpus, struct corpus_case one)
{
    size_t size = (corpus->count + 1) * sizeof *corpus->cases;
    corpus->cases = realloc(corpus->cases, size);
    if (corpus->cases == NULL)
        fail(one.path, "no memory");
    corpus->cases[corpus->count++] = one;
}

static void read_folder(struct corpus *corpus, const char *root,
                        const char *folder, bool is_keep)
{
    struct dirent **entries;
    int count = list_folder(root, folder, is_text, &entries);
    for (int i = 0; i < count; i++) {
        char *path = join_path(folder, entries[i]->d_name);
        add_case(corpus, read_case(root, path, is_keep));
        free(entries[i]);
    }
    free(entries);
}

struct corpus corpus_read(const char *root, const char *part)
{
    struct corpus corpus = {NULL, 0};
    struct dirent **entries;
    int count = list_folder(root, part, is_visible, &entries);
    for (int i = 0; i < count; i++) {
        char *folder = join_path(part, entries[i]->d_name);
        read_folder(&corpus, root, folder, strcmp(part, "keep") == 0);
        free(folder);
        free(entries[i]);
    }
    free(entries);
    return corpus;
}

static struct corpus_case read_post(const char *root, const char *name)
{
    struct corpus_case one = {.path = join_path("posts", name)};
    one.chain = calloc(1, 1);
    one.options = (struct fixenc_options)FIXENC_OPTIONS_INIT;
    one.in = corpus_read_file(root, one.path);

    int stem_len = (int)(strlen(one.path) - strlen(".txt"));
    size_t room = strlen(one.path) + sizeof ".expected";
    char *expected = allocate(room);
    snprintf(expected, room, "%.*s.expected.txt", stem_len, one.path);
    one.out = corpus_read_file(root, expected);
    free(expected);
    return one;
}

struct corpus corpus_read_posts(const char *root)
{
    struct corpus corpus = {NULL, 0};
    struct dirent **entries;
    int count = list_folder(root, "posts", is_garbled_post, &entries);
    for (int i = 0; i < count; i++) {
        add_case(&corpus, read_post(root, entries[i]->d_name));
        free(entries[i]);
    }
    free(entries);
    return corpus;
}

void corpus_free(struct corpus *corpus)
{
    for (size_t i = 0; i < corpus->count; i++) {
        free(corpus->cases[i].path);
        free(corpus->cases[i].chain);
        free(corpus->cases[i].in.bytes);
        free(corpus->cases[i].out.bytes);
    }
    free(corpus->cases);
}

/* ---- Messages ----------------------------------------------------------- */

static bool is_plain(uint32_t code_point)
{
    bool is_control = code_point < 0x20 || code_point == '\\' ||
                      (code_point >= 0x7F && code_point <= 0xA0);
    bool is_invisible = (code_point >= 0x300 && code_point <= 0x36F) ||
                        (code_point >= 0x2000 && code_point <= 0x200F) ||
                        (code_point >= 0x2028 && code_point <= 0x202F) ||
                        code_point == 0xAD || code_point == 0xFEFF;
    return !is_control && !is_invisible;
}

void corpus_print(FILE *file, const char *bytes, size_t len)
{
    while (len > 0) {
        uint32_t code_point;
        unsigned used =
            fx_utf8_decode((const unsigned char *)bytes, len, &code_point);
        if (used == 0)
            fprintf(file, "\\x%02X", (unsigned char)*bytes);
        else if (is_plain(code_point))
            fwrite(bytes, 1, used, file);
        else
            fprintf(file, "\\u{%02X}", (unsigned)code_point);
        bytes += used == 0 ? 1 : used;
        len -= used == 0 ? 1 : used;
    }
    fputc('\n', file);
}
