/* SPDX-License-Identifier: MIT */
#include "fixenc.h"

#include "charset.h"

const char *fixenc_version(void)
{
    return FIXENC_VERSION;
}

const char *fixenc_status_name(enum fixenc_status status)
{
    switch (status) {
    case FIXENC_OK:
        return "ok";
    case FIXENC_STOPPED:
        return "stopped";
    case FIXENC_NO_MEMORY:
        return "no memory";
    case FIXENC_MISUSE:
        return "misuse";
    }
    return "unknown";
}

const char *fixenc_kind_name(enum fixenc_kind kind)
{
    switch (kind) {
    case FIXENC_MOJIBAKE:
        return "mojibake";
    case FIXENC_NOT_NFC:
        return "not-nfc";
    case FIXENC_RESTORED:
        return "restored";
    case FIXENC_C1:
        return "c1";
    case FIXENC_BYTES:
        return "bytes";
    case FIXENC_LOST:
        return "lost";
    case FIXENC_MAPPED:
        return "mapped";
    }
    return "unknown";
}

const char *fixenc_charset_name(enum fixenc_charset charset)
{
    const char *name = fx_charset_name(charset);
    return name ? name : "unknown";
}

int fixenc_charset_by_name(const char *name)
{
    return name ? (int)fx_charset_by_name(name) : 0;
}

uint32_t fixenc_charset_char(enum fixenc_charset charset, uint8_t byte)
{
    unsigned number = (unsigned)charset;
    if (number == 0 || number >= FIXENC_CHARSET_END)
        return 0;
    if (byte >= 0x80 && number >= FX_CHARSET_END)
        return 0;
    return byte < 0x80 ? byte : fx_charset_decode(number, byte);
}
