/* SPDX-License-Identifier: MIT */
/* The message() of a target that is linked with --wrap=message: it prints into
   memory, and sees that nothing harms a terminal. */
#ifndef SAID_H
#define SAID_H

/* How many messages there were since the last time that it was asked. */
int said_count(void);

#endif
