/* SPDX-License-Identifier: MIT */
/* What usually makes such a mistake. */
#ifndef CAUSE_H
#define CAUSE_H

#include <fixenc.h>
#include <stdio.h>

/* Prints the likely cause of the finding, in ASCII. */
void cause_print(FILE *to, const struct fixenc_finding *finding);

#endif
