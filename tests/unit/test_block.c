/* SPDX-License-Identifier: MIT */
#include "block.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static uint64_t bit(unsigned char byte, unsigned char least, unsigned place)
{
    return (uint64_t)(byte >= least) << place;
}

/* Each byte at each place, among others that are all alike. */
static void each_byte_is_told_at_each_place(void **state)
{
    (void)state;
    static const unsigned char others[] = {0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF};
    for (unsigned i = 0; i < 256 * FX_BLOCK_LEN * sizeof others; i++) {
        unsigned char bytes[FX_BLOCK_LEN], other = others[i % sizeof others];
        unsigned place = i / sizeof others % FX_BLOCK_LEN;
        struct fx_block expected = {0, 0, 0, 0};
        memset(bytes, other, sizeof bytes);
        bytes[place] = (unsigned char)(i / sizeof others / FX_BLOCK_LEN);
        for (unsigned k = 0; k < FX_BLOCK_LEN; k++) {
            expected.wide |= bit(bytes[k], 0x80, k);
            expected.lead |= bit(bytes[k], 0xC0, k);
            expected.three |= bit(bytes[k], 0xE0, k);
            expected.four |= bit(bytes[k], 0xF0, k);
        }
        struct fx_block got = fx_block_look(bytes);
        if (memcmp(&got, &expected, sizeof got) != 0)
            fail_msg("byte %02X at %u among %02X", bytes[place], place, other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_is_told_at_each_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
