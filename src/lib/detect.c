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
