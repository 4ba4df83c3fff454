/* SPDX-License-Identifier: MIT */
#include "report_text.h"

#include "escape.h"
#include "finding.h"

#include <inttypes.h>
#include <string.h>

static void print_finding(struct printer *printer, const char *file,
                          const struct fixenc_finding *finding)
{
    /* The question has shown it already. */
    if (printer->options->is_interactive && printer->to == stdout)
        return;
    finding_print(printer->to, printer->has_color, file, finding);
}

static void print_count(FILE *to, uint64_t count, const char *thing)
{
    fprintf(to, "%" PRIu64 " %s%s", count, thing, count == 1 ? "" : "s");
}

static void print_end(struct printer *printer, const struct file_result *result)
{
    bool is_clean = result->finding_count == 0 && !result->has_failed;
    if (!printer->options->is_verbose ||
        (!is_clean && result->skipped_count == 0))
        return;
    escape_print(printer->to, result->name, strlen(result->name));
    fputs(is_clean ? ": clean" : ":", printer->to);
    if (result->skipped_count > 0) {
        fputs(is_clean ? ", " : " ", printer->to);
        print_count(printer->to, result->skipped_count, "finding");
        fputs(" skipped", printer->to);
    }
    fputc('\n', printer->to);
}

static void print_findings(FILE *to, const struct totals *totals,
                           bool is_dry_run)
{
    fputs(", ", to);
    print_count(to, totals->finding_count, "finding");
    if (totals->file_count > 1)
        fprintf(to, " in %" PRIu64 " of them", totals->hit_count);
    fputs(", ", to);
    print_count(to, totals->changed_len, "byte");
    fputs(is_dry_run ? " to change" : " changed", to);
    if (totals->left_count > 0)
        fprintf(to, ", %" PRIu64 " left", totals->left_count);
}

static void print_summary(struct printer *printer, const struct totals *totals)
{
    FILE *to = printer->to;
    const struct options *options = printer->options;
    print_count(to, totals->file_count, "file");
    if (totals->finding_count == 0)
        fputs(", no findings", to);
    else
        print_findings(to, totals, options->check || options->diff);
    if (totals->failed_count > 0)
        fprintf(to, "; %" PRIu64 " failed", totals->failed_count);
    fputc('\n', to);
}

const struct printer_verbs report_text = {
    .finding = print_finding,
    .end = print_end,
    .summary = print_summary,
};
