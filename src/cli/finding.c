/* SPDX-License-Identifier: MIT */
#include "finding.h"

#include "escape.h"
#include "mistake.h"
#include "terminal.h"

#include <inttypes.h>
#include <string.h>

void finding_print_change(FILE *to, bool has_color,
                          const struct fixenc_finding *finding)
{
    terminal_paint(to, has_color, TERMINAL_RED);
    escape_print_short(to, finding->before, finding->before_len);
    terminal_paint(to, has_color, TERMINAL_PLAIN);
    if (finding->kind == FIXENC_LOST)
        return;
    fputs(" → ", to);
    terminal_paint(to, has_color, TERMINAL_GREEN);
    escape_print_short(to, finding->after, finding->after_len);
    terminal_paint(to, has_color, TERMINAL_PLAIN);
}

void finding_print(FILE *to, bool has_color, const char *file,
                   const struct fixenc_finding *finding)
{
    terminal_paint(to, has_color, TERMINAL_MAGENTA);
    escape_print(to, file, strlen(file));
    terminal_paint(to, has_color, TERMINAL_PLAIN);
    fprintf(to, ":%" PRIu64 ":%" PRIu64 ": ", finding->line, finding->column);
    finding_print_change(to, has_color, finding);
    fputs("  (", to);
    mistake_print(to, finding);
    fputs(")\n", to);
}

void finding_print_message(FILE *to, const struct fixenc_finding *finding,
                           void (*print)(FILE *to, const char *text,
                                         size_t len))
{
    print(to, finding->before, finding->before_len);
    if (finding->kind != FIXENC_LOST) {
        fputs(" → ", to);
        print(to, finding->after, finding->after_len);
    }
    fputs("  (", to);
    mistake_print(to, finding);
    fputc(')', to);
}
