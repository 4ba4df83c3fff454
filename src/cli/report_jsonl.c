/* SPDX-License-Identifier: MIT */
#include "report_jsonl.h"

#include "json.h"

#include <inttypes.h>
#include <string.h>

static void write_name(FILE *to, const char *key, const char *name)
{
    json_print_text_member(to, key, name, strlen(name));
}

static void write_number(FILE *to, const char *key, uint64_t number)
{
    fprintf(to, ",\"%s\":%" PRIu64, key, number);
}

static void write_bool(FILE *to, const char *key, bool value)
{
    fprintf(to, ",\"%s\":%s", key, value ? "true" : "false");
}

/* Last mistake first, as in struct fixenc_chain. */
static void write_chain(FILE *to, const struct fixenc_chain *chain)
{
    fputs(",\"chain\":[", to);
    for (int i = 0; i < chain->len; i++) {
        const char *name =
            fixenc_charset_name((enum fixenc_charset)chain->step[i]);
        if (i > 0)
            fputc(',', to);
        json_print_string(to, name, strlen(name));
    }
    fputc(']', to);
}

static void write_finding(struct printer *printer, const char *file,
                          const struct fixenc_finding *finding)
{
    FILE *to = printer->to;
    fputs("{\"type\":\"finding\",", to);
    write_name(to, "file", file);
    fputc(',', to);
    write_name(to, "kind", fixenc_kind_name(finding->kind));
    write_number(to, "confidence", finding->confidence);
    write_chain(to, &finding->chain);
    write_number(to, "offset", finding->offset);
    write_number(to, "line", finding->line);
    write_number(to, "column", finding->column);
    fputc(',', to);
    json_print_text_member(to, "before", finding->before, finding->before_len);
    fputc(',', to);
    json_print_text_member(to, "after", finding->after, finding->after_len);
    fputs("}\n", to);
}

static void write_end(struct printer *printer, const struct file_result *result)
{
    FILE *to = printer->to;
    fputs("{\"type\":\"file\",", to);
    write_name(to, "file", result->name);
    write_number(to, "size", result->size);
    write_number(to, "findings", result->finding_count);
    write_number(to, "changed_bytes", result->changed_len);
    write_bool(to, "changed", result->is_changed);
    write_bool(to, "failed", result->has_failed);
    fputs("}\n", to);
}

static void write_summary(struct printer *printer, const struct totals *totals)
{
    FILE *to = printer->to;
    fputs("{\"type\":\"summary\",", to);
    write_name(to, "version", fixenc_version());
    write_number(to, "files", totals->file_count);
    write_number(to, "files_with_findings", totals->hit_count);
    write_number(to, "files_failed", totals->failed_count);
    write_number(to, "findings", totals->finding_count);
    write_number(to, "changed_bytes", totals->changed_len);
    fputs("}\n", to);
}

const struct printer_verbs report_jsonl = {
    .finding = write_finding,
    .end = write_end,
    .summary = write_summary,
};
