/* SPDX-License-Identifier: MIT */
/*
 * Fuzzes --undo.  The data up to its first NUL is a text as fuzz_stream has it.
 * The program repairs it in place, its report is damaged as the rest of the
 * data says, and then taken back: the file is the old one again or left alone,
 * and no other is touched.
 */
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command_line.h"
#include "fuzz.h"
#include "input.h"
#include "must.h"
#include "run.h"
#include "said.h"
#include "undo.h"

static const char file[] = "a.txt", other[] = "b.txt", report[] = "report";
static const char other_text[] = "Hij woont al jaren in Syri\u00C3\u00AB.\n";

struct text {
    char *bytes;
    size_t len;
};

/* ---- The folder ------------------------------------------------------------ */

static char folder[64];

static void remove_folder(void)
{
    must(chdir(folder) == 0, "the folder is there");
    unlink(file);
    unlink(other);
    unlink(report);
    rmdir(folder);
}

/* In memory where there is such a folder, for there is much to be saved. */
static void enter_folder(void)
{
    if (*folder == '\0') {
        bool is_fast = access("/dev/shm", W_OK) == 0;
        snprintf(folder, sizeof folder, "%s/fixenc-fuzz-XXXXXX",
                 is_fast ? "/dev/shm" : "/tmp");
        must(mkdtemp(folder) != NULL, "there is a folder");
        atexit(remove_folder);
    }
    must(chdir(folder) == 0, "the folder is there");
}

static void write_file(const char *name, const char *bytes, size_t len)
{
    FILE *to = fopen(name, "wb");
    must(to != NULL && fwrite(bytes, 1, len, to) == len && fclose(to) == 0,
         "a file can be written");
}

static struct text read_file(const char *name)
{
    struct text text;
    struct stat stat;
    FILE *from = fopen(name, "rb");
    must(from != NULL && fstat(fileno(from), &stat) == 0, "a file is there");
    text.len = (size_t)stat.st_size;
    text.bytes = malloc(text.len + 1);
    must(text.bytes != NULL && fread(text.bytes, 1, text.len, from) == text.len,
         "a file can be read");
    fclose(from);
    return text;
}

static bool holds(const char *name, const char *bytes, size_t len)
{
    struct text now = read_file(name);
    bool is_same =
        now.len == len && (len == 0 || !memcmp(now.bytes, bytes, len));
    free(now.bytes);
    return is_same;
}

static void check_folder(void)
{
    int count = 0;
    DIR *entries = opendir(".");
    must(entries != NULL, "the folder can be read");
    while (readdir(entries) != NULL)
        count++;
    closedir(entries);
    must(count == 5, "no file is made or removed");
    must(holds(other, other_text, sizeof other_text - 1),
         "no other file is touched");
}

bool __real_input_open(struct input *input, const char *name,
                       const struct options *options);
bool __wrap_input_open(struct input *input, const char *name,
                       const struct options *options);

/* A report may name any file, but this is the only folder. */
bool __wrap_input_open(struct input *input, const char *name,
                       const struct options *options)
{
    return strchr(name, '/') == NULL && __real_input_open(input, name, options);
}

/* ---- The program ------------------------------------------------------------ */

static bool read_no_configuration(struct options *options)
{
    (void)options;
    return true;
}

static enum exit_code run(char *const *words, int count,
                          enum exit_code task(const struct options *))
{
    char *argv[8] = {NULL};
    struct options options;
    memcpy(argv, words, (size_t)count * sizeof *words);
    must(command_line_parse(&options, count, argv, read_no_configuration),
         "the options are right");
    enum exit_code code = task(&options);
    options_free(&options);
    return code;
}

static enum exit_code repair(void)
{
    static char program[] = "fixenc", how[] = "-qi", as[] = "--report=json",
                to[] = "--report-file=report", what[] = "a.txt";
    char *const words[] = {program, how, as, to, what};
    return run(words, 5, run_files);
}

static enum exit_code undo(void)
{
    static char program[] = "fixenc", how[] = "-q", from[] = "--undo=report";
    char *const words[] = {program, how, from};
    return run(words, 3, undo_report);
}

/* ---- Damage ------------------------------------------------------------------ */

enum { DAMAGE_LEN = 4 }; /* place, 256ths of it, how much to drop and to add */

/* Replaces a few bytes of the report by the next ones of the data, which begin
   with where and how many. */
static size_t damage(struct text *text, const uint8_t *data, size_t size)
{
    size_t place = ((size_t)data[0] << 8 | data[1]) * text->len >> 16;
    size_t drop = data[2] < text->len - place ? data[2] : text->len - place;
    size_t add = data[3] < size - DAMAGE_LEN ? data[3] : size - DAMAGE_LEN;
    char *bytes = malloc(text->len - drop + add + 1);
    must(bytes != NULL, "there is memory for the report");
    memcpy(bytes, text->bytes, place);
    memcpy(bytes + place, data + DAMAGE_LEN, add);
    memcpy(bytes + place + add, text->bytes + place + drop,
           text->len - place - drop);
    free(text->bytes);
    *text = (struct text){bytes, text->len - drop + add};
    return DAMAGE_LEN + add;
}

static void damage_report(const uint8_t *data, size_t size)
{
    struct text text = read_file(report);
    while (size >= DAMAGE_LEN) {
        size_t used = damage(&text, data, size);
        data += used;
        size -= used;
    }
    write_file(report, text.bytes, text.len);
    free(text.bytes);
}

/* ---- What must hold ------------------------------------------------------------ */

/* What is no UTF-8 by its mark may be no UTF-16 either. */
static bool is_marked(const char *text, size_t len)
{
    return len >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 ||
                        memcmp(text, "\xFE\xFF", 2) == 0);
}

static void check_undo(const char *text, size_t len, bool is_damaged)
{
    struct text repaired = read_file(file);
    enum exit_code code = undo();
    bool is_old = holds(file, text, len);
    must(is_old || holds(file, repaired.bytes, repaired.len),
         "the file is the old one again, or left alone");
    if (!is_damaged)
        must(is_old && code == EXIT_DONE && said_count() == 0,
             "what the report tells is taken back");
    must((said_count() > 0) <= (code != EXIT_DONE), "what fails has failed");
    free(repaired.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < FUZZ_HEADER_LEN)
        return 0;
    const char *text = (const char *)data + FUZZ_HEADER_LEN;
    size_t text_len = size - FUZZ_HEADER_LEN;
    const char *end = memchr(text, '\0', text_len);
    size_t len = end != NULL ? (size_t)(end - text) : text_len;
    const uint8_t *rest = (const uint8_t *)text + len + (end != NULL);
    size_t rest_len = text_len - len - (end != NULL);
    int home = open(".", O_RDONLY | O_DIRECTORY);
    enter_folder();
    write_file(file, text, len);
    write_file(other, other_text, sizeof other_text - 1);

    bool is_repaired = repair() == EXIT_DONE;
    must((said_count() == 0) == is_repaired &&
             (is_repaired || is_marked(text, len)),
         "any text is repaired");
    damage_report(rest, rest_len);
    check_undo(text, len, rest_len >= DAMAGE_LEN);
    check_folder();
    must(fchdir(home) == 0 && close(home) == 0, "there is a way back");
    return 0;
}
