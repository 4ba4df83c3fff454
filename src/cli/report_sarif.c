/* SPDX-License-Identifier: MIT */
#include "report_sarif.h"

#include "column.h"
#include "finding.h"
#include "json.h"
#include "mistake.h"
#include "unicode.h"

#include <inttypes.h>
#include <string.h>

struct sarif {
    struct column column; /* in the file being read */
    bool has_results;
};

static void write_rules(FILE *to)
{
    fputs("\"rules\":[", to);
    for (int i = 1; mistake_describe((enum fixenc_kind)i) != NULL; i++) {
        enum fixenc_kind kind = (enum fixenc_kind)i;
        fprintf(
            to, "%s\n{\"id\":\"%s\",\"shortDescription\":{\"text\":\"%s.\"}}",
            i > 1 ? "," : "", fixenc_kind_name(kind), mistake_describe(kind));
    }
    fputs("]", to);
}

static bool sarif_start(struct printer *printer)
{
    FILE *to = printer->to;
    fputs("{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/"
          "errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
          "\"version\":\"2.1.0\",\n"
          "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"fixenc\",",
          to);
    fprintf(to, "\"version\":\"%s\",", fixenc_version());
    write_rules(to);
    fputs("}},\n\"columnKind\":\"utf16CodeUnits\",\n\"results\":[", to);
    return true;
}

static void sarif_begin(struct printer *printer, const struct input *input)
{
    struct sarif *sarif = printer->state;
    column_begin(&sarif->column, input);
}

/* Any file name is a URI: a reference, or from the root with its scheme. */
static void write_uri(FILE *to, const char *name)
{
    static const char plain[] = "-._~/0123456789abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    fputs(*name == '/' ? "\"uri\":\"file://" : "\"uri\":\"", to);
    for (; *name != '\0'; name++) {
        unsigned byte = (unsigned char)*name;
        fprintf(to, strchr(plain, *name) != NULL ? "%c" : "%%%02X", byte);
    }
    fputc('"', to);
}

static void write_artifact(FILE *to, const char *name)
{
    fputs("\"artifactLocation\":{", to);
    write_uri(to, name);
    fputc('}', to);
}

static void write_text(FILE *to, const char *key, const char *text, size_t len)
{
    fprintf(to, "\"%s\":{\"text\":", key);
    json_print_string(to, text, len);
    fputc('}', to);
}

static void write_message(FILE *to, const struct fixenc_finding *finding)
{
    fputs("\"message\":{\"text\":\"", to);
    finding_print_message(to, finding, json_print_chars);
    fputs("\"},\n", to);
}

/* Leaves the region open for more. */
static void write_region(FILE *to, const char *key, uint64_t column,
                         const struct fixenc_finding *finding)
{
    uint64_t len = column_count(finding->before, finding->before_len);
    fprintf(to,
            "\"%s\":{\"startLine\":%" PRIu64 ",\"startColumn\":%" PRIu64
            ",\"endColumn\":%" PRIu64,
            key, finding->line, column, column + len);
}

static void write_location(FILE *to, const char *file, uint64_t column,
                           const struct fixenc_finding *finding)
{
    fputs("\"locations\":[{\"physicalLocation\":{", to);
    write_artifact(to, file);
    fputc(',', to);
    write_region(to, "region", column, finding);
    fputc(',', to);
    write_text(to, "snippet", finding->before, finding->before_len);
    fputs("}}}]", to);
}

static void write_fix(FILE *to, const char *file, uint64_t column,
                      const struct fixenc_finding *finding)
{
    fputs(",\n\"fixes\":[{\"artifactChanges\":[{", to);
    write_artifact(to, file);
    fputs(",\"replacements\":[{", to);
    write_region(to, "deletedRegion", column, finding);
    fputs("},", to);
    write_text(to, "insertedContent", finding->after, finding->after_len);
    fputs("}]}]}]", to);
}

/* A text that is not UTF-8 has no fix that JSON can tell, and what is left has
   none. */
static bool has_fix(const struct fixenc_finding *finding)
{
    return finding->kind != FIXENC_LOST &&
           unicode_is_valid(finding->before, finding->before_len) &&
           unicode_is_valid(finding->after, finding->after_len);
}

static void sarif_finding(struct printer *printer, const char *file,
                          const struct fixenc_finding *finding)
{
    FILE *to = printer->to;
    struct sarif *sarif = printer->state;
    if (!column_find(&sarif->column, finding))
        printer->has_failed = true;
    uint64_t column = sarif->column.column;
    fprintf(to, "%s\n{\"ruleId\":\"%s\",\"level\":\"error\",",
            sarif->has_results ? "," : "", fixenc_kind_name(finding->kind));
    sarif->has_results = true;
    write_message(to, finding);
    write_location(to, file, column, finding);
    if (has_fix(finding))
        write_fix(to, file, column, finding);
    fprintf(to, ",\n\"rank\":%u}", finding->confidence);
}

static void sarif_summary(struct printer *printer, const struct totals *totals)
{
    fprintf(printer->to,
            "],\n\"invocations\":[{\"executionSuccessful\":%s}]}]}\n",
            totals->failed_count == 0 ? "true" : "false");
}

const struct printer_verbs report_sarif = {
    .state_len = sizeof(struct sarif),
    .start = sarif_start,
    .begin = sarif_begin,
    .finding = sarif_finding,
    .summary = sarif_summary,
};
