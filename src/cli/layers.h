/* SPDX-License-Identifier: MIT */
/* What a finding's text is after each layer of its mistake is undone. */
#ifndef LAYERS_H
#define LAYERS_H

#include <fixenc.h>
#include <stddef.h>

/* Start from {0}; end with layers_free. */
struct layers {
    struct layer {
        char *text;
        size_t len;
    } layer[FIXENC_CHAIN_MAX]; /* the last one is the repaired text */
    int count;                 /* 0 if that cannot be told */
};

/* On false a message has been printed. */
bool layers_make(struct layers *layers, const struct fixenc_finding *finding);

void layers_free(struct layers *layers);

#endif
