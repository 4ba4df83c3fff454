/* SPDX-License-Identifier: MIT */
#include "charset.h"

#include <errno.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The charsets whose tables are iconv's. */
static const struct {
    unsigned charset;
    const char *name;
    const char *iconv_name;
} from_iconv[] = {
    {FIXENC_ISO_8859_1, "ISO-8859-1", "ISO-8859-1"},
    {FIXENC_ISO_8859_2, "ISO-8859-2", "ISO-8859-2"},
    {FIXENC_ISO_8859_3, "ISO-8859-3", "ISO-8859-3"},
    {FIXENC_ISO_8859_4, "ISO-8859-4", "ISO-8859-4"},
    {FIXENC_ISO_8859_5, "ISO-8859-5", "ISO-8859-5"},
    {FIXENC_ISO_8859_6, "ISO-8859-6", "ISO-8859-6"},
    {FIXENC_ISO_8859_7, "ISO-8859-7", "ISO-8859-7"},
    {FIXENC_ISO_8859_8, "ISO-8859-8", "ISO-8859-8"},
    {FIXENC_ISO_8859_9, "ISO-8859-9", "ISO-8859-9"},
    {FIXENC_ISO_8859_13, "ISO-8859-13", "ISO-8859-13"},
    {FIXENC_ISO_8859_15, "ISO-8859-15", "ISO-8859-15"},
    {FIXENC_ISO_8859_16, "ISO-8859-16", "ISO-8859-16"},
    {FIXENC_WINDOWS_1250, "windows-1250", "CP1250"},
    {FIXENC_WINDOWS_1251, "windows-1251", "CP1251"},
    {FIXENC_WINDOWS_1252, "windows-1252", "CP1252"},
    {FIXENC_WINDOWS_1253, "windows-1253", "CP1253"},
    {FIXENC_WINDOWS_1254, "windows-1254", "CP1254"},
    {FIXENC_WINDOWS_1255, "windows-1255", "CP1255"},
    {FIXENC_WINDOWS_1256, "windows-1256", "CP1256"},
    {FIXENC_WINDOWS_1257, "windows-1257", "CP1257"},
    {FIXENC_WINDOWS_1258, "windows-1258", "CP1258"},
    {FIXENC_WINDOWS_874, "windows-874", "CP874"},
    {FIXENC_IBM437, "IBM437", "CP437"},
    {FIXENC_IBM737, "IBM737", "CP737"},
    {FIXENC_IBM775, "IBM775", "CP775"},
    {FIXENC_IBM850, "IBM850", "CP850"},
    {FIXENC_IBM852, "IBM852", "CP852"},
    {FIXENC_IBM855, "IBM855", "CP855"},
    {FIXENC_IBM857, "IBM857", "CP857"},
    {FIXENC_IBM858, "IBM858", "CP858"},
    {FIXENC_IBM862, "IBM862", "CP862"},
    {FIXENC_IBM863, "IBM863", "CP863"},
    {FIXENC_IBM865, "IBM865", "CP865"},
    {FIXENC_IBM866, "IBM866", "CP866"},
    {FIXENC_IBM869, "IBM869", "CP869"},
    {FIXENC_KOI8_R, "KOI8-R", "KOI8-R"},
    {FIXENC_KOI8_U, "KOI8-U", "KOI8-U"},
};

