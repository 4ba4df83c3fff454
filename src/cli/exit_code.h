/* SPDX-License-Identifier: MIT */
/* What the program's exit status says; of several, the greatest wins. */
#ifndef EXIT_CODE_H
#define EXIT_CODE_H

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FINDINGS = 1, /* under --check: something is wrong in a text;
                          under --learn: no chain was found */
    EXIT_TROUBLE = 2,  /* wrong usage, or a file that could not be done */
};

#endif
