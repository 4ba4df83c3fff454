/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "command_line.h"
#include "escape.h"
#include "json.h"
#include "message.h"
#include "toml_file.h"
#include "value.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void print_text(const char *text, size_t index)
{
    fputs(index > 0 ? ", " : "", stdout);
    json_print_string(stdout, text, strlen(text));
}

static void print_charsets(const struct options *options)
{
    size_t count = 0;
    fputc('[', stdout);
    for (int charset = 1; charset < FIXENC_CHARSET_END; charset++)
        if ((options->fixenc.charsets >> charset & 1) != 0)
            print_text(fixenc_charset_name((enum fixenc_charset)charset),
                       count++);
    fputs(count > 0 ? "]" : "] # all", stdout);
}

static void print_normalize(const struct options *options)
{
    print_text(value_normalize_name(options->fixenc.normalize), 0);
}

static void print_max_layers(const struct options *options)
{
    int layers = options->fixenc.max_layers;
    printf("%d", layers > 0 ? layers : FIXENC_CHAIN_MAX);
}

static void print_min_confidence(const struct options *options)
{
    int percent = options->fixenc.min_confidence;
    printf("%d", percent > 0 ? percent : FIXENC_MIN_CONFIDENCE);
}

static void print_lossy(const struct options *options)
{
    fputs(options->fixenc.lossy ? "true" : "false", stdout);
}

/* Where it is not said, a file's name tells. */
static void print_escapes(const struct options *options)
{
    size_t count = 0;
    fputc('[', stdout);
    for (int bit = 0; bit < OPTIONS_ESCAPES; bit++)
        if ((options->fixenc.escapes >> bit & 1) != 0)
            print_text(value_escapes_name(bit), count++);
    if (options->has_escapes && count == 0)
        print_text("none", count);
    fputs(options->has_escapes ? "]" : "] # by the names of files", stdout);
}

static void print_patterns(const struct ignore *patterns)
{
    fputc('[', stdout);
    for (size_t i = 0; i < patterns->count; i++)
        print_text(ignore_pattern(patterns, i), i);
    fputc(']', stdout);
}

static void print_exclude(const struct options *options)
{
    print_patterns(&options->exclude);
}

static void print_include(const struct options *options)
{
    print_patterns(&options->include);
}

static void print_allow(const struct options *options)
{
    const struct allow_text *text = NULL;
    fputc('[', stdout);
    for (size_t i = 0; (text = allow_next(&options->allow, text)) != NULL; i++)
        print_text(allow_bytes(text), i);
    fputc(']', stdout);
}

static void print_skip_code(const struct options *options)
{
    fputs(options->skip_code ? "true" : "false", stdout);
}

/* How a key's value becomes that of the option of the same name. */
enum way {
    WAY_FLAG,
    WAY_EACH,   /* the option is given for each text */
    WAY_JOINED, /* the option is given once, with commas between */
    WAY_FILES,  /* for each, which is relative to the folder of the file */
};

struct key {
    const char *name; /* also the option's */
    enum toml_type type;
    enum way way;
    void (*print)(const struct options *options); /* NULL: part of another */
};

static const struct key keys[] = {
    {"charsets", TOML_TEXTS, WAY_JOINED, print_charsets},
    {"normalize", TOML_TEXT, WAY_EACH, print_normalize},
    {"max-layers", TOML_NUMBER, WAY_EACH, print_max_layers},
    {"min-confidence", TOML_NUMBER, WAY_EACH, print_min_confidence},
    {"lossy", TOML_FLAG, WAY_FLAG, print_lossy},
    {"escapes", TOML_TEXTS, WAY_JOINED, print_escapes},
    {"include", TOML_TEXTS, WAY_EACH, print_include},
    {"exclude", TOML_TEXTS, WAY_EACH, print_exclude},
    {"allow", TOML_TEXTS, WAY_EACH, print_allow},
    {"allow-from", TOML_TEXTS, WAY_FILES, NULL},
    {"skip-code", TOML_FLAG, WAY_FLAG, print_skip_code},
};

enum { KEY_COUNT = sizeof keys / sizeof *keys };

/* What is being read. */
struct source {
    struct options *options;
    const char *file;
};

