/* SPDX-License-Identifier: MIT */
#include "share.h"

#include "message.h"
#include "workers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct share {
    struct job *job;
    struct walk *walk;
    char *name; /* 'f' for found or 'n' for named, and the path */
    /* Of one file, from its worker: */
    struct result {
        struct totals totals;
        uint64_t read_len;
        bool is_over;
    } result;
};

static const char *next_name(void *user)
{
    struct share *share = user;
    struct walked walked;
    free(share->name);
    share->name = NULL;
    if (!walk_next(share->walk, &walked))
        return NULL;
    if (asprintf(&share->name, "%c%s", walked.is_found ? 'f' : 'n',
                 walked.path) >= 0)
        return share->name;
    share->name = NULL;
    share->job->is_over = true;
    message(walked.path, "left alone: %s", strerror(errno));
    return NULL;
}

static void work(void *user, const char *name)
{
    struct share *share = user;
    struct job *job = share->job;
    const struct walked walked = {name + 1, *name == 'f', NULL};
    job->progress->is_on = false;
    job->report->totals = (struct totals){0};
    job->report->file.size = 0;
    job_do(job, &walked);
    job->is_over = !report_flush(job->report) || job->is_over;
    share->result = (struct result){job->report->totals, job->report->file.size,
                                    job->is_over};
}

static bool take_result(void *user)
{
    struct share *share = user;
    struct job *job = share->job;
    const struct totals *totals = &job->report->totals;
    report_add(job->report, &share->result.totals);
    progress_add(job->progress, share->result.read_len, totals->file_count,
                 totals->finding_count);
    job->is_over = job->is_over || share->result.is_over;
    return !job->is_over;
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

/* Whether there is more than one file. */
static bool has_many(const struct options *options)
{
    struct stat only;
    if (options->files_from != NULL || options->file_count != 1)
        return true;
    return stat(options->files[0], &only) == 0 && S_ISDIR(only.st_mode);
}

unsigned share_count(const struct options *options)
{
    if (!can_share(options) || !has_many(options))
        return 1;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned usual = processors > OPTIONS_JOBS_MAX ? OPTIONS_JOBS_MAX
                     : processors > 1              ? (unsigned)processors
                                                   : 1;
    return options->jobs > 0 ? options->jobs : usual;
}

void share_files(struct job *job, struct walk *walk, unsigned count)
{
    struct share share = {.job = job, .walk = walk};
    const struct workers_task task = {
        .count = count,
        .next = next_name,
        .work = work,
        .take = take_result,
        .user = &share,
        .result = &share.result,
        .result_len = sizeof share.result,
        .fds = {STDOUT_FILENO, STDERR_FILENO, report_fd(job->report)},
    };
    job->is_over = !workers_run(&task) || job->is_over;
    free(share.name);
}
