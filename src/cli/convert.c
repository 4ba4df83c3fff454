/* SPDX-License-Identifier: MIT */
#include "convert.h"

#include "message.h"
#include "scratch.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* No character is longer than this in any charset, shifts included. */
#define BLOCK_LEN ((size_t)16 * 1024)

/* One way through iconv, from a file to a function. */
struct pass {
    int from;
    const char *name; /* of the file, for messages */
    bool (*put)(void *user, const char *bytes, size_t len);
    void *user;
    iconv_t iconv;
    uint64_t offset; /* where to begin, then of what is not converted yet */
    bool is_valid;   /* false: it never will be */
};

/* Converts what it can of a block, or of nothing, which ends the text.  False
   after a message. */
static bool convert_block(struct pass *pass, char *bytes, size_t len)
{
    char out[4 * BLOCK_LEN];
    size_t left = len;
    int error;
    do {
        char *to = out;
        size_t room = sizeof out;
        size_t result =
            iconv(pass->iconv, len > 0 ? &bytes : NULL, &left, &to, &room);
        error = result == (size_t)-1 ? errno : 0;
        if (!pass->put(pass->user, out, sizeof out - room))
            return false;
    } while (error == E2BIG);
    pass->offset += len - left;
    /* A character cut by the end of the block is read again. */
    pass->is_valid = error == 0 || (error == EINVAL && left < len);
    return true;
}

static ssize_t read_block(const struct pass *pass, char *bytes)
{
    for (;;) {
        ssize_t len = pread(pass->from, bytes, BLOCK_LEN, (off_t)pass->offset);
        if (len >= 0)
            return len;
        if (errno == EINTR)
            continue;
        message(pass->name, "cannot be read: %s", strerror(errno));
        return -1;
    }
}

static bool convert_blocks(struct pass *pass)
{
    char bytes[BLOCK_LEN];
    ssize_t len;
    do {
        len = read_block(pass, bytes);
        if (len < 0 || !convert_block(pass, bytes, (size_t)len))
            return false;
    } while (len > 0 && pass->is_valid);
    return true;
}

/* False after a message. */
static bool run_pass(struct pass *pass, const char *to, const char *from)
{
    pass->iconv = iconv_open(to, from);
    if ((intptr_t)pass->iconv == -1) {
        message(pass->name, "cannot be converted from %s to %s: %s", from, to,
                strerror(errno));
        return false;
    }
    bool is_run = convert_blocks(pass);
    iconv_close(pass->iconv);
    return is_run;
}

/* ---- Where a pass ends ------------------------------------------------------ */

static bool put_output(void *user, const char *bytes, size_t len)
{
    return output_write(user, bytes, len);
}

static bool put_nowhere(void *user, const char *bytes, size_t len)
{
    (void)user;
    (void)bytes;
    (void)len;
    return true;
}

struct comparison {
    int fd;
    uint64_t offset;
    bool is_same;
};

static bool put_beside(void *user, const char *bytes, size_t len)
{
    struct comparison *with = user;
    char other[4 * BLOCK_LEN];
    ssize_t read = pread(with->fd, other, len, (off_t)with->offset);
    with->is_same =
        with->is_same && read == (ssize_t)len && memcmp(bytes, other, len) == 0;
    with->offset += len;
    return true;
}

/* ---- There -------------------------------------------------------------------- */

/* UTF-16 and UTF-32 leave it to the mark in which order the bytes are. */
static bool needs_mark(const char *charset)
{
    return strcasecmp(charset, "UTF-16") == 0 ||
           strcasecmp(charset, "UTF-32") == 0;
}

static bool is_utf8(const char *charset)
{
    return strcasecmp(charset, "UTF-8") == 0 ||
           strcasecmp(charset, "UTF8") == 0;
}

