/* SPDX-License-Identifier: MIT */
/* SARIF 2.1.0, the Static Analysis Results Interchange Format (OASIS), with
   each repair as a fix. */
#ifndef REPORT_SARIF_H
#define REPORT_SARIF_H

#include "printer.h"

extern const struct printer_verbs report_sarif;

#endif
