/* SPDX-License-Identifier: MIT */
/*
 * fixenc.h - find and undo text that was decoded with the wrong charset.
 *
 * You push bytes; fixenc tells you each thing it would change (a finding),
 * you say apply or skip, and the resulting text goes to your write callback.
 *
 *     fixenc_new -> fixenc_push ... fixenc_push -> fixenc_finish -> fixenc_free
 *
 * Promises, for every input (tests/unit/test_promises.c proves each by its
 * number over the whole corpus, and the fuzzer asserts them):
 *
 *   1. Any bytes are welcome: there is no "bad input" error.
 *   2. Output is the input with exactly the applied findings replaced.
 *   3. How the input is cut into pushes changes nothing.
 *   4. With every finding applied, a second pass finds nothing to change;
 *      what is lost it tells of again.  (A line of more than FIXENC_LINE_MAX
 *      bytes is judged in pieces, and a repaired piece is shorter: there a
 *      second pass may see further.)
 *   5. LF is never made or lost: line N of the input is line N of the output,
 *      and each line is judged from that line alone.
 *   6. ASCII-only input comes out byte for byte, with no finding (unless
 *      escapes such as \u00c3 are to be looked at).
 *   7. fixenc_new allocates once; push and finish never do.
 *   8. No globals, no locale, no files, no output: streams are independent,
 *      and different streams may be used by different threads at once.
 *   9. The findings undo the change: replacing each `after` by its `before`
 *      gives the input again, byte for byte.
 */
#ifndef FIXENC_H
#define FIXENC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The one place the version is written; CMake and the man pages read it. */
#define FIXENC_VERSION "0.1.0"

#ifndef FIXENC_API
#define FIXENC_API
#endif

/* ---- Results ------------------------------------------------------------ */

enum fixenc_status {
    FIXENC_OK = 0,
    FIXENC_STOPPED = 1,   /* a callback of yours asked to stop */
    FIXENC_NO_MEMORY = 2, /* fixenc_text only; fixenc_new returns NULL */
    FIXENC_MISUSE = 3,    /* NULL argument, or a push after finish */
};

/* ---- Charsets ----------------------------------------------------------- */

/*
 * The charsets that text is read as by mistake.  In every one of them the bytes
 * below 80 are ASCII, except as the second byte of a character.  Their tables
 * are those of glibc iconv (the Macintosh ones corrected to Apple's own).  A
 * byte that a charset of single bytes leaves undefined stands for the character
 * of the same number (a C1 control up to 9F, as in the WHATWG Encoding
 * Standard's windows-1252), unless another byte has that one.
 */
enum fixenc_charset {
    FIXENC_ISO_8859_1 = 1,
    FIXENC_ISO_8859_2 = 2,
    FIXENC_ISO_8859_3 = 3,
    FIXENC_ISO_8859_4 = 4,
    FIXENC_ISO_8859_5 = 5,
    FIXENC_ISO_8859_6 = 6,
    FIXENC_ISO_8859_7 = 7,
    FIXENC_ISO_8859_8 = 8,
    FIXENC_ISO_8859_9 = 9,
    FIXENC_ISO_8859_13 = 10,
    FIXENC_ISO_8859_15 = 11,
    FIXENC_ISO_8859_16 = 12,
    FIXENC_WINDOWS_1250 = 13,
    FIXENC_WINDOWS_1251 = 14,
    FIXENC_WINDOWS_1252 = 15,
    FIXENC_WINDOWS_1253 = 16,
    FIXENC_WINDOWS_1254 = 17,
    FIXENC_WINDOWS_1255 = 18,
    FIXENC_WINDOWS_1256 = 19,
    FIXENC_WINDOWS_1257 = 20,
    FIXENC_WINDOWS_1258 = 21,
    FIXENC_WINDOWS_874 = 22,
    FIXENC_IBM437 = 23,
    FIXENC_IBM737 = 24,
    FIXENC_IBM775 = 25,
    FIXENC_IBM850 = 26,
    FIXENC_IBM852 = 27,
    FIXENC_IBM855 = 28,
    FIXENC_IBM857 = 29,
    FIXENC_IBM858 = 30,
    FIXENC_IBM862 = 31,
    FIXENC_IBM863 = 32,
    FIXENC_IBM865 = 33,
    FIXENC_IBM866 = 34,
    FIXENC_IBM869 = 35,
    FIXENC_KOI8_R = 36,
    FIXENC_KOI8_U = 37,
    FIXENC_MACINTOSH = 38,
    FIXENC_MAC_CENTRAL_EUROPE = 39,
    FIXENC_MAC_CYRILLIC = 40,
    FIXENC_MAC_GREEK = 41,
    FIXENC_MAC_TURKISH = 42,
    FIXENC_MAC_ICELAND = 43,
    /* A character is one byte or several in these. */
    FIXENC_GBK = 44,
    FIXENC_CP932 = 45, /* Shift_JIS as Windows has it */
    FIXENC_CP949 = 46, /* EUC-KR as Windows has it */
    FIXENC_BIG5 = 47,
    FIXENC_EUC_JP = 48,
};

