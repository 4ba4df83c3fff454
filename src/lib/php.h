/* SPDX-License-Identifier: MIT */
/*
 * php.h - strings of PHP's serialize(): s:8:"SyriÃ«"; where the 8 counts bytes.
 * The semicolon may be missing at the end of a line.
 * In SQL the quotes may be escaped (\"), and then an escaped byte counts once.
 * A number that does not fit the text before its repair is not touched: in
 * most garbled dumps it is the number of the right text already.
 */
#ifndef FX_PHP_H
#define FX_PHP_H

#include "line.h"

/*
 * Sets the numbers of strings in which the line was changed, and makes one span
 * of each such number and the changes that it counts.  `bytes` is the original
 * line, `scratch` has room for what the line becomes.
 */
void fx_php_recount(struct fx_line *line, const unsigned char *bytes,
                    size_t len, unsigned char *scratch);

/*
 * Where to cut the text before `cut`, or there, so that no string is parted
 * from its number; `cut` where that cannot be, as the text begins with a string
 * that is too long.
 */
size_t fx_php_cut(const unsigned char *bytes, size_t len, size_t cut);

#endif
