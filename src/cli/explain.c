/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include "cause.h"
#include "escape.h"
#include "finding.h"
#include "message.h"
#include "mistake.h"
#include "unicode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Bytes that are shown of a text. */
enum { BYTES_SHOWN = 24 };

/* A character after four wrong decodings: a byte becomes three at most. */
enum { CHAR_LEN = 4, CHAR_MAX_LEN = CHAR_LEN * 3 * 3 * 3 * 3 };

struct garbled {
    char bytes[CHAR_MAX_LEN];
    size_t len;
};

/* What a text is after each layer is undone; after the last it is repaired. */
struct stages {
    struct {
        FILE *to;
        char *text;
        size_t len;
    } stage[FIXENC_CHAIN_MAX];
    int count;
};

static size_t encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t len = c < 0x800 ? 2 : 3; /* a charset has no character beyond */
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)((len == 2 ? 0xC0 : 0xE0) | c);
    return len;
}

/* Makes the mistake again: each byte is read as a character. */
static void garble(struct garbled *to, const struct garbled *from,
                   uint8_t charset)
{
    to->len = 0;
    for (size_t i = 0; i < from->len; i++) {
        uint32_t c = fixenc_charset_char((enum fixenc_charset)charset,
                                         (uint8_t)from->bytes[i]);
        to->len += encode(c, to->bytes + to->len);
    }
}

static bool begins_with(const char *text, size_t len,
                        const struct garbled *start)
{
    return len >= start->len && memcmp(text, start->bytes, start->len) == 0;
}

/* Puts the next character into each stage, garbled step by step, unless it
   stands in the finding as it is.  Returns how much of `before` it takes. */
static size_t put_char(struct stages *stages, const char *before,
                       size_t before_len, const char *c, size_t c_len,
                       const struct fixenc_chain *chain)
{
    struct garbled form[FIXENC_CHAIN_MAX + 1] = {0};
    memcpy(form[chain->len].bytes, c, c_len);
    form[chain->len].len = c_len;
    for (int i = chain->len - 1; i >= 0; i--)
        garble(&form[i], &form[i + 1], chain->step[i]);
    bool is_copied = !begins_with(before, before_len, &form[0]) &&
                     begins_with(before, before_len, &form[chain->len]);
    for (int i = 0; i < stages->count; i++) {
        const struct garbled *put = &form[is_copied ? chain->len : i + 1];
        fwrite(put->bytes, 1, put->len, stages->stage[i].to);
    }
    size_t used = is_copied ? c_len : form[0].len;
    return used < before_len ? used : before_len;
}

static void make_stages(struct stages *stages,
                        const struct fixenc_finding *finding)
{
    size_t done = 0;
    for (size_t at = 0; at < finding->after_len;) {
        uint32_t c;
        size_t len =
            unicode_decode(finding->after + at, finding->after_len - at, &c);
        if (len == 0)
            len = 1;
        done +=
            put_char(stages, finding->before + done, finding->before_len - done,
                     finding->after + at, len, &finding->chain);
        at += len;
    }
}

static bool open_stages(struct stages *stages, int count)
{
    for (stages->count = 0; stages->count < count; stages->count++) {
        int i = stages->count;
        stages->stage[i].to =
            open_memstream(&stages->stage[i].text, &stages->stage[i].len);
        if (stages->stage[i].to == NULL)
            return false;
    }
    return true;
}

static bool close_stages(struct stages *stages)
{
    bool is_whole = true;
    for (int i = 0; i < stages->count; i++)
        is_whole = fclose(stages->stage[i].to) == 0 && is_whole;
    return is_whole;
}

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

static void print_layers(const struct stages *stages,
                         const struct fixenc_finding *finding)
{
    const char *last = finding->before;
    size_t last_len = finding->before_len;
    for (int i = 0; i < stages->count; i++) {
        const char *name =
            fixenc_charset_name((enum fixenc_charset)finding->chain.step[i]);
        const char *text = stages->stage[i].text;
        size_t len = stages->stage[i].len;
        printf("  layer %d: in %s it is ", i + 1, name);
        print_bytes(text, len);
        fputs(", in UTF-8 that is ", stdout);
        escape_print_short(stdout, text, len);
        fputs("  (", stdout);
        print_cost(last, last_len, text, len);
        fputs(")\n", stdout);
        last = text;
        last_len = len;
    }
}

/* A C1 control is a byte, and no layer of UTF-8; where a character has several
   bytes, the mistake cannot be made again byte by byte. */
static bool has_layers(const struct fixenc_finding *finding)
{
    const struct fixenc_chain *chain = &finding->chain;
    if (finding->kind == FIXENC_C1 || chain->len == 0)
        return false;
    for (int i = 0; i < chain->len; i++)
        if (fixenc_charset_char((enum fixenc_charset)chain->step[i], 0xC3) == 0)
            return false;
    return true;
}

static bool explain_layers(const struct fixenc_finding *finding)
{
    struct stages stages = {0};
    if (!has_layers(finding))
        return true;
    bool is_made = open_stages(&stages, finding->chain.len);
    if (is_made)
        make_stages(&stages, finding);
    is_made = close_stages(&stages) && is_made;
    if (is_made)
        print_layers(&stages, finding);
    else
        message(NULL, "not enough memory");
    for (int i = 0; i < stages.count; i++)
        free(stages.stage[i].text);
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
