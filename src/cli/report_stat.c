/* SPDX-License-Identifier: MIT */
#include "report_stat.h"

#include "finding.h"
#include "message.h"
#include "mistake.h"
#include "report_text.h"
#include "terminal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct count {
    uint64_t findings;
    uint64_t bytes;
    uint8_t confidence; /* the least */
};

struct row {
    enum fixenc_kind kind;
    struct fixenc_chain chain;
    struct count total;
    struct count here; /* in the file being read, which may yet fail */
    uint64_t files;
    char *mistake; /* in words */
    char *example;
};

struct stat_table {
    struct row *rows;
    size_t count;
};

/* Writes the texts of a row; false if there is no memory. */
static bool describe_row(struct row *row, const struct fixenc_finding *finding)
{
    size_t len;
    FILE *to = open_memstream(&row->mistake, &len);
    if (to == NULL)
        return false;
    mistake_print_name(to, finding);
    bool is_written = fclose(to) == 0;
    to = open_memstream(&row->example, &len);
    if (to == NULL)
        return false;
    finding_print_change(to, false, finding);
    return fclose(to) == 0 && is_written;
}

static struct row *add_row(struct stat_table *table,
                           const struct fixenc_finding *finding)
{
    struct row *rows =
        realloc(table->rows, (table->count + 1) * sizeof *table->rows);
    if (rows == NULL)
        return NULL;
    table->rows = rows;
    struct row *row = &rows[table->count++];
    *row = (struct row){.kind = finding->kind, .chain = finding->chain};
    row->total.confidence = row->here.confidence = 100;
    return describe_row(row, finding) ? row : NULL;
}

static bool is_same(const struct fixenc_chain *a, const struct fixenc_chain *b)
{
    return a->len == b->len && memcmp(a->step, b->step, a->len) == 0;
}

/* Returns the row of such findings; NULL if there is no memory for it. */
static struct row *find_row(struct stat_table *table,
                            const struct fixenc_finding *finding)
{
    for (size_t i = 0; i < table->count; i++) {
        struct row *row = &table->rows[i];
        if (row->kind == finding->kind && is_same(&row->chain, &finding->chain))
            return row;
    }
    return add_row(table, finding);
}

static void stat_finding(struct printer *printer, const char *file,
                         const struct fixenc_finding *finding)
{
    (void)file;
    struct row *row = find_row(printer->state, finding);
    if (row == NULL) {
        if (!printer->has_failed)
            message(NULL, "not enough memory for --stat");
        printer->has_failed = true;
        return;
    }
    row->here.findings++;
    row->here.bytes += finding->before_len;
    if (finding->confidence < row->here.confidence)
        row->here.confidence = finding->confidence;
}

static void add_to_total(struct row *row)
{
    row->files += row->here.findings > 0;
    row->total.findings += row->here.findings;
    row->total.bytes += row->here.bytes;
    if (row->here.confidence < row->total.confidence)
        row->total.confidence = row->here.confidence;
}

/* A file that failed was not changed, so its findings do not count. */
static void stat_end(struct printer *printer, const struct file_result *result)
{
    struct stat_table *table = printer->state;
    for (size_t i = 0; i < table->count; i++) {
        if (!result->has_failed)
            add_to_total(&table->rows[i]);
        table->rows[i].here = (struct count){.confidence = 100};
    }
}

static int compare(const void *a, const void *b)
{
    const struct row *x = a;
    const struct row *y = b;
    if (x->total.findings != y->total.findings)
        return x->total.findings < y->total.findings ? 1 : -1;
    return strcmp(x->mistake, y->mistake);
}

/* The texts are ASCII, so bytes are columns. */
static int widest_mistake(const struct stat_table *table)
{
    size_t width = 0;
    for (size_t i = 0; i < table->count; i++)
        if (strlen(table->rows[i].mistake) > width)
            width = strlen(table->rows[i].mistake);
    return (int)width;
}

static void print_table(struct printer *printer)
{
    const struct stat_table *table = printer->state;
    int width = widest_mistake(table);
    terminal_paint(printer->to, printer->has_color, TERMINAL_BOLD);
    fprintf(printer->to, "%9s %7s %9s  %5s  %-*s  %s", "findings", "files",
            "bytes", "least", width, "mistake", "example");
    terminal_paint(printer->to, printer->has_color, TERMINAL_PLAIN);
    fputc('\n', printer->to);
    for (size_t i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (row->total.findings > 0)
            fprintf(printer->to,
                    "%9" PRIu64 " %7" PRIu64 " %9" PRIu64
                    "  %3u %%  %-*s  %s\n",
                    row->total.findings, row->files, row->total.bytes,
                    row->total.confidence, width, row->mistake, row->example);
    }
}

static void stat_summary(struct printer *printer, const struct totals *totals)
{
    struct stat_table *table = printer->state;
    if (totals->finding_count > 0 && !printer->has_failed) {
        qsort(table->rows, table->count, sizeof *table->rows, compare);
        print_table(printer);
    }
    if (printer->options->report == REPORT_NONE)
        report_text.summary(printer, totals);
}

static void stat_stop(struct printer *printer)
{
    struct stat_table *table = printer->state;
    for (size_t i = 0; i < table->count; i++) {
        free(table->rows[i].mistake);
        free(table->rows[i].example);
    }
    free(table->rows);
}

const struct printer_verbs report_stat = {
    .state_len = sizeof(struct stat_table),
    .finding = stat_finding,
    .end = stat_end,
    .summary = stat_summary,
    .stop = stat_stop,
};
