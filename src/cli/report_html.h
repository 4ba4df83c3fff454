/* SPDX-License-Identifier: MIT */
/*
 * One web page that needs nothing else: before and after side by side, a
 * filter, how sure the repairs are.  The page around the findings is in html/.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "printer.h"

extern const struct printer_verbs report_html;

#endif