static bool choose_charset(struct convert *convert, const struct input *input,
                           const struct options *options)
{
    const char *mark = input_find_mark(input);
    convert->charset = options->from != NULL ? options->from : mark;
    if (options->from == NULL)
        return true;
    if (is_utf8(options->from))
        convert->charset = NULL;
    if (!needs_mark(options->from))
        return true;
    convert->charset = mark;
    if (mark == NULL)
        message(input->name,
                "has no byte order mark; give --from=%sLE or --from=%sBE",
                options->from, options->from);
    return mark != NULL;
}

static bool convert_text(const struct convert *convert,
                         const struct input *input, struct output *scratch)
{
    struct pass pass = {input->fd, input->name, put_output, scratch,
                        NULL,      0,           true};
    if (!run_pass(&pass, "UTF-8", convert->charset) || !output_flush(scratch))
        return false;
    if (!pass.is_valid)
        message(input->name,
                "is not valid %s at byte %ju, counted from 0; "
                "give its charset with --from",
                convert->charset, (uintmax_t)pass.offset);
    return pass.is_valid;
}

/* Some charsets have two ways to write a character. */
static bool comes_back(const struct convert *convert, const struct input *input,
                       int text)
{
    struct comparison with = {input->fd, 0, true};
    struct pass pass = {text, input->name, put_beside, &with, NULL, 0, true};
    if (!run_pass(&pass, convert->charset, "UTF-8"))
        return false;
    if (!with.is_same || !pass.is_valid)
        message(input->name, "would not come back from UTF-8 byte for byte; "
                             "add --to=utf-8 to leave it in UTF-8");
    return with.is_same && pass.is_valid;
}

bool convert_begin(struct convert *convert, struct input *input,
                   const struct options *options, char *buffer)
{
    *convert = (struct convert){.is_to_utf8 = options->is_to_utf8, .text = -1};
    if (!choose_charset(convert, input, options))
        return false;
    if (convert->charset == NULL)
        return true;
    struct output scratch = {.name = "scratch file"};
    scratch.buffer = buffer;
    if (!input_make_seekable(input))
        return false;
    scratch.fd = scratch_open();
    convert->text = scratch.fd < 0 ? -1 : scratch_open();
    if (convert->text >= 0 && convert_text(convert, input, &scratch) &&
        (convert->is_to_utf8 || comes_back(convert, input, scratch.fd)) &&
        input_replace(input, scratch.fd))
        return true;
    if (scratch.fd >= 0)
        close(scratch.fd);
    return false;
}

/* ---- And back ------------------------------------------------------------------ */

static bool can_be_written(const struct convert *convert,
                           const struct input *input)
{
    struct pass pass = {convert->text, input->name, put_nowhere, NULL,
                        NULL,          0,           true};
    if (!run_pass(&pass, convert->charset, "UTF-8"))
        return false;
    if (!pass.is_valid)
        message(input->name,
                "has a character after its repair that %s lacks; "
                "add --to=utf-8 to leave it in UTF-8",
                convert->charset);
    return pass.is_valid;
}

static size_t mark_len(int text)
{
    char mark[3];
    return pread(text, mark, sizeof mark, 0) == sizeof mark &&
                   memcmp(mark, "\xEF\xBB\xBF", sizeof mark) == 0
               ? sizeof mark
               : 0;
}

bool convert_drops_mark(const struct convert *convert)
{
    return convert->charset != NULL && convert->is_to_utf8 &&
           mark_len(convert->text) > 0;
}

bool convert_back(const struct convert *convert, const struct input *input,
                  struct output *output)
{
    struct pass pass = {convert->text, input->name, put_output, output,
                        NULL,          0,           true};
    if (convert->is_to_utf8) {
        pass.offset = mark_len(convert->text);
        return run_pass(&pass, "UTF-8", "UTF-8");
    }
    return can_be_written(convert, input) &&
           run_pass(&pass, convert->charset, "UTF-8");
}

void convert_end(struct convert *convert)
{
    if (convert->text >= 0)
        close(convert->text);
    convert->text = -1;
}
