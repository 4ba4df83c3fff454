/* SPDX-License-Identifier: MIT */
#include "command_line.h"

#include "message.h"
#include "value.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* getopt_long answers this + the row, so no letter is taken for a row. */
#define FIRST_ROW 256

struct row {
    int letter;   /* 0: none */
    int argument; /* no_argument, required_argument, optional_argument */
    const char *name;
    const char *value;
    const char *help;
    bool (*set)(struct options *options, const char *value); /* or NULL: */
    enum {
        SET_FLAG, /* a bool becomes true */
        SET_TEXT, /* a string becomes the value */
        SET_TASK,
    } what;
    size_t place;  /* of that in struct options, or the task */
    bool is_rare;  /* shown by --help=all only */
    bool is_early; /* it tells if, and where from, the configuration is read */
};

/* The last parts of a row that needs no function of its own. */
#define FLAG(member) .what = SET_FLAG, .place = offsetof(struct options, member)
#define TEXT(member) .what = SET_TEXT, .place = offsetof(struct options, member)
#define TASK(task) .what = SET_TASK, .place = (task)

/* The one list of options; its order is that of --help. */
static const struct row rows[] = {
    {'i', optional_argument, "in-place", "SUFFIX",
     "repair the files themselves; SUFFIX: keep backups",
     .set = value_set_in_place},
    {0, no_argument, "keep-times", NULL,
     "--in-place: keep access and modification times", FLAG(keep_times),
     .is_rare = true},
    {0, no_argument, "break-links", NULL,
     "--in-place: repair one of several hard links", FLAG(break_links),
     .is_rare = true},
    {0, no_argument, "no-follow", NULL, "pass over symbolic links",
     FLAG(no_follow), .is_rare = true},
    {'c', no_argument, "check", NULL,
     "list what is wrong, change nothing; exit 1 if any", FLAG(check)},
    {'d', no_argument, "diff", NULL,
     "show the repair as a patch, change nothing", FLAG(diff)},
    {0, no_argument, "interactive", NULL, "with -i: ask before each repair",
     FLAG(is_interactive)},
    {0, required_argument, "undo", "REPORT",
     "take back what -i --report=json reported", .set = value_set_undo},
    {0, required_argument, "explain", "TEXT",
     "say what happened to TEXT; -: to each line of input",
     .set = value_set_explain},
    {0, required_argument, "report", "FORMAT",
     "report as text, json, sarif, github or html", .set = value_set_report},
    {0, required_argument, "report-file", "FILE", "write the report to FILE",
     TEXT(report_file), .is_rare = true},
    {0, no_argument, "stat", NULL, "count the findings of each mistake",
     FLAG(has_stat), .is_rare = true},
    {0, required_argument, "color", "WHEN",
     "colour the report: auto (default), always or never",
     .set = value_set_color, .is_rare = true},
    {0, required_argument, "charsets", "LIST",
     "undo only these, e.g. windows-1252,cp437", .set = value_set_charsets},
    {0, required_argument, "via", "LIST",
     "undo just this chain, the last mistake first", .set = value_set_via},
    {0, no_argument, "learn", NULL,
     "the FILEs are BAD GOOD: tell what repairs such text", TASK(TASK_LEARN),
     .is_early = true},
    {0, no_argument, "list-charsets", NULL, "list the names of charsets",
     TASK(TASK_LIST_CHARSETS), .is_rare = true, .is_early = true},
    {0, required_argument, "normalize", "WHAT",
     "bring into NFC: all (default), repaired or none",
     .set = value_set_normalize, .is_rare = true},
    {0, required_argument, "max-layers", "N",
     "undo at most N wrong decodings of a text (1 to 4)",
     .set = value_set_max_layers, .is_rare = true},
    {0, required_argument, "min-confidence", "N",
     "leave what is less sure than N per cent (default 30)",
     .set = value_set_min_confidence, .is_rare = true},
    {0, no_argument, "lossy", NULL,
     "also undo what lost more, as to straight quotes", FLAG(fixenc.lossy)},
    {0, required_argument, "map", "FILE",
     "also replace what FILE says: lines BAD, a tab, GOOD", TEXT(map_file),
     .is_rare = true},
    {0, required_argument, "escapes", "LIST",
     "repair in escapes: json,html,url,qp,php; all; none",
     .set = value_set_escapes},
    {0, required_argument, "from", "CHARSET",
     "read CHARSET (UTF-16 is told by its mark)", .set = value_set_from},
    {0, required_argument, "to", "utf-8",
     "write UTF-8 where another charset was read", .set = value_set_to,
     .is_rare = true},
    {0, required_argument, "allow", "TEXT", "leave findings with TEXT in them",
     .set = value_set_allow},
    {0, required_argument, "allow-from", "LIST",
     "leave findings with a line of the file LIST in them",
     .set = value_set_allow_from, .is_rare = true},
    {0, no_argument, "skip-code", NULL,
     "leave code spans and fenced blocks of Markdown", FLAG(skip_code),
     .is_rare = true},
    {0, required_argument, "include", "GLOB",
     "in folders, do only files that match", .set = value_set_include},
    {0, required_argument, "exclude", "GLOB",
     "in folders, leave out what matches", .set = value_set_exclude},
    {0, no_argument, "force-exclude", NULL,
     "have these apply to the FILEs named, too", FLAG(force_exclude),
     .is_rare = true},
    {0, no_argument, "hidden", NULL, "in folders, do hidden files, too",
     FLAG(with_hidden), .is_rare = true},
    {0, no_argument, "no-ignore", NULL,
     "heed no .gitignore, .ignore and .fixencignore", FLAG(without_ignore),
     .is_rare = true},
    {0, required_argument, "files-from", "LIST",
     "do the FILEs in LIST, too, one a line; - is stdin", TEXT(files_from)},
    {'0', no_argument, "null", NULL, "in LIST, a NUL ends each FILE",
     FLAG(is_nul_separated), .is_rare = true},
    {0, required_argument, "since", "REV",
     "do only lines that git says are new since REV", TEXT(since)},
    {0, no_argument, "staged", NULL, "do only lines that are staged in git",
     FLAG(is_staged)},
    {0, required_argument, "config", "FILE",
     "read options from FILE, not the nearest fixenc.toml", TEXT(config_file),
     .is_early = true},
    {0, no_argument, "no-config", NULL, "read options from no file",
     FLAG(without_config), .is_rare = true, .is_early = true},
    {0, no_argument, "print-config", NULL, "show what such a file would say",
     TASK(TASK_PRINT_CONFIG), .is_rare = true, .is_early = true},
    {'j', required_argument, "jobs", "N",
     "do N files at once (default: one a processor)", .set = value_set_jobs},
    {'q', no_argument, "quiet", NULL, "no report on the screen",
     FLAG(is_quiet)},
    {'v', no_argument, "verbose", NULL, "name the clean files, too",
     FLAG(is_verbose)},
    {'h', optional_argument, "help", "all", "show this help, or all options",
     .set = value_set_help, .is_early = true},
    {'V', no_argument, "version", NULL, "show the version", TASK(TASK_VERSION),
     .is_early = true},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

/* Writes what getopt_long wants; a ':' first makes it tell a missing value
   from an unknown option.  A letter takes no optional value: in `-iv`, v is a
   letter, too. */
static void fill_getopt(char letters[static 2 * ROW_COUNT + 2],
                        struct option longs[static ROW_COUNT + 1])
{
    *letters++ = ':';
    for (int i = 0; i < ROW_COUNT; i++) {
        longs[i] = (struct option){rows[i].name, rows[i].argument, NULL,
                                   FIRST_ROW + i};
        if (rows[i].letter == 0)
            continue;
        *letters++ = (char)rows[i].letter;
        if (rows[i].argument == required_argument)
            *letters++ = ':';
    }
    *letters = '\0';
    longs[ROW_COUNT] = (struct option){0};
}

/* Returns the row for what getopt_long answered, NULL if there is none. */
static const struct row *find_row(int answer)
{
    if (answer >= FIRST_ROW)
        return &rows[answer - FIRST_ROW];
    for (int i = 0; i < ROW_COUNT; i++)
        if (answer != 0 && rows[i].letter == answer)
            return &rows[i];
    return NULL;
}

/* Says what is wrong with the option that getopt_long stopped at. */
static void complain(int answer, const char *argument)
{
    const char *help = "fixenc --help lists the options";
    const struct row *row = find_row(optopt);
    if (row != NULL && answer == ':')
        message(NULL, "--%s needs a value: --%s=%s", row->name, row->name,
                row->value);
    else if (row != NULL)
        message(NULL, "--%s takes no value; %s", row->name, help);
    else if (optopt != 0)
        message(NULL, "unknown option \"-%c\"; %s", optopt, help);
    else
        message(NULL, "unknown option \"%s\"; %s", argument, help);
}

static bool set_row(struct options *options, const struct row *row,
                    const char *value)
{
    void *place = (char *)options + row->place;
    if (row->set != NULL)
        return row->set(options, value);
    switch (row->what) {
    case SET_FLAG:
        *(bool *)place = true;
        break;
    case SET_TEXT:
        *(const char **)place = value;
        break;
    case SET_TASK:
        options->task = (enum task)row->place;
        break;
    }
    return true;
}

/* Takes the options that are early, or not, and leaves the FILEs to optind. */
static bool take_options(struct options *options, int argc, char **argv,
                         bool are_early)
{
    char letters[2 * ROW_COUNT + 2];
    struct option longs[ROW_COUNT + 1];
    fill_getopt(letters, longs);
    opterr = 0;
    optind = 0;
    for (;;) {
        int answer = getopt_long(argc, argv, letters, longs, NULL);
        if (answer == -1)
            return true;
        if (answer == '?' || answer == ':') {
            complain(answer, argv[optind - 1]);
            return false;
        }
        const struct row *row = find_row(answer);
        if (row == NULL ||
            (row->is_early == are_early && !set_row(options, row, optarg)))
            return false;
    }
}

/* Whether what is asked for can be done with new lines alone. */
static bool can_ask_git(const struct options *options)
{
    if (options->since != NULL && options->is_staged) {
        message(NULL, "--since and --staged are two sets of lines; "
                      "give one or the other");
        return false;
    }
    if (options_print_text(options) || options_reads_input(options)) {
        message(NULL, "--since and --staged are for files; "
                      "give --check, --diff or --in-place, and no -");
        return false;
    }
    if (options->is_staged && options->is_interactive) {
        message(NULL, "--interactive cannot ask about what is staged; "
                      "leave out --staged");
        return false;
    }
    return true;
}

/* Whether the options can be had together. */
static bool is_consistent(const struct options *options)
{
    if (options->in_place && (options->check || options->diff)) {
        message(NULL, "--in-place changes files, --check and --diff do not; "
                      "give one or the other");
        return false;
    }
    if (options->files_from != NULL && strcmp(options->files_from, "-") == 0 &&
        options_reads_input(options)) {
        message(NULL, "standard input is the list of files; "
                      "it cannot also be a text");
        return false;
    }
    if (options->is_interactive && !options->in_place) {
        message(NULL, "--interactive asks before files are changed; "
                      "give --in-place with it");
        return false;
    }
    if (options->in_place && options_reads_input(options)) {
        message(NULL, "--in-place needs a FILE; "
                      "leave it out to filter standard input");
        return false;
    }
    return !options_ask_git(options) || can_ask_git(options);
}

/* A diff or a table stands for the report, unless one is asked for. */
static enum report_format choose_report(const struct options *options)
{
    bool has_file = options->report_file != NULL;
    if (options->is_quiet && !has_file)
        return REPORT_NONE;
    if (options->report != REPORT_NONE)
        return options->report;
    bool is_instead = (options->diff || options->has_stat) && !has_file;
    return is_instead ? REPORT_NONE : REPORT_TEXT;
}

bool command_line_parse(struct options *options, int argc, char **argv,
                        bool (*configure)(struct options *options))
{
    static const char *const standard_input[] = {"-"};
    *options = (struct options){.fixenc = FIXENC_OPTIONS_INIT};
    if (getcwd(options->folder, sizeof options->folder) == NULL)
        *options->folder = '\0';
    if (!take_options(options, argc, argv, true) || !configure(options) ||
        !take_options(options, argc, argv, false))
        return false;
    if (options->task == TASK_UNDO && optind < argc) {
        message(argv[optind], "is no option; --undo takes the files from its "
                              "REPORT");
        return false;
    }
    options->files = (const char *const *)argv + optind;
    options->file_count = (size_t)(argc - optind);
    if (options->file_count == 0 && options->files_from == NULL &&
        !options_ask_git(options)) {
        options->files = standard_input;
        options->file_count = 1;
    }
    options->report = choose_report(options);
    return options->task != TASK_REPAIR || is_consistent(options);
}

bool command_line_set(struct options *options, const char *name,
                      const char *value)
{
    for (int i = 0; i < ROW_COUNT; i++)
        if (strcmp(rows[i].name, name) == 0)
            return set_row(options, &rows[i], value);
    return false;
}

/* Prints one option, its texts in columns. */
static void print_row(FILE *to, const struct row *row)
{
    char letter[] = "-?, ";
    char left[40];
    letter[1] = (char)row->letter;
    bool may_miss = row->argument == optional_argument;
    snprintf(left, sizeof left, "%s--%s%s%s%s%s",
             row->letter != 0 ? letter : "    ", row->name, may_miss ? "[" : "",
             row->value != NULL ? "=" : "",
             row->value != NULL ? row->value : "", may_miss ? "]" : "");
    fprintf(to, "  %-25s%s\n", left, row->help);
}

void command_line_print_help(FILE *to, bool all)
{
    fputs("Usage: fixenc [OPTION...] [FILE...]\n"
          "Finds text read as the wrong charset (SyriÃ«) and repairs it "
          "(Syrië).\n"
          "\n"
          "Prints each FILE repaired, or standard input if there is none or "
          "FILE is -.\n"
          "\n",
          to);
    for (int i = 0; i < ROW_COUNT; i++)
        if (all || !rows[i].is_rare)
            print_row(to, &rows[i]);
    fprintf(to,
            "\n"
            "Exit status: 0 done, 1 findings under --check, 2 trouble.\n"
            "%sfixenc(1) has it all, with examples.\n",
            all ? "" : "fixenc --help=all lists all options; ");
}
