/* SPDX-License-Identifier: MIT */
#include "escapes.h"

#include "charset.h"
#include "entity.h"
#include "utf8.h"

#include <string.h>

/* ---- Numbers ---------------------------------------------------------------- */

struct number {
    uint32_t value;
    size_t len;     /* in digits */
    unsigned cases; /* FX_FORM_LOWER, FX_FORM_UPPER */
};

/* Reads up to `most` digits, which may be 7. */
static struct number read_hex(const unsigned char *bytes, size_t len,
                              size_t most)
{
    struct number n = {0, 0, 0};
    for (; n.len < len && n.len < most; n.len++) {
        unsigned c = bytes[n.len], digit;
        if (c >= '0' && c <= '9') {
            digit = c - '0';
        } else if (c >= 'a' && c <= 'f') {
            digit = c - 'a' + 10;
            n.cases |= FX_FORM_LOWER;
        } else if (c >= 'A' && c <= 'F') {
            digit = c - 'A' + 10;
            n.cases |= FX_FORM_UPPER;
        } else {
            break;
        }
        n.value = n.value << 4 | digit;
    }
    return n;
}

static struct number read_decimal(const unsigned char *bytes, size_t len,
                                  size_t most)
{
    struct number n = {0, 0, 0};
    for (; n.len < len && n.len < most; n.len++) {
        unsigned c = bytes[n.len];
        if (c < '0' || c > '9')
            break;
        n.value = n.value * 10 + (c - '0');
    }
    return n;
}

/* Writes at least `least` digits. */
static size_t write_hex(uint32_t value, unsigned least, bool is_lower,
                        unsigned char *out)
{
    const char *digits = is_lower ? "0123456789abcdef" : "0123456789ABCDEF";
    unsigned count = least;
    while (count < 6 && value >> 4 * count != 0)
        count++;
    for (unsigned i = 0; i < count; i++)
        out[i] = (unsigned char)digits[value >> 4 * (count - 1 - i) & 15];
    return count;
}

static size_t write_decimal(uint32_t value, unsigned char *out)
{
    uint32_t unit = 1;
    size_t len = 0;
    while (value / unit >= 10)
        unit *= 10;
    for (; unit > 0; unit /= 10)
        out[len++] = (unsigned char)('0' + value / unit % 10);
    return len;
}

static bool is_beyond_ascii(uint32_t c)
{
    return c >= 0x80 && c <= 0x10FFFF && (c & ~0x7FFu) != 0xD800;
}

static struct fx_escape fixed(size_t len)
{
    return (struct fx_escape){0, FX_FORM_FIXED, len};
}

static struct fx_escape no_escape(void)
{
    return (struct fx_escape){0, FX_FORM_PLAIN, 0};
}

/* An escape that may be changed if it stands for more than ASCII. */
static struct fx_escape escape(uint32_t code_point, unsigned form, size_t len)
{
    return is_beyond_ascii(code_point)
               ? (struct fx_escape){code_point, form, len}
               : fixed(len);
}

/* ---- JSON, JavaScript, Java ------------------------------------------------- */

static bool starts_with(const unsigned char *bytes, size_t len,
                        const char *start)
{
    size_t start_len = strlen(start);
    return len >= start_len && memcmp(bytes, start, start_len) == 0;
}

/* \xC3 */
static struct fx_escape decode_x(const unsigned char *bytes, size_t len)
{
    struct number n = read_hex(bytes + 2, len - 2, 2);
    return n.len == 2 ? escape(n.value, FX_FORM_JSON_X | n.cases, 4) : fixed(2);
}

/* \u{1F600} */
static struct fx_escape decode_braces(const unsigned char *bytes, size_t len)
{
    struct number n = read_hex(bytes + 3, len - 3, 6);
    size_t end = 3 + n.len;
    if (n.len == 0 || end == len || bytes[end] != '}')
        return fixed(2);
    return escape(n.value, FX_FORM_BRACES | n.cases, end + 1);
}

/* \uD83D\uDE00, of which `high` is known already. */
static struct fx_escape decode_pair(const unsigned char *bytes, size_t len,
                                    struct number high)
{
    if (!starts_with(bytes + 6, len - 6, "\\u"))
        return fixed(6);
    struct number low = read_hex(bytes + 8, len - 8, 4);
    if (low.len < 4 || low.value < 0xDC00 || low.value > 0xDFFF)
        return fixed(6);
    uint32_t c = 0x10000 + ((high.value - 0xD800) << 10) + (low.value - 0xDC00);
    return escape(c, FX_FORM_JSON_U | high.cases | low.cases, 12);
}

