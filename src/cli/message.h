/* SPDX-License-Identifier: MIT */
/* Messages to standard error: "fixenc: FILE: what is wrong; what to do". */
#ifndef MESSAGE_H
#define MESSAGE_H

/* `file` is what the message is about, NULL for the program itself.  All that
   is printed is escaped, so names and values may be handed in as they are. */
__attribute__((format(printf, 2, 3))) void message(const char *file,
                                                   const char *format, ...);

#endif