/* The others, bytes 80 to FF: Apple's mapping tables (unicode.org, VENDORS). */
static const struct {
    unsigned charset;
    const char *name;
    const char *chars;
} from_apple[] = {
    {FIXENC_MACINTOSH, "macintosh",
     "ÄÅÇÉÑÖÜáàâäãåçéè"
     "êëíìîïñóòôöõúùûü"
     "†°¢£§•¶ß®©™´¨≠ÆØ"
     "∞±≤≥¥µ∂∑∏π∫ªºΩæø"
     "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ"
     "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
     "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
     "\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"},
    {FIXENC_MAC_CENTRAL_EUROPE, "x-mac-ce",
     "ÄĀāÉĄÖÜáąČäčĆćéŹ"
     "źĎíďĒēĖóėôöõúĚěü"
     "†°Ę£§•¶ß®©™ę¨≠ģĮ"
     "įĪ≤≥īĶ∂∑łĻļĽľĹĺŅ"
     "ņŃ¬√ńŇ∆«»…\u00A0ňŐÕőŌ"
     "–—“”‘’÷◊ōŔŕŘ‹›řŖ"
     "ŗŠ‚„šŚśÁŤťÍŽžŪÓÔ"
     "ūŮÚůŰűŲųÝýķŻŁżĢˇ"},
    {FIXENC_MAC_CYRILLIC, "x-mac-cyrillic",
     "АБВГДЕЖЗИЙКЛМНОП"
     "РСТУФХЦЧШЩЪЫЬЭЮЯ"
     "†°Ґ£§•¶І®©™Ђђ≠Ѓѓ"
     "∞±≤≥іµґЈЄєЇїЉљЊњ"
     "јЅ¬√ƒ≈∆«»…\u00A0ЋћЌќѕ"
     "–—“”‘’÷„ЎўЏџ№Ёёя"
     "абвгдежзийклмноп"
     "рстуфхцчшщъыьэю€"},
    {FIXENC_MAC_GREEK, "x-mac-greek",
     "Ä¹²É³ÖÜ΅àâä΄¨çéè"
     "êë£™îï•½‰ôö¦€ùûü"
     "†ΓΔΘΛΞΠß®©ΣΪ§≠°·"
     "Α±≤≥¥ΒΕΖΗΙΚΜΦΫΨΩ"
     "άΝ¬ΟΡ≈Τ«»…\u00A0ΥΧΆΈœ"
     "–―“”‘’÷ΉΊΌΎέήίόΏ"
     "ύαβψδεφγηιξκλμνο"
     "πώρστθωςχυζϊϋΐΰ\u00AD"},
    {FIXENC_MAC_TURKISH, "x-mac-turkish",
     "ÄÅÇÉÑÖÜáàâäãåçéè"
     "êëíìîïñóòôöõúùûü"
     "†°¢£§•¶ß®©™´¨≠ÆØ"
     "∞±≤≥¥µ∂∑∏π∫ªºΩæø"
     "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ"
     "–—“”‘’÷◊ÿŸĞğİıŞş"
     "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
     "\uF8FFÒÚÛÙ\uF8A0ˆ˜¯˘˙˚¸˝˛ˇ"},
    {FIXENC_MAC_ICELAND, "x-mac-icelandic",
     "ÄÅÇÉÑÖÜáàâäãåçéè"
     "êëíìîïñóòôöõúùûü"
     "Ý°¢£§•¶ß®©™´¨≠ÆØ"
     "∞±≤≥¥µ∂∑∏π∫ªºΩæø"
     "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ"
     "–—“”‘’÷◊ÿŸ⁄€ÐðÞþ"
     "ý·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
     "\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"},
};

static void check_char(unsigned charset, unsigned byte, uint32_t expected)
{
    uint32_t got = fx_charset_decode(charset, byte);
    if (got != expected)
        fail_msg("%s: byte %02X: expected U+%04X, got U+%04X",
                 fx_charset_name(charset), byte, expected, got);
}

/* ---- Characters --------------------------------------------------------- */

/* What iconv makes of a text that is this one byte, 0 if nothing. */
static uint32_t ask_iconv(const char *name, unsigned byte)
{
    iconv_t iconv_to_ucs4 = iconv_open("UCS-4BE", name);
    assert_ptr_not_equal(iconv_to_ucs4, (iconv_t)-1);
    char in = (char)byte;
    char *from = &in;
    size_t in_left = 1;
    unsigned char out[8] = {0};
    char *to = (char *)out;
    size_t out_left = sizeof out;
    size_t result = iconv(iconv_to_ucs4, &from, &in_left, &to, &out_left);
    iconv(iconv_to_ucs4, NULL, NULL, &to, &out_left);
    iconv_close(iconv_to_ucs4);
    assert_true(result == 0 || errno == EILSEQ);
    return result == 0 ? (uint32_t)(out[1] << 16 | out[2] << 8 | out[3]) : 0;
}

static bool has_iconv_char(const char *name, uint32_t code_point)
{
    for (unsigned byte = 0x80; byte <= 0xFF; byte++)
        if (ask_iconv(name, byte) == code_point)
            return true;
    return false;
}

