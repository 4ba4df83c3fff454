/* SPDX-License-Identifier: MIT */
#include "value.h"

#include "message.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool value_set_in_place(struct options *options, const char *value)
{
    options->in_place = true;
    options->backup_suffix = value;
    if (value == NULL || (*value != '\0' && strchr(value, '/') == NULL))
        return true;
    message(NULL, "--in-place: \"%s\" is no SUFFIX; give one such as .orig",
            value);
    return false;
}

/* Returns the place of the value among `count` names; -1 after a message. */
static int find_name(const char *option, const char *value,
                     const char *const *names, int count)
{
    char list[200];
    int len = 0;
    for (int i = 0; i < count; i++) {
        if (strcmp(value, names[i]) == 0)
            return i;
        len += snprintf(list + len, sizeof list - (size_t)len, "%s%s",
                        i == 0           ? ""
                        : i == count - 1 ? " or "
                                         : ", ",
                        names[i]);
    }
    message(NULL, "--%s: \"%s\"; give %s", option, value, list);
    return -1;
}

bool value_set_report(struct options *options, const char *value)
{
    static const char *const names[] = {"text", "json", "sarif", "github",
                                        "html"};
    int i = find_name("report", value, names, sizeof names / sizeof *names);
    if (i >= 0)
        options->report = (enum report_format)(REPORT_TEXT + i);
    return i >= 0;
}

/* Returns the charset of that name, 0 after a message. */
static int find_charset(const char *option, const char *name, size_t len)
{
    char copy[64] = "";
    if (len < sizeof copy)
        memcpy(copy, name, len);
    int charset = fixenc_charset_by_name(copy);
    if (charset == 0)
        message(NULL,
                "%s: unknown charset \"%.*s\"; "
                "fixenc --list-charsets lists the names",
                option, (int)(len < 200 ? len : 200), name);
    return charset;
}

/* Returns the charset that *list begins with, 0 after a message, and moves *list
   to the next one, NULL if that was the last. */
static int take_charset(const char *option, const char **list)
{
    size_t len = strcspn(*list, ",");
    int charset = find_charset(option, *list, len);
    *list = (*list)[len] == ',' ? *list + len + 1 : NULL;
    return charset;
}

bool value_set_charsets(struct options *options, const char *value)
{
    options->fixenc.charsets = 0;
    while (value != NULL) {
        int charset = take_charset("--charsets", &value);
        if (charset == 0)
            return false;
        options->fixenc.charsets |= UINT64_C(1) << charset;
    }
    return true;
}

static bool is_undone_as_whole(const struct fixenc_chain *chain)
{
    for (unsigned i = 0; i < chain->len; i++)
        if (chain->len > 1 && chain->step[i] >= FIXENC_GBK) {
            enum fixenc_charset charset = (enum fixenc_charset)chain->step[i];
            message(NULL, "--via: %s can only stand alone; run fixenc twice",
                    fixenc_charset_name(charset));
            return false;
        }
    return true;
}

bool value_set_via(struct options *options, const char *value)
{
    struct fixenc_chain *via = &options->fixenc.via;
    for (via->len = 0; value != NULL;) {
        int charset = take_charset("--via", &value);
        if (charset == 0)
            return false;
        if (via->len == FIXENC_CHAIN_MAX) {
            message(NULL, "--via: too long a chain; give up to %d charsets",
                    FIXENC_CHAIN_MAX);
            return false;
        }
        via->step[via->len++] = (uint8_t)charset;
    }
    return is_undone_as_whole(via);
}

static const char *const normalize_names[] = {
    [FIXENC_NORMALIZE_ALL] = "all",
    [FIXENC_NORMALIZE_REPAIRED] = "repaired",
    [FIXENC_NORMALIZE_NONE] = "none",
};

bool value_set_normalize(struct options *options, const char *value)
{
    int i = find_name("normalize", value, normalize_names,
                      sizeof normalize_names / sizeof *normalize_names);
    if (i >= 0)
        options->fixenc.normalize = (enum fixenc_normalize)i;
    return i >= 0;
}

bool value_set_color(struct options *options, const char *value)
{
    static const char *const names[] = {"auto", "always", "never"};
    int i = find_name("color", value, names, sizeof names / sizeof *names);
    if (i >= 0)
        options->color = (enum color)(COLOR_AUTO + i);
    return i >= 0;
}

bool value_set_undo(struct options *options, const char *value)
{
    options->task = TASK_UNDO;
    options->undo_report = value;
    return true;
}

bool value_set_explain(struct options *options, const char *value)
{
    options->task = TASK_EXPLAIN;
    options->explain_text = value;
    return true;
}

