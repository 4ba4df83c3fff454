/* SPDX-License-Identifier: MIT */
#include <fixenc.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char garbled[] = "Syri\xc3\x83\xc2\xab";
    char *text;
    size_t len;
    if (fixenc_text(NULL, garbled, strlen(garbled), &text, &len) != FIXENC_OK)
        return 1;
    bool is_written = printf("%s %s\n", fixenc_version(), text) > 0;
    fixenc_text_free(text);
    return !is_written;
}
