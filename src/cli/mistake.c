/* SPDX-License-Identifier: MIT */
#include "mistake.h"

const char *mistake_describe(enum fixenc_kind kind)
{
    switch (kind) {
    case FIXENC_MOJIBAKE:
        return "UTF-8 was read as another charset and saved again";
    case FIXENC_NOT_NFC:
        return "The text is not in Unicode normal form C";
    case FIXENC_RESTORED:
        return "UTF-8 was read as another charset, and a byte was lost";
    case FIXENC_C1:
        return "A control character was a letter or quote of another charset";
    case FIXENC_MAPPED:
        return "A replacement of the user's own";
    case FIXENC_BYTES:
        return "Bytes are not UTF-8, but of another charset or form";
    case FIXENC_LOST:
        return "Something was lost, and the text does not tell what";
    }
    return NULL;
}

void mistake_print_chain(FILE *to, const struct fixenc_chain *chain)
{
    for (int i = chain->len - 1; i >= 0; i--) {
        fputs(fixenc_charset_name((enum fixenc_charset)chain->step[i]), to);
        if (i > 0)
            fputs(", then as ", to);
    }
}

void mistake_print_name(FILE *to, const struct fixenc_finding *finding)
{
    const struct fixenc_chain *chain = &finding->chain;
    switch (finding->kind) {
    case FIXENC_MOJIBAKE:
        fputs("UTF-8 read as ", to);
        mistake_print_chain(to, chain);
        break;
    case FIXENC_RESTORED:
        fputs("UTF-8 read as ", to);
        mistake_print_chain(to, chain);
        fputs(", a lost byte restored", to);
        break;
    case FIXENC_C1:
        mistake_print_chain(to, chain);
        fputs(" read as ISO-8859-1", to);
        break;
    case FIXENC_MAPPED:
        fputs("mapped", to);
        break;
    case FIXENC_NOT_NFC:
        fputs("not in NFC", to);
        break;
    case FIXENC_BYTES:
        mistake_print_chain(to, chain);
        fputs(chain->len > 0 ? ", not UTF-8" : "another form of UTF-8", to);
        break;
    case FIXENC_LOST:
        fputs("left: what was lost here the text does not tell", to);
        break;
    }
}

void mistake_print(FILE *to, const struct fixenc_finding *finding)
{
    mistake_print_name(to, finding);
    if (finding->chain.len > 0 && finding->kind != FIXENC_MAPPED)
        fprintf(to, ", %u %%", finding->confidence);
}
