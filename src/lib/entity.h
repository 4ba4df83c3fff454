/* SPDX-License-Identifier: MIT */
/*
 * entity.h - the names that HTML has for characters beyond ASCII (&euml;).
 * The tables are made by src/tables/make_entities.c from entities.txt.
 */
#ifndef FX_ENTITY_H
#define FX_ENTITY_H

#include <stddef.h>
#include <stdint.h>

enum { FX_ENTITY_COUNT = 248, FX_ENTITY_NAME_MAX = 8 };

struct fx_entity {
    char name[FX_ENTITY_NAME_MAX + 1];
    uint16_t code_point;
};

extern const struct fx_entity fx_entity_by_name[FX_ENTITY_COUNT];
extern const struct fx_entity fx_entity_by_code_point[FX_ENTITY_COUNT];

/* The character of a name, which is not NUL-ended; 0 if there is none.  Letter
   case matters. */
uint32_t fx_entity_decode(const unsigned char *name, size_t len);

/* The name of a character; NULL if it has none. */
const char *fx_entity_encode(uint32_t code_point);

#endif
