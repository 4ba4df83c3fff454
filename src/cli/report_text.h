/* SPDX-License-Identifier: MIT */
/* A line a finding, for people. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include "printer.h"

extern const struct printer_verbs report_text;

#endif