/* \u00C3 */
static struct fx_escape decode_u(const unsigned char *bytes, size_t len)
{
    struct number n = read_hex(bytes + 2, len - 2, 4);
    if (n.len < 4)
        return fixed(2);
    if (n.value >= 0xD800 && n.value <= 0xDBFF)
        return decode_pair(bytes, len, n);
    return escape(n.value, FX_FORM_JSON_U | n.cases, 6);
}

/* A backslash takes the next character with it, so that a second one begins
   nothing. */
static struct fx_escape decode_backslash(const unsigned char *bytes, size_t len)
{
    if (starts_with(bytes, len, "\\x"))
        return decode_x(bytes, len);
    if (starts_with(bytes, len, "\\u{"))
        return decode_braces(bytes, len);
    if (starts_with(bytes, len, "\\u"))
        return decode_u(bytes, len);
    return fixed(len > 1 && bytes[1] < 0x80 ? 2 : 1);
}

static size_t encode_unit(uint32_t unit, bool is_lower, unsigned char *out)
{
    out[0] = '\\';
    out[1] = 'u';
    return 2 + write_hex(unit, 4, is_lower, out + 2);
}

static size_t encode_u(uint32_t c, bool is_lower, unsigned char *out)
{
    if (c <= 0xFFFF)
        return encode_unit(c, is_lower, out);
    encode_unit(0xD800 + ((c - 0x10000) >> 10), is_lower, out);
    encode_unit(0xDC00 + ((c - 0x10000) & 0x3FF), is_lower, out + 6);
    return 12;
}

static size_t encode_braces(uint32_t c, bool is_lower, unsigned char *out)
{
    out[0] = '\\';
    out[1] = 'u';
    out[2] = '{';
    size_t len = 3 + write_hex(c, 1, is_lower, out + 3);
    out[len++] = '}';
    return len;
}

/* ---- HTML ------------------------------------------------------------------- */

static struct fx_escape decode_numeric(const struct number *n, unsigned form,
                                       size_t end, const unsigned char *bytes,
                                       size_t len)
{
    if (n->len == 0 || end == len || bytes[end] != ';')
        return no_escape();
    uint32_t c = n->value;
    if (c >= 0x80 && c <= 0x9F)
        c = fx_charset_decode(FIXENC_WINDOWS_1252, c);
    return escape(c, form | n->cases, end + 1);
}

static struct fx_escape decode_name(const unsigned char *bytes, size_t len)
{
    size_t most = len < FX_ENTITY_NAME_MAX + 2 ? len : FX_ENTITY_NAME_MAX + 2;
    const unsigned char *end = memchr(bytes, ';', most);
    if (!end)
        return no_escape();
    size_t name_len = (size_t)(end - bytes) - 1;
    uint32_t c = fx_entity_decode(bytes + 1, name_len);
    return c ? escape(c, FX_FORM_NAME, name_len + 2) : no_escape();
}

static struct fx_escape decode_ampersand(const unsigned char *bytes, size_t len)
{
    struct number n;
    if (starts_with(bytes, len, "&#x") || starts_with(bytes, len, "&#X")) {
        n = read_hex(bytes + 3, len - 3, 6);
        return decode_numeric(&n, FX_FORM_HEX, 3 + n.len, bytes, len);
    }
    if (starts_with(bytes, len, "&#")) {
        n = read_decimal(bytes + 2, len - 2, 7);
        return decode_numeric(&n, FX_FORM_DECIMAL, 2 + n.len, bytes, len);
    }
    return decode_name(bytes, len);
}

static size_t encode_entity(uint32_t c, unsigned shape, bool is_lower,
                            unsigned char *out)
{
    const char *name = shape == FX_FORM_NAME ? fx_entity_encode(c) : NULL;
    size_t len = 0;
    out[len++] = '&';
    if (name) {
        while (*name)
            out[len++] = (unsigned char)*name++;
    } else if (shape == FX_FORM_HEX) {
        out[len++] = '#';
        out[len++] = 'x';
        len += write_hex(c, 1, is_lower, out + len);
    } else {
        out[len++] = '#';
        len += write_decimal(c, out + len);
    }
    out[len++] = ';';
    return len;
}

/* ---- URL and quoted-printable: bytes of UTF-8 ---------------------------------- */

/* Reads the octet after each mark, four at most; returns how many there are. */
static size_t read_octets(const unsigned char *bytes, size_t len,
                          struct number octets[4])
{
    size_t count = 0;
    for (; count < 4 && len >= 3 && bytes[0] == bytes[3 * count]; len -= 3) {
        octets[count] = read_hex(bytes + 3 * count + 1, 2, 2);
        if (octets[count].len < 2)
            break;
        count++;
    }
    return count;
}

