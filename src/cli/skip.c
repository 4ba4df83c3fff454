/* SPDX-License-Identifier: MIT */
#include "skip.h"

#include "filetype.h"

void skip_start(struct skip *skip, const struct options *options,
                const struct input *input, const struct lines *lines)
{
    *skip = (struct skip){.options = options, .lines = lines};
    /* Standard input has no name to tell. */
    skip->is_markdown =
        options->skip_code &&
        (input->is_standard_input || filetype_is_markdown(input->name));
}

void skip_begin(struct skip *skip, const char *bytes, size_t len)
{
    skip->len = len;
    marks_begin(&skip->marks, bytes, len);
    if (skip->is_markdown)
        markdown_begin(&skip->markdown, bytes, len);
}

/* Returns where the offset is in the part: of a line that is longer than one,
   the beginning was pushed with an earlier one. */
static size_t clip(const struct skip *skip, uint64_t offset)
{
    if (offset < skip->offset)
        return 0;
    offset -= skip->offset;
    return offset < skip->len ? (size_t)offset : skip->len;
}

bool skip_wants(struct skip *skip, const struct fixenc_finding *finding)
{
    if (skip->lines != NULL && !lines_have(skip->lines, finding->line))
        return true;
    if (allow_covers(&skip->options->allow, finding->before,
                     finding->before_len))
        return true;
    size_t from = clip(skip, finding->offset);
    size_t to = clip(skip, finding->offset + finding->before_len);
    return marks_cover(&skip->marks, from) ||
           (skip->is_markdown && markdown_is_code(&skip->markdown, from, to));
}

void skip_end(struct skip *skip)
{
    marks_end(&skip->marks);
    if (skip->is_markdown)
        markdown_end(&skip->markdown);
    skip->offset += skip->len;
}
