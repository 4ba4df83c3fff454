/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes the command line, an argument a line of the data.  Linked with what
 * command_line.c needs of the program.
 */
#include <string.h>

#include "command_line.h"
#include "fuzz.h"
#include "must.h"
#include "said.h"

enum { ARGUMENTS_MAX = 64 };

struct arguments {
    char *argv[ARGUMENTS_MAX + 1];
    int argc;
};

/* Takes the data, which ends in NUL, apart at its newlines. */
static void split(struct arguments *arguments, char *data)
{
    static char name[] = "fixenc";
    arguments->argv[0] = name;
    arguments->argc = 1;
    for (char *line = strtok(data, "\n");
         line != NULL && arguments->argc < ARGUMENTS_MAX;
         line = strtok(NULL, "\n"))
        arguments->argv[arguments->argc++] = line;
    arguments->argv[arguments->argc] = NULL;
}

static bool read_no_configuration(struct options *options)
{
    (void)options;
    return true;
}

static void check_options(const struct options *options)
{
    must(options->fixenc.charsets >> FIXENC_CHARSET_END == 0 &&
             (options->fixenc.charsets & 1) == 0,
         "only charsets that there are");
    must(options->fixenc.max_layers <= FIXENC_CHAIN_MAX, "layers have a bound");
    must(options->file_count > 0 || options->files_from != NULL ||
             options_ask_git(options),
         "there is a file, if only standard input, or git tells");
    for (size_t i = 0; i < options->file_count; i++)
        must(options->files[i] != NULL, "every file has a name");
    must(options->task != TASK_REPAIR || !options->in_place ||
             !options_print_text(options),
         "a text goes to one place");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arguments arguments;
    struct options options;
    char *copy = malloc(size + 1);
    must(copy != NULL, "there is memory for the data");
    if (size > 0)
        memcpy(copy, data, size);
    copy[size] = '\0';
    split(&arguments, copy);
    bool is_fine = command_line_parse(&options, arguments.argc, arguments.argv,
                                      read_no_configuration);
    must(said_count() == (is_fine ? 0 : 1), "what is wrong is said once");
    if (is_fine)
        check_options(&options);
    options_free(&options);
    free(copy);
    return 0;
}
