/* SPDX-License-Identifier: MIT */
#include "report_diff.h"

#include "message.h"
#include "reread.h"
#include "scratch.h"
#include "terminal.h"
#include "unicode.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* Unchanged lines before and after a change, as diff -u has them. */
#define CONTEXT 3

struct diff {
    FILE *hunk;          /* its lines, until their number is known */
    uint64_t first_line; /* of the hunk; 0: none is begun */
    uint64_t line;       /* the next to be put */
    uint64_t place;      /* its first byte that is not yet put */
    bool is_in_change;   /* the new form of that line is begun */
    bool has_header;
    const struct input *input;
    char block[8192];
};

/* Reads the block at `place`; returns its length, which is less than `len` at
   the end only. */
static size_t read_block(struct printer *printer, uint64_t place, size_t len)
{
    struct diff *diff = printer->state;
    ssize_t done =
        reread(diff->input->fd, diff->input->name, diff->block, len, place);
    if (done >= 0)
        return (size_t)done;
    printer->has_failed = true;
    return 0;
}

/* Puts the line's bytes from `place` on.  A last line without LF gets one and
   the remark that patch(1) knows. */
static void put_rest_of_line(struct printer *printer)
{
    struct diff *diff = printer->state;
    for (;;) {
        size_t len = read_block(printer, diff->place, sizeof diff->block);
        const char *lf = memchr(diff->block, '\n', len);
        if (lf != NULL)
            len = (size_t)(lf - diff->block) + 1;
        fwrite(diff->block, 1, len, diff->hunk);
        diff->place += len;
        if (lf != NULL)
            return;
        if (len == 0) {
            fputs("\n\\ No newline at end of file\n", diff->hunk);
            return;
        }
    }
}

/* Puts the line's bytes from `place` up to `end`, which is in it. */
static void put_up_to(struct printer *printer, uint64_t end)
{
    struct diff *diff = printer->state;
    while (diff->place < end) {
        uint64_t want = end - diff->place;
        size_t len = read_block(printer, diff->place,
                                want < sizeof diff->block ? (size_t)want
                                                          : sizeof diff->block);
        if (len == 0)
            return;
        fwrite(diff->block, 1, len, diff->hunk);
        diff->place += len;
    }
}

/* Puts up to `count` unchanged lines. */
static void put_context(struct printer *printer, uint64_t count)
{
    struct diff *diff = printer->state;
    while (count-- > 0 && read_block(printer, diff->place, 1) > 0) {
        fputc(' ', diff->hunk);
        put_rest_of_line(printer);
        diff->line++;
    }
}

/* Puts the old form of the line, and begins the new one. */
static void begin_change(struct printer *printer)
{
    struct diff *diff = printer->state;
    uint64_t start = diff->place;
    terminal_paint(diff->hunk, printer->has_color, TERMINAL_RED);
    fputc('-', diff->hunk);
    put_rest_of_line(printer);
    diff->place = start;
    terminal_paint(diff->hunk, printer->has_color, TERMINAL_GREEN);
    fputc('+', diff->hunk);
    diff->is_in_change = true;
}

static void end_change(struct printer *printer)
{
    struct diff *diff = printer->state;
    if (!diff->is_in_change)
        return;
    put_rest_of_line(printer);
    terminal_paint(diff->hunk, printer->has_color, TERMINAL_PLAIN);
    diff->line++;
    diff->is_in_change = false;
}

/* Returns the start of the line before the one that starts at `start` > 0. */
static uint64_t line_before(struct printer *printer, uint64_t start)
{
    struct diff *diff = printer->state;
    uint64_t end = start - 1; /* its LF */
    while (end > 0) {
        size_t want =
            end < sizeof diff->block ? (size_t)end : sizeof diff->block;
        size_t len = read_block(printer, end - want, want);
        if (len < want)
            return 0;
        while (len > 0 && diff->block[len - 1] != '\n')
            len--;
        end -= want - len;
        if (len > 0)
            return end;
    }
    return 0;
}

/* Begins a hunk for a change of the line that starts at `start`. */
static void begin_hunk(struct printer *printer, uint64_t line, uint64_t start)
{
    struct diff *diff = printer->state;
    uint64_t count = 0;
    while (count < CONTEXT && start > 0) {
        start = line_before(printer, start);
        count++;
    }
    diff->first_line = diff->line = line - count;
    diff->place = start;
    rewind(diff->hunk);
    put_context(printer, count);
}

/* git and patch(1) read a name in quotes with the escapes of C. */
static void print_quoted(FILE *to, const char *side, const char *name)
{
    fprintf(to, "\"%s", side);
    for (const char *c = name; *c != '\0'; c++) {
        unsigned char byte = (unsigned char)*c;
        if (byte == '"' || byte == '\\')
            fprintf(to, "\\%c", byte);
        else if (byte < 0x20 || byte >= 0x7F)
            fprintf(to, "\\%03o", (unsigned)byte);
        else
            fputc(byte, to);
    }
    fputc('"', to);
}

static bool needs_quotes(const char *name)
{
    for (size_t left = strlen(name); left > 0;) {
        uint32_t code_point;
        size_t used = unicode_decode(name, left, &code_point);
        if (used == 0 || !unicode_is_visible(code_point) || code_point == '"' ||
            code_point == '\\')
            return true;
        name += used;
        left -= used;
    }
    return false;
}