static uint32_t expect_char(const char *iconv_name, unsigned byte)
{
    uint32_t code_point = ask_iconv(iconv_name, byte);
    if (code_point == 0 && !has_iconv_char(iconv_name, byte))
        code_point = byte;
    return code_point;
}

static void every_byte_is_iconvs_character(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof from_iconv / sizeof *from_iconv; i++)
        for (unsigned byte = 0x80; byte <= 0xFF; byte++)
            check_char(from_iconv[i].charset, byte,
                       expect_char(from_iconv[i].iconv_name, byte));
}

static uint32_t next_char(const unsigned char **utf8)
{
    const unsigned char *at = *utf8;
    unsigned len = *at < 0xE0 ? 2 : 3;
    *utf8 += len;
    return len == 2
               ? (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu)
               : (at[0] & 0xFu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
}

static void every_macintosh_byte_is_apples_character(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof from_apple / sizeof *from_apple; i++) {
        const unsigned char *at = (const unsigned char *)from_apple[i].chars;
        for (unsigned byte = 0x80; byte <= 0xFF; byte++)
            check_char(from_apple[i].charset, byte, next_char(&at));
        assert_int_equal(*at, '\0');
    }
}

static void those_tables_are_of_all_charsets(void **state)
{
    (void)state;
    uint64_t charsets = 0;
    for (size_t i = 0; i < sizeof from_iconv / sizeof *from_iconv; i++)
        charsets |= UINT64_C(1) << from_iconv[i].charset;
    for (size_t i = 0; i < sizeof from_apple / sizeof *from_apple; i++)
        charsets |= UINT64_C(1) << from_apple[i].charset;
    assert_true(charsets == (UINT64_C(1) << FX_CHARSET_END) - 2);
}

static void a_hole_stands_for_the_character_of_its_number(void **state)
{
    (void)state;
    static const struct {
        unsigned charset, byte;
    } holes[] = {
        {FIXENC_WINDOWS_1252, 0x81}, {FIXENC_WINDOWS_1252, 0x8D},
        {FIXENC_WINDOWS_1252, 0x8F}, {FIXENC_WINDOWS_1252, 0x90},
        {FIXENC_WINDOWS_1252, 0x9D}, {FIXENC_WINDOWS_1251, 0x98},
        {FIXENC_WINDOWS_1253, 0xAA}, {FIXENC_WINDOWS_1255, 0xD9},
        {FIXENC_WINDOWS_1257, 0xA5}, {FIXENC_WINDOWS_874, 0xDB},
        {FIXENC_ISO_8859_3, 0xC3},   {FIXENC_IBM869, 0x80},
    };
    for (size_t i = 0; i < sizeof holes / sizeof *holes; i++)
        check_char(holes[i].charset, holes[i].byte, holes[i].byte);
}

static void a_hole_is_none_where_that_character_is_taken(void **state)
{
    (void)state;
    check_char(FIXENC_ISO_8859_8, 0xD7, 0);
    check_char(FIXENC_IBM857, 0xD5, 0);
    check_char(FIXENC_IBM857, 0xE7, 0);
    check_char(FIXENC_IBM857, 0xF2, 0);
}

static void letters_that_iconv_may_compose_stand_alone(void **state)
{
    (void)state;
    check_char(FIXENC_WINDOWS_1255, 0xE0, 0x05D0); /* alef, before a patah */
    check_char(FIXENC_WINDOWS_1255, 0xC7, 0x05B7);
    check_char(FIXENC_WINDOWS_1258, 0xEA, 0x00EA); /* e circumflex, an acute */
    check_char(FIXENC_WINDOWS_1258, 0xEC, 0x0301);
}

static uint64_t find_holes(const char *iconv_name)
{
    uint64_t holes = 0;
    for (unsigned i = 0; i < 64; i++)
        if (ask_iconv(iconv_name, 0x80 + i) == 0)
            holes |= UINT64_C(1) << i;
    return holes;
}

static void holes_are_the_bytes_that_iconv_refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof from_iconv / sizeof *from_iconv; i++)
        if (fx_charset_holes(from_iconv[i].charset) !=
            find_holes(from_iconv[i].iconv_name))
            fail_msg(
                "%s: holes %llX", from_iconv[i].name,
                (unsigned long long)fx_charset_holes(from_iconv[i].charset));
    for (size_t i = 0; i < sizeof from_apple / sizeof *from_apple; i++)
        assert_true(fx_charset_holes(from_apple[i].charset) == 0);
}

