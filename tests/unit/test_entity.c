/* SPDX-License-Identifier: MIT */
#include "entity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static uint32_t decode(const char *name)
{
    return fx_entity_decode((const unsigned char *)name, strlen(name));
}

static void names_stand_for_what_the_html_standard_says(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        uint32_t code_point;
    } cases[] = {
        {"euml", 0xEB},      {"Euml", 0xCB},   {"Atilde", 0xC3},
        {"laquo", 0xAB},     {"nbsp", 0xA0},   {"euro", 0x20AC},
        {"thetasym", 0x3D1}, {"lang", 0x27E8}, {"bull", 0x2022},
        {"OElig", 0x152},    {"szlig", 0xDF},  {"hearts", 0x2665},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(decode(cases[i].name), cases[i].code_point);
        assert_string_equal(fx_entity_encode(cases[i].code_point),
                            cases[i].name);
    }
}

static void what_is_no_name_stands_for_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"",    "eum",    "eumlx", "EUML", "lt",
                                        "amp", "zzzzzz", "A",     "\xC3"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(decode(names[i]), 0);
    static const uint32_t others[] = {0, '<', 0x7F, 0x142, 0xFFFF, 0x100EB};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(fx_entity_encode(others[i]));
}

static void every_name_comes_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < FX_ENTITY_COUNT; i++) {
        const struct fx_entity *entity = &fx_entity_by_name[i];
        assert_int_equal(decode(entity->name), entity->code_point);
        assert_string_equal(fx_entity_encode(entity->code_point), entity->name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_for_what_the_html_standard_says),
        cmocka_unit_test(what_is_no_name_stands_for_nothing),
        cmocka_unit_test(every_name_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
