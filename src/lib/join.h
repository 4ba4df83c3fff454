/* SPDX-License-Identifier: MIT */
/*
 * join.h - undo the misreading of UTF-8 as a charset of several bytes a
 * character: the bytes of the characters are joined and read as UTF-8.
 *
 * Two characters of UTF-8 may have become three, so the text that was meant and
 * that which stands there part at the same place only now and then.  What lies
 * between two such places is undone together or not at all.
 *
 * Half of the characters of such a charset begin a sequence of UTF-8, so right
 * text can be undone here and there, too.  Looked at are only sequences of
 * three and four bytes, what follows them directly, and runs of characters
 * beyond ASCII that can be undone as a whole.
 */
#ifndef FX_JOIN_H
#define FX_JOIN_H

#include "multibyte.h"
#include "repair.h"

/*
 * Is the text garbled that begins with the character at bytes[0], which is
 * well-formed UTF-8?  `before` is the character before it, '\n' at the start of
 * a line; the line goes on to `len` or LF.
 */
bool fx_join_is_suspect(const unsigned char *bytes, size_t len,
                        uint64_t charsets, uint32_t before);

/* Is it kana, Han or Hangul?  Nothing is looked for directly after these, which
   would take much time in right text. */
static inline bool fx_join_is_closed(uint32_t before)
{
    return before >= 0x3040 && before < 0xFF00;
}

/* Says no, faster, where fx_join_is_suspect does. */
static inline bool fx_join_may_start(uint32_t code_point, uint32_t before)
{
    return code_point >= FX_MULTIBYTE_FIRST && !fx_join_is_closed(before) &&
           fx_multibyte_starts(code_point) & (before < 0x80 ? 0xFFFF : 0xFF00);
}

/* The charsets with which anything in the text may be undone. */
uint64_t fx_join_charsets(const struct fx_candidate *text, size_t count,
                          uint64_t charsets);

/* Lists what the text becomes where it is undone, in order.  Returns how many
   there are; what there is no room for is left out. */
size_t fx_join_undo(const struct fx_candidate *text, size_t count,
                    unsigned charset, struct fx_candidate *out, size_t room);

#endif
