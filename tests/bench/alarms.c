/* SPDX-License-Identifier: MIT */
/*
 * False alarms: reads right text on standard input and prints each line that
 * fixenc would repair (not those that it only brings into NFC), as it is and
 * as it would be, and at last how many there are.
 *
 *     alarms NAME LIST < text
 *
 * The lines go to the end of the file LIST, the sum to standard output.
 */
#include "record.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_alarm(const struct record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->findings[i].told.kind == FIXENC_MOJIBAKE)
            return true;
    return false;
}

static void print_alarm(FILE *list, const char *line,
                        const struct record *record)
{
    fprintf(list, "%s-> ", line);
    fwrite(record->output.bytes, 1, record->output.len, list);
    fputc('\n', list);
}

int main(int argc, char **argv)
{
    FILE *list = argc == 3 ? fopen(argv[2], "a") : NULL;
    if (!list) {
        fprintf(stderr, "usage: alarms NAME LIST < text\n");
        return 2;
    }
    unsigned long lines = 0, alarms = 0;
    struct record record;
    char *line = NULL;
    size_t size = 0;
    record_start(&record);
    for (ssize_t len; (len = getline(&line, &size, stdin)) > 0; lines++) {
        record_repair(&record, line, (size_t)len);
        if (!is_alarm(&record))
            continue;
        alarms++;
        print_alarm(list, line, &record);
    }
    record_end(&record);
    free(line);
    printf("false alarms in %s: %lu in %lu lines, %.2f in a million\n", argv[1],
           alarms, lines, lines ? 1e6 * (double)alarms / (double)lines : 0);
    return fclose(list) != 0 || fflush(stdout) != 0;
}