/* ---- And back ----------------------------------------------------------- */

static void every_character_gives_its_byte_back(void **state)
{
    (void)state;
    for (unsigned charset = 1; charset < FX_CHARSET_END; charset++)
        for (unsigned byte = 0x80; byte <= 0xFF; byte++) {
            uint32_t code_point = fx_charset_decode(charset, byte);
            if (code_point == 0)
                continue;
            unsigned back =
                fx_charset_byte(charset, fx_charset_char(code_point));
            if (back != byte)
                fail_msg("%s: byte %02X came back as %02X",
                         fx_charset_name(charset), byte, back);
        }
}

/* Whether each charset that has a byte for it has it at that byte, and at
   least one has. */
static bool is_real_char(uint32_t code_point, unsigned char_index)
{
    bool is_in_any = false;
    for (unsigned charset = 1; charset < FX_CHARSET_END; charset++) {
        unsigned byte = fx_charset_byte(charset, char_index);
        if (byte == 0)
            continue;
        is_in_any = true;
        if (byte < 0x80 || fx_charset_decode(charset, byte) != code_point)
            return false;
    }
    return is_in_any;
}

static void characters_are_numbered_in_order_and_nothing_else_is(void **state)
{
    (void)state;
    unsigned count = 1;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        unsigned char_index = fx_charset_char(code_point);
        if (char_index == 0)
            continue;
        if (char_index != count++ || !is_real_char(code_point, char_index))
            fail_msg("U+%04X has index %u", code_point, char_index);
    }
    assert_int_equal(count, FX_CHARSET_CHAR_COUNT);
    assert_int_equal(fx_charset_char(UINT32_MAX), 0);
}

static void index_0_has_no_byte(void **state)
{
    (void)state;
    for (unsigned charset = 0; charset < FX_CHARSET_END; charset++)
        assert_int_equal(fx_charset_byte(charset, 0), 0);
}

/* ---- Roles -------------------------------------------------------------- */

/* Which charsets have the character at one of the bytes `from` to `to`. */
static uint64_t find_charsets(unsigned char_index, unsigned from, unsigned to)
{
    uint64_t charsets = 0;
    for (unsigned charset = 1; charset < FX_CHARSET_END; charset++)
        for (unsigned byte = from; byte <= to; byte++)
            if (fx_charset_byte(charset, char_index) == byte)
                charsets |= UINT64_C(1) << charset;
    return charsets;
}

static void roles_are_those_of_the_characters_bytes(void **state)
{
    (void)state;
    for (unsigned i = 0; i < FX_CHARSET_CHAR_COUNT; i++) {
        const struct fx_charset_roles *roles = fx_charset_roles(i);
        if (roles->lead2 != find_charsets(i, 0xC2, 0xDF) ||
            roles->lead3 != find_charsets(i, 0xE0, 0xEF) ||
            roles->lead4 != find_charsets(i, 0xF0, 0xF4) ||
            roles->continuation != find_charsets(i, 0x80, 0xBF))
            fail_msg("the roles of index %u are wrong", i);
    }
}

static void one_character_has_another_role_in_each_charset(void **state)
{
    (void)state;
    const struct fx_charset_roles *roles =
        fx_charset_roles(fx_charset_char(0x251C));  /* box drawing, a T */
    assert_true(roles->lead2 >> FIXENC_IBM437 & 1); /* byte C3 */
    assert_false(roles->continuation >> FIXENC_IBM437 & 1);
    assert_true(roles->continuation >> FIXENC_KOI8_R & 1); /* byte 86 */
    assert_false(roles->lead2 >> FIXENC_KOI8_R & 1);
}

/* ---- Order -------------------------------------------------------------- */

static void every_charset_has_one_place_in_the_order(void **state)
{
    (void)state;
    uint64_t charsets = 0;
    for (size_t i = 0; i < FX_CHARSET_COUNT; i++)
        charsets |= UINT64_C(1) << fx_charset_order[i].charset;
    assert_true(charsets == (UINT64_C(1) << FX_CHARSET_END) - 2);
}

