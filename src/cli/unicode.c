/* SPDX-License-Identifier: MIT */
#include "unicode.h"

/* 0 for a byte that begins no sequence of two to four bytes. */
static size_t len_by_lead(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

/* Neither overlong, nor a surrogate, nor beyond the last code point. */
static bool is_shortest_form(uint32_t code_point, size_t len)
{
    if (len == 3)
        return code_point >= 0x800 &&
               (code_point < 0xD800 || code_point > 0xDFFF);
    if (len == 4)
        return code_point >= 0x10000 && code_point <= 0x10FFFF;
    return true;
}

size_t unicode_decode(const char *text, size_t len, uint32_t *code_point)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (bytes[0] < 0x80) {
        *code_point = bytes[0];
        return 1;
    }
    size_t need = len_by_lead(bytes[0]);
    if (need == 0 || need > len)
        return 0;
    uint32_t value = bytes[0] & (0x7Fu >> need);
    for (size_t i = 1; i < need; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (bytes[i] & 0x3Fu);
    }
    if (!is_shortest_form(value, need))
        return 0;
    *code_point = value;
    return need;
}

bool unicode_is_valid(const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t code_point;
        size_t used = unicode_decode(text + i, len - i, &code_point);
        if (used == 0)
            return false;
        i += used;
    }
    return true;
}

struct range {
    uint32_t first, last;
};

static bool is_in(uint32_t code_point, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

bool unicode_is_visible(uint32_t code_point)
{
    static const struct range hidden[] = {
        {0x00, 0x1F},     {0x7F, 0xA0},       {0xAD, 0xAD},
        {0x61C, 0x61C},   {0x180E, 0x180E},   {0x200B, 0x200F},
        {0x2028, 0x202E}, {0x2060, 0x206F},   {0xFEFF, 0xFEFF},
        {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
    };
    return !is_in(code_point, hidden, sizeof hidden / sizeof *hidden);
}

bool unicode_is_mark(uint32_t code_point)
{
    static const struct range marks[] = {
        {0x300, 0x36F},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
        {0x20D0, 0x20FF}, {0xFE20, 0xFE2F},
    };
    return is_in(code_point, marks, sizeof marks / sizeof *marks);
}
