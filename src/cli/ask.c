/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include "escape.h"
#include "finding.h"
#include "message.h"
#include "reread.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of text shown on each side of a finding. */
enum { CONTEXT_LEN = 240 };

static const char terminal[] = "/dev/tty";

bool ask_open(struct ask *ask, const struct options *options)
{
    ask->from = fopen(terminal, "re");
    ask->to = fopen(terminal, "we");
    if (ask->from != NULL && ask->to != NULL) {
        ask->has_color = options_want_color(options, fileno(ask->to));
        return true;
    }
    message(terminal, "cannot be opened: %s; --interactive needs a terminal",
            strerror(errno));
    return false;
}

void ask_begin(struct ask *ask, const struct input *input)
{
    ask->input = input;
    if (ask->mode == ASK_NOT_THIS_FILE)
        ask->mode = ASK_EACH;
}

static void print_lines(FILE *to, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        if (text[at] == '\n')
            fputc(text[at++], to);
        else
            at += escape_print_one(to, text + at, len - at);
    }
}

/* Prints the text from `place` on, up to `len` bytes; not half a character. */
static void print_part(struct ask *ask, uint64_t place, size_t len)
{
    char part[CONTEXT_LEN];
    ssize_t got = reread(ask->input->fd, ask->input->name, part, len, place);
    size_t start = 0;
    while (place > 0 && (ssize_t)start < got &&
           ((unsigned char)part[start] & 0xC0) == 0x80)
        start++;
    if ((ssize_t)start < got)
        print_lines(ask->to, part + start, (size_t)got - start);
}

static void print_context(struct ask *ask, const struct fixenc_finding *finding)
{
    size_t len =
        finding->offset < CONTEXT_LEN ? (size_t)finding->offset : CONTEXT_LEN;
    print_part(ask, finding->offset - len, len);
    finding_print_change(ask->to, ask->has_color, finding);
    print_part(ask, finding->offset + finding->before_len, CONTEXT_LEN);
    fputc('\n', ask->to);
}

static void print_help(FILE *to)
{
    fputs("y  yes, repair it\n"
          "n  no, leave it\n"
          "a  repair it and all that follow\n"
          "f  repair it and the rest of this file\n"
          "q  quit: leave it and all that follow\n"
          "c  show the text around it\n",
          to);
}

/* Reads a line and returns its only letter, 0 if it has none or more, EOF after
   Ctrl-D or when the terminal is gone. */
static int read_letter(FILE *from)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t len = getline(&line, &room, from);
    int letter = 0;
    if (len < 0)
        letter = EOF;
    else if (len == 1 || (len == 2 && line[1] == '\n'))
        letter = (unsigned char)line[0];
    free(line);
    return letter;
}

bool ask_finding(struct ask *ask, const struct fixenc_finding *finding)
{
    if (ask->mode != ASK_EACH)
        return ask->mode != ASK_QUIT;
    finding_print(ask->to, ask->has_color, ask->input->name, finding);
    for (;;) {
        fputs("Repair it? [y,n,a,f,q,c,?] ", ask->to);
        fflush(ask->to);
        switch (read_letter(ask->from)) {
        case 'y':
            return true;
        case 'n':
            return false;
        case 'a':
            ask->mode = ASK_NOT_AGAIN;
            return true;
        case 'f':
            ask->mode = ASK_NOT_THIS_FILE;
            return true;
        case EOF:
            fputc('\n', ask->to);
            ask->mode = ASK_QUIT;
            return false;
        case 'q':
            ask->mode = ASK_QUIT;
            return false;
        case 'c':
            print_context(ask, finding);
            break;
        default:
            print_help(ask->to);
        }
    }
}

void ask_close(struct ask *ask)
{
    if (ask->from != NULL)
        fclose(ask->from);
    if (ask->to != NULL)
        fclose(ask->to);
}
