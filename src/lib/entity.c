/* SPDX-License-Identifier: MIT */
#include "entity.h"

#include <string.h>

/* As strcmp, of a text that is not NUL-ended. */
static int compare(const unsigned char *text, size_t len, const char *name)
{
    size_t name_len = strlen(name);
    int order = memcmp(text, name, len < name_len ? len : name_len);
    return order != 0 ? order : (len > name_len) - (len < name_len);
}

uint32_t fx_entity_decode(const unsigned char *name, size_t len)
{
    size_t low = 0, high = FX_ENTITY_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct fx_entity *entity = &fx_entity_by_name[middle];
        int order = compare(name, len, entity->name);
        if (order == 0)
            return entity->code_point;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

const char *fx_entity_encode(uint32_t code_point)
{
    size_t low = 0, high = FX_ENTITY_COUNT;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct fx_entity *entity = &fx_entity_by_code_point[middle];
        if (code_point == entity->code_point)
            return entity->name;
        if (code_point < entity->code_point)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
