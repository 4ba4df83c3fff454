/* SPDX-License-Identifier: MIT */
#include "target.h"

#include "scratch.h"

#include <unistd.h>

void target_open(struct target *target, const struct options *options,
                 const struct git *git, char *buffer)
{
    *target = (struct target){.options = options,
                              .git = git,
                              .convert.text = -1,
                              .replace = REPLACE_INIT};
    target->output.buffer = buffer;
}

bool target_is_wanted(const struct options *options)
{
    return options->in_place || options_print_text(options);
}

static bool is_converted(const struct target *target)
{
    return target->convert.charset != NULL;
}

/* Where the text goes first. */
static void aim(struct target *target, bool is_scratch)
{
    struct output *output = &target->output;
    output->fd = is_scratch ? target->convert.text : STDOUT_FILENO;
    output->name = is_scratch ? "scratch file" : "standard output";
}

bool target_begin(struct target *target, struct input *input,
                  const struct git_file *staged)
{
    target->input = input;
    target->staged = staged;
    target->same_len = 0;
    if (!convert_begin(&target->convert, input, target->options,
                       target->output.buffer))
        return false;
    aim(target, is_converted(target));
    return true;
}

bool target_has_new_text(const struct target *target)
{
    return target->replace.fd >= 0;
}

/* What will be staged is written to a scratch file. */
static bool begin_replace(struct target *target)
{
    if (target->staged == NULL)
        return replace_begin(&target->replace, target->input, target->options);
    target->replace.fd = scratch_open();
    return target_has_new_text(target);
}

/* Begins the new text with what has been passed over. */
static bool begin_new_text(struct target *target)
{
    if (!begin_replace(target))
        return false;
    target->output.fd = target->replace.fd;
    target->output.name = target->input->name;
    return output_copy(&target->output, target->input->fd, 0, target->same_len);
}

/* Only a file with something to change is worth a new text; till the first such
   finding that is the old one. */
static bool is_still_the_same(const struct target *target)
{
    return target->options->in_place && !target_has_new_text(target) &&
           !is_converted(target);
}

bool target_change(struct target *target)
{
    return !is_still_the_same(target) || begin_new_text(target);
}

bool target_write(struct target *target, const char *bytes, size_t len)
{
    if (is_still_the_same(target)) {
        target->same_len += len;
        return true;
    }
    return output_write(&target->output, bytes, len);
}

bool target_flush(struct target *target)
{
    return !options_print_text(target->options) ||
           output_flush(&target->output);
}

bool target_finish(struct target *target, bool is_changed)
{
    bool in_place = target->options->in_place;
    if (!is_converted(target) || !target_is_wanted(target->options))
        return true;
    if (!output_flush(&target->output))
        return false;
    aim(target, false);
    if (in_place && !is_changed && !target->convert.is_to_utf8)
        return true;
    if (in_place && !begin_new_text(target))
        return false;
    return convert_back(&target->convert, target->input, &target->output);
}

int target_complete(struct target *target)
{
    return output_flush(&target->output) ? target->replace.fd : -1;
}

/* Where the lines stand in the work tree is told by what is still staged. */
static bool stage(struct target *target, const struct lines *staged,
                  struct lines *tree)
{
    return git_find_in_tree(target->git, target->staged, staged, tree) &&
           git_stage(target->git, target->staged, target->replace.fd);
}

bool target_commit(struct target *target, const struct lines *staged,
                   struct lines *tree)
{
    return target->staged != NULL ? stage(target, staged, tree)
                                  : replace_commit(&target->replace);
}

void target_end(struct target *target)
{
    replace_abandon(&target->replace);
    target->output.len = 0;
    convert_end(&target->convert);
}
