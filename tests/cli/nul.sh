# SPDX-License-Identifier: MIT
# Standard input may hold anything.
printf 'Hij woont al jaren in SyriÃ«.\0\0Het einde.\n\0\377\200\n' | fixenc | od -An -c
