/* SPDX-License-Identifier: MIT */
/* A JSON object a line, for programs; fixenc-report(5) describes them. */
#ifndef REPORT_JSONL_H
#define REPORT_JSONL_H

#include "printer.h"

extern const struct printer_verbs report_jsonl;

#endif
