/* SPDX-License-Identifier: MIT */
#include "run.h"

#include "ask.h"
#include "convert.h"
#include "filetype.h"
#include "map.h"
#include "message.h"
#include "progress.h"
#include "replace.h"
#include "report.h"
#include "sandbox.h"
#include "scratch.h"
#include "skip.h"
#include "walk.h"
#include "workers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_LEN ((size_t)256 * 1024)

/* A NUL among so many first bytes tells a binary file, as for git. */
#define BINARY_LEN ((size_t)8 * 1024)

/* What the program and its workers tell each other. */
struct shared {
    char *name; /* 'f' for found or 'n' for named, and the path */
    struct result {
        struct totals totals;
        uint64_t read_len;
        bool is_over;
    } result; /* of one file */
};

struct run {
    const struct options *options;
    struct report report;
    struct map map;
    struct fixenc_options fixenc; /* those of the stream */
    fixenc_stream *stream;
    char *buffer; /* READ_LEN bytes to read into, then OUTPUT_LEN to write */
    struct output output;
    struct ask ask;
    struct progress progress;
    bool is_over; /* what is written would be lost: do no further file */

    struct walk walk;
    struct shared shared;

    /* Of the file being read: */
    const struct git_file *staged; /* it is the text that is staged */
    const struct lines *new_lines; /* NULL: all lines count */
    struct lines lines;            /* those that git says are new */
    struct lines in_tree;          /* of these, those of the file itself */
    bool is_found;                 /* in a folder, rather than named */
    struct input *input;
    struct convert convert;
    struct skip skip;
    struct replace replace;
    uint64_t same_len; /* bytes that came out as they are, and unwritten */
};

enum outcome {
    OUTCOME_READ,
    OUTCOME_BINARY,
    OUTCOME_FAILED, /* a message has been printed */
};

/* Whether the file has a new text. */
static bool has_begun(const struct run *run)
{
    return run->replace.fd >= 0;
}

/* What will be staged is written to a scratch file. */
static bool begin_replace(struct run *run)
{
    if (run->staged == NULL)
        return replace_begin(&run->replace, run->input, run->options);
    run->replace.fd = scratch_open();
    return has_begun(run);
}

/* Only a file with findings is worth a new one; till the first of them the
   new text is the old. */
static bool begin_change(struct run *run)
{
    if (!begin_replace(run))
        return false;
    run->output.fd = run->replace.fd;
    run->output.name = run->input->name;
    return output_copy(&run->output, run->input->fd, 0, run->same_len);
}

/* Where the repaired text goes first. */
static void aim_output(struct run *run, bool is_scratch)
{
    run->output.fd = is_scratch ? run->convert.text : STDOUT_FILENO;
    run->output.name = is_scratch ? "scratch file" : "standard output";
}

static enum fixenc_answer take_finding(void *user,
                                       const struct fixenc_finding *finding)
{
    struct run *run = user;
    if (skip_wants(&run->skip, finding)) {
        run->report.file.skipped_count++;
        return FIXENC_SKIP;
    }
    if (run->options->is_interactive && !ask_finding(&run->ask, finding))
        return FIXENC_SKIP;
    if (run->options->in_place && !has_begun(run) &&
        run->convert.charset == NULL && !begin_change(run))
        return FIXENC_STOP;
    progress_clear(&run->progress);
    report_finding(&run->report, finding);
    return FIXENC_APPLY;
}

static bool take_text(void *user, const char *bytes, size_t len)
{
    struct run *run = user;
    if (run->options->in_place && !has_begun(run) &&
        run->convert.charset == NULL) {
        run->same_len += len;
        return true;
    }
    bool is_written = output_write(&run->output, bytes, len);
    run->is_over = !is_written && !run->options->in_place;
    return is_written;
}

/* Text on its way to standard output is not held back, for who waits for it
   may have to see it before writing more. */
static bool flush_text(struct run *run)
{
    if (!options_print_text(run->options))
        return true;
    run->is_over = !output_flush(&run->output);
    return !run->is_over;
}

/* Takes the status of a call of the stream, and goes on if it is fine. */
static bool is_fine(struct run *run, enum fixenc_status status)
{
    if (status == FIXENC_OK)
        return flush_text(run);
    if (status != FIXENC_STOPPED)
        message(run->input->name, "%s", fixenc_status_name(status));
    return false;
}

