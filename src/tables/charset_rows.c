/* SPDX-License-Identifier: MIT */
#include "charset_rows.h"

#include "emit.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLANKS " \t\n"

iconv_t rows_open(const struct row *row)
{
    iconv_t iconv_to_utf32 = iconv_open("UTF-32BE", row->iconv_name);
    if (iconv_to_utf32 == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
        fail("iconv does not know %s", row->iconv_name);
    return iconv_to_utf32;
}

/*
 * glibc's CP1255 and CP1258 hold a letter back, as a mark may follow that
 * composes with it: the second call makes them give it.
 */
uint32_t rows_decode(iconv_t iconv_to_utf32, const unsigned char *bytes,
                     size_t len)
{
    char in[4];
    char *from = in;
    unsigned char out[16];
    char *to = (char *)out;
    size_t out_left = sizeof out;
    memcpy(in, bytes, len);
    bool is_text =
        iconv(iconv_to_utf32, &from, &len, &to, &out_left) != (size_t)-1;
    if (!is_text && errno != EILSEQ && errno != EINVAL)
        fail("iconv: %s", strerror(errno));
    iconv(iconv_to_utf32, NULL, NULL, &to, &out_left);
    if (!is_text || out_left != sizeof out - 4 || out[0] != 0 || out[1] != 0)
        return 0;
    return (uint32_t)out[2] << 8 | out[3];
}

static bool asks_for_more(iconv_t iconv_to_utf32)
{
    bool answer = false;
    for (unsigned byte = 0x80; byte <= 0xFF; byte++) {
        char in = (char)byte;
        char *from = &in;
        size_t in_left = 1;
        char out[16];
        char *to = out;
        size_t out_left = sizeof out;
        if (iconv(iconv_to_utf32, &from, &in_left, &to, &out_left) ==
                (size_t)-1 &&
            errno == EINVAL)
            answer = true;
        iconv(iconv_to_utf32, NULL, NULL, NULL, NULL);
    }
    return answer;
}

static void ask_iconv(struct row *row)
{
    iconv_t iconv_to_utf32 = rows_open(row);
    for (unsigned char byte = 0; byte < 0x80; byte++)
        if (rows_decode(iconv_to_utf32, &byte, 1) != byte)
            fail("%s: byte %02X is not ASCII", row->iconv_name, byte);
    row->is_multibyte = asks_for_more(iconv_to_utf32);
    iconv_close(iconv_to_utf32);
}

static void read_row(struct rows *rows, const char *line)
{
    if (rows->count == ROW_MAX)
        fail("more than %d charsets", ROW_MAX);
    struct row *row = &rows->rows[rows->count++];
    memcpy(row->line, line, strlen(line) + 1);
    row->enum_name = strtok(row->line, BLANKS);
    row->name = strtok(NULL, BLANKS);
    row->iconv_name = strtok(NULL, BLANKS);
    const char *rarity = strtok(NULL, BLANKS);
    row->aliases = strtok(NULL, BLANKS);
    if (row->aliases == NULL || strtok(NULL, BLANKS) != NULL)
        fail("a row has five columns: %s", line);
    row->rarity = (unsigned)strtoul(rarity, NULL, 10);
    if (row->rarity > RARITY_MAX)
        fail("%s: rarer than %d", row->name, RARITY_MAX);
    ask_iconv(row);
    if (rows->count > 1 && row[-1].is_multibyte && !row->is_multibyte)
        fail("%s: multi-byte charsets come last", row->name);
}

static void read_correction(struct row *row, const char *word)
{
    char *end;
    unsigned long most = row->is_multibyte ? 0xFFFF : 0xFF;
    unsigned long bytes = strtoul(word, &end, 16);
    unsigned long code_point = *end == '=' ? strtoul(end + 1, &end, 16) : 0;
    if (*end != '\0' || bytes < 0x80 || bytes > most || code_point < 0x80 ||
        code_point > 0xFFFF)
        fail("%s: not a correction: %s", row->name, word);
    if (row->correction_count == CORRECTIONS_MAX)
        fail("%s: more than %d corrections", row->name, CORRECTIONS_MAX);
    row->corrections[row->correction_count++] =
        (struct correction){(uint16_t)bytes, (uint16_t)code_point};
}

static void read_corrections(struct rows *rows, char *line)
{
    if (rows->count == 0)
        fail("corrections before the first row: %s", line);
    for (char *word = strtok(line, BLANKS); word != NULL;
         word = strtok(NULL, BLANKS))
        read_correction(&rows->rows[rows->count - 1], word);
}

void rows_read(struct rows *rows, const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail("%s: %s", path, strerror(errno));
    char line[sizeof rows->rows[0].line];
    while (fgets(line, sizeof line, file) != NULL) {
        if (strchr(line, '\n') == NULL)
            fail("a line is too long or not ended: %s", line);
        if (line[0] == ' ')
            read_corrections(rows, line);
        else if (line[0] != '#' && line[0] != '\n')
            read_row(rows, line);
    }
    if (ferror(file))
        fail("%s: %s", path, strerror(errno));
    fclose(file);
}
