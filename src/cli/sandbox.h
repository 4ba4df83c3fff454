/* SPDX-License-Identifier: MIT */
/* Gives up what a filter does not need, so that a text which should ever take
   the program over could do nothing but print another text. */
#ifndef SANDBOX_H
#define SANDBOX_H

/*
 * From now on the process can read and write what is open, and end; any other
 * system call fails with EPERM.  There is no way back.  Where the system
 * cannot do that, nothing happens.
 */
void sandbox_enter(void);

#endif