static bool is_binary(const struct run *run, size_t len)
{
    return run->report.file.size == 0 && !run->input->is_standard_input &&
           memchr(run->buffer, '\0', len < BINARY_LEN ? len : BINARY_LEN);
}

/* Hands the first `len` bytes of the buffer to the stream. */
static bool push(struct run *run, size_t len, bool is_last)
{
    skip_begin(&run->skip, run->buffer, len);
    bool is_done = is_fine(run, fixenc_push(run->stream, run->buffer, len)) &&
                   (!is_last || is_fine(run, fixenc_finish(run->stream)));
    skip_end(&run->skip);
    return is_done;
}

/* Returns how much of the buffer is to be pushed: whole lines, so that what
   they say of themselves is known before any of it is judged. */
static size_t whole_len(const struct run *run, size_t len)
{
    const char *end = memrchr(run->buffer, '\n', len);
    if (end != NULL)
        return (size_t)(end - run->buffer) + 1;
    return len < READ_LEN ? 0 : len;
}

static enum outcome read_text(struct run *run)
{
    size_t held_len = 0; /* of a line begun */
    for (;;) {
        ssize_t len =
            input_read(run->input, run->buffer + held_len, READ_LEN - held_len);
        if (len < 0)
            return OUTCOME_FAILED;
        if (len == 0)
            break;
        if (is_binary(run, (size_t)len))
            return OUTCOME_BINARY;
        run->report.file.size += (size_t)len;
        progress_add(
            &run->progress, (uint64_t)len, run->report.totals.file_count,
            run->report.totals.finding_count + run->report.file.finding_count);
        size_t all_len = held_len + (size_t)len;
        size_t push_len = whole_len(run, all_len);
        if (!push(run, push_len, false))
            return OUTCOME_FAILED;
        held_len = all_len - push_len;
        memmove(run->buffer, run->buffer + push_len, held_len);
    }
    return push(run, held_len, true) ? OUTCOME_READ : OUTCOME_FAILED;
}

static bool writes_text(const struct options *options)
{
    return options->in_place || options_print_text(options);
}

/* Writes a text that was converted in its own charset again. */
static bool write_converted(struct run *run)
{
    bool is_changed =
        run->report.file.finding_count > 0 || run->convert.is_to_utf8;
    if (!output_flush(&run->output))
        return false;
    aim_output(run, false);
    if (run->options->in_place && !is_changed)
        return true;
    if (run->options->in_place && !begin_change(run))
        return false;
    return convert_back(&run->convert, run->input, &run->output) &&
           flush_text(run);
}

/* Where the lines stand in the work tree is told by what is still staged. */
static bool commit_staged(struct run *run)
{
    const struct git *git = &run->walk.changed.git;
    return git_find_in_tree(git, run->staged, run->new_lines, &run->in_tree) &&
           git_stage(git, run->staged, run->replace.fd);
}

/* Gives the file its new text.  The report of a change is written before the
   change is made, for it is what undoes it. */
static bool commit(struct run *run)
{
    if (!has_begun(run))
        return true;
    if (!output_flush(&run->output))
        return false;
    report_change(&run->report, run->input, run->replace.fd);
    run->is_over = !report_flush(&run->report);
    if (run->is_over)
        return false;
    return run->staged != NULL ? commit_staged(run)
                               : replace_commit(&run->replace);
}

/* Folders have binary files: there it is nothing to speak of. */
static void say_binary(const struct run *run)
{
    if (run->is_found && !run->options->is_verbose)
        return;
    message(run->input->name, "is a binary file (a NUL in its first 8 KiB); %s",
            options_print_text(run->options)
                ? "not printed: fixenc < FILE filters it all the same"
                : "left alone");
}

/* Reads the file, and completes what is known of it. */
static void do_input(struct run *run)
{
    struct file_result *file = &run->report.file;
    enum outcome outcome = read_text(run);
    progress_clear(&run->progress);
    if (outcome == OUTCOME_BINARY) {
        say_binary(run);
        if (options_print_text(run->options))
            report_unread(&run->report);
        return;
    }
    if (outcome == OUTCOME_READ && run->convert.charset != NULL &&
        writes_text(run->options) && !write_converted(run))
        outcome = OUTCOME_FAILED;
    file->has_failed = outcome == OUTCOME_FAILED || !commit(run);
    file->is_changed =
        file->finding_count > 0 && !file->has_failed &&
        (run->options->in_place || options_print_text(run->options));
    report_end(&run->report);
}

