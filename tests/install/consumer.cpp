/* SPDX-License-Identifier: MIT */
#include <fixenc.h>

#include <iostream>
#include <memory>
#include <string>

int main()
{
    std::string text;
    fixenc_options options = FIXENC_OPTIONS_INIT;
    fixenc_sink sink = {};
    sink.user = &text;
    sink.write = [](void *user, const char *bytes, size_t len) {
        static_cast<std::string *>(user)->append(bytes, len);
        return true;
    };
    std::unique_ptr<fixenc_stream, decltype(&fixenc_free)> stream(
        fixenc_new(&options, &sink), fixenc_free);
    std::string const garbled = "Syri\xc3\x83\xc2\xab";
    if (fixenc_push(stream.get(), garbled.data(), garbled.size()) !=
            FIXENC_OK ||
        fixenc_finish(stream.get()) != FIXENC_OK)
        return 1;
    std::cout << fixenc_version() << ' ' << text << '\n';
    return std::cout.good() ? 0 : 1;
}
