/* SPDX-License-Identifier: MIT */
#include "json.h"

#include "unicode.h"

static void write_unit(FILE *to, uint32_t unit)
{
    fprintf(to, "\\u%04x", (unsigned)unit);
}

/* Above U+FFFF that takes a pair of surrogates (RFC 8259, section 7). */
static void write_escaped(FILE *to, uint32_t code_point)
{
    if (code_point < 0x10000) {
        write_unit(to, code_point);
        return;
    }
    write_unit(to, 0xD800 + ((code_point - 0x10000) >> 10));
    write_unit(to, 0xDC00 + ((code_point - 0x10000) & 0x3FF));
}

/* Writes the first character, or invalid byte; returns its length. */
static size_t write_char(FILE *to, const char *text, size_t len)
{
    uint32_t code_point;
    size_t used = unicode_decode(text, len, &code_point);
    if (used == 0) {
        write_escaped(to, 0xFFFD);
        return 1;
    }
    if (!unicode_is_visible(code_point)) {
        write_escaped(to, code_point);
        return used;
    }
    if (code_point == '"' || code_point == '\\')
        fputc('\\', to);
    fwrite(text, 1, used, to);
    return used;
}

void json_print_chars(FILE *to, const char *text, size_t len)
{
    for (size_t at = 0; at < len;)
        at += write_char(to, text + at, len - at);
}

void json_print_string(FILE *to, const char *text, size_t len)
{
    fputc('"', to);
    json_print_chars(to, text, len);
    fputc('"', to);
}

void json_print_text_member(FILE *to, const char *key, const char *text,
                            size_t len)
{
    fprintf(to, "\"%s\":", key);
    json_print_string(to, text, len);
    if (unicode_is_valid(text, len))
        return;
    fprintf(to, ",\"%s_hex\":\"", key);
    for (size_t i = 0; i < len; i++)
        fprintf(to, "%02x", (unsigned)(unsigned char)text[i]);
    fputc('"', to);
}
