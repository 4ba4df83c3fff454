/* SPDX-License-Identifier: MIT */
#include "command_line.h"
#include "config.h"
#include "exit_code.h"
#include "explain.h"
#include "learn.h"
#include "message.h"
#include "run.h"
#include "undo.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* No file may be opened in the place of a standard stream that was closed.
   What stands there instead, opened the wrong way round, fails when used. */
static void hold_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1)
            open("/dev/null", fd == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
}

static enum exit_code list_charsets(void)
{
    for (int charset = 1; charset < FIXENC_CHARSET_END; charset++)
        puts(fixenc_charset_name((enum fixenc_charset)charset));
    return EXIT_DONE;
}

static enum exit_code learn_from(const struct options *options)
{
    if (options->file_count == 2)
        return learn(options->files[0], options->files[1]);
    message(NULL, "--learn needs two texts: fixenc --learn BAD GOOD");
    return EXIT_TROUBLE;
}

static enum exit_code do_task(const struct options *options)
{
    switch (options->task) {
    case TASK_HELP:
    case TASK_HELP_ALL:
        command_line_print_help(stdout, options->task == TASK_HELP_ALL);
        return EXIT_DONE;
    case TASK_VERSION:
        printf("fixenc %s\n", fixenc_version());
        return EXIT_DONE;
    case TASK_LIST_CHARSETS:
        return list_charsets();
    case TASK_PRINT_CONFIG:
        config_print(options);
        return EXIT_DONE;
    case TASK_UNDO:
        return undo_report(options);
    case TASK_EXPLAIN:
        return explain(options);
    case TASK_LEARN:
        return learn_from(options);
    case TASK_REPAIR:
        break;
    }
    return run_files(options);
}

/* What was printed may fail to be written as late as now. */
static enum exit_code close_output(enum exit_code code)
{
    bool has_failed = ferror(stdout) != 0;
    if (fclose(stdout) == 0 && !has_failed)
        return code;
    if (code != EXIT_TROUBLE)
        message("standard output", "cannot be written: %s", strerror(errno));
    return EXIT_TROUBLE;
}

int main(int argc, char **argv)
{
    struct options options;
    hold_standard_streams();
    /* A line a system call, so that lines stay whole. */
    setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
    enum exit_code code = EXIT_TROUBLE;
    if (command_line_parse(&options, argc, argv, config_read))
        code = close_output(do_task(&options));
    options_free(&options);
    return (int)code;
}
