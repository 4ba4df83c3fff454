/* SPDX-License-Identifier: MIT */
/*
 * A search through all texts that come out of BAD when one charset after the
 * other is undone, the shortest chains first: with the charsets of the library
 * alone and, if that leads nowhere, with those of iconv(1), too.
 */
#include "learn.h"

#include "cause.h"
#include "charsets.h"
#include "message.h"

#include <fixenc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More texts than that come out of noise only. */
enum { TEXTS_MAX = 2048 };

/* A charset that was undone. */
struct step {
    int charset;      /* 0: none of the library's */
    const char *name; /* of one of iconv's */
    unsigned layers;  /* one inside the other */
};

struct text {
    char *bytes;
    size_t len;
    const struct text *from; /* NULL: this is BAD */
    struct step step;        /* from there */
    unsigned layers;         /* undone in all */
};

struct search {
    const char *good;
    size_t good_len;
    struct text *texts; /* TEXTS_MAX */
    size_t count;
    const struct text *found;
    struct charsets charsets;
    size_t own_count; /* of them, the library's */
};

static bool is_text(const struct text *text, const char *bytes, size_t len)
{
    return text->len == len && memcmp(text->bytes, bytes, len) == 0;
}

/* Adds what came out, if it is new.  It may be NULL, and is freed in the end. */
static void add(struct search *search, char *bytes, size_t len,
                const struct text *from, struct step step)
{
    unsigned layers = from->layers + step.layers;
    bool is_known = bytes == NULL || layers > FIXENC_CHAIN_MAX ||
                    search->count == TEXTS_MAX;
    for (size_t i = 0; i < search->count && !is_known; i++)
        is_known = is_text(&search->texts[i], bytes, len);
    if (is_known) {
        free(bytes);
        return;
    }
    struct text *text = &search->texts[search->count++];
    *text = (struct text){bytes, len, from, step, layers};
    if (is_text(text, search->good, search->good_len))
        search->found = text;
}

static struct fixenc_options force(struct fixenc_chain via)
{
    struct fixenc_options options = FIXENC_OPTIONS_INIT;
    options.normalize = FIXENC_NORMALIZE_NONE;
    options.via = via;
    return options;
}

static enum fixenc_answer count_layers(void *user,
                                       const struct fixenc_finding *finding)
{
    unsigned *layers = user;
    if (finding->chain.len > *layers)
        *layers = finding->chain.len;
    return FIXENC_APPLY;
}

/* How many layers of the chain there are in the text; 0 if none. */
static unsigned find_layers(const struct fixenc_options *options,
                            const struct text *text)
{
    unsigned layers = 0;
    struct fixenc_sink sink = {.finding = count_layers, .user = &layers};
    fixenc_stream *stream = fixenc_new(options, &sink);
    fixenc_push(stream, text->bytes, text->len);
    fixenc_finish(stream);
    fixenc_free(stream);
    return layers;
}

/* Undoes all layers that there are of a charset of the library, in part of the
   text, too. */
static void undo_own(struct search *search, const struct text *from, int number)
{
    struct fixenc_options options =
        force((struct fixenc_chain){1, {(uint8_t)number}});
    struct step step = {.charset = number,
                        .layers = find_layers(&options, from)};
    char *bytes = NULL;
    size_t len = 0;
    if (step.layers > 0)
        fixenc_text(&options, from->bytes, from->len, &bytes, &len);
    add(search, bytes, len, from, step);
}

/* Undoes one layer, of all of the text. */
static void undo_one(struct search *search, const struct text *from,
                     const struct charset *charset)
{
    struct step step = {charset->number, charset->name, 1};
    char *bytes = malloc(from->len + 1);
    size_t len = bytes != NULL
                     ? charset_undo(charset, from->bytes, from->len, bytes)
                     : 0;
    if (len > 0) {
        add(search, bytes, len, from, step);
        return;
    }
    free(bytes);
}

/* Where several make the same of a text, the commonest is the likeliest. */
static void undo_all_own(struct search *search, const struct text *from)
{
    undo_own(search, from, FIXENC_WINDOWS_1252);
    for (size_t i = 0; i < search->own_count && !search->found; i++)
        undo_one(search, from, &search->charsets.list[i]);
    for (int number = 1; number < FIXENC_CHARSET_END && !search->found;
         number++)
        undo_own(search, from, number);
}

static void undo_all_others(struct search *search, const struct text *from)
{
    for (size_t i = search->own_count;
         i < search->charsets.count && !search->found; i++)
        undo_one(search, from, &search->charsets.list[i]);
}

static bool look_everywhere(struct search *search)
{
    if (!charsets_add_own(&search->charsets))
        return false;
    search->own_count = search->charsets.count;
    for (size_t i = 0; i < search->count && !search->found; i++)
        undo_all_own(search, &search->texts[i]);
    size_t done = search->count;
    if (search->found)
        return true;
    if (!charsets_add_all(&search->charsets))
        return false;
    for (size_t i = 0; i < search->count && !search->found; i++) {
        if (i >= done)
            undo_all_own(search, &search->texts[i]);
        undo_all_others(search, &search->texts[i]);
    }
    return true;
}

/* ---- What is printed -------------------------------------------------------- */

static const char *name_of(const struct step *step)
{
    return step->charset != 0
               ? fixenc_charset_name((enum fixenc_charset)step->charset)
               : step->name;
}

/* Prints the mistakes in the order they happened. */
static void print_chain(FILE *to, const struct text *text)
{
    const char *joint = "UTF-8 read as ";
    for (; text->from != NULL; text = text->from)
        for (unsigned layer = 0; layer < text->step.layers; layer++) {
            fprintf(to, "%s%s", joint, name_of(&text->step));
            joint = ", then as ";
        }
}

