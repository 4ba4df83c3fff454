/* SPDX-License-Identifier: MIT */
#include "tape.h"

#include <stdlib.h>
#include <string.h>

/* Doubles an array until `wanted` things of `size` bytes have room. */
static void *grow(void *array, size_t *capacity, size_t wanted, size_t size)
{
    if (wanted <= *capacity)
        return array;
    while (*capacity < wanted)
        *capacity = *capacity == 0 ? 64 : *capacity * 2;
    array = realloc(array, *capacity * size);
    if (array == NULL)
        abort();
    return array;
}

void tape_append(struct tape_bytes *to, const char *bytes, size_t len)
{
    if (len == 0)
        return;
    to->bytes = grow(to->bytes, &to->capacity, to->len + len, 1);
    memcpy(to->bytes + to->len, bytes, len);
    to->len += len;
}

static enum fixenc_answer keep_finding(void *user,
                                       const struct fixenc_finding *told)
{
    struct tape *tape = user;
    tape->findings = grow(tape->findings, &tape->capacity, tape->count + 1,
                          sizeof *tape->findings);
    enum fixenc_answer answer = tape->answers[tape->count % 2];
    tape->findings[tape->count++] = (struct tape_finding){
        .told = *told,
        .answer = answer,
        .output_offset = tape->output.len,
        .before = tape->texts.len,
        .after = tape->texts.len + told->before_len,
    };
    tape_append(&tape->texts, told->before, told->before_len);
    tape_append(&tape->texts, told->after, told->after_len);
    return answer;
}

static bool keep_output(void *user, const char *bytes, size_t len)
{
    struct tape *tape = user;
    tape_append(&tape->output, bytes, len);
    return true;
}

struct fixenc_sink tape_sink(struct tape *tape)
{
    return (struct fixenc_sink){keep_finding, keep_output, tape};
}

void tape_clear(struct tape *tape)
{
    tape->output.len = 0;
    tape->texts.len = 0;
    tape->count = 0;
}

void tape_free(struct tape *tape)
{
    free(tape->output.bytes);
    free(tape->texts.bytes);
    free(tape->findings);
}

const char *tape_before(const struct tape *tape, size_t index)
{
    return tape->texts.bytes + tape->findings[index].before;
}

const char *tape_after(const struct tape *tape, size_t index)
{
    return tape->texts.bytes + tape->findings[index].after;
}

static bool same_bytes(const struct tape_bytes *a, const struct tape_bytes *b)
{
    return a->len == b->len &&
           (a->len == 0 || memcmp(a->bytes, b->bytes, a->len) == 0);
}

static bool same_chain(const struct fixenc_chain *a,
                       const struct fixenc_chain *b)
{
    return a->len == b->len && memcmp(a->step, b->step, a->len) == 0;
}

static bool same_finding(const struct tape_finding *a,
                         const struct tape_finding *b)
{
    const struct fixenc_finding *x = &a->told, *y = &b->told;
    return x->kind == y->kind && x->confidence == y->confidence &&
           same_chain(&x->chain, &y->chain) && x->offset == y->offset &&
           x->line == y->line && x->column == y->column &&
           x->before_len == y->before_len && x->after_len == y->after_len &&
           a->output_offset == b->output_offset;
}

bool tape_equal(const struct tape *a, const struct tape *b)
{
    if (a->count != b->count || !same_bytes(&a->output, &b->output) ||
        !same_bytes(&a->texts, &b->texts))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!same_finding(&a->findings[i], &b->findings[i]))
            return false;
    return true;
}
