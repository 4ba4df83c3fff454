/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "message.h"
#include "report_diff.h"
#include "report_github.h"
#include "report_html.h"
#include "report_jsonl.h"
#include "report_sarif.h"
#include "report_stat.h"
#include "report_text.h"
#include "sync.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char standard_output[] = "standard output";

/* One row a format that --report knows. */
static const struct printer_verbs *const formats[] = {
    [REPORT_NONE] = NULL,
    [REPORT_TEXT] = &report_text,
    [REPORT_JSON] = &report_jsonl,
    [REPORT_SARIF] = &report_sarif,
    [REPORT_GITHUB] = &report_github,
    [REPORT_HTML] = &report_html,
};

static bool add_printer(struct report *report, struct printer printer,
                        const struct printer_verbs *verbs)
{
    struct printer *added = &report->printers[report->count++];
    *added = printer;
    added->verbs = verbs;
    added->has_color = options_want_color(added->options, fileno(added->to));
    if (verbs->state_len > 0 &&
        (added->state = calloc(1, verbs->state_len)) == NULL) {
        message(NULL, "not enough memory");
        return false;
    }
    return verbs->start == NULL || verbs->start(added);
}

/* Whether the report would take the place of a text. */
static bool is_input(const struct options *options, const char *path)
{
    struct stat report;
    struct stat text;
    if (stat(path, &report) != 0 || !S_ISREG(report.st_mode))
        return false;
    for (size_t i = 0; i < options->file_count; i++)
        if (stat(options->files[i], &text) == 0 &&
            text.st_dev == report.st_dev && text.st_ino == report.st_ino)
            return true;
    return false;
}

/* The report that undoes is of no use under no name.  False after a message. */
static bool save_name(struct printer *printer)
{
    const struct options *options = printer->options;
    struct stat stat;
    if (!options->in_place || options->report != REPORT_JSON ||
        fstat(fileno(printer->to), &stat) != 0 || !S_ISREG(stat.st_mode) ||
        sync_folder_of(printer->name))
        return true;
    message(printer->name,
            "cannot be saved in its folder: %s; "
            "give --report-file another name",
            strerror(errno));
    fclose(printer->to);
    return false;
}

/* Opens the file that the options name. */
static bool create_report_file(struct printer *printer)
{
    printer->name = printer->options->report_file;
    if (is_input(printer->options, printer->name)) {
        message(printer->name, "is a text to repair; "
                               "give --report-file another name");
        return false;
    }
    printer->to = fopen(printer->name, "w");
    if (printer->to == NULL)
        message(printer->name, "cannot be opened for the report: %s",
                strerror(errno));
    return printer->to != NULL && save_name(printer);
}

/* A report that is no diff goes where nothing else does. */
static void choose_output(struct printer *printer)
{
    const struct options *options = printer->options;
    bool is_free = options->in_place || (options->check && !options->diff);
    printer->to = is_free ? stdout : stderr;
    printer->name = is_free ? standard_output : "standard error";
}

bool report_open(struct report *report, const struct options *options)
{
    *report = (struct report){0};
    struct printer printer = {
        .to = stdout, .name = standard_output, .options = options};
    if (options->diff && !add_printer(report, printer, &report_diff))
        return false;
    choose_output(&printer);
    struct printer stat = printer;
    if (options->report_file != NULL && !create_report_file(&printer))
        return false;
    const struct printer_verbs *verbs = formats[options->report];
    if (verbs != NULL && !add_printer(report, printer, verbs))
        return false;
    return !options->has_stat || options->is_quiet ||
           add_printer(report, stat, &report_stat);
}

void report_begin(struct report *report, const struct input *input)
{
    report->file = (struct file_result){.name = input->name};
    for (size_t i = 0; i < report->count; i++) {
        struct printer *printer = &report->printers[i];
        if (printer->verbs->begin != NULL)
            printer->verbs->begin(printer, input);
    }
}

void report_finding(struct report *report, const struct fixenc_finding *finding)
{
    report->file.finding_count++;
    if (finding->kind == FIXENC_LOST)
        report->file.left_count++;
    else
        report->file.changed_len += finding->before_len;
    for (size_t i = 0; i < report->count; i++) {
        struct printer *printer = &report->printers[i];
        printer->verbs->finding(printer, report->file.name, finding);
    }
}

void report_change(struct report *report, const struct input *input,
                   const struct convert *convert, int new_fd)
{
    for (size_t i = 0; i < report->count; i++) {
        struct printer *printer = &report->printers[i];
        if (printer->verbs->change != NULL)
            printer->verbs->change(printer, input, convert, new_fd);
    }
}

/* A file that failed was not changed, so its findings do not count. */
static void add_to_totals(struct totals *totals, const struct file_result *file)
{
    totals->file_count++;
    if (file->has_failed) {
        totals->failed_count++;
        return;
    }
    totals->hit_count += file->finding_count > 0;
    totals->finding_count += file->finding_count;
    totals->left_count += file->left_count;
    totals->changed_len += file->changed_len;
}

void report_end(struct report *report)
{
    add_to_totals(&report->totals, &report->file);
    for (size_t i = 0; i < report->count; i++) {
        struct printer *printer = &report->printers[i];
        if (printer->verbs->end != NULL)
            printer->verbs->end(printer, &report->file);
    }
}

void report_unread(struct report *report)
{
    report->totals.file_count++;
    report->totals.failed_count++;
}

void report_add(struct report *report, const struct totals *more)
{
    struct totals *totals = &report->totals;
    totals->file_count += more->file_count;
    totals->failed_count += more->failed_count;
    totals->hit_count += more->hit_count;
    totals->finding_count += more->finding_count;
    totals->left_count += more->left_count;
    totals->changed_len += more->changed_len;
}

int report_fd(const struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        FILE *to = report->printers[i].to;
        if (to != stdout && to != stderr)
            return fileno(to);
    }
    return -1;
}

void report_summary(struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        struct printer *printer = &report->printers[i];
        if (printer->verbs->summary != NULL)
            printer->verbs->summary(printer, &report->totals);
    }
}

/* A printer that failed stays so, but says it once. */
static bool flush_printer(struct printer *printer)
{
    if (printer->has_failed)
        return false;
    errno = 0;
    if (fflush(printer->to) == 0 && !ferror(printer->to))
        return true;
    message(printer->name, "cannot be written: %s",
            strerror(errno != 0 ? errno : EIO));
    printer->has_failed = true;
    return false;
}

bool report_flush(struct report *report)
{
    bool is_flushed = true;
    for (size_t i = 0; i < report->count; i++)
        is_flushed = flush_printer(&report->printers[i]) && is_flushed;
    return is_flushed;
}

/* Standard output and error are not ours to close. */
static bool close_printer(struct printer *printer)
{
    bool has_state = printer->state != NULL || printer->verbs->state_len == 0;
    if (printer->verbs->stop != NULL && has_state)
        printer->verbs->stop(printer);
    free(printer->state);
    if (printer->to == stdout || printer->to == stderr)
        return true;
    if (fclose(printer->to) == 0)
        return true;
    message(printer->name, "cannot be written: %s", strerror(errno));
    return false;
}

bool report_close(struct report *report)
{
    bool is_closed = report_flush(report);
    for (size_t i = 0; i < report->count; i++)
        is_closed = close_printer(&report->printers[i]) && is_closed;
    return is_closed;
}