static struct fx_escape decode_octets(const unsigned char *bytes, size_t len,
                                      unsigned form)
{
    struct number octets[4];
    unsigned char utf8[4];
    uint32_t c;
    size_t count = read_octets(bytes, len, octets);
    if (count == 0)
        return no_escape();
    for (size_t i = 0; i < count; i++)
        utf8[i] = (unsigned char)octets[i].value;
    size_t used = fx_utf8_decode(utf8, count, &c);
    for (size_t i = 0; i < used; i++)
        form |= octets[i].cases;
    return used == 0 ? fixed(3) : escape(c, form, 3 * used);
}

static size_t encode_octets(uint32_t c, unsigned char mark, bool is_lower,
                            unsigned char *out)
{
    unsigned char octets[4];
    size_t count = fx_utf8_encode(c, octets);
    for (size_t i = 0; i < count; i++) {
        out[3 * i] = mark;
        write_hex(octets[i], 2, is_lower, out + 3 * i + 1);
    }
    return 3 * count;
}

/* ---- All of them ---------------------------------------------------------------- */

struct fx_escape fx_escapes_decode(const unsigned char *bytes, size_t len,
                                   unsigned kinds)
{
    unsigned c = len > 0 ? bytes[0] : 0;
    if (c == '\\' && kinds & FIXENC_ESCAPES_JSON)
        return decode_backslash(bytes, len);
    if (c == '&' && kinds & FIXENC_ESCAPES_HTML)
        return decode_ampersand(bytes, len);
    if (c == '%' && kinds & FIXENC_ESCAPES_URL)
        return decode_octets(bytes, len, FX_FORM_URL);
    if (c == '=' && kinds & FIXENC_ESCAPES_QP)
        return decode_octets(bytes, len, FX_FORM_QP);
    return no_escape();
}

size_t fx_escapes_encode(uint32_t c, unsigned form,
                         unsigned char out[FX_ESCAPES_ROOM])
{
    if (form == FX_FORM_PLAIN)
        return fx_utf8_encode(c, out);
    bool is_upper = form & FX_FORM_UPPER, is_lower = form & FX_FORM_LOWER;
    switch ((enum fx_shape)(form & FX_FORM_SHAPE)) {
    case FX_FORM_JSON_X:
        if (c > 0xFF)
            return encode_u(c, !is_upper, out);
        out[0] = '\\';
        out[1] = 'x';
        return 2 + write_hex(c, 2, !is_upper, out + 2);
    case FX_FORM_JSON_U:
        return encode_u(c, !is_upper, out);
    case FX_FORM_BRACES:
        return encode_braces(c, !is_upper, out);
    case FX_FORM_NAME:
    case FX_FORM_DECIMAL:
    case FX_FORM_HEX:
        return encode_entity(c, form & FX_FORM_SHAPE, !is_upper, out);
    case FX_FORM_URL:
        return encode_octets(c, '%', is_lower && !is_upper, out);
    case FX_FORM_QP:
        return encode_octets(c, '=', is_lower && !is_upper, out);
    case FX_FORM_PLAIN:
    case FX_FORM_FIXED:
    case FX_FORM_BARE:
        break;
    }
    return fx_utf8_encode(c, out);
}

static bool is_html(unsigned shape)
{
    return shape >= FX_FORM_NAME && shape <= FX_FORM_HEX;
}

static bool is_json(unsigned shape)
{
    return shape >= FX_FORM_JSON_X && shape <= FX_FORM_BRACES;
}

bool fx_escapes_can_hold(unsigned form, uint32_t code_point)
{
    unsigned shape = form & FX_FORM_SHAPE;
    if (is_html(shape))
        return code_point > 0x9F;
    return shape == FX_FORM_PLAIN ||
           (shape != FX_FORM_FIXED && code_point > 0x7F);
}

unsigned fx_escapes_join(unsigned a, unsigned b)
{
    unsigned x = a & FX_FORM_SHAPE, y = b & FX_FORM_SHAPE;
    if (x == FX_FORM_PLAIN || y == FX_FORM_PLAIN)
        return a | b;
    if (x != y && !(is_html(x) && is_html(y)) && !(is_json(x) && is_json(y)))
        return FX_FORM_FIXED;
    unsigned cases = (a | b) & (FX_FORM_LOWER | FX_FORM_UPPER);
    return x == FX_FORM_JSON_X ? y | cases : x | cases;
}

size_t fx_escapes_clean(const unsigned char *bytes, size_t len, unsigned kinds)
{
    size_t i = 0;
    while (i < len) {
        struct fx_escape e = fx_escapes_decode(bytes + i, len - i, kinds);
        if (e.form > FX_FORM_FIXED)
            return i;
        i += e.len > 0 ? e.len : 1;
    }
    return len;
}
