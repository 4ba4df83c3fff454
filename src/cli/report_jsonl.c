/* SPDX-License-Identifier: MIT */
#include "report_jsonl.h"

#include "hash.h"
#include "json.h"
#include "message.h"
#include "record.h"
#include "sync.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

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

static bool write_begin(struct printer *printer)
{
    fprintf(printer->to, "{\"type\":\"begin\",\"format\":%d,", RECORD_FORMAT);
    write_name(printer->to, "version", fixenc_version());
    fputs("}\n", printer->to);
    return true;
}

/* A charset of NULL is UTF-8. */
static void write_text(FILE *to, const char *key, const struct hash *hash,
                       const char *charset, bool has_mark)
{
    fprintf(to, ",\"%s\":{\"size\":%" PRIu64 ",\"sha256\":\"%s\"", key,
            hash->size, hash->sha256);
    if (charset != NULL) {
        fputc(',', to);
        write_name(to, "charset", charset);
    }
    if (has_mark)
        write_bool(to, "mark", true);
    fputc('}', to);
}

/* What undoes a change must outlive the power cut that the change outlives.  A
   pipe cannot be saved. */
static void save(struct printer *printer)
{
    if (fflush(printer->to) != 0 || sync_fd(fileno(printer->to)) ||
        errno == EINVAL || errno == EROFS)
        return;
    message(printer->name, "cannot be saved: %s", strerror(errno));
    printer->has_failed = true;
}

static void write_change(struct printer *printer, const struct input *input,
                         const struct convert *convert, int new_fd)
{
    const char *charset = convert->charset;
    struct hash old_text;
    struct hash new_text;
    if (!hash_file(&old_text, input_file(input), input->name) ||
        !hash_file(&new_text, new_fd, input->name)) {
        printer->has_failed = true;
        return;
    }
    FILE *to = printer->to;
    fputs("{\"type\":\"change\",", to);
    write_name(to, "file", input->name);
    write_text(to, "old", &old_text, charset, convert_drops_mark(convert));
    write_text(to, "new", &new_text, convert->is_to_utf8 ? NULL : charset,
               false);
    fputs("}\n", to);
    save(printer);
}

static void write_end(struct printer *printer, const struct file_result *result)
{
    FILE *to = printer->to;
    fputs("{\"type\":\"file\",", to);
    write_name(to, "file", result->name);
    write_number(to, "size", result->size);
    write_number(to, "findings", result->finding_count);
    write_number(to, "left", result->left_count);
    write_number(to, "changed_bytes", result->changed_len);
    write_bool(to, "changed", result->is_changed);
    write_bool(to, "failed", result->has_failed);
    fputs("}\n", to);
}

static void write_summary(struct printer *printer, const struct totals *totals)
{
    FILE *to = printer->to;
    fputs("{\"type\":\"summary\"", to);
    write_number(to, "files", totals->file_count);
    write_number(to, "files_with_findings", totals->hit_count);
    write_number(to, "files_failed", totals->failed_count);
    write_number(to, "findings", totals->finding_count);
    write_number(to, "left", totals->left_count);
    write_number(to, "changed_bytes", totals->changed_len);
    fputs("}\n", to);
}

const struct printer_verbs report_jsonl = {
    .start = write_begin,
    .finding = write_finding,
    .change = write_change,
    .end = write_end,
    .summary = write_summary,
};
