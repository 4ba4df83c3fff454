/* SPDX-License-Identifier: MIT */
/* A folder with a file or two, on which fixenc is run again and again, and what
   must hold of them after each run. */
#ifndef STAGE_H
#define STAGE_H

#include <stdbool.h>
#include <stddef.h>

/* One way to run fixenc. */
struct scene {
    const char *name;
    const char *words[8]; /* after the program's name; NULL ends them */
    const char *charset;  /* of the text; NULL: UTF-8 */
    int exit_status;      /* when nothing goes wrong */
    unsigned fork_count;  /* of processes that do a part of the work */
    bool has_two_files;
    bool prints_text;
    bool is_in_place;
    bool has_backup;
    bool has_report;
    bool is_staged; /* git has the file staged */
    bool is_undo;   /* of ../out/undo, so the old text is the repaired one */
};

/* What goes wrong in a run. */
enum harm {
    HARM_NONE,
    HARM_FAULT,  /* a call fails */
    HARM_SIGNAL, /* a signal that a program may see */
    HARM_KILL,   /* and one that it may not */
};

struct bytes {
    char *bytes;
    size_t len;
};

struct stage {
    char root[64];
    const char *program;
    struct scene scene;
    struct bytes old_text, new_text; /* of each file */
    struct bytes output, report;     /* of a run in which nothing goes wrong */
    struct bytes undo;               /* the report that leads back */
    struct bytes index;              /* git's, with the old text staged */
};

/* Makes the folder.  Whatever cannot be done here ends the program. */
void stage_open(struct stage *stage, const char *program);
void stage_close(struct stage *stage);

/* Sets the scene, and learns what a good run of it says. */
void stage_set(struct stage *stage, const struct scene *scene);

/* Puts the old files there, and nothing else. */
void stage_prepare(const struct stage *stage);

/* Runs fixenc; `before` are words before its name, such as those of strace,
   and `settings` are for the environment; NULL ends both.  Returns what wait
   tells. */
int stage_run(const struct stage *stage, const char *const *before,
              const char *const *settings);

/* Returns what does not hold after a run that ended with `status`, or NULL. */
const char *stage_check(const struct stage *stage, enum harm harm, int status);

/* The same of the files and their folder alone, in which `others` more may lie
   about. */
const char *stage_check_file(const struct stage *stage, int others);

/* Whether the files are the new ones; of what is staged, that which git has. */
bool stage_is_done(const struct stage *stage);

/* The path of a file in the root; good until the next call. */
const char *stage_path(const struct stage *stage, const char *name);

/* Reads a file of the root, empty if it is not there; free(bytes). */
struct bytes stage_read(const struct stage *stage, const char *name);

#endif
