/* SPDX-License-Identifier: MIT */
/* What the values of options mean: those that are more than a text as it is. */
#ifndef VALUE_H
#define VALUE_H

#include "options.h"

/* Each sets what the option of its name says, `value` being NULL where there is
   none.  On false a message has been printed. */
bool value_set_in_place(struct options *options, const char *value);
bool value_set_report(struct options *options, const char *value);
bool value_set_charsets(struct options *options, const char *value);
bool value_set_via(struct options *options, const char *value);
bool value_set_normalize(struct options *options, const char *value);
bool value_set_color(struct options *options, const char *value);
bool value_set_undo(struct options *options, const char *value);
bool value_set_explain(struct options *options, const char *value);
bool value_set_max_layers(struct options *options, const char *value);
bool value_set_jobs(struct options *options, const char *value);
bool value_set_min_confidence(struct options *options, const char *value);
bool value_set_escapes(struct options *options, const char *value);
bool value_set_from(struct options *options, const char *value);
bool value_set_to(struct options *options, const char *value);
bool value_set_allow(struct options *options, const char *value);
bool value_set_allow_from(struct options *options, const char *value);
bool value_set_include(struct options *options, const char *value);
bool value_set_exclude(struct options *options, const char *value);
bool value_set_help(struct options *options, const char *value);

/* The word for it, as --normalize has it. */
const char *value_normalize_name(enum fixenc_normalize normalize);

/* The word for a bit of enum fixenc_escapes, as --escapes has it. */
const char *value_escapes_name(int bit);

#endif
