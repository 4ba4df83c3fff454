/* SPDX-License-Identifier: MIT */
/*
 * The flow of one file, from its end up: job_do opens it (begin_text) and
 * reads it (read_text), part by part.  Each part goes into the stream (push),
 * which calls take_finding and take_text.  What came of it takes the old text's
 * place (end_text).
 */
#include "job.h"

#include "filetype.h"
#include "message.h"
#include "sandbox.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define READ_LEN ((size_t)256 * 1024)

/* A NUL among so many first bytes tells a binary file, as for git. */
#define BINARY_LEN ((size_t)8 * 1024)

enum outcome {
    OUTCOME_READ,
    OUTCOME_BINARY,
    OUTCOME_FAILED, /* a message has been printed */
};

/* ---- The stream --------------------------------------------------------------- */

static enum fixenc_answer take_finding(void *user,
                                       const struct fixenc_finding *finding)
{
    struct job *job = user;
    bool is_change = finding->kind != FIXENC_LOST;
    if (skip_wants(&job->skip, finding)) {
        job->report->file.skipped_count++;
        return FIXENC_SKIP;
    }
    if (is_change && job->options->is_interactive &&
        !ask_finding(job->ask, finding))
        return FIXENC_SKIP;
    if (is_change && !target_change(&job->target))
        return FIXENC_STOP;
    progress_clear(job->progress);
    report_finding(job->report, finding);
    return FIXENC_APPLY;
}

/* Where standard output is broken, so it is for all files. */
static bool is_written(struct job *job, bool is_done)
{
    job->is_over = !is_done && !job->options->in_place;
    return is_done;
}

static bool take_text(void *user, const char *bytes, size_t len)
{
    struct job *job = user;
    return is_written(job, target_write(&job->target, bytes, len));
}

/* Makes the stream; false after a message. */
static bool make_stream(struct job *job)
{
    struct fixenc_sink sink = {.finding = take_finding, .user = job};
    if (target_is_wanted(job->options))
        sink.write = take_text;
    fixenc_free(job->stream);
    job->stream = fixenc_new(&job->fixenc, &sink);
    if (job->stream == NULL)
        message(NULL, "not enough memory");
    return job->stream != NULL;
}

/* Sees that the stream looks at the escapes that such a file has. */
static bool choose_escapes(struct job *job, const struct input *input)
{
    uint32_t escapes = job->options->fixenc.escapes;
    if (!job->options->has_escapes) /* <stdin> has no ending */
        escapes = filetype_escapes(input->name);
    if (escapes == job->fixenc.escapes)
        return true;
    job->fixenc.escapes = escapes;
    return make_stream(job);
}

/* ---- Reading ------------------------------------------------------------------- */

/* Takes the status of a call of the stream, and goes on if it is fine. */
static bool is_fine(struct job *job, enum fixenc_status status)
{
    if (status == FIXENC_OK)
        return is_written(job, target_flush(&job->target));
    if (status != FIXENC_STOPPED)
        message(job->input->name, "%s", fixenc_status_name(status));
    return false;
}

static bool is_binary(const struct job *job, size_t len)
{
    return job->report->file.size == 0 && !job->input->is_standard_input &&
           memchr(job->buffer, '\0', len < BINARY_LEN ? len : BINARY_LEN);
}

/* Hands the first `len` bytes of the buffer to the stream. */
static bool push(struct job *job, size_t len, bool is_last)
{
    skip_begin(&job->skip, job->buffer, len);
    bool is_done = is_fine(job, fixenc_push(job->stream, job->buffer, len)) &&
                   (!is_last || is_fine(job, fixenc_finish(job->stream)));
    skip_end(&job->skip);
    return is_done;
}

/* Returns how much of the buffer is to be pushed: whole lines, so that what
   they say of themselves is known before any of it is judged. */
static size_t whole_len(const struct job *job, size_t len)
{
    const char *end = memrchr(job->buffer, '\n', len);
    if (end != NULL)
        return (size_t)(end - job->buffer) + 1;
    return len < READ_LEN ? 0 : len;
}

static void count(struct job *job, size_t len)
{
    struct report *report = job->report;
    report->file.size += len;
    progress_add(job->progress, len, report->totals.file_count,
                 report->totals.finding_count + report->file.finding_count);
}

static enum outcome read_text(struct job *job)
{
    size_t held_len = 0; /* of a line begun */
    for (;;) {
        ssize_t len =
            input_read(job->input, job->buffer + held_len, READ_LEN - held_len);
        if (len < 0)
            return OUTCOME_FAILED;
        if (len == 0)
            break;
        if (is_binary(job, (size_t)len))
            return OUTCOME_BINARY;
        count(job, (size_t)len);
        size_t all_len = held_len + (size_t)len;
        size_t push_len = whole_len(job, all_len);
        if (!push(job, push_len, false))
            return OUTCOME_FAILED;
        held_len = all_len - push_len;
        memmove(job->buffer, job->buffer + push_len, held_len);
    }
    return push(job, held_len, true) ? OUTCOME_READ : OUTCOME_FAILED;
}

/* ---- From begin to end ---------------------------------------------------------- */

static bool open_input(const struct job *job, struct input *input,
                       const char *path, const struct git_file *staged)
{
    if (staged == NULL)
        return input_open(input, path, job->options);
    return input_take(input, path, git_open_staged(job->git, staged));
}

/* Opens the file and makes all ready for it; false after a message.  Which lines
   are new is asked after it was opened, so that one more change is seen. */
