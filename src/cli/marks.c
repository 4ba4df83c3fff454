/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include <string.h>

static const char prefix[] = "fixenc:";

enum {
    PREFIX_LEN = sizeof prefix - 1,
    BLOCK_LEN = 512, /* bytes looked at together */
};

enum verb {
    VERB_NONE,
    VERB_IGNORE,
    VERB_IGNORE_NEXT,
    VERB_OFF,
    VERB_ON,
};

/* Returns what stands after the prefix of a mark. */
static enum verb read_verb(const char *text, size_t len)
{
    static const struct {
        const char *name;
        enum verb verb;
    } verbs[] = {{"ignore", VERB_IGNORE},
                 {"ignore-next-line", VERB_IGNORE_NEXT},
                 {"off", VERB_OFF},
                 {"on", VERB_ON}};
    size_t name_len = 0;
    while (name_len < len &&
           ((text[name_len] >= 'a' && text[name_len] <= 'z') ||
            text[name_len] == '-'))
        name_len++;
    /* The end of an HTML comment may stand close to it. */
    if (name_len >= 2 && memcmp(text + name_len - 2, "--", 2) == 0)
        name_len -= 2;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (strlen(verbs[i].name) == name_len &&
            memcmp(verbs[i].name, text, name_len) == 0)
            return verbs[i].verb;
    return VERB_NONE;
}

static size_t find_line_start(const struct marks *marks, size_t at)
{
    const char *before = memrchr(marks->bytes, '\n', at);
    return before != NULL ? (size_t)(before - marks->bytes) + 1 : 0;
}

static size_t find_line_end(const struct marks *marks, size_t at)
{
    const char *end = memchr(marks->bytes + at, '\n', marks->len - at);
    return end != NULL ? (size_t)(end - marks->bytes) + 1 : marks->len;
}

/* Leaves the line that begins at `start`, together with what is left already
   if that reaches up to it. */
static void leave_line(struct marks *marks, size_t start)
{
    if (marks->left_to < start || start < marks->left_from)
        marks->left_from = start;
    size_t end = find_line_end(marks, start);
    if (end > marks->left_to)
        marks->left_to = end;
    bool is_cut = start == marks->len || marks->bytes[end - 1] != '\n';
    marks->is_line_open = marks->is_line_open || is_cut;
}

/* Does what the mark at `at` says. */
static void obey(struct marks *marks, size_t at, enum verb verb)
{
    size_t start = find_line_start(marks, at);
    switch (verb) {
    case VERB_NONE:
        break;
    case VERB_IGNORE:
        leave_line(marks, start);
        break;
    case VERB_IGNORE_NEXT:
        leave_line(marks, find_line_end(marks, at));
        break;
    case VERB_OFF:
        marks->is_off = true;
        break;
    case VERB_ON:
        if (marks->is_off)
            leave_line(marks, start);
        marks->is_off = false;
        break;
    }
}

/* May a mark begin in this block?  Two of its characters, far enough apart to
   be seldom met, are compared with many bytes at once. */
static bool may_begin(const char *block)
{
    const char *x = block + 2, *colon = block + PREFIX_LEN - 1;
    unsigned char found = 0;
    for (size_t i = 0; i < BLOCK_LEN; i++)
        found |= (unsigned char)((x[i] == 'x') & (colon[i] == ':'));
    return found != 0;
}

/* Returns where the prefix of a mark is, or NULL. */
static const char *find_prefix(const char *bytes, size_t len)
{
    const size_t reach = BLOCK_LEN + PREFIX_LEN - 1;
    for (; len >= reach; bytes += BLOCK_LEN, len -= BLOCK_LEN) {
        const char *mark =
            may_begin(bytes) ? memmem(bytes, reach, prefix, PREFIX_LEN) : NULL;
        if (mark != NULL)
            return mark;
    }
    return memmem(bytes, len, prefix, PREFIX_LEN);
}

/* Looks for marks up to `end`. */
static void look_up_to(struct marks *marks, size_t end)
{
    while (marks->at < end) {
        const char *mark =
            find_prefix(marks->bytes + marks->at, end - marks->at);
        if (mark == NULL) {
            marks->at = end;
            break;
        }
        size_t at = (size_t)(mark - marks->bytes);
        marks->at = at + PREFIX_LEN;
        obey(marks, at, read_verb(mark + PREFIX_LEN, end - marks->at));
    }
}

void marks_begin(struct marks *marks, const char *bytes, size_t len)
{
    bool is_line_open = marks->is_line_open;
    *marks =
        (struct marks){.bytes = bytes, .len = len, .is_off = marks->is_off};
    if (is_line_open)
        leave_line(marks, 0);
}

bool marks_cover(struct marks *marks, size_t place)
{
    look_up_to(marks, find_line_end(marks, place));
    return marks->is_off ||
           (marks->left_from <= place && place < marks->left_to);
}

void marks_end(struct marks *marks)
{
    look_up_to(marks, marks->len);
}
