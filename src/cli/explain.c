/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include "cause.h"
#include "escape.h"
#include "finding.h"
#include "layers.h"
#include "message.h"
#include "mistake.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that are shown of a text. */
enum { BYTES_SHOWN = 24 };

static void print_bytes(const char *text, size_t len)
{
    for (size_t i = 0; i < len && i < BYTES_SHOWN; i++)
        printf("%s%02X", i > 0 ? " " : "", (unsigned)(unsigned char)text[i]);
    if (len > BYTES_SHOWN)
        fputs(" …", stdout);
}

static void print_cost(const char *before, size_t before_len, const char *after,
                       size_t after_len)
{
    printf("cost %.0f → %.0f", fixenc_text_cost(before, before_len),
           fixenc_text_cost(after, after_len));
}

static void print_layers(const struct layers *layers,
                         const struct fixenc_finding *finding)
{
    const char *last = finding->before;
    size_t last_len = finding->before_len;
    for (int i = 0; i < layers->count; i++) {
        const struct layer *layer = &layers->layer[i];
        const char *name =
            fixenc_charset_name((enum fixenc_charset)finding->chain.step[i]);
        printf("  layer %d: in %s it is ", i + 1, name);
        print_bytes(layer->text, layer->len);
        fputs(", in UTF-8 that is ", stdout);
        escape_print_short(stdout, layer->text, layer->len);
        fputs("  (", stdout);
        print_cost(last, last_len, layer->text, layer->len);
        fputs(")\n", stdout);
        last = layer->text;
        last_len = layer->len;
    }
}

/* A C1 control is a byte, as is what is not UTF-8, and no layer of UTF-8. */
static bool explain_layers(const struct fixenc_finding *finding)
{
    struct layers layers = {0};
    if (finding->kind == FIXENC_C1 || finding->kind == FIXENC_BYTES ||
        finding->chain.len == 0)
        return true;
    bool is_made = layers_make(&layers, finding);
    if (is_made)
        print_layers(&layers, finding);
    layers_free(&layers);
    return is_made;
}

struct explanation {
    uint64_t count; /* findings of a text */
    bool has_escapes;
};

/* The layers of escapes are not told: each would be one of characters. */
static enum fixenc_answer explain_finding(void *user,
                                          const struct fixenc_finding *finding)
{
    struct explanation *explanation = user;
    explanation->count++;
    finding_print_change(stdout, false, finding);
    fputs("  (", stdout);
    mistake_print(stdout, finding);
    fputs(", ", stdout);
    print_cost(finding->before, finding->before_len, finding->after,
               finding->after_len);
    fputs(")\n", stdout);
    if (!explanation->has_escapes && !explain_layers(finding))
        return FIXENC_STOP;
    fputs("  likely cause: ", stdout);
    cause_print(stdout, finding);
    putchar('\n');
    return FIXENC_APPLY;
}

static bool explain_text(fixenc_stream *stream, struct explanation *explanation,
                         const char *text, size_t len)
{
    fixenc_reset(stream);
    explanation->count = 0;
    fixenc_push(stream, text, len);
    if (fixenc_finish(stream) != FIXENC_OK)
        return false;
    if (explanation->count == 0) {
        escape_print_short(stdout, text, len);
        printf("  (nothing to repair, cost %.0f)\n",
               fixenc_text_cost(text, len));
    }
    return true;
}

static bool explain_lines(fixenc_stream *stream,
                          struct explanation *explanation)
{
    char *line = NULL;
    size_t room = 0;
    bool is_done = true;
    ssize_t len = 0;
    while (is_done && (len = getline(&line, &room, stdin)) >= 0) {
        if (len > 0 && line[len - 1] == '\n')
            len--;
        is_done = explain_text(stream, explanation, line, (size_t)len);
    }
    if (is_done && ferror(stdin)) {
        message("<stdin>", "cannot be read: %s", strerror(errno));
        is_done = false;
    }
    free(line);
    return is_done;
}

enum exit_code explain(const struct options *options)
{
    const char *text = options->explain_text;
    struct explanation explanation = {.has_escapes =
                                          options->fixenc.escapes != 0};
    struct fixenc_sink sink = {.finding = explain_finding,
                               .user = &explanation};
    fixenc_stream *stream = fixenc_new(&options->fixenc, &sink);
    if (stream == NULL) {
        message(NULL, "not enough memory");
        return EXIT_TROUBLE;
    }
    bool is_done = strcmp(text, "-") == 0
                       ? explain_lines(stream, &explanation)
                       : explain_text(stream, &explanation, text, strlen(text));
    fixenc_free(stream);
    return is_done ? EXIT_DONE : EXIT_TROUBLE;
}
