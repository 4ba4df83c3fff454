/* SPDX-License-Identifier: MIT */
/* lines.h - how the generators read the texts in this folder. */
#ifndef LINES_H
#define LINES_H

/* Hands over each line of the file, without its LF, to be changed at will; but
   for empty ones, and comments, which begin with '#'.  Fails if it cannot be
   read. */
void lines_read(const char *path, void (*take)(char *line));

#endif
