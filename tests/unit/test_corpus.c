/* SPDX-License-Identifier: MIT */
#include "charset.h"
#include "corpus.h"
#include "fixenc.h"
#include "record.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <utf8proc.h>

/* Of the keep texts, garbled as a whole through each charset, how many come
   back.  Not each can: some are made of signs that say nothing. */
#define FLOOR_PERCENT 90

static const char *const parts[] = {"repair", "keep", "known-failures"};

static bool is_output(const struct record *record,
                      const struct corpus_text *text)
{
    return record_output_is(record, text->bytes, text->len);
}

/* ---- Chains --------------------------------------------------------------- */

#define NAME_LEN 128

/* What stands in the header line of a case where nothing was misread. */
static const char *kind_name(enum fixenc_kind kind)
{
    if (kind == FIXENC_LOST)
        return "lost";
    return kind == FIXENC_BYTES ? "utf-8" : "nfc";
}

/* A chain as the header line of a case writes it. */
static const char *chain_name(const struct fixenc_finding *told,
                              char name[NAME_LEN])
{
    const struct fixenc_chain *chain = &told->chain;
    int len = 0;
    for (unsigned i = 0; i < chain->len; i++)
        len +=
            snprintf(name + len, NAME_LEN - (size_t)len, "%s%s",
                     i > 0 ? " + " : "", fixenc_charset_name(chain->step[i]));
    return chain->len == 0 ? kind_name(told->kind) : name;
}

static bool is_found(const struct record *record, const char *name, size_t len)
{
    char found[NAME_LEN];
    for (size_t i = 0; i < record->count; i++) {
        const char *text = chain_name(&record->findings[i].told, found);
        if (strlen(text) == len && memcmp(text, name, len) == 0)
            return true;
    }
    return false;
}

static const char *end_of_chain(const char *chain)
{
    const char *comma = strstr(chain, ", ");
    return comma == NULL ? chain + strlen(chain) : comma;
}

static bool is_listed(const char *chains, const char *name)
{
    for (const char *end; *chains != '\0'; chains = *end ? end + 2 : end) {
        end = end_of_chain(chains);
        size_t len = (size_t)(end - chains);
        if (strlen(name) == len && memcmp(name, chains, len) == 0)
            return true;
    }
    return false;
}

static bool has_chains(const struct record *record, const char *chains)
{
    char name[NAME_LEN];
    for (size_t i = 0; i < record->count; i++)
        if (!is_listed(chains, chain_name(&record->findings[i].told, name)))
            return false;
    for (const char *end; *chains != '\0'; chains = *end ? end + 2 : end) {
        end = end_of_chain(chains);
        if (!is_found(record, chains, (size_t)(end - chains)))
            return false;
    }
    return true;
}

/* ---- Messages --------------------------------------------------------------- */

static void print_labelled(const char *label, const char *bytes, size_t len)
{
    fprintf(stderr, "  %s ", label);
    corpus_print(stderr, bytes, len);
}

static void print_failure(const struct corpus_case *one,
                          const struct record *record)
{
    char name[NAME_LEN];
    fprintf(stderr, "FAILED %s\n", one->path);
    print_labelled("expected:", one->out.bytes, one->out.len);
    print_labelled("got:     ", record->output.bytes, record->output.len);
    fprintf(stderr, "  chain:    %s\n", one->chain);
    for (size_t i = 0; i < record->count; i++) {
        fprintf(stderr, "  finding:  %s: ",
                chain_name(&record->findings[i].told, name));
        corpus_print(stderr, record_before(record, i),
                     record->findings[i].told.before_len);
    }
}

/* ---- The files -------------------------------------------------------------- */

/* What a reader cannot see, or what an editor changes without a word. */
static bool is_visible(utf8proc_int32_t code_point)
{
    switch (utf8proc_category(code_point)) {
    case UTF8PROC_CATEGORY_CC:
        return code_point == '\n';
    case UTF8PROC_CATEGORY_ZS:
        return code_point == ' ';
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CN:
        return false;
    default:
        return true;
    }
}

