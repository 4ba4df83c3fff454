/* SPDX-License-Identifier: MIT */
#include "detect.h"

#include "ascii.h"
#include "chars.h"
#include "charset.h"
#include "utf8.h"

/* For each number of continuations still due: the charsets waiting. */
struct waiting {
    uint64_t one, two, three;
};

/* Feeds one character; returns the charsets in which a sequence is complete. */
static uint64_t complete(struct waiting *w, const struct fx_charset_roles *r)
{
    uint64_t done = w->one & r->continuation;
    w->one = r->lead2 | (w->two & r->continuation);
    w->two = r->lead3 | (w->three & r->continuation);
    w->three = r->lead4;
    return done;
}

/* The charsets that a space or a '?' in place of the last byte of a sequence is
   looked for in where nothing else in the line is suspect. */
static const uint64_t lossy =
    UINT64_C(1) << FIXENC_WINDOWS_1252 | UINT64_C(1) << FIXENC_ISO_8859_1;

/* The length of a run of non-ASCII up to the first suspect character; where
   there is none *is_suspect stays false. */
static size_t clean_run(const unsigned char *bytes, size_t len,
                        uint64_t charsets, bool forms, bool *is_suspect)
{
    struct waiting waiting = {0, 0, 0};
    unsigned last_form = 0;
    size_t i = 0;
    while (i < len && bytes[i] >= 0x80) {
        uint32_t c;
        unsigned used = fx_utf8_decode(bytes + i, len - i, &c);
        if (used == 0) {
            c = FX_CHARS_BYTE;
            used = 1;
        }
        if (c <= 0x9F || c == 0xFFFD) { /* something lost; see reading.c */
            *is_suspect = true;
            return i;
        }
        unsigned form = forms ? fx_chars_form(c) : 0;
        unsigned index = fx_charset_char(c);
        if (complete(&waiting, fx_charset_roles(index)) & charsets ||
            form & FX_CHARS_NOT_NFC || (form && form < last_form)) {
            *is_suspect = true;
            return i;
        }
        last_form = form;
        i += used;
    }
    *is_suspect = i < len && (bytes[i] == ' ' || bytes[i] == '?') &&
                  (waiting.one & charsets & lossy) != 0;
    return i;
}

size_t fx_detect_clean(const unsigned char *bytes, size_t len,
                       uint64_t charsets, bool forms)
{
    size_t i = 0;
    bool is_suspect = false;
    while (i < len && !is_suspect) {
        i += fx_ascii_run(bytes + i, len - i);
        i += clean_run(bytes + i, len - i, charsets, forms, &is_suspect);
    }
    return i;
}
