/* SPDX-License-Identifier: MIT */
#include "undo.h"

#include "convert.h"
#include "message.h"
#include "record.h"
#include "replace.h"
#include "scratch.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where a line of the report starts. */
struct mark {
    off_t place;
    uint64_t line;
};

struct undo {
    struct options options;
    FILE *report;
    const char *name;
    char *text; /* the line read last */
    size_t room;
    struct mark next;
    struct mark findings; /* the first of the file; line 0: none yet */
    struct output output;
    uint64_t restored_count;
    uint64_t failed_count;
};

enum got { GOT_RECORD, GOT_END, GOT_NOTHING };

/* Reads the next record; after a message GOT_NOTHING. */
static enum got read_record(struct undo *undo, struct record *record)
{
    *record = (struct record){0};
    errno = 0;
    ssize_t len = getline(&undo->text, &undo->room, undo->report);
    if (len < 0 && errno == 0)
        return GOT_END;
    if (len < 0) {
        message(undo->name, "cannot be read: %s", strerror(errno));
        return GOT_NOTHING;
    }
    undo->next.place += len;
    undo->next.line++;
    if (record_read(record, undo->text, (size_t)len))
        return GOT_RECORD;
    message(undo->name,
            "line %" PRIu64 " is not of a JSON report; "
            "give a report of fixenc -i --report=json",
            undo->next.line);
    return GOT_NOTHING;
}

static bool go_to(struct undo *undo, struct mark mark)
{
    undo->next = mark;
    if (fseeko(undo->report, mark.place, SEEK_SET) == 0)
        return true;
    message(undo->name, "cannot be read: %s", strerror(errno));
    return false;
}

/* How far the two texts are made and read. */
struct progress {
    uint64_t old_at;
    uint64_t new_at;
};

static void refuse(const struct input *input)
{
    message(input->name, "left alone: the report does not lead back to "
                         "the text there was");
}

/* Copies up to the finding, and puts what there was in its place. */
static bool put_back(struct undo *undo, const struct input *input, uint64_t len,
                     const struct record *finding, struct progress *at)
{
    uint64_t gap = finding->offset - at->old_at;
    uint64_t left = len - at->new_at;
    if (finding->offset < at->old_at || gap > left ||
        finding->after.len > left - gap) {
        refuse(input);
        return false;
    }
    if (!output_copy(&undo->output, input->fd, at->new_at, gap))
        return false;
    at->new_at += gap + finding->after.len;
    at->old_at = finding->offset + finding->before.len;
    return output_write(&undo->output, finding->before.at, finding->before.len);
}

/* Writes the old text, by the findings that stand before `end`, from `at` on. */
static bool write_old_text(struct undo *undo, const struct input *input,
                           struct mark end, struct progress at)
{
    struct stat text;
    if (fstat(input->fd, &text) != 0) {
        message(input->name, "cannot be looked at: %s", strerror(errno));
        return false;
    }
    uint64_t len = (uint64_t)text.st_size;
    if (undo->findings.line > 0 && !go_to(undo, undo->findings))
        return false;
    while (undo->next.place < end.place) {
        struct record record;
        bool is_put = read_record(undo, &record) == GOT_RECORD &&
                      (record.type != RECORD_FINDING ||
                       put_back(undo, input, len, &record, &at));
        record_free(&record);
        if (!is_put)
            return false;
    }
    return output_copy(&undo->output, input->fd, at.new_at, len - at.new_at) &&
           output_flush(&undo->output);
}

/* Begins the way back to the charset that the text was in: from the charset that
   it is in now, or from UTF-8. */
static bool begin_conversion(struct undo *undo, struct convert *convert,
                             struct input *input, const struct record *change)
{
    struct options options = undo->options;
    options.from = change->new_text.charset.at;
    options.is_to_utf8 = false;
    if (options.from != NULL)
        return convert_begin(convert, input, &options, undo->output.buffer);
    convert->charset = change->old_text.charset.at;
    convert->text = scratch_open();
    return convert->text >= 0;
}

/* Writes the old text into a scratch file, and from there in its charset. */
static bool write_converted(struct undo *undo, struct input *input,
                            struct mark end, const struct record *change)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t mark_len = change->old_text.has_mark ? sizeof mark - 1 : 0;
    int new_text = undo->output.fd;
    struct convert convert = {.text = -1};
    bool is_begun = begin_conversion(undo, &convert, input, change);
    undo->output.fd = convert.text;
    bool is_written =
        is_begun && output_write(&undo->output, mark, mark_len) &&
        write_old_text(undo, input, end, (struct progress){.old_at = mark_len});
    undo->output.fd = new_text;
    undo->output.len = 0;
    is_written = is_written && convert_back(&convert, input, &undo->output) &&
                 output_flush(&undo->output);
    convert_end(&convert);
    return is_written;
}