static bool is_readable(const char *path)
{
    struct corpus_text file = corpus_read_file(CORPUS_DIR, path);
    const unsigned char *bytes = (const unsigned char *)file.bytes;
    bool is_good = true;
    for (size_t i = 0; i < file.len && is_good;) {
        uint32_t code_point = 0;
        unsigned len = fx_utf8_decode(bytes + i, file.len - i, &code_point);
        bool ends_in_blank = code_point == '\n' && i > 0 && bytes[i - 1] == ' ';
        is_good = len > 0 && is_visible((utf8proc_int32_t)code_point) &&
                  !ends_in_blank;
        i += len;
    }
    file.bytes[file.len] = '\0';
    utf8proc_uint8_t *composed = utf8proc_NFC(bytes);
    assert_non_null(composed);
    is_good = is_good && strcmp((const char *)composed, file.bytes) == 0;
    free(composed);
    free(file.bytes);
    return is_good;
}

static void every_case_file_is_nfc_and_hides_nothing(void **state)
{
    (void)state;
    unsigned failures = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct corpus corpus = corpus_read(CORPUS_DIR, parts[i]);
        for (size_t j = 0; j < corpus.count; j++) {
            if (is_readable(corpus.cases[j].path))
                continue;
            fprintf(stderr, "FAILED %s\n", corpus.cases[j].path);
            failures++;
        }
        corpus_free(&corpus);
    }
    assert_int_equal(failures, 0);
}

static bool has_folder(const struct corpus *corpus, const char *name)
{
    char prefix[NAME_LEN];
    snprintf(prefix, sizeof prefix, "repair/%s/", name);
    for (size_t i = 0; i < corpus->count; i++)
        if (strncmp(corpus->cases[i].path, prefix, strlen(prefix)) == 0)
            return true;
    return false;
}

static void every_charset_has_a_repair_case(void **state)
{
    (void)state;
    struct corpus corpus = corpus_read(CORPUS_DIR, "repair");
    for (unsigned charset = 1; charset < FIXENC_CHARSET_END; charset++)
        if (!has_folder(&corpus, fixenc_charset_name(charset)))
            fail_msg("no folder repair/%s", fixenc_charset_name(charset));
    corpus_free(&corpus);
}

/* ---- The cases -------------------------------------------------------------- */

/* Starts the record of a case with the options that it names. */
static void repair_case(struct record *record, const struct corpus_case *one)
{
    record_start_with(record, &one->options);
    record_repair(record, one->in.bytes, one->in.len);
}

/* Prints each case of which `is_good` says no, and returns how many. */
static unsigned count_failures(const struct corpus *corpus,
                               bool (*is_good)(const struct record *,
                                               const struct corpus_case *))
{
    unsigned failures = 0;
    for (size_t i = 0; i < corpus->count; i++) {
        const struct corpus_case *one = &corpus->cases[i];
        struct record record;
        repair_case(&record, one);
        if (!is_good(&record, one)) {
            print_failure(one, &record);
            failures++;
        }
        record_end(&record);
    }
    assert_true(corpus->count > 0);
    return failures;
}

static bool is_repaired(const struct record *record,
                        const struct corpus_case *one)
{
    return is_output(record, &one->out) && has_chains(record, one->chain);
}

static bool is_utf8(const struct corpus_text *text)
{
    uint32_t code_point;
    for (size_t i = 0, len; i < text->len; i += len) {
        len = fx_utf8_decode((const unsigned char *)text->bytes + i,
                             text->len - i, &code_point);
        if (len == 0)
            return false;
    }
    return true;
}

/* Of a text that is not UTF-8 it may be told that something is lost. */
static bool is_kept(const struct record *record, const struct corpus_case *one)
{
    return is_output(record, &one->out) && record_changes(record) == 0 &&
           (record->count == 0 || !is_utf8(&one->in));
}

static bool is_right_post(const struct record *record,
                          const struct corpus_case *one)
{
    return is_output(record, &one->out);
}

static void every_repair_case_comes_out_right(void **state)
{
    (void)state;
    struct corpus corpus = corpus_read(CORPUS_DIR, "repair");
    unsigned failures = count_failures(&corpus, is_repaired);
    corpus_free(&corpus);
    assert_int_equal(failures, 0);
}

