/* SPDX-License-Identifier: MIT */
#include "php.h"

#include <string.h>

/* How a byte of the string may be written as two. */
enum quoting {
    QUOTING_NONE,
    QUOTING_DOUBLED,   /* '' */
    QUOTING_BACKSLASH, /* \" and '' */
};

/* s:8:"SyriÃ«"; by places in the line. */
struct string {
    size_t digits, digits_end;
    size_t text, end; /* without the quotes; end: 0 where it goes on */
    enum quoting quoting;
};

enum {
    DIGITS_MAX = 7,
    CLOSE_MAX = 3, /* \"; */
};

/* How many bytes the next one of the string is written as. */
static size_t unit_len(const unsigned char *bytes, size_t len,
                       enum quoting quoting)
{
    if (len > 1 && quoting == QUOTING_BACKSLASH && bytes[0] == '\\')
        return 2;
    bool is_doubled = len > 1 && bytes[0] == '\'' && bytes[1] == '\'';
    return is_doubled && quoting != QUOTING_NONE ? 2 : 1;
}

static size_t count_units(const unsigned char *bytes, size_t len,
                          enum quoting quoting)
{
    size_t count = 0;
    for (size_t i = 0; i < len; count++)
        i += unit_len(bytes + i, len - i, quoting);
    return count;
}

static bool is_alphanumeric(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || c == '_';
}

/* Reads s:8:" at `place`, up to the quote. */
static bool read_head(const unsigned char *bytes, size_t len, size_t place,
                      struct string *string, size_t *count)
{
    if (len - place < 5 || memcmp(bytes + place, "s:", 2) != 0 ||
        (place > 0 && is_alphanumeric(bytes[place - 1])))
        return false;
    size_t i = place + 2;
    *count = 0;
    for (; i < len && bytes[i] >= '0' && bytes[i] <= '9'; i++)
        *count = *count * 10 + (size_t)(bytes[i] - '0');
    string->digits = place + 2;
    string->digits_end = i;
    bool is_escaped = len - i > 1 && bytes[i + 1] == '\\';
    string->text = i + (is_escaped ? 3 : 2);
    string->quoting = is_escaped ? QUOTING_BACKSLASH : QUOTING_NONE;
    size_t digits_len = i - string->digits;
    return digits_len > 0 && digits_len <= DIGITS_MAX && string->text <= len &&
           bytes[i] == ':' && bytes[string->text - 1] == '"';
}

/* Finds the end of a string of so many bytes.  False where no quote stands there
   with a semicolon or the line's end; the end is 0 where it is not in the line. */
static bool find_end(const unsigned char *bytes, size_t len, size_t count,
                     struct string *string)
{
    const char *quote = string->quoting == QUOTING_BACKSLASH ? "\\\"" : "\"";
    size_t i = string->text;
    for (; count > 0 && i < len; count--)
        i += unit_len(bytes + i, len - i, string->quoting);
    size_t end = i + strlen(quote);
    string->end = end > len ? 0 : i;
    if (end > len)
        return true;
    return memcmp(bytes + i, quote, end - i) == 0 &&
           (end == len || bytes[end] == ';' || bytes[end] == '\r' ||
            bytes[end] == '\n');
}

/* Reads the string whose s stands at `place`; false if there is none, or its
   number does not fit. */
static bool read_string(const unsigned char *bytes, size_t len, size_t place,
                        struct string *string)
{
    size_t count;
    if (!read_head(bytes, len, place, string, &count))
        return false;
    if (find_end(bytes, len, count, string))
        return true;
    if (string->quoting != QUOTING_NONE)
        return false;
    string->quoting = QUOTING_DOUBLED;
    return find_end(bytes, len, count, string);
}

/* ---- The numbers ----------------------------------------------------------- */

/* The first character that begins at or after a byte of the original line. */
static size_t char_at(const struct fx_line *line, size_t byte)
{
    size_t low = 0, high = line->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (line->chars[middle].begin < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The changed characters first <= i < end of some. */
static void find_changes(const struct fx_line *line, size_t *first, size_t *end)
{
    while (*first < *end && !line->chars[*first].is_changed)
        ++*first;
    while (*first < *end && !line->chars[*end - 1].is_changed)
        --*end;
}

static size_t write_number(size_t number, unsigned char digits[DIGITS_MAX + 1])
{
    size_t len = 1;
    for (size_t n = number; n >= 10; n /= 10)
        len++;
    for (size_t i = len; i > 0; number /= 10)
        digits[--i] = (unsigned char)('0' + number % 10);
    return len;
}

/* Puts a number in place of the characters of the old one; `change` is one that
   it counts.  Returns how many characters more there are. */
static ptrdiff_t put_number(struct fx_line *line, const struct string *string,
                            size_t number, const struct fx_char *change)
{
    unsigned char digits[DIGITS_MAX + 1];
    size_t old_len = string->digits_end - string->digits;
    size_t len = write_number(number, digits);
    size_t first = char_at(line, string->digits);
    struct fx_char *chars = line->chars + first;
    memmove(chars + len, chars + old_len,
            (line->count - first - old_len) * sizeof *chars);
    line->count += len - old_len;
    for (size_t i = 0; i < len; i++) {
        chars[i] = *change;
        chars[i].code_point = digits[i];
        chars[i].begin = (uint16_t)string->digits;
        chars[i].end = (uint16_t)string->digits_end;
        chars[i].form = FX_FORM_PLAIN;
        chars[i].percent = 100;
        chars[i].is_changed = true;
        chars[i].is_joined = i > 0;
    }
    return (ptrdiff_t)len - (ptrdiff_t)old_len;
}

static void recount(struct fx_line *line, const unsigned char *bytes,
                    const struct string *string, unsigned char *scratch)
{
    size_t text = char_at(line, string->text);
    size_t first = text, end = char_at(line, string->end);
    size_t len = fx_line_encode(line->chars + text, end - text, bytes, scratch);
    find_changes(line, &first, &end);
    size_t old = count_units(bytes + string->text, string->end - string->text,
                             string->quoting);
    size_t number = count_units(scratch, len, string->quoting);
    if (number != old) {
        struct fx_char change = line->chars[first];
        end += (size_t)put_number(line, string, number, &change);
        first = char_at(line, string->digits);
    }
    for (size_t i = first + 1; i < end; i++)
        line->chars[i].is_joined = true;
}

/* From the end to the start, so that a string in a string comes before it. */
void fx_php_recount(struct fx_line *line, const unsigned char *bytes,
                    size_t len, unsigned char *scratch)
{
    struct string string;
    for (size_t i = len; i-- > 0;)
        if (bytes[i] == 's' && read_string(bytes, len, i, &string) &&
            string.end > 0)
            recount(line, bytes, &string, scratch);
}

size_t fx_php_cut(const unsigned char *bytes, size_t len, size_t cut)
{
    struct string string;
    for (size_t i = 0; i < cut;) {
        if (bytes[i] != 's' || !read_string(bytes, len, i, &string)) {
            i++;
            continue;
        }
        if (string.end == 0 || string.end + CLOSE_MAX > cut)
            return i > 0 ? i : cut;
        i = string.end;
    }
    return cut;
}