bool value_set_max_layers(struct options *options, const char *value)
{
    if (value[0] >= '1' && value[0] <= '0' + FIXENC_CHAIN_MAX &&
        value[1] == '\0') {
        options->fixenc.max_layers = (uint8_t)(value[0] - '0');
        return true;
    }
    message(NULL, "--max-layers: \"%s\"; give a number from 1 to %d", value,
            FIXENC_CHAIN_MAX);
    return false;
}

/* Reads a whole number from 1 to `most`; 0 if it is none. */
static unsigned read_number(const char *value, unsigned most)
{
    char *end;
    unsigned long number = strtoul(value, &end, 10);
    bool is_number = *value >= '0' && *value <= '9' && *end == '\0';
    return is_number && number <= most ? (unsigned)number : 0;
}

bool value_set_jobs(struct options *options, const char *value)
{
    options->jobs = read_number(value, OPTIONS_JOBS_MAX);
    if (options->jobs > 0)
        return true;
    message(NULL, "--jobs: \"%s\"; give a number from 1 to %d", value,
            OPTIONS_JOBS_MAX);
    return false;
}

bool value_set_min_confidence(struct options *options, const char *value)
{
    options->fixenc.min_confidence = (uint8_t)read_number(value, 100);
    if (options->fixenc.min_confidence > 0)
        return true;
    message(NULL,
            "--min-confidence: \"%s\"; give per cent, a number from 1 to 100",
            value);
    return false;
}

/* Where a name stands is its bit of enum fixenc_escapes. */
static const char *const escapes_names[OPTIONS_ESCAPES] = {"json", "html",
                                                           "url", "qp", "php"};

/* The set of escapes of that name, 0 if there is none. */
static uint32_t find_escapes(const char *name, size_t len)
{
    if (len == strlen("all") && memcmp(name, "all", len) == 0)
        return (UINT32_C(1) << OPTIONS_ESCAPES) - 1;
    for (int i = 0; i < OPTIONS_ESCAPES; i++)
        if (strlen(escapes_names[i]) == len &&
            memcmp(escapes_names[i], name, len) == 0)
            return UINT32_C(1) << i;
    return 0;
}

bool value_set_escapes(struct options *options, const char *value)
{
    options->has_escapes = true;
    options->fixenc.escapes = 0;
    if (strcmp(value, "none") == 0)
        return true;
    for (;; value++) {
        size_t len = strcspn(value, ",");
        uint32_t escapes = find_escapes(value, len);
        if (escapes == 0) {
            message(NULL,
                    "--escapes: \"%.*s\"; give json, html, url, qp, php "
                    "(with commas between them), all or none",
                    (int)(len < 200 ? len : 200), value);
            return false;
        }
        options->fixenc.escapes |= escapes;
        value += len;
        if (*value == '\0')
            return true;
    }
}

static bool is_known(const char *charset)
{
    if (*charset == '\0' || strchr(charset, '/') != NULL) /* no //TRANSLIT */
        return false;
    iconv_t known = iconv_open("UTF-8", charset);
    if ((intptr_t)known == -1)
        return false;
    iconv_close(known);
    return true;
}

bool value_set_from(struct options *options, const char *value)
{
    options->from = value;
    if (is_known(value))
        return true;
    message(NULL,
            "--from: unknown charset \"%s\"; iconv --list lists the names",
            value);
    return false;
}

bool value_set_to(struct options *options, const char *value)
{
    options->is_to_utf8 = true;
    if (strcasecmp(value, "utf-8") == 0)
        return true;
    message(NULL, "--to: \"%s\"; only utf-8 can be had", value);
    return false;
}

bool value_set_allow(struct options *options, const char *value)
{
    if (*value != '\0')
        return allow_add(&options->allow, value);
    message(NULL, "--allow: give a TEXT that is not empty");
    return false;
}

bool value_set_allow_from(struct options *options, const char *value)
{
    return allow_add_file(&options->allow, value);
}

bool value_set_include(struct options *options, const char *value)
{
    return ignore_add(&options->include, IGNORE_FIXENC, options->folder, value);
}

bool value_set_exclude(struct options *options, const char *value)
{
    return ignore_add(&options->exclude, IGNORE_FIXENC, options->folder, value);
}

bool value_set_help(struct options *options, const char *value)
{
    options->task = value == NULL ? TASK_HELP : TASK_HELP_ALL;
    if (value == NULL || strcmp(value, "all") == 0)
        return true;
    message(NULL, "--help: \"%s\"; give all, or nothing", value);
    return false;
}

const char *value_normalize_name(enum fixenc_normalize normalize)
{
    return normalize_names[normalize];
}

const char *value_escapes_name(int bit)
{
    return escapes_names[bit];
}