static void every_keep_case_stays_as_it_is(void **state)
{
    (void)state;
    struct corpus corpus = corpus_read(CORPUS_DIR, "keep");
    unsigned failures = count_failures(&corpus, is_kept);
    corpus_free(&corpus);
    assert_int_equal(failures, 0);
}

static void every_post_comes_out_right(void **state)
{
    (void)state;
    struct corpus corpus = corpus_read_posts(CORPUS_DIR);
    unsigned failures = count_failures(&corpus, is_right_post);
    corpus_free(&corpus);
    assert_int_equal(failures, 0);
}

static void every_known_failure_still_fails(void **state)
{
    (void)state;
    struct corpus corpus = corpus_read(CORPUS_DIR, "known-failures");
    unsigned repaired = 0;
    for (size_t i = 0; i < corpus.count; i++) {
        const struct corpus_case *one = &corpus.cases[i];
        struct record record;
        repair_case(&record, one);
        if (is_repaired(&record, one)) {
            fprintf(stderr, "%s: now repaired: move it to repair/\n",
                    one->path);
            repaired++;
        }
        record_end(&record);
    }
    corpus_free(&corpus);
    assert_int_equal(repaired, 0);
}

/* ---- The keep texts, garbled ------------------------------------------------ */

/* Reads the text as `charset`, and writes it as UTF-8.  False where that says
   nothing: it is all ASCII, or a byte has no character. */
static bool garble(const struct corpus_text *text, unsigned charset,
                   struct record_bytes *out)
{
    bool is_changed = false;
    out->len = 0;
    for (size_t i = 0; i < text->len; i++) {
        unsigned char byte = (unsigned char)text->bytes[i], encoded[4];
        uint32_t code_point =
            byte < 0x80 ? byte : fx_charset_decode(charset, byte);
        if (byte >= 0x80 && code_point == 0)
            return false;
        unsigned len = fx_utf8_encode(code_point, encoded);
        record_append(out, (const char *)encoded, len);
        is_changed = is_changed || byte >= 0x80;
    }
    return is_changed;
}

struct share {
    unsigned tried, repaired;
};

static void try_charset(const struct corpus *corpus, unsigned charset,
                        struct share *share)
{
    struct record record;
    record_start(&record);
    struct record_bytes garbled = {0};
    for (size_t i = 0; i < corpus->count; i++) {
        const struct corpus_text *text = &corpus->cases[i].in;
        if (!is_utf8(text) || !garble(text, charset, &garbled))
            continue;
        record_repair(&record, garbled.bytes, garbled.len);
        share->tried++;
        share->repaired += is_output(&record, text);
    }
    record_end(&record);
    free(garbled.bytes);
}

static void keep_texts_garbled_through_every_charset_come_back(void **state)
{
    (void)state;
    struct corpus corpus = corpus_read(CORPUS_DIR, "keep");
    struct share all = {0, 0};
    for (unsigned charset = 1; charset < FX_CHARSET_END; charset++) {
        struct share share = {0, 0};
        try_charset(&corpus, charset, &share);
        print_message("%s %.1f %%\n", fixenc_charset_name(charset),
                      100.0 * share.repaired / share.tried);
        all.tried += share.tried;
        all.repaired += share.repaired;
    }
    corpus_free(&corpus);
    print_message("%u of %u keep texts come back, %.2f %%\n", all.repaired,
                  all.tried, 100.0 * all.repaired / all.tried);
    assert_true(all.repaired * 100.0 >= all.tried * (double)FLOOR_PERCENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_file_is_nfc_and_hides_nothing),
        cmocka_unit_test(every_charset_has_a_repair_case),
        cmocka_unit_test(every_repair_case_comes_out_right),
        cmocka_unit_test(every_keep_case_stays_as_it_is),
        cmocka_unit_test(every_post_comes_out_right),
        cmocka_unit_test(every_known_failure_still_fails),
        cmocka_unit_test(keep_texts_garbled_through_every_charset_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
