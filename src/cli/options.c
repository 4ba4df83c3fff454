/* SPDX-License-Identifier: MIT */
#include "options.h"

#include "terminal.h"

#include <string.h>

void options_free(struct options *options)
{
    allow_free(&options->allow);
    ignore_cut(&options->include, 0);
    ignore_cut(&options->exclude, 0);
}

bool options_print_text(const struct options *options)
{
    return !options->in_place && !options->check && !options->diff;
}

bool options_ask_git(const struct options *options)
{
    return options->since != NULL || options->is_staged;
}

bool options_want_color(const struct options *options, int fd)
{
    if (options->color == COLOR_AUTO)
        return terminal_wants_color(fd);
    return options->color == COLOR_ALWAYS;
}

bool options_reread(const struct options *options)
{
    return options->diff || options->report == REPORT_SARIF ||
           options->report == REPORT_GITHUB;
}

bool options_reads_input(const struct options *options)
{
    for (size_t i = 0; i < options->file_count; i++)
        if (strcmp(options->files[i], "-") == 0)
            return true;
    return false;
}