static const struct key *find_key(const char *name)
{
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

static void complain_of_key(const char *file, const struct toml_entry *entry)
{
    char names[KEY_COUNT * 20] = "";
    for (size_t i = 0, len = 0; i < KEY_COUNT && len < sizeof names; i++)
        len += (size_t)snprintf(names + len, sizeof names - len, "%s%s",
                                i > 0 ? ", " : "", keys[i].name);
    message(file, "line %u: there is no key \"%s\", but %s", entry->line,
            entry->key, names);
}

static const char *describe(enum toml_type type)
{
    switch (type) {
    case TOML_TEXT:
        return "a string";
    case TOML_NUMBER:
        return "a whole number";
    case TOML_FLAG:
        return "true or false";
    case TOML_TEXTS:
        return "an array of strings";
    case TOML_OTHER:
        break;
    }
    return "something else";
}

/* Gives the option each text, as the name of a file relative to the folder of
   the configuration. */
static bool set_files(const struct source *source,
                      const struct toml_entry *entry)
{
    char path[PATH_MAX];
    for (size_t i = 0; i < entry->count; i++) {
        const char *file = entry->texts[i];
        const char *folder = *file == '/' ? "" : source->options->folder;
        int len = snprintf(path, sizeof path, "%s%s%s", folder,
                           *file == '/' ? "" : "/", file);
        if (len >= (int)sizeof path ||
            !command_line_set(source->options, entry->key, path))
            return false;
    }
    return true;
}

static bool set_joined(const struct source *source,
                       const struct toml_entry *entry)
{
    size_t len = 0;
    for (size_t i = 0; i < entry->count; i++)
        len += strlen(entry->texts[i]) + 1;
    if (len == 0)
        return true;
    char *joined = malloc(len);
    if (joined == NULL) {
        message(NULL, "not enough memory");
        return false;
    }
    char *end = joined;
    for (size_t i = 0; i < entry->count; i++) {
        end = stpcpy(end, entry->texts[i]);
        *end++ = ',';
    }
    end[-1] = '\0';
    bool is_set = command_line_set(source->options, entry->key, joined);
    free(joined);
    return is_set;
}

static bool set_each(const struct source *source,
                     const struct toml_entry *entry)
{
    for (size_t i = 0; i < entry->count; i++)
        if (!command_line_set(source->options, entry->key, entry->texts[i]))
            return false;
    return true;
}

static bool set_option(const struct source *source, const struct key *key,
                       const struct toml_entry *entry)
{
    switch (key->way) {
    case WAY_FLAG:
        return strcmp(*entry->texts, "true") != 0 ||
               command_line_set(source->options, key->name, NULL);
    case WAY_EACH:
        return set_each(source, entry);
    case WAY_JOINED:
        return set_joined(source, entry);
    case WAY_FILES:
        return set_files(source, entry);
    }
    return false;
}

static bool take_entry(void *user, const struct toml_entry *entry)
{
    const struct source *source = user;
    const struct key *key = find_key(entry->key);
    if (key == NULL) {
        complain_of_key(source->file, entry);
        return false;
    }
    if (entry->type != key->type) {
        message(source->file, "line %u: %s must be %s", entry->line, key->name,
                describe(key->type));
        return false;
    }
    if (set_option(source, key, entry))
        return true;
    message(source->file, "line %u: %s cannot be set so", entry->line,
            key->name);
    return false;
}

/* Makes what stands in the file relative to its folder, if it can be read. */
static bool enter_folder(struct options *options, const char *file)
{
    char name[PATH_MAX];
    const char *slash = strrchr(file, '/');
    int len = slash != NULL ? (int)(slash - file) + 1 : 0;
    snprintf(name, sizeof name, "%.*s", len, len > 0 ? file : "");
    if (access(file, R_OK) == 0 &&
        realpath(len > 0 ? name : ".", options->folder) != NULL)
        return true;
    message(file, "cannot be opened: %s; --no-config does without",
            strerror(errno));
    return false;
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text);
    size_t end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static enum toml_status read_file(struct options *options, const char *file)
{
    static const char python[] = "pyproject.toml";
    struct source source = {options, file};
    char folder[PATH_MAX];
    memcpy(folder, options->folder, sizeof folder);
    enum toml_status status = TOML_FAILED;
    if (enter_folder(options, file))
        status =
            toml_file_read(file, ends_with(file, python) ? "tool.fixenc" : "",
                           take_entry, &source);
    memcpy(options->folder, folder, sizeof folder);
    if (status == TOML_READ)
        snprintf(options->config, sizeof options->config, "%s", file);
    return status;
}

static bool read_asked(struct options *options)
{
    enum toml_status status = read_file(options, options->config_file);
    if (status == TOML_NO_TABLE)
        message(options->config_file, "has no [tool.fixenc]; "
                                      "leave out --config to do without");
    return status == TOML_READ;
}

/* Reads the configuration in the folder, the first `len` bytes of `path`. */
static enum toml_status read_folder(struct options *options, const char *path,
                                    int len)
{
    static const char *const names[] = {"fixenc.toml", "pyproject.toml"};
    char file[PATH_MAX];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        int file_len =
            snprintf(file, sizeof file, "%.*s/%s", len, path, names[i]);
        if (file_len >= (int)sizeof file || access(file, F_OK) != 0)
            continue;
        enum toml_status status = read_file(options, file);
        if (status != TOML_NO_TABLE)
            return status;
    }
    return TOML_NO_TABLE;
}

static bool read_nearest(struct options *options)
{
    char path[PATH_MAX];
    memcpy(path, options->folder, sizeof path);
    for (int len = (int)strlen(path); len >= 0; len--) {
        if (path[len] != '\0' && path[len] != '/')
            continue;
        enum toml_status status = read_folder(options, path, len);
        if (status != TOML_NO_TABLE)
            return status == TOML_READ;
    }
    return true;
}

bool config_read(struct options *options)
{
    if (options->without_config ||
        (options->task != TASK_REPAIR && options->task != TASK_PRINT_CONFIG))
        return true;
    return options->config_file != NULL ? read_asked(options)
                                        : read_nearest(options);
}

void config_print(const struct options *options)
{
    const char *from = *options->config != '\0' ? options->config : "no file";
    fputs("# ", stdout);
    escape_print(stdout, from, strlen(from));
    fputc('\n', stdout);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (keys[i].print == NULL)
            continue;
        printf("%s = ", keys[i].name);
        keys[i].print(options);
        fputc('\n', stdout);
    }
}
