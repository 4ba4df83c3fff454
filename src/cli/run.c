/* SPDX-License-Identifier: MIT */
#include "run.h"

#include "share.h"

struct run {
    const struct options *options;
    struct map map;
    struct report report;
    struct ask ask;
    struct progress progress;
    struct walk walk;
    struct job job;
};

/* Makes what all the files share; false after a message. */
static bool begin_run(struct run *run)
{
    const struct options *options = run->options;
    if (options->map_file != NULL && !map_read(&run->map, options->map_file))
        return false;
    if (!job_open(&run->job))
        return false;
    if (options->in_place)
        replace_catch_signals();
    if (options->is_interactive && !ask_open(&run->ask, options))
        return false;
    progress_begin(&run->progress, options);
    return report_open(&run->report, options) && walk_open(&run->walk, options);
}

static void do_files(struct run *run)
{
    struct job *job = &run->job;
    struct walked walked;
    unsigned count = share_count(run->options);
    if (count > 1)
        share_files(job, &run->walk, count);
    else
        while (!job->is_over && run->ask.mode != ASK_QUIT &&
               walk_next(&run->walk, &walked))
            job_do(job, &walked);
}

/* Whether all of it was done, and said. */
static bool end_run(struct run *run)
{
    bool is_closed = report_close(&run->report);
    bool has_walked = !run->walk.has_failed;
    ask_close(&run->ask);
    walk_close(&run->walk);
    job_close(&run->job);
    map_free(&run->map);
    return is_closed && has_walked && !run->job.is_over &&
           run->report.totals.failed_count == 0;
}

enum exit_code run_files(const struct options *options)
{
    struct run run = {.options = options};
    run.job = (struct job){
        .options = options,
        .map = &run.map,
        .git = &run.walk.changed.git,
        .report = &run.report,
        .ask = &run.ask,
        .progress = &run.progress,
    };
    run.job.is_over = !begin_run(&run);
    if (!run.job.is_over)
        do_files(&run);
    if (!run.job.is_over)
        report_summary(&run.report);
    if (!end_run(&run))
        return EXIT_TROUBLE;
    return options->check && run.report.totals.finding_count > 0 ? EXIT_FINDINGS
                                                                 : EXIT_DONE;
}
