/* SPDX-License-Identifier: MIT */
#include "report_github.h"

#include "column.h"
#include "escape.h"
#include "finding.h"

#include <inttypes.h>
#include <string.h>

/* The value of a property, or the message: GitHub undoes these escapes, and no
   other.  A line end, the only control it knows, is escaped as all are. */
static void print_value(FILE *to, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        if (strchr("%:,", text[at]) != NULL && text[at] != '\0')
            fprintf(to, "%%%02X", (unsigned)text[at++]);
        else
            at += escape_print_one(to, text + at, len - at);
    }
}

static void github_begin(struct printer *printer, const struct input *input)
{
    column_begin(printer->state, input);
}

static void github_finding(struct printer *printer, const char *file,
                           const struct fixenc_finding *finding)
{
    FILE *to = printer->to;
    struct column *column = printer->state;
    if (!column_find(column, finding))
        printer->has_failed = true;
    uint64_t len = column_count(finding->before, finding->before_len);
    fputs("::error file=", to);
    print_value(to, file, strlen(file));
    fprintf(to,
            ",line=%" PRIu64 ",col=%" PRIu64 ",endColumn=%" PRIu64
            ",title=%s::",
            finding->line, column->column, column->column + len,
            fixenc_kind_name(finding->kind));
    finding_print_message(to, finding, print_value);
    fputc('\n', to);
}

const struct printer_verbs report_github = {
    .state_len = sizeof(struct column),
    .begin = github_begin,
    .finding = github_finding,
};
