/* SPDX-License-Identifier: MIT */
#include "ways.h"
#include "charset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct family {
    const char *languages; /* a space before and after each; NULL: any */
    const char *ways[WAYS_MOST];
    const char *charsets[WAYS_MOST]; /* of text that is not UTF-8 */
};

static const struct family families[] = {
    {" af sq br ca da de en eo es et eu fi fo fr fur fy ga gd gl is it lb nb "
     "nl nn no oc pt pt_BR sv wa cy mt ",
     {"windows-1252", "ISO-8859-1", "macintosh", "IBM437", "IBM850",
      "windows-1252+windows-1252", "windows-1252+windows-1252+windows-1252",
      "ISO-8859-1+windows-1252", "windows-1251", "windows-1250",
      "macintosh+macintosh"},
     {"windows-1252", "ISO-8859-1", "ISO-8859-15", "IBM437", "IBM850",
      "macintosh"}},
    {" pl cs cz sk hu ro hr sl bs sr@latin sr@Latn hsb ",
     {"windows-1252", "windows-1250", "ISO-8859-2", "macintosh", "IBM852",
      "windows-1252+windows-1252", "windows-1250+windows-1250"},
     {"windows-1250", "ISO-8859-2", "IBM852"}},
    {" lt lv ",
     {"windows-1252", "windows-1257", "windows-1250",
      "windows-1252+windows-1252"},
     {"windows-1257"}},
    {" tr az ku ",
     {"windows-1252", "windows-1254", "ISO-8859-9", "windows-1252+windows-1252",
      "IBM857"},
     {"windows-1254", "ISO-8859-9"}},
    {" el ",
     {"windows-1252", "windows-1253", "ISO-8859-7", "IBM437",
      "windows-1252+windows-1252"},
     {"windows-1253", "ISO-8859-7"}},
    {" ru uk bg be sr mk kk ky tt ",
     {"windows-1252", "windows-1251", "KOI8-R", "IBM866", "ISO-8859-1",
      "macintosh", "IBM437", "windows-1251+windows-1251",
      "windows-1252+windows-1252", "mac-cyrillic"},
     {"windows-1251", "ISO-8859-5", "KOI8-R", "IBM866"}},
    {" he ",
     {"windows-1252", "ISO-8859-1", "macintosh", "windows-1252+windows-1252",
      "windows-1255"},
     {"windows-1255"}},
    {" ar fa ur ",
     {"windows-1252", "ISO-8859-1", "macintosh", "windows-1252+windows-1252",
      "windows-1256"},
     {"windows-1256"}},
    {" vi ",
     {"windows-1252", "windows-1258", "ISO-8859-1", "macintosh", "IBM437",
      "windows-1252+windows-1252"},
     {"windows-1258"}},
    {" th ",
     {"windows-1252", "ISO-8859-1", "macintosh", "IBM437",
      "windows-1252+windows-1252", "windows-874"},
     {"windows-874"}},
    {" zh_CN zh ",
     {"windows-1252", "ISO-8859-1", "macintosh", "IBM437",
      "windows-1252+windows-1252", "GBK"},
     {"GBK"}},
    {" zh_TW zh_HK ",
     {"windows-1252", "ISO-8859-1", "macintosh", "IBM437",
      "windows-1252+windows-1252", "GBK", "Big5"},
     {"BIG5"}},
    {" ja ",
     {"windows-1252", "ISO-8859-1", "macintosh", "IBM437",
      "windows-1252+windows-1252", "GBK", "windows-31j", "EUC-JP"},
     {"CP932", "EUC-JP"}},
    {" ko ",
     {"windows-1252", "ISO-8859-1", "macintosh", "IBM437",
      "windows-1252+windows-1252", "GBK", "windows-949"},
     {"CP949"}},
    {NULL, {"windows-1252", "ISO-8859-1", "windows-1252+windows-1252"}, {NULL}},
};

static bool is_in(const char *languages, const char *language, size_t len)
{
    for (const char *at = languages; (at = strchr(at, ' ')) && *++at;)
        if (strncmp(at, language, len) == 0 && at[len] == ' ')
            return true;
    return false;
}

static const struct family *find_family(const char *language, size_t len)
{
    const struct family *family = families;
    while (family->languages && !is_in(family->languages, language, len))
        family++;
    return family;
}

static struct way read_way(const char *name)
{
    struct way way = {.name = name};
    char charset[40];
    for (const char *at = name; *at; at += *at == '+') {
        size_t len = strcspn(at, "+");
        snprintf(charset, sizeof charset, "%.*s", (int)len, at);
        unsigned number = fx_charset_by_name(charset);
        if (number == 0 || way.chain.len == FIXENC_CHAIN_MAX) {
            fprintf(stderr, "ways: no way: %s\n", name);
            exit(2);
        }
        way.chain.step[way.chain.len++] = (uint8_t)number;
        at += len;
    }
    return way;
}

/* That of "de_AT" is that of "de" unless it has its own. */
static const struct family *family_of(const char *language)
{
    const struct family *family = find_family(language, strlen(language));
    if (!family->languages && !strchr(language, '@'))
        family = find_family(language, strcspn(language, "_"));
    return family;
}

const char *const *ways_find_charsets(const char *language)
{
    return family_of(language)->charsets;
}

unsigned ways_find(const char *language, struct way ways[WAYS_MOST])
{
    const struct family *family = family_of(language);
    unsigned count = 0;
    for (; count < WAYS_MOST && family->ways[count]; count++)
        ways[count] = read_way(family->ways[count]);
    return count;
}
