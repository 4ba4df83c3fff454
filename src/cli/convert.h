/* SPDX-License-Identifier: MIT */
/*
 * Text that is not in UTF-8: converted by iconv(3) before it is looked at, and
 * back after it.  Scratch files hold both, so that nothing is written of a text
 * that is not valid, or that cannot be converted back.
 */
#ifndef CONVERT_H
#define CONVERT_H

#include "input.h"
#include "output.h"

struct convert {
    const char *charset; /* iconv's name; NULL: the text is UTF-8 */
    bool is_to_utf8;     /* it is not converted back */
    int text;            /* where the repaired text goes, or -1 */
};

/*
 * Sees what the text is in: what --from says, or else UTF-16 or UTF-32 if a
 * byte order mark tells so.  If it is not in UTF-8, `input` reads as UTF-8
 * from now on.  `buffer` has OUTPUT_LEN bytes to work with.  On false a
 * message has been printed.  End it with convert_end in either case.
 */
bool convert_begin(struct convert *convert, struct input *input,
                   const struct options *options, char *buffer);

/* Where there is a charset, adds the text to `output` in it (or in UTF-8,
   without a byte order mark).  On false a message has been printed; if that is
   because the charset lacks a character, nothing has been added. */
bool convert_back(const struct convert *convert, const struct input *input,
                  struct output *output);

/* Whether the text had a byte order mark that convert_back leaves out. */
bool convert_drops_mark(const struct convert *convert);

void convert_end(struct convert *convert);

#endif
