/* SPDX-License-Identifier: MIT */
/* A table at the end: how often each mistake was found. */
#ifndef REPORT_STAT_H
#define REPORT_STAT_H

#include "printer.h"

extern const struct printer_verbs report_stat;

#endif
