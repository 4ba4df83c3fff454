/* SPDX-License-Identifier: MIT */
/* Files without a name, for what may be too much for memory. */
#ifndef SCRATCH_H
#define SCRATCH_H

/* Opens an empty file in $TMPDIR, or /tmp, that is gone when it is closed.
   Returns -1, after a message, if it cannot. */
int scratch_open(void);

#endif