static void the_commonest_mistake_comes_first(void **state)
{
    (void)state;
    assert_int_equal(fx_charset_order[0].charset, FIXENC_WINDOWS_1252);
    assert_int_equal(fx_charset_order[0].quarter_nats, 0);
    for (size_t i = 1; i < FX_CHARSET_COUNT; i++)
        assert_true(fx_charset_order[i - 1].quarter_nats <=
                    fx_charset_order[i].quarter_nats);
}

/* ---- Names -------------------------------------------------------------- */

static void every_label_finds_its_own_charset(void **state)
{
    (void)state;
    for (const struct fx_charset_label *label = fx_charset_labels;
         label->charset != 0; label++)
        if (fx_charset_by_name(label->text) != label->charset)
            fail_msg("%s finds %s instead of %s", label->text,
                     fx_charset_name(fx_charset_by_name(label->text)),
                     fx_charset_name(label->charset));
}

static void names_to_show_are_the_usual_ones(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof from_iconv / sizeof *from_iconv; i++)
        assert_string_equal(fx_charset_name(from_iconv[i].charset),
                            from_iconv[i].name);
    for (size_t i = 0; i < sizeof from_apple / sizeof *from_apple; i++)
        assert_string_equal(fx_charset_name(from_apple[i].charset),
                            from_apple[i].name);
}

static void a_number_that_is_no_charset_has_no_name(void **state)
{
    (void)state;
    assert_null(fx_charset_name(0));
    assert_null(fx_charset_name(FIXENC_CHARSET_END));
}

static void spellings_of_a_name_find_its_charset(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        unsigned charset;
    } spellings[] = {
        {"cp1252", FIXENC_WINDOWS_1252},
        {"CP-1252", FIXENC_WINDOWS_1252},
        {"WINDOWS_1252", FIXENC_WINDOWS_1252},
        {" windows 1252 ", FIXENC_WINDOWS_1252},
        {"latin1", FIXENC_ISO_8859_1},
        {"Latin-1", FIXENC_ISO_8859_1},
        {"iso8859-1", FIXENC_ISO_8859_1},
        {"l2", FIXENC_ISO_8859_2},
        {"latin9", FIXENC_ISO_8859_15},
        {"437", FIXENC_IBM437},
        {"IBM00858", FIXENC_IBM858},
        {"koi8_r", FIXENC_KOI8_R},
        {"MacRoman", FIXENC_MACINTOSH},
        {"mac-cyrillic", FIXENC_MAC_CYRILLIC},
        {"mac_central_europe", FIXENC_MAC_CENTRAL_EUROPE},
    };
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (fx_charset_by_name(spellings[i].name) != spellings[i].charset)
            fail_msg("%s does not find its charset", spellings[i].name);
}

static void other_names_find_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {
        "",      "-",  "utf-8", "windows-125", "windows-12522",
        "latin", "cp", "1259",  "windows.1252"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(fx_charset_by_name(names[i]), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_is_iconvs_character),
        cmocka_unit_test(every_macintosh_byte_is_apples_character),
        cmocka_unit_test(those_tables_are_of_all_charsets),
        cmocka_unit_test(a_hole_stands_for_the_character_of_its_number),
        cmocka_unit_test(a_hole_is_none_where_that_character_is_taken),
        cmocka_unit_test(letters_that_iconv_may_compose_stand_alone),
        cmocka_unit_test(holes_are_the_bytes_that_iconv_refuses),
        cmocka_unit_test(every_character_gives_its_byte_back),
        cmocka_unit_test(characters_are_numbered_in_order_and_nothing_else_is),
        cmocka_unit_test(index_0_has_no_byte),
        cmocka_unit_test(roles_are_those_of_the_characters_bytes),
        cmocka_unit_test(one_character_has_another_role_in_each_charset),
        cmocka_unit_test(every_charset_has_one_place_in_the_order),
        cmocka_unit_test(the_commonest_mistake_comes_first),
        cmocka_unit_test(every_label_finds_its_own_charset),
        cmocka_unit_test(names_to_show_are_the_usual_ones),
        cmocka_unit_test(a_number_that_is_no_charset_has_no_name),
        cmocka_unit_test(spellings_of_a_name_find_its_charset),
        cmocka_unit_test(other_names_find_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
