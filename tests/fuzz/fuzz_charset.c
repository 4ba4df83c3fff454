/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the way through a charset and back: what is read wrong comes back,
 * and the names of charsets.  The first byte of the data chooses the charset.
 */
#include <string.h>

#include "charset.h"
#include "fuzz.h"
#include "line.h"
#include "must.h"
#include "repair.h"
#include "utf8.h"

enum { LEN_MAX = FIXENC_LINE_MAX };

static struct fx_candidate garbled[LEN_MAX], undone[LEN_MAX];
static uint64_t starts[LEN_MAX];

/* Reads a byte in the charset; 0 where it is no character there. */
static uint32_t read_wrong(unsigned charset, unsigned byte)
{
    if (byte < 0x80)
        return byte;
    uint32_t code_point = fx_charset_decode(charset, byte);
    unsigned index = fx_charset_char(code_point);
    must(code_point == 0 || fx_charset_byte(charset, index) == byte,
         "a byte's character has that byte");
    return code_point;
}

static size_t garble(unsigned charset, const unsigned char *bytes, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        garbled[count++] =
            (struct fx_candidate){.code_point = read_wrong(charset, bytes[i]),
                                  .begin = (uint16_t)i,
                                  .end = (uint16_t)(i + 1)};
    return count;
}

static bool is_lost(const unsigned char *bytes, unsigned len, unsigned charset)
{
    for (unsigned i = 0; i < len; i++)
        if (bytes[i] >= 0x80 && fx_charset_decode(charset, bytes[i]) == 0)
            return true;
    return false;
}

/* Of what C0 begins, NUL alone is written by anyone; C1 begins nothing. */
static bool is_undone(unsigned char lead, uint32_t code_point)
{
    return lead > 0xC1 || code_point == 0;
}

/* Each character beyond ASCII that lost no byte is undone, in other forms of
   UTF-8 as well, and nothing else. */
static void check_undone(unsigned charset, const unsigned char *bytes,
                         size_t len, size_t count)
{
    const struct fx_candidate *next = undone;
    for (size_t at = 0; at < len;) {
        uint32_t code_point;
        unsigned used = fx_utf8_decode_any(bytes + at, len - at, &code_point);
        if (used > 1 && is_undone(bytes[at], code_point) &&
            !is_lost(bytes + at, used, charset)) {
            must(next < undone + count && next->begin == at &&
                     next->end == at + used && next->code_point == code_point,
                 "what was read wrong comes back");
            next++;
        }
        at += used > 0 ? used : 1;
    }
    must(next == undone + count, "nothing else comes back");
}

static void check_way(unsigned charset, const unsigned char *bytes, size_t len)
{
    size_t count = garble(charset, bytes, len);
    fx_repair_starts(garbled, count, UINT64_C(1) << charset, starts);
    size_t undone_count =
        fx_repair_undo(garbled, count, starts, charset, undone, LEN_MAX);
    check_undone(charset, bytes, len, undone_count);
}

static void check_name(const unsigned char *bytes, size_t len)
{
    char name[64] = "";
    memcpy(name, bytes, len < sizeof name ? len : sizeof name - 1);
    unsigned charset = fx_charset_by_name(name);
    must(charset < FIXENC_CHARSET_END, "a name leads to a charset or to none");
    must(charset == 0 ||
             fx_charset_by_name(fx_charset_name(charset)) == charset,
         "a charset's own name leads to it");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t len;
    const unsigned char *bytes = fuzz_text(data, size, LEN_MAX, &len);
    if (bytes == NULL)
        return 0;
    check_way(1 + data[0] % FX_CHARSET_COUNT, bytes, len);
    check_name(bytes, len);
    return 0;
}
