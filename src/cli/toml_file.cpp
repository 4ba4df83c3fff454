/* SPDX-License-Identifier: MIT */
extern "C" {
#include "toml_file.h"

#include "message.h"
}

#include <exception>
#include <string>
#include <toml++/toml.h>
#include <vector>

namespace
{

/* Returns the type of a value, and its texts. */
toml_type read_value(const toml::node &value, std::vector<std::string> &texts)
{
    if (const auto *text = value.as_string()) {
        texts.push_back(text->get());
        return TOML_TEXT;
    }
    if (const auto *number = value.as_integer()) {
        texts.push_back(std::to_string(number->get()));
        return TOML_NUMBER;
    }
    if (const auto *flag = value.as_boolean()) {
        texts.push_back(flag->get() ? "true" : "false");
        return TOML_FLAG;
    }
    const auto *array = value.as_array();
    if (array == nullptr)
        return TOML_OTHER;
    for (const toml::node &element : *array) {
        if (!element.is_string())
            return TOML_OTHER;
        texts.push_back(element.as_string()->get());
    }
    return TOML_TEXTS;
}

bool hand_over(const toml::key &key, const toml::node &value, toml_take *take,
               void *user)
{
    std::vector<std::string> texts;
    toml_entry entry = {};
    entry.type = read_value(value, texts);
    std::vector<const char *> pointers;
    pointers.reserve(texts.size());
    for (const std::string &text : texts)
        pointers.push_back(text.c_str());
    const std::string name(key.str());
    entry.key = name.c_str();
    entry.line = key.source().begin.line;
    entry.texts = pointers.data();
    entry.count = pointers.size();
    return take(user, &entry);
}

toml_status read_table(const char *file, const char *name, toml_take *take,
                       void *user)
{
    const toml::table root = toml::parse_file(file);
    const toml::table *table =
        *name == '\0' ? &root : root.at_path(name).as_table();
    if (table == nullptr)
        return TOML_NO_TABLE;
    for (const auto &[key, value] : *table)
        if (!hand_over(key, value, take, user))
            return TOML_FAILED;
    return TOML_READ;
}

} // namespace

enum toml_status toml_file_read(const char *file, const char *table,
                                toml_take *take, void *user)
{
    try {
        return read_table(file, table, take, user);
    } catch (const toml::parse_error &error) {
        const unsigned line = error.source().begin.line;
        const std::string what(error.description());
        if (line > 0)
            message(file, "line %u is not TOML: %s", line, what.c_str());
        else
            message(file, "cannot be read: %s", what.c_str());
    } catch (const std::exception &error) {
        message(file, "cannot be read: %s", error.what());
    }
    return TOML_FAILED;
}
