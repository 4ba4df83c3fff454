/* SPDX-License-Identifier: MIT */
#include "filetype.h"

#include <fixenc.h>
#include <string.h>
#include <strings.h>

/* man/fixenc.1 lists these, at --escapes. */
static const struct {
    const char *ending;
    uint32_t escapes;
} rows[] = {
    {".json", FIXENC_ESCAPES_JSON},       {".js", FIXENC_ESCAPES_JSON},
    {".ts", FIXENC_ESCAPES_JSON},         {".java", FIXENC_ESCAPES_JSON},
    {".properties", FIXENC_ESCAPES_JSON}, {".html", FIXENC_ESCAPES_HTML},
    {".htm", FIXENC_ESCAPES_HTML},        {".xml", FIXENC_ESCAPES_HTML},
    {".svg", FIXENC_ESCAPES_HTML},        {".md", FIXENC_ESCAPES_HTML},
    {".eml", FIXENC_ESCAPES_QP},          {".sql", FIXENC_ESCAPES_PHP},
};

static const char *ending_of(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL ? dot : "";
}

uint32_t filetype_escapes(const char *name)
{
    const char *ending = ending_of(name);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcasecmp(ending, rows[i].ending) == 0)
            return rows[i].escapes;
    return 0;
}

bool filetype_is_markdown(const char *name)
{
    static const char *const endings[] = {".md", ".markdown", ".mdx"};
    const char *ending = ending_of(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}