static bool begin_text(struct job *job, struct input *input,
                       const struct walked *walked, struct lines *lines)
{
    const struct git_file *staged =
        job->options->is_staged ? walked->changed : NULL;
    if (!open_input(job, input, walked->path, staged) ||
        (walked->changed != NULL &&
         !git_find_new(job->git, walked->changed, lines)))
        return false;
    job->is_over = !choose_escapes(job, input);
    job->input = input;
    job->is_found = walked->is_found;
    skip_start(&job->skip, job->options, input, job->new_lines);
    return !job->is_over && target_begin(&job->target, input, staged);
}

/* Whether it is a filter: all that it is to use is open by now. */
static bool is_filter(const struct options *options)
{
    for (size_t i = 0; i < options->file_count; i++)
        if (strcmp(options->files[i], "-") != 0)
            return false;
    return options->files_from == NULL && options_print_text(options);
}

/* The conversion of an encoding needs files of its own. */
static void enter_sandbox(const struct job *job)
{
    if (is_filter(job->options) && job->target.convert.charset == NULL)
        sandbox_enter();
}

/* Folders have binary files: there it is nothing to speak of. */
static void say_binary(const struct job *job)
{
    if (job->is_found && !job->options->is_verbose)
        return;
    message(job->input->name, "is a binary file (a NUL in its first 8 KiB); %s",
            options_print_text(job->options)
                ? "not printed: fixenc < FILE filters it all the same"
                : "left alone");
}

/* Gives the file its new text.  The report of a change is written before the
   change is made, for it is what undoes it. */
static bool commit(struct job *job, struct lines *in_tree)
{
    struct target *target = &job->target;
    if (!target_has_new_text(target))
        return true;
    int new_text = target_complete(target);
    if (new_text < 0)
        return false;
    report_change(job->report, job->input, &target->convert, new_text);
    job->is_over = !report_flush(job->report);
    return !job->is_over && target_commit(target, job->new_lines, in_tree);
}

static bool has_changes(const struct file_result *file)
{
    return file->finding_count > file->left_count;
}

/* Whether the text was read, and what came of it is where it belongs. */
static bool is_done(struct job *job, enum outcome outcome,
                    struct lines *in_tree)
{
    struct target *target = &job->target;
    bool is_changed = has_changes(&job->report->file);
    return outcome == OUTCOME_READ && target_finish(target, is_changed) &&
           is_written(job, target_flush(target)) && commit(job, in_tree);
}

/* Completes what is known of the file, and the file. */
static void end_text(struct job *job, enum outcome outcome,
                     struct lines *in_tree)
{
    struct file_result *file = &job->report->file;
    progress_clear(job->progress);
    if (outcome == OUTCOME_BINARY) {
        say_binary(job);
        if (options_print_text(job->options))
            report_unread(job->report);
        return;
    }
    file->has_failed = !is_done(job, outcome, in_tree);
    file->is_changed = has_changes(file) && !file->has_failed &&
                       target_is_wanted(job->options);
    report_end(job->report);
}

/* Does a text of which only `new_lines` count, if they are not NULL.  `in_tree`
   gets what is found of them in the work tree. */
static void do_text(struct job *job, const struct walked *walked,
                    struct lines *new_lines, struct lines *in_tree)
{
    struct input input;
    job->new_lines = new_lines;
    if (begin_text(job, &input, walked, new_lines)) {
        enter_sandbox(job);
        report_begin(job->report, &input);
        ask_begin(job->ask, &input);
        end_text(job, read_text(job), in_tree);
    } else {
        report_unread(job->report);
    }
    target_end(&job->target);
    fixenc_reset(job->stream);
    job->input = NULL;
    input_close(&input);
}

/* What is staged need not be in the work tree, or may be a link there. */
static bool is_in_tree(struct job *job, const char *path)
{
    struct stat file;
    if (lstat(path, &file) == 0)
        return S_ISREG(file.st_mode);
    if (errno != ENOENT && errno != ENOTDIR) {
        message(path, "cannot be looked at: %s", strerror(errno));
        job->report->totals.failed_count++;
    }
    return false;
}

/* Repairs in the work tree, too, what was repaired in what is staged, and has
   been reported. */
static void do_tree(struct job *job, const char *path, struct lines *in_tree)
{
    struct report *report = job->report;
    struct report none = {0};
    const struct walked tree = {.path = path, .is_found = true};
    if (!is_in_tree(job, path))
        return;
    job->report = &none;
    do_text(job, &tree, in_tree, NULL);
    job->report = report;
    report->totals.failed_count += none.totals.failed_count;
}

void job_do(struct job *job, const struct walked *walked)
{
    bool is_changed = walked->changed != NULL;
    bool is_staged = is_changed && job->options->is_staged;
    struct lines new_lines = {0};
    struct lines in_tree = {0};
    if (!is_staged && input_is_skipped(walked->path, job->options))
        return;
    do_text(job, walked, is_changed ? &new_lines : NULL, &in_tree);
    if (in_tree.count > 0 && job->report->file.is_changed)
        do_tree(job, walked->path, &in_tree);
    lines_free(&new_lines);
    lines_free(&in_tree);
}

/* ---- All files ------------------------------------------------------------------ */

bool job_open(struct job *job)
{
    job->fixenc = job->options->fixenc;
    job->fixenc.map = job->map->pairs;
    job->fixenc.map_count = job->map->count;
    if (!make_stream(job))
        return false;
    job->buffer = malloc(READ_LEN + OUTPUT_LEN);
    if (job->buffer == NULL) {
        message(NULL, "not enough memory");
        return false;
    }
    target_open(&job->target, job->options, job->git, job->buffer + READ_LEN);
    return true;
}

void job_close(struct job *job)
{
    fixenc_free(job->stream);
    free(job->buffer);
}
