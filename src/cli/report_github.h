/* SPDX-License-Identifier: MIT */
/* Workflow commands of GitHub Actions, which shows them as annotations. */
#ifndef REPORT_GITHUB_H
#define REPORT_GITHUB_H

#include "printer.h"

extern const struct printer_verbs report_github;

#endif
