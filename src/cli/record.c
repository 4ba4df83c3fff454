/* SPDX-License-Identifier: MIT */
#include "record.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static int hex_value(char digit)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = digit != '\0' ? strchr(digits, digit) : NULL;
    return found != NULL ? (int)(found - digits) : -1;
}

static bool decode_hex(struct bytes *bytes, const char *hex, size_t len)
{
    bytes->len = len / 2;
    for (size_t i = 0; i < bytes->len; i++) {
        int high = hex_value(hex[2 * i]);
        int low = hex_value(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes->at[i] = (char)(high << 4 | low);
    }
    return len % 2 == 0;
}

/* Takes the bytes of the member `key_hex`, or else the text of `key`. */
static bool take_bytes(const json_t *json, const char *key, struct bytes *bytes)
{
    char hex_key[32];
    snprintf(hex_key, sizeof hex_key, "%s_hex", key);
    const json_t *hex = json_object_get(json, hex_key);
    const json_t *text = hex != NULL ? hex : json_object_get(json, key);
    if (!json_is_string(text))
        return false;
    size_t len = json_string_length(text);
    bytes->at = calloc(1, len + 1);
    if (bytes->at == NULL)
        return false;
    if (hex != NULL)
        return decode_hex(bytes, json_string_value(text), len);
    memcpy(bytes->at, json_string_value(text), len);
    bytes->len = len;
    return true;
}

/* A name that can be opened. */
static bool take_file(const json_t *json, struct bytes *file)
{
    return take_bytes(json, "file", file) && strlen(file->at) == file->len;
}

static bool take_number(const json_t *json, const char *key, uint64_t *number)
{
    const json_t *value = json_object_get(json, key);
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return false;
    *number = (uint64_t)json_integer_value(value);
    return true;
}

static bool take_text(const json_t *json, const char *key,
                      struct record_text *text)
{
    const json_t *object = json_object_get(json, key);
    const char *sha256 = json_string_value(json_object_get(object, "sha256"));
    struct hash *hash = &text->hash;
    if (sha256 == NULL || strlen(sha256) >= sizeof hash->sha256)
        return false;
    memcpy(hash->sha256, sha256, strlen(sha256) + 1);
    text->has_mark = json_is_true(json_object_get(object, "mark"));
    return take_number(object, "size", &hash->size) &&
           (json_object_get(object, "charset") == NULL ||
            take_bytes(object, "charset", &text->charset));
}

static bool take_members(struct record *record)
{
    const json_t *json = record->json;
    const char *type = json_string_value(json_object_get(json, "type"));
    if (type == NULL)
        return false;
    record->type = RECORD_OTHER;
    if (strcmp(type, "begin") == 0) {
        record->type = RECORD_BEGIN;
        return take_number(json, "format", &record->format);
    }
    if (strcmp(type, "finding") == 0) {
        record->type = RECORD_FINDING;
        return take_file(json, &record->file) &&
               take_number(json, "offset", &record->offset) &&
               take_bytes(json, "before", &record->before) &&
               take_bytes(json, "after", &record->after);
    }
    if (strcmp(type, "change") == 0) {
        record->type = RECORD_CHANGE;
        return take_file(json, &record->file) &&
               take_text(json, "old", &record->old_text) &&
               take_text(json, "new", &record->new_text);
    }
    return true;
}

bool record_read(struct record *record, const char *line, size_t len)
{
    json_error_t error;
    *record = (struct record){0};
    record->json =
        json_loadb(line, len, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    return record->json != NULL && take_members(record);
}

void record_free(struct record *record)
{
    json_decref(record->json);
    free(record->file.at);
    free(record->before.at);
    free(record->after.at);
    free(record->old_text.charset.at);
    free(record->new_text.charset.at);
    *record = (struct record){0};
}