/* Makes the stream; false after a message. */
static bool make_stream(struct run *run)
{
    struct fixenc_sink sink = {.finding = take_finding, .user = run};
    if (writes_text(run->options))
        sink.write = take_text;
    fixenc_free(run->stream);
    run->stream = fixenc_new(&run->fixenc, &sink);
    if (run->stream == NULL)
        message(NULL, "not enough memory");
    return run->stream != NULL;
}

/* Sees that the stream looks at the escapes that such a file has. */
static bool choose_escapes(struct run *run, const struct input *input)
{
    uint32_t escapes = run->options->fixenc.escapes;
    if (!run->options->has_escapes) /* <stdin> has no ending */
        escapes = filetype_escapes(input->name);
    if (escapes == run->fixenc.escapes)
        return true;
    run->fixenc.escapes = escapes;
    return make_stream(run);
}

static bool open_text(const struct run *run, struct input *input,
                      const char *path)
{
    if (run->staged == NULL)
        return input_open(input, path, run->options);
    int fd = git_open_staged(&run->walk.changed.git, run->staged);
    return input_take(input, path, fd);
}

static bool find_lines(struct run *run, const struct walked *walked)
{
    if (walked->changed == NULL)
        return true;
    run->new_lines = &run->lines;
    return git_find_new(&run->walk.changed.git, walked->changed, &run->lines);
}

/* Opens the file and makes all ready for it; false after a message.  Which lines
   are new is asked after it was opened, so that one more change is seen. */
