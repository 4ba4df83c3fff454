/* SPDX-License-Identifier: MIT */
/* Which findings are skipped: those in lines that are not new, of allowed texts, those that marks in the
   text say to leave and, if wanted, those in the code of Markdown. */
#ifndef SKIP_H
#define SKIP_H

#include "input.h"
#include "lines.h"
#include "markdown.h"
#include "marks.h"

/* Of one text; it takes no memory of its own. */
struct skip {
    const struct options *options;
    const struct lines *lines; /* in no others; NULL: in all */
    bool is_markdown;          /* and its code is to be left */
    uint64_t offset;           /* of the part being looked at */
    size_t len;                /* and its length */
    struct marks marks;
    struct markdown markdown;
};

/* A text begins, in which only the lines given count, if any are. */
void skip_start(struct skip *skip, const struct options *options,
                const struct input *input, const struct lines *lines);

/* The next part of the text is pushed: whole lines, if they are not too long
   for that.  It must stay till skip_end. */
void skip_begin(struct skip *skip, const char *bytes, size_t len);

/* Whether to skip a finding, told of in order. */
bool skip_wants(struct skip *skip, const struct fixenc_finding *finding);

/* The part has been pushed. */
void skip_end(struct skip *skip);

#endif