/* The steps from BAD to a text. */
struct path {
    const struct step *steps[FIXENC_CHAIN_MAX];
    size_t count;
};

static struct path find_path(const struct text *to)
{
    struct path path = {.count = 0};
    for (const struct text *text = to; text->from != NULL; text = text->from)
        path.count++;
    for (size_t i = path.count; i-- > 0; to = to->from)
        path.steps[i] = &to->step;
    return path;
}

/* The path as one chain for the library; empty if it is none. */
static struct fixenc_chain join(const struct path *path)
{
    struct fixenc_chain chain = {0};
    for (size_t i = 0; i < path->count; i++) {
        const struct step *step = path->steps[i];
        if (step->charset == 0)
            return (struct fixenc_chain){0};
        for (unsigned layer = 0; layer < step->layers; layer++)
            chain.step[chain.len++] = (uint8_t)step->charset;
    }
    return chain;
}

static bool is_one_charset(const struct fixenc_chain *chain)
{
    for (unsigned i = 1; i < chain->len; i++)
        if (chain->step[i] != chain->step[0])
            return false;
    return chain->len > 0;
}

static bool does_repair(const struct search *search,
                        const struct fixenc_chain *chain)
{
    struct fixenc_options options = force(*chain);
    const struct text *bad = &search->texts[0];
    struct text made = {0};
    if (chain->len == 0 || fixenc_text(&options, bad->bytes, bad->len,
                                       &made.bytes, &made.len) != FIXENC_OK)
        return false;
    bool is_good = is_text(&made, search->good, search->good_len);
    fixenc_text_free(made.bytes);
    return is_good;
}

static void print_cause(const struct fixenc_chain *chain)
{
    struct fixenc_finding finding = {.kind = FIXENC_MOJIBAKE, .chain = *chain};
    fputs("likely cause: ", stdout);
    cause_print(stdout, &finding);
    putchar('\n');
}

static void print_one_command(const struct fixenc_chain *chain)
{
    for (unsigned i = 0; i < chain->len; i++)
        printf("%s%s", i == 0 ? "fixenc --via=" : ",",
               fixenc_charset_name((enum fixenc_charset)chain->step[i]));
    puts(" -i FILE");
}

static void print_pipeline(const struct path *path)
{
    for (size_t i = 0; i < path->count; i++)
        printf("%s%s%s%s", i > 0 ? " | " : "",
               path->steps[i]->charset != 0 ? "fixenc --via="
                                            : "iconv -f UTF-8 -t ",
               name_of(path->steps[i]), i == 0 ? " FILE" : "");
    puts(" > REPAIRED");
}

static void print_found(const struct search *search)
{
    struct path path = find_path(search->found);
    struct fixenc_chain chain = join(&path);
    print_chain(stdout, search->found);
    putchar('\n');
    if (chain.len > 0)
        print_cause(&chain);
    if (is_one_charset(&chain)) /* it is undone as often as it can be */
        chain.len = 1;
    if (does_repair(search, &chain))
        print_one_command(&chain);
    else
        print_pipeline(&path);
}

/* How many bytes of the two texts are not in their common beginning or end. */
static size_t differ(const struct search *search, const struct text *text)
{
    size_t least = text->len < search->good_len ? text->len : search->good_len;
    size_t begin = 0, end = 0;
    while (begin < least && text->bytes[begin] == search->good[begin])
        begin++;
    while (begin + end < least && text->bytes[text->len - 1 - end] ==
                                      search->good[search->good_len - 1 - end])
        end++;
    return text->len + search->good_len - 2 * (begin + end);
}

static void say_how_near(const struct search *search)
{
    const struct text *nearest = &search->texts[0];
    for (size_t i = 1; i < search->count; i++)
        if (differ(search, &search->texts[i]) < differ(search, nearest))
            nearest = &search->texts[i];
    const char *problem = "--learn: no chain of up to 4 charsets makes GOOD "
                          "of BAD";
    char chain[256] = "";
    FILE *to = fmemopen(chain, sizeof chain, "w");
    if (nearest->from == NULL || to == NULL)
        message(NULL, "%s, nor brings it nearer", problem);
    else
        print_chain(to, nearest);
    if (to != NULL)
        fclose(to);
    if (*chain != '\0')
        message(NULL, "%s; the nearest is \"%.*s\": %s", problem,
                (int)nearest->len, nearest->bytes, chain);
}

/* ---- The search ---------------------------------------------------------------- */

static bool begin(struct search *search, const char *bad, const char *good)
{
    *search = (struct search){.good = good, .good_len = strlen(good)};
    search->texts = calloc(TEXTS_MAX, sizeof *search->texts);
    char *bytes = strdup(bad);
    if (search->texts == NULL || bytes == NULL) {
        free(bytes);
        message(NULL, "not enough memory");
        return false;
    }
    search->texts[search->count++] =
        (struct text){.bytes = bytes, .len = strlen(bad)};
    return true;
}

static void end(struct search *search)
{
    for (size_t i = 0; i < search->count; i++)
        free(search->texts[i].bytes);
    free(search->texts);
    charsets_free(&search->charsets);
}

enum exit_code learn(const char *bad, const char *good)
{
    struct search search;
    enum exit_code code = EXIT_TROUBLE;
    if (strcmp(bad, good) == 0) {
        message(NULL, "--learn: BAD and GOOD are the same; "
                      "give a text as it is and as it should be");
        return EXIT_TROUBLE;
    }
    if (begin(&search, bad, good) && look_everywhere(&search)) {
        code = search.found != NULL ? EXIT_DONE : EXIT_FINDINGS;
        if (search.found != NULL)
            print_found(&search);
        else
            say_how_near(&search);
    }
    end(&search);
    return code;
}
