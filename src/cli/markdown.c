/* SPDX-License-Identifier: MIT */
#include "markdown.h"

#include <string.h>

/* Part of a line. */
struct stretch {
    const char *bytes;
    size_t len;
};

static struct stretch skip(struct stretch from, size_t len)
{
    return (struct stretch){from.bytes + len, from.len - len};
}

/* Counts the characters at the start that are in `set`. */
static size_t count_of(struct stretch text, const char *set)
{
    size_t len = 0;
    while (len < text.len && text.bytes[len] != '\0' &&
           strchr(set, text.bytes[len]) != NULL)
        len++;
    return len;
}

/* Takes the next line into account. */
static void take_line(struct markdown *markdown, struct stretch line)
{
    line = skip(line, count_of(line, " \t>"));
    char fence = '\0';
    if (line.len > 0)
        fence = *line.bytes;
    size_t len = count_of(line, fence == '`' ? "`" : "~");
    struct stretch rest = skip(line, len);
    markdown->is_fenced = markdown->fence != '\0';
    if (markdown->is_fenced) {
        if (fence == markdown->fence && len >= markdown->fence_len &&
            count_of(rest, " \t\r\n") == rest.len)
            markdown->fence = '\0';
    } else if (len >= 3 &&
               (fence == '~' || memchr(rest.bytes, '`', rest.len) == NULL)) {
        markdown->is_fenced = true;
        markdown->fence = fence;
        markdown->fence_len = len;
    }
}

/* Takes lines into account until one ends behind `place`. */
static void go_to(struct markdown *markdown, size_t place)
{
    while (markdown->line_end <= place && markdown->line_end < markdown->len) {
        size_t start = markdown->line_end;
        const char *from = markdown->bytes + start;
        const char *end = memchr(from, '\n', markdown->len - start);
        markdown->line_start = start;
        markdown->line_end =
            end != NULL ? (size_t)(end - markdown->bytes) + 1 : markdown->len;
        take_line(markdown, (struct stretch){from, markdown->line_end - start});
    }
}

/* Returns where the code span ends that begins with `ticks` backticks before
   `rest`, counted from there; 0 if it does not end. */
static size_t find_span_end(struct stretch rest, size_t ticks)
{
    size_t at = 0;
    while (at < rest.len) {
        size_t len = count_of(skip(rest, at), "`");
        at += len > 0 ? len : 1;
        if (len == ticks)
            return at;
    }
    return 0;
}

/* Whether any of [from, to) of the line is in a code span. */
static bool has_code_span(struct stretch line, size_t from, size_t to)
{
    size_t at = 0;
    while (at < to) {
        size_t ticks = count_of(skip(line, at), "`");
        if (ticks == 0) {
            at += line.bytes[at] == '\\' && at + 1 < to ? 2 : 1;
            continue;
        }
        size_t start = at;
        at += ticks;
        size_t end = find_span_end(skip(line, at), ticks);
        if (end > 0 && start < to && from < at + end)
            return true;
        at += end;
    }
    return false;
}

void markdown_begin(struct markdown *markdown, const char *bytes, size_t len)
{
    markdown->bytes = bytes;
    markdown->len = len;
    markdown->line_start = markdown->line_end = 0;
}

bool markdown_is_code(struct markdown *markdown, size_t from, size_t to)
{
    go_to(markdown, from);
    size_t start = markdown->line_start;
    struct stretch line = {markdown->bytes + start, markdown->line_end - start};
    to = to < markdown->line_end ? to : markdown->line_end;
    return markdown->is_fenced || has_code_span(line, from - start, to - start);
}

void markdown_end(struct markdown *markdown)
{
    go_to(markdown, markdown->len);
}