/* Makes the old text in `replace`, and sees that it is the old one. */
static bool make_old_text(struct undo *undo, const struct replace *replace,
                          struct input *input, const struct record *change)
{
    struct hash made;
    struct mark end = undo->next;
    undo->output.fd = replace->fd;
    undo->output.name = input->name;
    undo->output.len = 0;
    bool is_written =
        change->old_text.charset.at != NULL
            ? write_converted(undo, input, end, change)
            : write_old_text(undo, input, end, (struct progress){0});
    if (!go_to(undo, end) || !is_written ||
        !hash_file(&made, replace->fd, input->name))
        return false;
    if (hash_is_same(&made, &change->old_text.hash))
        return true;
    refuse(input);
    return false;
}

static bool replace_by_old_text(struct undo *undo, struct input *input,
                                const struct record *change)
{
    struct replace replace = REPLACE_INIT;
    if (!replace_begin(&replace, input, &undo->options))
        return false;
    if (make_old_text(undo, &replace, input, change))
        return replace_commit(&replace);
    replace_abandon(&replace);
    return false;
}

static bool restore(struct undo *undo, struct input *input,
                    const struct record *change)
{
    struct hash now;
    if (!hash_file(&now, input->fd, input->name))
        return false;
    /* It was never changed, or is restored already. */
    if (hash_is_same(&now, &change->old_text.hash))
        return true;
    if (hash_is_same(&now, &change->new_text.hash))
        return replace_by_old_text(undo, input, change);
    message(input->name, "left alone: it was changed after it was repaired");
    return false;
}

static void restore_file(struct undo *undo, const struct record *change)
{
    struct input input;
    bool is_restored = false;
    if (strcmp(change->file.at, "-") == 0) {
        message(undo->name,
                "line %" PRIu64 " names standard input, which "
                "cannot be restored",
                undo->next.line);
    } else if (input_open(&input, change->file.at, &undo->options)) {
        is_restored = restore(undo, &input, change);
        input_close(&input);
    }
    undo->restored_count += is_restored;
    undo->failed_count += !is_restored;
}

/* `start` is where the record stands. */
static void take_record(struct undo *undo, const struct record *record,
                        struct mark start)
{
    switch (record->type) {
    case RECORD_FINDING:
        if (undo->findings.line == 0)
            undo->findings = start;
        return;
    case RECORD_CHANGE:
        restore_file(undo, record);
        break;
    case RECORD_BEGIN:
    case RECORD_OTHER:
        break;
    }
    undo->findings = (struct mark){0};
}

static bool read_begin(struct undo *undo)
{
    struct record record;
    if (read_record(undo, &record) == GOT_NOTHING) {
        record_free(&record);
        return false;
    }
    bool is_known =
        record.type == RECORD_BEGIN && record.format == RECORD_FORMAT;
    record_free(&record);
    if (!is_known)
        message(undo->name,
                "is no JSON report of format %d; "
                "give a report of fixenc -i --report=json",
                RECORD_FORMAT);
    return is_known;
}

/* Does all the report; false after a message about the report itself. */
static bool read_report(struct undo *undo)
{
    if (!read_begin(undo))
        return false;
    for (;;) {
        struct record record;
        struct mark start = undo->next;
        enum got got = read_record(undo, &record);
        if (got == GOT_RECORD)
            take_record(undo, &record, start);
        record_free(&record);
        if (got != GOT_RECORD)
            return got == GOT_END;
    }
}

static bool open_report(struct undo *undo)
{
    struct stat stat;
    undo->report = fopen(undo->name, "r");
    if (undo->report == NULL) {
        message(undo->name, "cannot be opened for --undo: %s", strerror(errno));
        return false;
    }
    if (fstat(fileno(undo->report), &stat) == 0 && S_ISREG(stat.st_mode))
        return true;
    message(undo->name, "is not a regular file; save the report in one");
    return false;
}

static void print_summary(const struct undo *undo)
{
    printf("%" PRIu64 " file%s restored", undo->restored_count,
           undo->restored_count == 1 ? "" : "s");
    if (undo->failed_count > 0)
        printf("; %" PRIu64 " failed", undo->failed_count);
    putchar('\n');
}

enum exit_code undo_report(const struct options *options)
{
    struct undo undo = {.options = *options, .name = options->undo_report};
    undo.options.in_place = true;
    undo.output.buffer = malloc(OUTPUT_LEN);
    replace_catch_signals();
    bool is_read = false;
    if (undo.output.buffer == NULL)
        message(NULL, "not enough memory");
    else
        is_read = open_report(&undo) && read_report(&undo);
    if (undo.report != NULL)
        fclose(undo.report);
    free(undo.text);
    free(undo.output.buffer);
    if (!options->is_quiet)
        print_summary(&undo);
    return is_read && undo.failed_count == 0 ? EXIT_DONE : EXIT_TROUBLE;
}