/* A TAB ends a name that has spaces in it. */
static void print_name(FILE *to, const char *mark, const char *side,
                       const char *name)
{
    fputs(mark, to);
    if (needs_quotes(name))
        print_quoted(to, side, name);
    else
        fprintf(to, "%s%s%s", side, name, strchr(name, ' ') ? "\t" : "");
    fputc('\n', to);
}

/* Names are given from the folder that `patch -p1` is run in. */
static void print_header(const struct printer *printer, const char *name)
{
    FILE *to = printer->to;
    while (*name == '/' || strncmp(name, "./", 2) == 0)
        name += *name == '/' ? 1 : 2;
    terminal_paint(to, printer->has_color, TERMINAL_BOLD);
    print_name(to, "--- ", "a/", name);
    print_name(to, "+++ ", "b/", name);
    terminal_paint(to, printer->has_color, TERMINAL_PLAIN);
}

/* Copies the hunk's lines, the first `len` bytes of its file. */
static void copy_hunk(struct printer *printer, uint64_t len)
{
    struct diff *diff = printer->state;
    /* rewind forgets errors. */
    bool is_written = fflush(diff->hunk) == 0 && !ferror(diff->hunk);
    rewind(diff->hunk);
    while (is_written && len > 0) {
        size_t want =
            len < sizeof diff->block ? (size_t)len : sizeof diff->block;
        size_t got = fread(diff->block, 1, want, diff->hunk);
        if (got == 0)
            break;
        fwrite(diff->block, 1, got, printer->to);
        len -= got;
    }
    if (is_written && len == 0 && !ferror(diff->hunk))
        return;
    message("scratch file", "cannot be read or written; see to $TMPDIR");
    printer->has_failed = true;
}

/* Prints the hunk, if one is begun. */
static void end_hunk(struct printer *printer, const char *name)
{
    struct diff *diff = printer->state;
    if (diff->first_line == 0)
        return;
    if (!diff->has_header)
        print_header(printer, name);
    diff->has_header = true;
    uint64_t count = diff->line - diff->first_line;
    terminal_paint(printer->to, printer->has_color, TERMINAL_CYAN);
    fprintf(printer->to,
            "@@ -%" PRIu64 ",%" PRIu64 " +%" PRIu64 ",%" PRIu64 " @@\n",
            diff->first_line, count, diff->first_line, count);
    terminal_paint(printer->to, printer->has_color, TERMINAL_PLAIN);
    copy_hunk(printer, (uint64_t)ftello(diff->hunk));
    diff->first_line = 0;
}

/* Goes on to the start of the finding's line, in this hunk or a new one. */
static void go_to_line(struct printer *printer, const char *name,
                       const struct fixenc_finding *finding)
{
    struct diff *diff = printer->state;
    uint64_t start = finding->offset - (finding->column - 1);
    end_change(printer);
    if (diff->first_line != 0 &&
        finding->line - diff->line > UINT64_C(2) * CONTEXT) {
        put_context(printer, CONTEXT);
        end_hunk(printer, name);
    }
    if (diff->first_line == 0)
        begin_hunk(printer, finding->line, start);
    else
        put_context(printer, finding->line - diff->line);
    begin_change(printer);
}

static void diff_finding(struct printer *printer, const char *name,
                         const struct fixenc_finding *finding)
{
    struct diff *diff = printer->state;
    if (finding->kind == FIXENC_LOST)
        return;
    if (!diff->is_in_change || diff->line != finding->line)
        go_to_line(printer, name, finding);
    put_up_to(printer, finding->offset);
    fwrite(finding->after, 1, finding->after_len, diff->hunk);
    diff->place = finding->offset + finding->before_len;
}

static void diff_begin(struct printer *printer, const struct input *input)
{
    struct diff *diff = printer->state;
    diff->input = input;
    diff->first_line = 0;
    diff->is_in_change = false;
    diff->has_header = false;
}

/* The hunk of a text that could not be read to its end is not whole. */
static void diff_end(struct printer *printer, const struct file_result *result)
{
    if (result->has_failed)
        return;
    end_change(printer);
    struct diff *diff = printer->state;
    if (diff->first_line != 0)
        put_context(printer, CONTEXT);
    end_hunk(printer, result->name);
}

static bool diff_start(struct printer *printer)
{
    struct diff *diff = printer->state;
    int fd = scratch_open();
    if (fd >= 0)
        diff->hunk = fdopen(fd, "w+");
    if (diff->hunk != NULL)
        return true;
    if (fd >= 0) {
        message("scratch file", "cannot be used: %s", strerror(errno));
        close(fd);
    }
    return false;
}

static void diff_stop(struct printer *printer)
{
    struct diff *diff = printer->state;
    if (diff->hunk != NULL)
        fclose(diff->hunk);
}

const struct printer_verbs report_diff = {
    .state_len = sizeof(struct diff),
    .start = diff_start,
    .begin = diff_begin,
    .finding = diff_finding,
    .end = diff_end,
    .stop = diff_stop,
};
