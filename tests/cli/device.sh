# SPDX-License-Identifier: MIT
# A FIFO or a device cannot be repaired in place, and is not waited for.
mkfifo fifo
fixenc -i fifo /dev/null
echo "exit $?"
printf 'Hij woont al jaren in SyriÃ«.\n' > fifo &
fixenc -q fifo
echo "exit $?"
wait
fixenc --check /dev/null
echo "exit $?"
