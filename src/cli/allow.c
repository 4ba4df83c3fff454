/* SPDX-License-Identifier: MIT */
#include "allow.h"

#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct allow_text {
    struct allow_text *next;
    char *bytes;
    size_t len;
};

bool allow_add(struct allow *allow, const char *bytes)
{
    struct allow_text *text = calloc(1, sizeof *text);
    if (text != NULL)
        text->bytes = strdup(bytes);
    if (text == NULL || text->bytes == NULL) {
        free(text);
        message(NULL, "not enough memory");
        return false;
    }
    text->len = strlen(bytes);
    if (allow->last != NULL)
        allow->last->next = text;
    else
        allow->first = text;
    allow->last = text;
    return true;
}

bool allow_add_file(struct allow *allow, const char *file)
{
    FILE *from = fopen(file, "re");
    if (from == NULL) {
        message(file, "cannot be opened for --allow-from: %s", strerror(errno));
        return false;
    }
    char *line = NULL;
    size_t capacity = 0;
    bool is_added = true;
    while (is_added && getline(&line, &capacity, from) != -1) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line != '\0')
            is_added = allow_add(allow, line);
    }
    free(line);
    if (ferror(from)) {
        message(file, "cannot be read: %s", strerror(errno));
        is_added = false;
    }
    fclose(from);
    return is_added;
}

bool allow_covers(const struct allow *allow, const char *before, size_t len)
{
    const struct allow_text *text = allow->first;
    for (; text != NULL; text = text->next)
        if (memmem(before, len, text->bytes, text->len) != NULL)
            return true;
    return false;
}

const struct allow_text *allow_next(const struct allow *allow,
                                    const struct allow_text *text)
{
    return text != NULL ? text->next : allow->first;
}

const char *allow_bytes(const struct allow_text *text)
{
    return text->bytes;
}

void allow_free(struct allow *allow)
{
    struct allow_text *text = allow->first;
    while (text != NULL) {
        struct allow_text *next = text->next;
        free(text->bytes);
        free(text);
        text = next;
    }
    *allow = (struct allow){0};
}
