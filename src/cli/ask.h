/* SPDX-License-Identifier: MIT */
/* Asks the user, on the terminal, what to do with each finding. */
#ifndef ASK_H
#define ASK_H

#include "input.h"

#include <stdio.h>

enum ask_mode {
    ASK_EACH,
    ASK_NOT_THIS_FILE, /* the rest of the file is to be repaired */
    ASK_NOT_AGAIN,     /* all the rest is */
    ASK_QUIT,          /* nothing more is */
};

struct ask {
    FILE *from;
    FILE *to;
    enum ask_mode mode;
    bool has_color;
    const struct input *input;
};

/* Opens the terminal; false after a message.  End it with ask_close in either
   case. */
bool ask_open(struct ask *ask, const struct options *options);

/* What follows is about this file. */
void ask_begin(struct ask *ask, const struct input *input);

/* Whether the finding should be repaired. */
bool ask_finding(struct ask *ask, const struct fixenc_finding *finding);

void ask_close(struct ask *ask);

#endif
