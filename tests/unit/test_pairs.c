/* SPDX-License-Identifier: MIT */
#include "pairs.h"

#include "fixenc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ALL_CHARSETS ((UINT64_C(1) << FIXENC_CHARSET_END) - 2)

enum { TEXT_MAX = 2000, END_MAX = 128 };

static size_t pass(const char *text)
{
    return fx_pairs_pass((const unsigned char *)text, strlen(text),
                         ALL_CHARSETS);
}

static void repeat(const char *part, char text[TEXT_MAX])
{
    text[0] = '\0';
    while (strlen(text) + strlen(part) < TEXT_MAX)
        strcat(text, part);
}

static void plain_text_of_many_scripts_is_passed_but_for_its_end(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "Nothing but ASCII. ",
        "Le café où naît l'été. ",
        "Größe, Fuß, Übung, Äpfel; ",
        "— “quoted” – and — dashed… ",
        "вы сто раз это хвалите ",
        "και το βιβλίο ",
        "שלום עולם ",
        "مرحبا بالعالم ",
        "नमस्ते दुनिया ",
        "Hà Nội rất đẹp. ",
        "日本語の文。\n",
        "한국어 문장 ",
        "Հայերեն լեզու ",
        "ქართული ენა ",
        "😀 ",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char text[TEXT_MAX];
        repeat(parts[i], text);
        size_t end = strlen(text) - pass(text);
        if (end > END_MAX)
            fail_msg("%s: all but %zu bytes passed", parts[i], end);
    }
}

/* Wherever it stands, it begins a run or stands in one. */
static void nothing_suspect_is_passed(void **state)
{
    (void)state;
    static const char *const suspects[] = {
        "Ã«",
        "â€™",
        "ðŸ˜€",
        "├⌐",
        "╨Ю",
        "Г©",
        "\u00C3 ",
        "\u212B",
        "\u0301",
        "\uFFFD",
        "\xC2\x92",
        "\xC3",
        "\xC3\x28",
        "\xED\xA0\x80",
        "\xF5",
        "\xA9",
        "\xC0\xAF",
        "\xE0\x80\x80",
        "\xF4\x90\x80\x80",
        "璁㈤槄",
        "х╨",
    };
    for (size_t i = 0; i < sizeof suspects / sizeof *suspects; i++)
        for (size_t place = 0; place < 200; place++) {
            char text[TEXT_MAX] = "";
            memset(text, 'a', place);
            strcat(text, suspects[i]);
            memset(text + strlen(text), 'z', 300);
            size_t passed = pass(text);
            if (passed > place)
                fail_msg("%s at %zu: %zu bytes passed", suspects[i], place,
                         passed);
        }
}

/* A run is looked at from its beginning on, however long it is. */
static void a_run_is_left_whole(void **state)
{
    (void)state;
    for (size_t count = 0; count < 200; count++) {
        char text[TEXT_MAX] = "a ";
        for (size_t i = 0; i < count; i++)
            strcat(text, "\u3042");
        strcat(text, "\u00C3\u00AB");
        memset(text + strlen(text), 'z', 300);
        assert_int_equal(pass(text), 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_of_many_scripts_is_passed_but_for_its_end),
        cmocka_unit_test(nothing_suspect_is_passed),
        cmocka_unit_test(a_run_is_left_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