/* The number after the last charset; it grows, the values above never change. */
#define FIXENC_CHARSET_END 49

/* ---- Findings ----------------------------------------------------------- */

enum fixenc_kind {
    FIXENC_MOJIBAKE = 1, /* UTF-8 that was read as another charset */
    FIXENC_NOT_NFC = 2,  /* right text, not in normal form C (UAX #15) */
    FIXENC_RESTORED = 3, /* mojibake that lost a byte, which the text tells */
    FIXENC_C1 = 4,       /* a C1 control: a byte of chain.step[0], not UTF-8,
                            that was read as ISO-8859-1 */
    FIXENC_BYTES = 5,    /* bytes of chain.step[0], not UTF-8, decoded; where
                            chain.len is 0, bytes of another form of UTF-8 */
    FIXENC_LOST = 6,     /* what was lost here the text does not tell: bytes
                            that are not UTF-8, or U+FFFD in or beside
                            mojibake; `after` equals `before` */
    FIXENC_MAPPED = 7,   /* one of the pairs of your options */
};

/*
 * A line is judged as a whole up to this many bytes, and this is the most
 * that a stream holds back.  Longer lines are judged in pieces, counted from
 * the line's start.
 */
#define FIXENC_LINE_MAX 16384

/* The most layers of wrong decoding that are undone. */
#define FIXENC_CHAIN_MAX 4

/*
 * How the text went wrong, last mistake first: {2, {WINDOWS_1252, IBM437}} is
 * UTF-8 that was read as IBM437, saved as UTF-8, and read as windows-1252.
 * Undoing the steps in this order makes `after` from `before`.
 * len is 0 where nothing was misread (FIXENC_NOT_NFC, FIXENC_LOST,
 * FIXENC_MAPPED).  In a FIXENC_C1 or FIXENC_BYTES finding the first step is the
 * charset that the text was in.
 */
struct fixenc_chain {
    uint8_t len;
    uint8_t step[FIXENC_CHAIN_MAX]; /* enum fixenc_charset */
};

/*
 * What is read of bytes that are not UTF-8 (FIXENC_BYTES):
 *
 * - A line is taken to be in one charset; its characters that are UTF-8 stay
 *   unless they read better as bytes of it.  In a multi-byte charset (GBK to
 *   EUC-JP) it is the whole line.
 * - A line that may as well be UTF-8 that lost a byte stays as it is.
 * - Surrogate pairs of two times three bytes (CESU-8) and C0 80 (NUL, in Java's
 *   modified UTF-8) become the character that they stand for.  Other sequences
 *   that are longer than needed do so only where the line has no other bytes
 *   that are not UTF-8, and never become LF.
 * - A line with control characters other than TAB, CR, FF, SUB and ESC is no
 *   text: its bytes stay.
 *
 * U+FFFD with nothing garbled beside it is right text, and no finding.
 */

/*
 * One change: replace `before` at `offset` by `after`.  Findings come in input
 * order and never overlap.  They cover whole words, so that they read
 * well in a report.  The pointers are valid during the callback only; the
 * texts are not NUL-ended.
 */
struct fixenc_finding {
    enum fixenc_kind kind;
    uint8_t confidence; /* per cent, 0 to 100, that `after` is right, or that
                           something was lost */
    struct fixenc_chain chain;
    uint64_t offset; /* of `before` in the input, in bytes, from 0 */
    uint64_t line;   /* from 1 */
    uint64_t column; /* in the line, in bytes, from 1 */
    const char *before;
    size_t before_len;
    const char *after;
    size_t after_len;
};