static bool begin_file(struct run *run, struct input *input,
                       const struct walked *walked)
{
    run->convert = (struct convert){.text = -1};
    if (!open_text(run, input, walked->path) || !find_lines(run, walked))
        return false;
    run->is_over = !choose_escapes(run, input);
    run->input = input;
    run->is_found = walked->is_found;
    run->same_len = 0;
    skip_start(&run->skip, run->options, input, run->new_lines);
    return !run->is_over && convert_begin(&run->convert, input, run->options,
                                          run->output.buffer);
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
static void enter_sandbox(const struct run *run)
{
    if (is_filter(run->options) && run->convert.charset == NULL)
        sandbox_enter();
}

static void do_text(struct run *run, const struct walked *walked)
{
    struct input input;
    if (begin_file(run, &input, walked)) {
        enter_sandbox(run);
        aim_output(run, run->convert.charset != NULL);
        report_begin(&run->report, &input);
        ask_begin(&run->ask, &input);
        do_input(run);
    } else {
        report_unread(&run->report);
    }
    replace_abandon(&run->replace);
    run->output.len = 0;
    fixenc_reset(run->stream);
    run->input = NULL;
    convert_end(&run->convert);
    input_close(&input);
}

/* Repairs in the work tree, too, what was repaired in what is staged, and has
   been reported. */
static void do_tree(struct run *run, const char *path)
{
    struct report report = run->report;
    const struct walked tree = {.path = path, .is_found = true};
    struct stat file;
    if (lstat(path, &file) != 0 || !S_ISREG(file.st_mode))
        return;
    run->report = (struct report){0};
    run->staged = NULL;
    run->new_lines = &run->in_tree;
    do_text(run, &tree);
    report.totals.failed_count += run->report.totals.failed_count;
    run->report = report;
}

static void do_file(struct run *run, const struct walked *walked)
{
    run->staged = run->options->is_staged ? walked->changed : NULL;
    run->new_lines = NULL;
    if (run->staged == NULL && input_is_skipped(walked->path, run->options))
        return;
    do_text(run, walked);
    if (run->in_tree.count > 0 && run->report.file.is_changed)
        do_tree(run, walked->path);
    lines_free(&run->lines);
    lines_free(&run->in_tree);
}

/* Makes what all the files share; false after a message. */
static bool begin_run(struct run *run)
{
    if (run->options->map_file != NULL &&
        !map_read(&run->map, run->options->map_file))
        return false;
    run->fixenc = run->options->fixenc;
    run->fixenc.map = run->map.pairs;
    run->fixenc.map_count = run->map.count;
    if (!make_stream(run))
        return false;
    run->buffer = malloc(READ_LEN + OUTPUT_LEN);
    if (run->buffer == NULL) {
        message(NULL, "not enough memory");
        return false;
    }
    run->output = (struct output){.fd = STDOUT_FILENO,
                                  .name = "standard output",
                                  .buffer = run->buffer + READ_LEN};
    if (run->options->in_place)
        replace_catch_signals();
    if (run->options->is_interactive && !ask_open(&run->ask, run->options))
        return false;
    progress_begin(&run->progress, run->options);
    return report_open(&run->report, run->options) &&
           walk_open(&run->walk, run->options);
}

static void end_run(struct run *run)
{
    run->is_over = !report_close(&run->report) || run->is_over;
    ask_close(&run->ask);
    walk_close(&run->walk);
    fixenc_free(run->stream);
    map_free(&run->map);
    free(run->buffer);
}

/* ---- Several files at once --------------------------------------------------- */

static const char *next_name(void *user)
{
    struct run *run = user;
    struct walked walked;
    free(run->shared.name);
    run->shared.name = NULL;
    if (!walk_next(&run->walk, &walked))
        return NULL;
    if (asprintf(&run->shared.name, "%c%s", walked.is_found ? 'f' : 'n',
                 walked.path) >= 0)
        return run->shared.name;
    run->shared.name = NULL;
    run->is_over = true;
    message(walked.path, "left alone: %s", strerror(errno));
    return NULL;
}

static void work(void *user, const char *name)
{
    struct run *run = user;
    const struct walked walked = {name + 1, *name == 'f', NULL};
    run->progress.is_on = false;
    run->report.totals = (struct totals){0};
    run->report.file.size = 0;
    do_file(run, &walked);
    run->shared.result = (struct result){run->report.totals,
                                         run->report.file.size, run->is_over};
}

static bool take_result(void *user)
{
    struct run *run = user;
    const struct result *result = &run->shared.result;
    const struct totals *totals = &run->report.totals;
    report_add(&run->report, &result->totals);
    progress_add(&run->progress, result->read_len, totals->file_count,
                 totals->finding_count);
    run->is_over = run->is_over || result->is_over;
    return !run->is_over;
}

/* Some reports are more than what they say of each file, one after the other,
   or put it together in a file; and one that undoes has to be there before the
   change.  git's index takes one change at a time. */
static bool can_share(const struct options *options)
{
    bool is_plain = options->report == REPORT_NONE ||
                    options->report == REPORT_TEXT ||
                    options->report == REPORT_GITHUB ||
                    (options->report == REPORT_JSON && !options->in_place);
    return is_plain && !options->diff && !options->has_stat &&
           !options_ask_git(options) && !options->is_interactive &&
           !options_print_text(options) && !options_reads_input(options);
}

/* Whether there is more than one file, as far as can be told before. */
static bool has_many(const struct options *options)
{
    struct stat only;
    if (options->files_from != NULL || options->file_count != 1)
        return true;
    return stat(options->files[0], &only) == 0 && S_ISDIR(only.st_mode);
}

static unsigned count_jobs(const struct options *options)
{
    if (!can_share(options) || !has_many(options))
        return 1;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned usual = processors > OPTIONS_JOBS_MAX ? OPTIONS_JOBS_MAX
                     : processors > 1              ? (unsigned)processors
                                                   : 1;
    return options->jobs > 0 ? options->jobs : usual;
}

static void share_files(struct run *run, unsigned jobs)
{
    const struct workers_task task = {
        .count = jobs,
        .next = next_name,
        .work = work,
        .take = take_result,
        .user = run,
        .result = &run->shared.result,
        .result_len = sizeof run->shared.result,
        .fds = {STDOUT_FILENO, STDERR_FILENO, report_fd(&run->report)},
    };
    run->is_over = !workers_run(&task) || run->is_over;
    free(run->shared.name);
}

static void do_files(struct run *run)
{
    unsigned jobs = count_jobs(run->options);
    struct walked walked;
    if (jobs > 1)
        share_files(run, jobs);
    else
        while (!run->is_over && run->ask.mode != ASK_QUIT &&
               walk_next(&run->walk, &walked))
            do_file(run, &walked);
}

enum exit_code run_files(const struct options *options)
{
    struct run run = {.options = options, .replace = REPLACE_INIT};
    run.is_over = !begin_run(&run);
    if (!run.is_over)
        do_files(&run);
    if (!run.is_over)
        report_summary(&run.report);
    end_run(&run);
    const struct totals *totals = &run.report.totals;
    if (run.is_over || run.walk.has_failed || totals->failed_count > 0)
        return EXIT_TROUBLE;
    return options->check && totals->finding_count > 0 ? EXIT_FINDINGS
                                                       : EXIT_DONE;
}
