/* SPDX-License-Identifier: MIT */
/* bench.h - a line before and after the judge, as the state of a test group. */
#ifndef BENCH_H
#define BENCH_H

#include "judge.h"

#include <stdlib.h>

struct bench {
    struct fx_char chars[2][FIXENC_LINE_MAX];
    struct fx_line in, out;
    unsigned gain;
    struct fx_judge_work work;
};

static int make_bench(void **state)
{
    struct bench *bench = malloc(sizeof *bench);
    if (!bench)
        return -1;
    bench->in = (struct fx_line){.chars = bench->chars[0]};
    bench->out = (struct fx_line){.chars = bench->chars[1]};
    fx_judge_start(&bench->work);
    *state = bench;
    return 0;
}

static int free_bench(void **state)
{
    free(*state);
    return 0;
}

#endif