/* What to do with a finding; FIXENC_STOP ends the stream as it stands. */
enum fixenc_answer {
    FIXENC_APPLY = 0,
    FIXENC_SKIP = 1,
    FIXENC_STOP = 2,
};

/* ---- Streams ------------------------------------------------------------ */

/*
 * Where results go.  Both callbacks run inside fixenc_push and fixenc_finish,
 * in the order of the text.  Either may be NULL: see fixenc_new.
 */
struct fixenc_sink {
    /* Told of each finding before any text after it is written. */
    enum fixenc_answer (*finding)(void *user, const struct fixenc_finding *f);
    /* Gets the next `len` > 0 bytes of the result, valid during the call
       only; answers false to stop. */
    bool (*write)(void *user, const char *bytes, size_t len);
    void *user; /* handed to both, never looked at */
};

/* What is brought into normal form C (UAX #15). */
enum fixenc_normalize {
    FIXENC_NORMALIZE_ALL = 0,      /* the whole text */
    FIXENC_NORMALIZE_REPAIRED = 1, /* only text that was repaired */
    FIXENC_NORMALIZE_NONE = 2,     /* nothing */
};

/* What you know to be wrong, and what it should be: UTF-8, NUL-ended. */
struct fixenc_pair {
    const char *bad;
    const char *good;
};

/* The most bytes of a `bad`. */
#define FIXENC_MAP_MAX 1024

/* The least confidence of a finding, unless options say another: below it wrong
   ones become many (tests/bench/README.md has the figures). */
#define FIXENC_MIN_CONFIDENCE 30

/*
 * Escapes that stand for characters beyond ASCII, to be looked at as if the
 * characters stood there.  What is repaired is written as an escape again, of
 * the same kind and with hexadecimal digits of the same case; other escapes
 * are not touched, those that stand for ASCII neither.  A line stays as it is
 * where ASCII that would be made becomes part of an escape.
 */
enum fixenc_escapes {
    FIXENC_ESCAPES_JSON = 1, /* \u00c3\u00ab, \xc3, \u{c3}: JSON, JavaScript,
                                Java */
    FIXENC_ESCAPES_HTML = 2, /* &Atilde;&#171;&#xAB; with their semicolons */
    FIXENC_ESCAPES_URL = 4,  /* %C3%83%C2%AB */
    FIXENC_ESCAPES_QP = 8,   /* =C3=83=C2=AB, quoted-printable in UTF-8 */
    FIXENC_ESCAPES_PHP = 16, /* s:8:"SyriÃ«"; the byte counts of PHP's
                                serialize(), also with the quotes escaped for
                                SQL: one that was right stays right.  It must
                                stand in one line with its text */
};

/* What to look for.  Start from FIXENC_OPTIONS_INIT; new fields go last. */
struct fixenc_options {
    size_t size;       /* sizeof(struct fixenc_options), set by the INIT */
    uint64_t charsets; /* bit set of 1 << enum fixenc_charset; 0: all */
    enum fixenc_normalize normalize;
    uint8_t max_layers;     /* layers to undo; 0 or more than FIXENC_CHAIN_MAX:
                           FIXENC_CHAIN_MAX */
    uint8_t min_confidence; /* leave what is less sure, in per cent, as it is;
                               0: FIXENC_MIN_CONFIDENCE */
    bool lossy; /* also look for mojibake that was degraded: quotes made
                   straight, look-alikes, characters that vanished */
    /* Replaced before anything else is looked for, the longest that fits.
       They are not copied: they must live as long as the stream. */
    const struct fixenc_pair *map;
    size_t map_count;
    uint32_t escapes; /* bit set of enum fixenc_escapes; 0: none */
    /* If it has steps, this chain is undone wherever it can be, until nothing
       is left of it, and no other: the likelihood of the text, `charsets`,
       `min_confidence` and `lossy` do not count.  `max_layers` is no less than
       its length; a line that was garbled more often is left as it is.  A charset
       of several bytes a character can only stand alone. */
    struct fixenc_chain via;
};

