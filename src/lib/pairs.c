/* SPDX-License-Identifier: MIT */
#include "pairs.h"

#include "ascii.h"
#include "block.h"
#include "join.h"
#include "utf8.h"

#include <stdbool.h>

/* So much must be there that the sequences of a block, and the byte behind
   them, can be read. */
enum { REACH = FX_BLOCK_LEN + 4 };

/* What is known of the text up to a block. */
struct before {
    uint64_t continued; /* the block's first bytes that are to go on */
    uint64_t is_wide;   /* 1 where the last byte is beyond ASCII */
    uint32_t noted;     /* of the last character */
    uint32_t row;       /* of the matrix, for the next one */
};

static uint32_t note(const unsigned char *b)
{
    if (b[0] < 0xE0)
        return fx_pairs_two[b[0] & 0x1F][b[1] & 0x3F];
    if (b[0] < 0xF0)
        return fx_pairs_three[fx_pairs_row[b[0] & 0xF][b[1] & 0x3F]]
                             [b[2] & 0x3F];
    return fx_pairs_four[b[0] & 0xF][b[1] & 0x3F];
}

static bool is_cut_short(uint32_t noted, unsigned char next)
{
    return noted & FX_PAIRS_CUT && (next == ' ' || next == '?');
}

static bool is_related(uint32_t row, uint32_t noted)
{
    return fx_pairs_matrix[row][noted / 64 % FX_PAIRS_WORDS] >> noted % 64 & 1;
}

/* Looks at the characters of a block that begin where `leads` has a bit, after
   ASCII where `starts` has it, too.  Returns those of `leads` from the first on
   that may be suspect.  Words are short, so where they start is no branch. */
static uint64_t find_suspect(const unsigned char *bytes, uint64_t leads,
                             uint64_t starts, struct before *before)
{
    uint32_t noted = before->noted, row = before->row;
    for (; leads; leads &= leads - 1) {
        unsigned place = (unsigned)__builtin_ctzll(leads);
        uint32_t keep = (uint32_t)(starts >> place & 1) - 1;
        uint32_t after = row & keep, small = noted & keep & FX_PAIRS_SMALL;
        noted = note(bytes + place);
        row = noted & (FX_PAIRS_CLASSES - 1 + small);
        if (is_related(after, noted) || is_cut_short(noted, bytes[place + 2]))
            break;
    }
    before->noted = noted;
    before->row = row;
    return leads;
}

/* Is the character at bytes[at] one that join.h would have looked at? */
static bool is_joinable(const unsigned char *bytes, size_t at, size_t len,
                        uint64_t charsets)
{
    const uint32_t any_wide = 0x80, start = at > 0 ? bytes[at - 1] : '\n';
    uint32_t before = start < 0x80 ? start : any_wide, c = 0;
    fx_utf8_decode(bytes + at, len - at, &c);
    return fx_join_may_start(c, before) &&
           fx_join_is_suspect(bytes + at, len - at, charsets, before);
}

/* How many bytes of the block at bytes[at] come before the first character that
   has to be looked at. */
static size_t pass_block(const unsigned char *bytes, size_t at, size_t len,
                         uint64_t charsets, struct before *before)
{
    struct fx_block block = fx_block_look(bytes + at);
    uint64_t goes_on = block.lead << 1 | block.three << 2 | block.four << 3;
    uint64_t starts = block.lead & ~(block.wide << 1 | before->is_wide);
    if ((goes_on | before->continued) != (block.wide ^ block.lead))
        return 0; /* not well-formed */
    uint64_t leads = block.lead;
    while ((leads = find_suspect(bytes + at, leads, starts, before)) != 0) {
        size_t place = (size_t)__builtin_ctzll(leads);
        if (!(before->noted & FX_PAIRS_JOIN) ||
            is_joinable(bytes, at + place, len, charsets))
            return place;
        leads &= leads - 1;
    }
    before->continued = block.lead >> 63 | block.three >> 62 | block.four >> 61;
    before->is_wide = block.wide >> 63;
    return FX_BLOCK_LEN;
}

size_t fx_pairs_pass(const unsigned char *bytes, size_t len, uint64_t charsets)
{
    struct before before = {.noted = 0};
    size_t i = 0, passed = FX_BLOCK_LEN;
    while (passed == FX_BLOCK_LEN) {
        if (!before.is_wide)
            i += fx_ascii_run(bytes + i, len - i);
        if (len - i < REACH)
            break;
        passed = pass_block(bytes, i, len, charsets, &before);
        i += passed;
    }
    while (i > 0 && bytes[i - 1] >= 0x80)
        i--;
    return i;
}
