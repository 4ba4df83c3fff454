/* SPDX-License-Identifier: MIT */
#include "cause.h"

#include <string.h>

struct cause {
    uint8_t charset;
    uint8_t times; /* so often in a row, or more often */
    const char *text;
};

/* The first that fits is printed. */
static const struct cause causes[] = {
    {FIXENC_WINDOWS_1252, 2,
     "Windows PowerShell 5.1 Get-Content and Set-Content, run once a layer; "
     "a MySQL latin1 table dumped and loaded again"},
    {FIXENC_WINDOWS_1252, 1,
     "a file opened as ANSI on Western Windows (PowerShell 5.1, Excel with a "
     "CSV file, an old editor); a MySQL latin1 table"},
    {FIXENC_ISO_8859_1, 1,
     "no charset was given, and Latin-1 assumed: HTTP, mail, a program's "
     "default; a Facebook or Instagram export"},
    {FIXENC_ISO_8859_15, 1, "a Unix system set to Latin-9"},
    {FIXENC_IBM437, 1,
     "a program's output read in an English Windows console; "
     "a name in a ZIP archive"},
    {FIXENC_IBM850, 1, "output read in a Western European Windows console"},
    {FIXENC_IBM858, 1, "output read in a Western European Windows console"},
    {FIXENC_IBM852, 1, "output read in a Central European Windows console"},
    {FIXENC_IBM855, 1, "output read in a Cyrillic Windows console"},
    {FIXENC_IBM866, 1, "output read in a Russian Windows console"},
    {FIXENC_IBM857, 1, "output read in a Turkish Windows console"},
    {FIXENC_IBM737, 1, "output read in a Greek Windows console"},
    {FIXENC_IBM869, 1, "output read in a Greek Windows console"},
    {FIXENC_IBM775, 1, "output read in a Baltic Windows console"},
    {FIXENC_IBM862, 1, "output read in a Hebrew Windows console"},
    {FIXENC_WINDOWS_1250, 1,
     "a file opened as ANSI on Central European Windows"},
    {FIXENC_WINDOWS_1251, 1, "a file opened as ANSI on Cyrillic Windows"},
    {FIXENC_WINDOWS_1253, 1, "a file opened as ANSI on Greek Windows"},
    {FIXENC_WINDOWS_1254, 1, "a file opened as ANSI on Turkish Windows"},
    {FIXENC_WINDOWS_1255, 1, "a file opened as ANSI on Hebrew Windows"},
    {FIXENC_WINDOWS_1256, 1, "a file opened as ANSI on Arabic Windows"},
    {FIXENC_WINDOWS_1257, 1, "a file opened as ANSI on Baltic Windows"},
    {FIXENC_WINDOWS_1258, 1, "a file opened as ANSI on Vietnamese Windows"},
    {FIXENC_WINDOWS_874, 1, "a file opened as ANSI on Thai Windows"},
    {FIXENC_KOI8_R, 1, "Russian mail, or an old Unix system"},
    {FIXENC_KOI8_U, 1, "Ukrainian mail, or an old Unix system"},
    {FIXENC_MACINTOSH, 1, "a Mac program: Excel with a CSV file, AppleScript"},
    {FIXENC_MAC_CENTRAL_EUROPE, 1, "a program on a Central European Mac"},
    {FIXENC_MAC_CYRILLIC, 1, "a program on a Cyrillic Mac"},
    {FIXENC_MAC_GREEK, 1, "a program on a Greek Mac"},
    {FIXENC_MAC_TURKISH, 1, "a program on a Turkish Mac"},
    {FIXENC_MAC_ICELAND, 1, "a program on an Icelandic Mac"},
    {FIXENC_GBK, 1, "a file opened as ANSI on Chinese Windows"},
    {FIXENC_BIG5, 1, "a file opened as ANSI on Taiwanese Windows"},
    {FIXENC_CP932, 1, "a file opened as ANSI on Japanese Windows"},
    {FIXENC_CP949, 1, "a file opened as ANSI on Korean Windows"},
    {FIXENC_EUC_JP, 1, "a Japanese Unix system"},
};

static const char *find(uint8_t charset, int times)
{
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (causes[i].charset == charset && causes[i].times <= times)
            return causes[i].text;
    return "a program that took it for the charset of an old system";
}

/* In the order it happened, which is the chain's read backwards. */
static void print_chain(FILE *to, const struct fixenc_chain *chain)
{
    for (int i = chain->len - 1; i >= 0;) {
        int times = 0;
        uint8_t charset = chain->step[i];
        while (i >= 0 && chain->step[i] == charset) {
            times++;
            i--;
        }
        fputs(find(charset, times), to);
        if (i >= 0)
            fputs("; then ", to);
    }
}

static bool has_bom(const struct fixenc_finding *finding)
{
    return finding->after_len >= 3 &&
           memcmp(finding->after, "\xEF\xBB\xBF", 3) == 0;
}

void cause_print(FILE *to, const struct fixenc_finding *finding)
{
    switch (finding->kind) {
    case FIXENC_MOJIBAKE:
    case FIXENC_RESTORED:
        print_chain(to, &finding->chain);
        if (has_bom(finding))
            fputs("; its first three characters are a byte order mark, as "
                  "Set-Content and Notepad add",
                  to);
        break;
    case FIXENC_C1:
        fputs("a web page or mail that was labelled ISO-8859-1", to);
        break;
    case FIXENC_BYTES:
        fputs("text that was pasted in, or saved, in another encoding", to);
        break;
    case FIXENC_LOST:
        fputs("a text that was cut, or a program that dropped what it did not "
              "know",
              to);
        break;
    case FIXENC_MAPPED:
        fputs("a pair of yours says so", to);
        break;
    case FIXENC_NOT_NFC:
        fputs("typed or named on a Mac, or made by a program that takes "
              "letters apart",
              to);
        break;
    }
}