#define FIXENC_OPTIONS_INIT                                                    \
    {                                                                          \
        sizeof(struct fixenc_options), 0, FIXENC_NORMALIZE_ALL, 0, 0, false,   \
            NULL, 0, 0,                                                        \
        {                                                                      \
            0,                                                                 \
            {                                                                  \
                0                                                              \
            }                                                                  \
        }                                                                      \
    }

/*
 * Tells what is wrong with pairs that can not be kept along with the promises: a
 * sentence without a full stop, and its number in *which; NULL if nothing is.
 * A `bad` must hold more than ASCII, and at least as many characters as its
 * `good`; no `good` may hold a `bad`; neither may be empty or hold LF.
 */
FIXENC_API const char *fixenc_map_problem(const struct fixenc_pair *pairs,
                                          size_t count, size_t *which);

/* The state of one text.  Between calls it points into your memory only where
   your options have a map. */
typedef struct fixenc_stream fixenc_stream;

/*
 * Makes a stream.  `options` may be NULL for the defaults, `sink` for a dry
 * run that only tells its status.  Without a finding callback every finding
 * is applied; without a write callback nothing is written, which is how one
 * only checks.  Both structs are copied.
 * Returns NULL when there is no memory, fixenc_map_problem knows of a problem,
 * or `via` is no chain that can be undone.  Free it with fixenc_free.
 */
FIXENC_API fixenc_stream *fixenc_new(const struct fixenc_options *options,
                                     const struct fixenc_sink *sink);

/*
 * Feeds the next `len` bytes of the text; `bytes` may be NULL when `len` is 0.
 * Every line that `bytes` completes is judged, and written before this
 * returns; a line begun is held back, up to FIXENC_LINE_MAX bytes of it.
 * After a status other than FIXENC_OK every further call returns that same
 * status and calls nothing.
 */
FIXENC_API enum fixenc_status fixenc_push(fixenc_stream *stream,
                                          const void *bytes, size_t len);

/* Ends the text: judges and writes what was held back. */
FIXENC_API enum fixenc_status fixenc_finish(fixenc_stream *stream);

/* Makes the stream ready for another text, with the same options and sink,
   whatever its status was.  NULL is allowed. */
FIXENC_API void fixenc_reset(fixenc_stream *stream);

/* Frees the stream, finished or not.  NULL is allowed. */
FIXENC_API void fixenc_free(fixenc_stream *stream);

/* ---- Whole strings ------------------------------------------------------ */

/*
 * Repairs a whole string in memory, applying every finding.  On FIXENC_OK,
 * *out is a new string of *out_len bytes with a NUL after them, to be freed
 * with fixenc_text_free; on any other status both are untouched.
 * `options` may be NULL; `text` may be NULL when `len` is 0.
 */
FIXENC_API enum fixenc_status fixenc_text(const struct fixenc_options *options,
                                          const char *text, size_t len,
                                          char **out, size_t *out_len);

/* Frees what fixenc_text made.  NULL is allowed. */
FIXENC_API void fixenc_text_free(char *text);

/*
 * How unlikely the text is, in nats: -log of its probability by the model that
 * judges.  Only a difference tells something: mojibake costs more than what it
 * was.  `text` may be NULL when `len` is 0.
 */
FIXENC_API double fixenc_text_cost(const char *text, size_t len);

/* ---- Names -------------------------------------------------------------- */

/* Constant strings, for messages and reports; never NULL ("unknown" for a
   value that is not in the enum). */
FIXENC_API const char *fixenc_version(void);
FIXENC_API const char *fixenc_status_name(enum fixenc_status status);
FIXENC_API const char *fixenc_kind_name(enum fixenc_kind kind);

/* The charset's usual name: the preferred MIME name of the IANA registry
   where there is one, for example "windows-1252". */
FIXENC_API const char *fixenc_charset_name(enum fixenc_charset charset);

/*
 * Finds a charset by its name or a common alias ("cp1252", "latin1"); letter
 * case, '-', '_' and spaces do not matter.  Returns 0 if there is none, or
 * `name` is NULL.
 */
FIXENC_API int fixenc_charset_by_name(const char *name);

/* The character that `byte` alone stands for, as a code point; 0 for byte 0,
   where the charset has none, and where there is no such charset. */
FIXENC_API uint32_t fixenc_charset_char(enum fixenc_charset charset,
                                        uint8_t byte);

#ifdef __cplusplus
}
#endif

#endif /* FIXENC_H */
