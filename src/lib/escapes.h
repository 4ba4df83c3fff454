/* SPDX-License-Identifier: MIT */
/*
 * escapes.h - characters that a text holds as escapes: \u00C3, &Atilde;,
 * %C3%83 and the like, one at a time, there and back.
 *
 * Which kinds are looked at is a bit set of enum fixenc_escapes, of which
 * FIXENC_ESCAPES_PHP is no business of this file.
 */
#ifndef FX_ESCAPES_H
#define FX_ESCAPES_H

#include "fixenc.h"

/* How a character is written; with the cases of its digits, that is a form. */
enum fx_shape {
    FX_FORM_PLAIN = 0,   /* as itself */
    FX_FORM_FIXED = 1,   /* part of an escape that is never changed */
    FX_FORM_JSON_X = 2,  /* \xC3, up to FF */
    FX_FORM_JSON_U = 3,  /* \u00C3, above FFFF two of them: surrogates */
    FX_FORM_BRACES = 4,  /* \u{C3} */
    FX_FORM_NAME = 5,    /* &Atilde; */
    FX_FORM_DECIMAL = 6, /* &#195; */
    FX_FORM_HEX = 7,     /* &#xC3; */
    FX_FORM_URL = 8,     /* %C3%83 */
    FX_FORM_QP = 9,      /* =C3=83 */
    FX_FORM_BARE = 10,   /* as itself after a backslash, which would take in
                            an escape put there */
};

/* The parts of a form. */
enum {
    FX_FORM_SHAPE = 15, /* the bits of enum fx_shape */
    FX_FORM_LOWER = 16, /* has hexadecimal digits a to f */
    FX_FORM_UPPER = 32, /* has A to F */
    FX_FORM_ALL = 63,
};

/* The most bytes that fx_escapes_encode writes. */
enum { FX_ESCAPES_ROOM = 12 };

struct fx_escape {
    uint32_t code_point; /* unless the form is FX_FORM_FIXED */
    unsigned form;       /* FX_FORM_PLAIN: no escape stands here */
    size_t len;          /* in bytes */
};

/*
 * Decodes the escape that `bytes` begins with.  One that stands for ASCII, or
 * for nothing that Unicode has, is FX_FORM_FIXED: it is passed over.
 * A number from 128 to 159 in HTML is a byte of windows-1252, as the HTML
 * standard has it ("Numeric character reference end state").
 */
struct fx_escape fx_escapes_decode(const unsigned char *bytes, size_t len,
                                   unsigned kinds);

/* Writes a character that is not ASCII in a form that can hold it.  Returns
   how many bytes. */
size_t fx_escapes_encode(uint32_t code_point, unsigned form,
                         unsigned char out[FX_ESCAPES_ROOM]);

/* Does the character come back when it is written in this form? */
bool fx_escapes_can_hold(unsigned form, uint32_t code_point);

/* The form of what two characters become together: that of the first one that
   is an escape.  FX_FORM_FIXED where the two have nothing in common. */
unsigned fx_escapes_join(unsigned a, unsigned b);

/* How many of the first bytes hold no escape of a character beyond ASCII. */
size_t fx_escapes_clean(const unsigned char *bytes, size_t len, unsigned kinds);

#endif
