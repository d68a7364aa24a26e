/*
 * Calls every function of helplookup.h, rightly and wrongly. Scripts/check-library.sh compiles it with AddressSanitizer
 * and runs it.
 *
 *     test_library SAMPLE FRENCH FOLDER
 *
 * SAMPLE is the bundle of Tests/Library/Content, FRENCH one of its French topics only, FOLDER a folder to write to.
 */
#define _POSIX_C_SOURCE 200809L
#include <helplookup.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int checks, failures;

#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static int check(int holds, const char *condition, int line) {
    checks++;
    if (!holds) {
        failures++;
        fprintf(stderr, "test_library.c:%d: does not hold: %s\n", line, condition);
    }
    return holds;
}

static int equal(helplookup_text text, const char *expected) {
    return text.bytes != NULL && text.length == strlen(expected) && memcmp(text.bytes, expected, text.length) == 0;
}

static int holds(helplookup_text text, const char *part) {
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= text.length; i++)
        if (memcmp(text.bytes + i, part, length) == 0) return 1;
    return 0;
}

static int is_zero(const void *memory, size_t size) {
    const unsigned char *bytes = memory;
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != 0) return 0;
    return 1;
}

/* What is to be written gets this first, so that what was not written shows. */
#define SPOIL(variable) memset(&(variable), 0xA5, sizeof(variable))
#define IS_ZERO(variable) is_zero(&(variable), sizeof(variable))

static helplookup_status find(
    const helplookup_bundle *bundle, const helplookup_locale *locale, const char *key, helplookup_answer *answer) {
    SPOIL(*answer);
    return helplookup_find(bundle, locale, key, strlen(key), answer);
}

typedef struct {
    char *bytes;
    size_t length;
} contents;

static contents read_file(const char *path) {
    contents result = {NULL, 0};
    FILE *file = fopen(path, "rb");
    if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
        result.length = (size_t)ftell(file);
        result.bytes = malloc(result.length);
        rewind(file);
        if (result.bytes == NULL || fread(result.bytes, 1, result.length, file) != result.length) result.length = 0;
    }
    if (file != NULL) fclose(file);
    if (result.length == 0) {
        fprintf(stderr, "test_library: cannot read %s\n", path);
        exit(2);
    }
    return result;
}

/* Puts a file in the place of `path`, as helpc does. */
static void publish(contents file, const char *path) {
    char temporary[4096];
    snprintf(temporary, sizeof temporary, "%s.new", path);
    FILE *output = fopen(temporary, "wb");
    if (output == NULL || fwrite(file.bytes, 1, file.length, output) != file.length || fclose(output) != 0
        || rename(temporary, path) != 0) {
        fprintf(stderr, "test_library: cannot write %s\n", path);
        exit(2);
    }
}

static helplookup_bundle *open_bundle(contents file, uint32_t flags) {
    helplookup_bundle *bundle = NULL;
    helplookup_bytes_open(file.bytes, file.length, flags, NULL, &bundle);
    return bundle;
}

static helplookup_locale *open_locale(const helplookup_bundle *bundle, const char *wanted, uint32_t flags) {
    helplookup_locale *locale = NULL;
    CHECK(helplookup_locale_open(bundle, wanted, flags, &locale) == HELPLOOKUP_OK);
    return locale;
}

static void test_opening(const char *path, const char *folder, contents file) {
    helplookup_bundle *bundle;
    helplookup_problem problem;
    const uint32_t all[] = {
        0, HELPLOOKUP_MAP, HELPLOOKUP_VERIFY_NONE, HELPLOOKUP_VERIFY_ALL, HELPLOOKUP_MAP | HELPLOOKUP_VERIFY_NONE,
        HELPLOOKUP_MAP | HELPLOOKUP_VERIFY_ALL,
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        SPOIL(bundle), SPOIL(problem);
        CHECK(helplookup_open(path, all[i], &problem, &bundle) == HELPLOOKUP_OK);
        CHECK(bundle != NULL && IS_ZERO(problem));
        SPOIL(problem);
        CHECK(helplookup_verify(bundle, &problem) == HELPLOOKUP_OK);
        CHECK(IS_ZERO(problem));
        helplookup_close(bundle);
        SPOIL(bundle), SPOIL(problem);
        CHECK(helplookup_bytes_open(file.bytes, file.length, all[i], &problem, &bundle) == HELPLOOKUP_OK);
        CHECK(bundle != NULL && IS_ZERO(problem));
        helplookup_close(bundle);
    }
    const uint32_t wrong[] = {HELPLOOKUP_VERIFY_NONE | HELPLOOKUP_VERIFY_ALL, 8, UINT32_MAX};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        SPOIL(bundle), SPOIL(problem);
        CHECK(helplookup_open(path, wrong[i], &problem, &bundle) == HELPLOOKUP_BAD_CALL);
        CHECK(bundle == NULL && problem.rule == 0 && problem.system_error == 0 && strlen(problem.message) > 10);
        SPOIL(bundle);
        CHECK(helplookup_bytes_open(file.bytes, file.length, wrong[i], NULL, &bundle) == HELPLOOKUP_BAD_CALL);
        CHECK(bundle == NULL);
    }

    char missing[4096];
    snprintf(missing, sizeof missing, "%s/missing.helpb", folder);
    SPOIL(bundle), SPOIL(problem);
    CHECK(helplookup_open(missing, 0, &problem, &bundle) == HELPLOOKUP_IO);
    CHECK(bundle == NULL && problem.system_error == ENOENT && problem.rule == 0 && problem.message[0] != '\0');
    CHECK(helplookup_open(folder, 0, &problem, &bundle) == HELPLOOKUP_IO && problem.system_error == EISDIR);
    CHECK(helplookup_open("", 0, &problem, &bundle) == HELPLOOKUP_IO && problem.system_error == ENOENT);
    CHECK(helplookup_open("\xFF.helpb", 0, &problem, &bundle) == HELPLOOKUP_IO && problem.system_error == EILSEQ);
    CHECK(helplookup_open("/dev/null", 0, &problem, &bundle) == HELPLOOKUP_IO && problem.system_error == EINVAL);

    CHECK(helplookup_bytes_open(NULL, 0, 0, &problem, &bundle) == HELPLOOKUP_CORRUPT && problem.rule == 1);
    CHECK(helplookup_bytes_open(file.bytes, 0, 0, &problem, &bundle) == HELPLOOKUP_CORRUPT && problem.rule == 1);
    CHECK(helplookup_bytes_open("short", 5, 0, &problem, &bundle) == HELPLOOKUP_CORRUPT && problem.rule == 1);
    CHECK(helplookup_bytes_open(NULL, file.length, 0, &problem, &bundle) == HELPLOOKUP_BAD_CALL && bundle == NULL);
    CHECK(helplookup_bytes_open(file.bytes, SIZE_MAX, 0, &problem, &bundle) == HELPLOOKUP_BAD_CALL && bundle == NULL);
}

static void test_null(helplookup_bundle *bundle, helplookup_locale *locale) {
    helplookup_bundle *opened;
    helplookup_locale *resolved;
    helplookup_live *live;
    helplookup_answer answer;
    helplookup_info info;
    helplookup_text text;
    helplookup_problem problem;
    size_t count;

    SPOIL(opened), SPOIL(problem);
    CHECK(helplookup_open(NULL, 0, &problem, &opened) == HELPLOOKUP_BAD_CALL && opened == NULL);
    CHECK(strlen(problem.message) > 10);
    CHECK(helplookup_open("x", 0, &problem, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_open(NULL, 0, NULL, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_bytes_open("x", 1, 0, NULL, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_verify(NULL, &problem) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_verify(NULL, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_verify(bundle, NULL) == HELPLOOKUP_OK);

    SPOIL(resolved);
    CHECK(helplookup_locale_open(NULL, "fr", 0, &resolved) == HELPLOOKUP_BAD_CALL && resolved == NULL);
    CHECK(helplookup_locale_open(bundle, "fr", 0, NULL) == HELPLOOKUP_BAD_CALL);
    SPOIL(resolved);
    CHECK(helplookup_locale_open(bundle, "fr", 3, &resolved) == HELPLOOKUP_BAD_CALL && resolved == NULL);
    CHECK(helplookup_locale_open(bundle, "fr", 4, &resolved) == HELPLOOKUP_BAD_CALL && resolved == NULL);

    SPOIL(answer);
    CHECK(helplookup_find(NULL, locale, "x", 1, &answer) == HELPLOOKUP_BAD_CALL && IS_ZERO(answer));
    SPOIL(answer);
    CHECK(helplookup_find(bundle, locale, NULL, 1, &answer) == HELPLOOKUP_BAD_CALL && IS_ZERO(answer));
    SPOIL(answer);
    CHECK(helplookup_find(bundle, locale, "x", SIZE_MAX, &answer) == HELPLOOKUP_BAD_CALL && IS_ZERO(answer));
    CHECK(helplookup_find(bundle, locale, "x", 1, NULL) == HELPLOOKUP_BAD_CALL);
    SPOIL(answer);
    CHECK(helplookup_find(bundle, locale, NULL, 0, &answer) == HELPLOOKUP_BAD_KEY && IS_ZERO(answer));

    count = 9;
    CHECK(helplookup_candidates(NULL, locale, "x", 1, &answer, 1, &count) == HELPLOOKUP_BAD_CALL && count == 0);
    count = 9;
    CHECK(helplookup_candidates(bundle, locale, NULL, 1, &answer, 1, &count) == HELPLOOKUP_BAD_CALL && count == 0);
    CHECK(helplookup_candidates(bundle, locale, "proxy", 5, NULL, 1, &count) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_candidates(bundle, locale, "proxy", 5, &answer, 1, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_candidates(bundle, locale, NULL, 0, &answer, 1, &count) == HELPLOOKUP_BAD_KEY);
    count = 9;
    CHECK(helplookup_nearest(NULL, "x", 1, &text, 1, &count) == HELPLOOKUP_BAD_CALL && count == 0);
    CHECK(helplookup_nearest(bundle, NULL, 1, &text, 1, &count) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_nearest(bundle, "x", 1, NULL, 1, &count) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_nearest(bundle, "x", 1, &text, 1, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_nearest(bundle, NULL, 0, &text, 1, &count) == HELPLOOKUP_BAD_KEY);

    SPOIL(info);
    CHECK(helplookup_describe(NULL, &info) == HELPLOOKUP_BAD_CALL && IS_ZERO(info));
    CHECK(helplookup_describe(bundle, NULL) == HELPLOOKUP_BAD_CALL);
    SPOIL(text);
    CHECK(helplookup_locale_at(NULL, 0, &text) == HELPLOOKUP_BAD_CALL && IS_ZERO(text));
    CHECK(helplookup_locale_at(bundle, 0, NULL) == HELPLOOKUP_BAD_CALL);
    SPOIL(text);
    CHECK(helplookup_key_at(NULL, 0, &text) == HELPLOOKUP_BAD_CALL && IS_ZERO(text));
    CHECK(helplookup_key_at(bundle, 0, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_slot_count(NULL) == 0);

    SPOIL(live);
    CHECK(helplookup_live_open(NULL, 0, &problem, &live) == HELPLOOKUP_BAD_CALL && live == NULL);
    CHECK(helplookup_live_open("x", 0, &problem, NULL) == HELPLOOKUP_BAD_CALL);
    CHECK(helplookup_live_reload(NULL, &problem) == HELPLOOKUP_BAD_CALL);
    SPOIL(opened);
    CHECK(helplookup_live_bundle(NULL, &opened) == HELPLOOKUP_BAD_CALL && opened == NULL);

    helplookup_close(NULL);
    helplookup_locale_close(NULL);
    helplookup_live_close(NULL);
}

static void test_finding(helplookup_bundle *bundle) {
    helplookup_locale *french = open_locale(bundle, "fr-CA", 0);
    helplookup_locale *german = open_locale(bundle, "de_AT.UTF-8@euro", 0);
    helplookup_answer answer;

    CHECK(find(bundle, french, "DISKspaceMissing", &answer) == HELPLOOKUP_FALLBACK);
    CHECK(equal(answer.title, "L’espace disque est insuffisant"));
    CHECK(equal(answer.summary, "Ce qu’il faut au programme d’installation."));
    CHECK(holds(answer.text, "30 Go") && !holds(answer.text, "<"));
    CHECK(holds(answer.html, "<p>L’installation nécessite 30 Go.</p>"));
    CHECK(holds(answer.url, "/fr-fr/library/sample.readiness.DiskSpaceMissing(v=SAMPLE.150)"));
    CHECK(equal(answer.path, "fr-fr/espace.md"));
    CHECK(equal(answer.date, "2026-06-01"));
    CHECK(equal(answer.version, "SAMPLE.150"));
    CHECK(equal(answer.asset_id, "5b3c1a52-7d0e-4b7e-9a53-0c6d2b5f8e11"));
    CHECK(equal(answer.error_id, "DiskSpaceMissing"));
    CHECK(equal(answer.mtps_id, "sample.readiness.DiskSpaceMissing"));
    CHECK(equal(answer.content_key_id, "50000002"));
    CHECK(equal(answer.requested_locale, "fr-CA"));
    CHECK(equal(answer.served_locale, "fr-FR"));
    CHECK(answer.reason == HELPLOOKUP_REASON_REGION);
    CHECK(answer.match == HELPLOOKUP_MATCH_ERROR_ID);
    CHECK(answer.translation == HELPLOOKUP_TRANSLATION_MACHINE);
    CHECK(answer.version_differs == 0);
    CHECK(IS_ZERO(answer.reserved));

    CHECK(find(bundle, german, "{5B3C1A52-7D0E-4B7E-9A53-0C6D2B5F8E11}", &answer) == HELPLOOKUP_FALLBACK);
    CHECK(equal(answer.title, "There is too little disk space") && equal(answer.served_locale, "en-US"));
    CHECK(answer.reason == HELPLOOKUP_REASON_DEFAULT && answer.match == HELPLOOKUP_MATCH_ASSET_ID);
    CHECK(equal(answer.requested_locale, "") && answer.requested_locale.bytes != NULL);
    CHECK(find(bundle, NULL, "50000002", &answer) == HELPLOOKUP_OK && equal(answer.served_locale, "fr-FR"));
    CHECK(equal(answer.requested_locale, "fr-FR") && answer.match == HELPLOOKUP_MATCH_CONTENT_KEY_ID);
    CHECK(find(bundle, NULL, "spacemissing", &answer) == HELPLOOKUP_FALLBACK && answer.match == HELPLOOKUP_MATCH_ALIAS);
    CHECK(find(bundle, NULL, "Drive full", &answer) == HELPLOOKUP_FALLBACK && answer.match == HELPLOOKUP_MATCH_KEYWORD);
    CHECK(find(bundle, NULL, "http://technet.microsoft.com/library(OTHER.1)/sample.user.proxy.aspx?f=255", &answer)
        == HELPLOOKUP_FALLBACK);
    CHECK(equal(answer.title, "The proxy of the user is not reached") && answer.version_differs == 1);
    CHECK(find(bundle, NULL, "sample.readiness.diskspacemissing(v=SAMPLE.150)", &answer) == HELPLOOKUP_FALLBACK);
    CHECK(equal(answer.version, "SAMPLE.150") && answer.version_differs == 0);

    CHECK(find(bundle, french, "proxy", &answer) == HELPLOOKUP_AMBIGUOUS && IS_ZERO(answer));
    CHECK(find(bundle, french, "no such id", &answer) == HELPLOOKUP_NOT_FOUND && IS_ZERO(answer));
    CHECK(find(bundle, french, "", &answer) == HELPLOOKUP_BAD_KEY && IS_ZERO(answer));
    CHECK(find(bundle, french, " \t", &answer) == HELPLOOKUP_BAD_KEY);
    CHECK(find(bundle, french, "\xC3(", &answer) == HELPLOOKUP_BAD_KEY);
    CHECK(helplookup_find(bundle, french, "DiskSpace\0Missing", 17, &answer) == HELPLOOKUP_BAD_KEY);
    CHECK(helplookup_find(bundle, french, "DiskSpaceMissing\0", 17, &answer) == HELPLOOKUP_BAD_KEY);
    CHECK(helplookup_find(bundle, french, "DiskSpaceMissing and more", 16, &answer) == HELPLOOKUP_FALLBACK);

    helplookup_locale_close(french);
    helplookup_locale_close(german);
}

static void test_locales(helplookup_bundle *bundle) {
    helplookup_answer answer;
    helplookup_locale *strict = open_locale(bundle, "fr-CA", HELPLOOKUP_STRICT);
    CHECK(find(bundle, strict, "FrenchOnly", &answer) == HELPLOOKUP_NOT_IN_LOCALE && IS_ZERO(answer));
    helplookup_locale_close(strict);
    strict = open_locale(bundle, "fr-FR", HELPLOOKUP_STRICT);
    CHECK(find(bundle, strict, "FrenchOnly", &answer) == HELPLOOKUP_OK && answer.reason == HELPLOOKUP_REASON_EXACT);
    helplookup_locale_close(strict);
    helplookup_locale *german = open_locale(bundle, "de", 0);
    CHECK(find(bundle, german, "FrenchOnly", &answer) == HELPLOOKUP_NOT_IN_LOCALE);
    helplookup_locale_close(german);
    german = open_locale(bundle, "de", HELPLOOKUP_ALLOW_ANY);
    CHECK(find(bundle, german, "FrenchOnly", &answer) == HELPLOOKUP_FALLBACK);
    CHECK(answer.reason == HELPLOOKUP_REASON_ANY && equal(answer.requested_locale, ""));
    helplookup_locale_close(german);
    helplookup_locale *list = open_locale(bundle, "de, fr;q=0.5", 0);
    CHECK(find(bundle, list, "FrenchOnly", &answer) == HELPLOOKUP_FALLBACK);
    CHECK(answer.reason == HELPLOOKUP_REASON_NEXT_CHOICE && equal(answer.requested_locale, "fr"));
    helplookup_locale_close(list);
    const char *none[] = {NULL, "", "C", "no locale at all", "\xFF\xFE"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        helplookup_locale *locale = open_locale(bundle, none[i], 0);
        CHECK(find(bundle, locale, "DiskSpaceMissing", &answer) == HELPLOOKUP_FALLBACK);
        CHECK(answer.reason == HELPLOOKUP_REASON_DEFAULT && equal(answer.served_locale, "en-US"));
        helplookup_locale_close(locale);
    }
}

static void test_lists(helplookup_bundle *bundle) {
    helplookup_locale *locale = open_locale(bundle, "en-GB", 0);
    helplookup_answer answers[4];
    helplookup_text ids[6];
    size_t count;
    for (size_t capacity = 0; capacity <= 4; capacity++) {
        SPOIL(answers), SPOIL(count);
        CHECK(helplookup_candidates(bundle, locale, "Proxy", 5, capacity ? answers : NULL, capacity, &count)
            == HELPLOOKUP_OK);
        CHECK(count == 2);
        CHECK(capacity < 1 || equal(answers[0].mtps_id, "sample.machine.Proxy"));
        CHECK(capacity < 2 || equal(answers[1].mtps_id, "sample.user.Proxy"));
        CHECK(capacity < 1 || (equal(answers[0].requested_locale, "en-GB") && IS_ZERO(answers[0].reserved)));
        /* Nothing is written beyond. */
        CHECK(capacity < 2 ? (unsigned char)answers[capacity].match == 0xA5 : (unsigned char)answers[2].match == 0xA5);
    }
    CHECK(helplookup_candidates(bundle, NULL, "spacemissing", 12, answers, 4, &count) == HELPLOOKUP_OK && count == 1);
    CHECK(helplookup_candidates(bundle, NULL, "nothing", 7, answers, 4, &count) == HELPLOOKUP_OK && count == 0);
    CHECK(helplookup_candidates(bundle, locale, "FrenchOnly", 10, answers, 4, &count) == HELPLOOKUP_OK && count == 0);
    CHECK(helplookup_candidates(bundle, locale, "a\0b", 3, answers, 4, &count) == HELPLOOKUP_BAD_KEY && count == 0);
    CHECK(helplookup_candidates(bundle, locale, "x", SIZE_MAX, answers, 4, &count) == HELPLOOKUP_BAD_CALL);
    helplookup_locale_close(locale);

    for (size_t capacity = 0; capacity <= 6; capacity++) {
        SPOIL(ids), SPOIL(count);
        CHECK(helplookup_nearest(bundle, "sample.DiskSpaceMissin", 22, capacity ? ids : NULL, capacity, &count)
            == HELPLOOKUP_OK);
        CHECK(count == 1);
        CHECK(capacity < 1 || equal(ids[0], "DiskSpaceMissing"));
        CHECK(capacity >= 6 || ids[capacity > 1 ? capacity : 1].length != 0);
    }
    CHECK(helplookup_nearest(bundle, "zzzzzzzzzzzz", 12, ids, 6, &count) == HELPLOOKUP_OK && count == 0);
    CHECK(helplookup_nearest(bundle, "", 0, ids, 6, &count) == HELPLOOKUP_BAD_KEY && count == 0);
}

static void test_describing(helplookup_bundle *bundle, contents file) {
    helplookup_info info;
    helplookup_text text;
    helplookup_answer answer;
    SPOIL(info);
    CHECK(helplookup_describe(bundle, &info) == HELPLOOKUP_OK);
    CHECK(equal(info.name, "sample") && equal(info.version, "7"));
    CHECK(info.size == file.length && info.generation != 0);
    CHECK(info.topic_count == 4 && info.record_count == 5 && info.locale_count == 2 && info.default_locale == 0);
    CHECK(info.format_major == 1 && info.reserved1 == 0 && IS_ZERO(info.reserved));
    CHECK(helplookup_locale_at(bundle, 0, &text) == HELPLOOKUP_OK && equal(text, "en-US"));
    CHECK(helplookup_locale_at(bundle, 1, &text) == HELPLOOKUP_OK && equal(text, "fr-FR"));
    CHECK(helplookup_locale_at(bundle, 2, &text) == HELPLOOKUP_NOT_FOUND && IS_ZERO(text));
    CHECK(helplookup_locale_at(bundle, UINT32_MAX, &text) == HELPLOOKUP_NOT_FOUND);

    uint64_t slots = helplookup_slot_count(bundle), keys = 0, found = 0;
    for (uint64_t slot = 0; slot < slots; slot++) {
        helplookup_status status = helplookup_key_at(bundle, slot, &text);
        if (status == HELPLOOKUP_NOT_FOUND) continue;
        CHECK(status == HELPLOOKUP_OK && text.length > 0);
        keys++;
        status = helplookup_find(bundle, NULL, text.bytes, text.length, &answer);
        found += helplookup_found(status) || status == HELPLOOKUP_AMBIGUOUS || status == HELPLOOKUP_NOT_IN_LOCALE;
    }
    CHECK(keys == info.key_count && keys > 10 && found == keys);
    CHECK(helplookup_key_at(bundle, slots, &text) == HELPLOOKUP_NOT_FOUND && IS_ZERO(text));
    CHECK(helplookup_key_at(bundle, UINT64_MAX, &text) == HELPLOOKUP_NOT_FOUND);

    CHECK(helplookup_api_version() == (HELPLOOKUP_API_MAJOR << 16 | HELPLOOKUP_API_MINOR));
    CHECK(strcmp(helplookup_status_name(HELPLOOKUP_FALLBACK), "ok-by-fallback") == 0);
    CHECK(strcmp(helplookup_status_name(HELPLOOKUP_BAD_VERSION), "version") == 0);
    CHECK(strcmp(helplookup_status_name(HELPLOOKUP_BAD_CALL), "bad-call") == 0);
    CHECK(strcmp(helplookup_reason_name(HELPLOOKUP_REASON_NEXT_CHOICE), "next-choice") == 0);
    CHECK(strcmp(helplookup_match_name(HELPLOOKUP_MATCH_FILE_NAME), "file-name") == 0);
    CHECK(strcmp(helplookup_translation_name(HELPLOOKUP_TRANSLATION_HUMAN), "human") == 0);
    const int32_t none[] = {-1, 10, 255, 256, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        CHECK(helplookup_status_name(none[i])[0] == '\0');
        CHECK(helplookup_reason_name(none[i])[0] == '\0');
        CHECK(helplookup_match_name(none[i])[0] == '\0');
        CHECK(helplookup_translation_name(none[i])[0] == '\0');
    }
}

/* Keys of any length and of any bytes, each in memory of just that size: reading beyond it is seen. */
static void test_any_key(helplookup_bundle *bundle) {
    const size_t lengths[] = {1, 2, 7, 8, 9, 31, 255, 256, 257, 4096, 1 << 20};
    helplookup_locale *locale = open_locale(bundle, "fr", 0);
    uint32_t state = 1;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        for (int kind = 0; kind < 4; kind++) {
            char *key = malloc(lengths[i]);
            for (size_t at = 0; at < lengths[i]; at++) {
                state = state * 1664525u + 1013904223u;
                const char any[4] = {
                    'a', (char)(state >> 24), "[Rule:http://x(v=%28\\_)&amp;"[(state >> 24) % 28], "([{<%\\&"[at % 7]};
                key[at] = any[kind];
            }
            helplookup_answer answer;
            helplookup_text ids[5];
            size_t count;
            helplookup_status status = helplookup_find(bundle, locale, key, lengths[i], &answer);
            CHECK(status == HELPLOOKUP_NOT_FOUND || status == HELPLOOKUP_BAD_KEY);
            status = helplookup_nearest(bundle, key, lengths[i], ids, 5, &count);
            CHECK(status == HELPLOOKUP_OK || status == HELPLOOKUP_BAD_KEY);
            status = helplookup_candidates(bundle, locale, key, lengths[i], NULL, 0, &count);
            CHECK((status == HELPLOOKUP_OK || status == HELPLOOKUP_BAD_KEY) && count == 0);
            free(key);
        }
    }
    helplookup_locale_close(locale);
}

/* One bit wrong, anywhere, or the end missing: an error or the right answer, and all found by verification. */
static void test_damage(contents file) {
    helplookup_answer answer;
    helplookup_text text;
    size_t count;
    for (size_t at = 0; at < file.length; at++) {
        helplookup_problem problem;
        helplookup_bundle *bundle;
        file.bytes[at] ^= (char)(1 << at % 8);
        helplookup_status status =
            helplookup_bytes_open(file.bytes, file.length, HELPLOOKUP_VERIFY_ALL, &problem, &bundle);
        CHECK(bundle == NULL && problem.rule > 0 && problem.message[0] != '\0');
        CHECK(status == HELPLOOKUP_CORRUPT || status == HELPLOOKUP_BAD_VERSION);
        bundle = open_bundle(file, 0);
        if (bundle != NULL) {
            CHECK(helplookup_verify(bundle, NULL) == HELPLOOKUP_CORRUPT);
            status = find(bundle, NULL, "DiskSpaceMissing", &answer);
            CHECK(status == HELPLOOKUP_CORRUPT
                || (status == HELPLOOKUP_FALLBACK && equal(answer.title, "There is too little disk space")));
            status = helplookup_candidates(bundle, NULL, "proxy", 5, NULL, 0, &count);
            CHECK(status == HELPLOOKUP_CORRUPT || (status == HELPLOOKUP_OK && count == 2));
            status = helplookup_nearest(bundle, "DiskSpaceMissin", 15, &text, 1, &count);
            CHECK(status == HELPLOOKUP_CORRUPT || (status == HELPLOOKUP_OK && count == 1));
            helplookup_close(bundle);
        }
        file.bytes[at] ^= (char)(1 << at % 8);
    }
    for (size_t length = 0; length < file.length; length += 61)
        CHECK(open_bundle((contents){file.bytes, length}, 0) == NULL);
}

/* What a thread holds stays as it is, whatever others close, and wherever the file went. */
static void test_lifetimes(const char *folder, contents file) {
    char path[4096];
    snprintf(path, sizeof path, "%s/lifetime.helpb", folder);
    publish(file, path);
    helplookup_live *live;
    helplookup_bundle *one, *two;
    helplookup_answer answer;
    CHECK(helplookup_live_open(path, HELPLOOKUP_MAP, NULL, &live) == HELPLOOKUP_OK);
    CHECK(helplookup_live_bundle(live, &one) == HELPLOOKUP_OK);
    CHECK(helplookup_live_bundle(live, &two) == HELPLOOKUP_OK);
    helplookup_locale *locale = open_locale(one, "fr-CA", 0);
    helplookup_close(one);
    helplookup_live_close(live);
    remove(path);
    CHECK(find(two, locale, "FrenchOnly", &answer) == HELPLOOKUP_FALLBACK);
    helplookup_close(two);
    /* Of an answer, this alone belongs to the locale. */
    CHECK(equal(answer.requested_locale, "fr-CA"));
    helplookup_locale_close(locale);
}

static void test_reloading(const char *folder, contents sample, contents french) {
    char path[4096];
    snprintf(path, sizeof path, "%s/live.helpb", folder);
    publish(sample, path);
    helplookup_live *live;
    helplookup_bundle *before, *after;
    helplookup_answer answer, old;
    helplookup_problem problem;
    SPOIL(live), SPOIL(problem);
    CHECK(helplookup_live_open(path, 0, &problem, &live) == HELPLOOKUP_OK && IS_ZERO(problem));
    CHECK(helplookup_live_bundle(live, &before) == HELPLOOKUP_OK);
    helplookup_locale *locale = open_locale(before, "fr-CA", 0);
    CHECK(find(before, locale, "DiskSpaceMissing", &old) == HELPLOOKUP_FALLBACK && equal(old.served_locale, "fr-FR"));

    /* In the other bundle the locales have other numbers: the same locale is served all the same. */
    publish(french, path);
    SPOIL(problem);
    CHECK(helplookup_live_reload(live, &problem) == HELPLOOKUP_OK && IS_ZERO(problem));
    CHECK(helplookup_live_bundle(live, &after) == HELPLOOKUP_OK && after != before);
    CHECK(find(after, locale, "DiskSpaceMissing", &answer) == HELPLOOKUP_FALLBACK);
    CHECK(equal(answer.served_locale, "fr-FR") && equal(answer.requested_locale, "fr-CA"));
    CHECK(answer.reason == HELPLOOKUP_REASON_REGION);
    size_t count;
    CHECK(helplookup_candidates(after, locale, "DiskSpaceMissing", 16, &answer, 1, &count) == HELPLOOKUP_OK);
    CHECK(count == 1 && equal(answer.served_locale, "fr-FR"));
    CHECK(find(after, locale, "proxy", &answer) == HELPLOOKUP_NOT_FOUND);
    CHECK(find(before, locale, "proxy", &answer) == HELPLOOKUP_AMBIGUOUS);
    helplookup_close(after);

    /* What is no bundle does not take the place of one. */
    publish((contents){sample.bytes, sample.length / 2}, path);
    SPOIL(problem);
    CHECK(helplookup_live_reload(live, &problem) == HELPLOOKUP_CORRUPT && problem.rule > 0);
    remove(path);
    CHECK(helplookup_live_reload(live, &problem) == HELPLOOKUP_IO && problem.system_error == ENOENT);
    CHECK(helplookup_live_bundle(live, &after) == HELPLOOKUP_OK);
    CHECK(find(after, locale, "DiskSpaceMissing", &answer) == HELPLOOKUP_FALLBACK);
    helplookup_live_close(live);
    CHECK(equal(answer.title, "L’espace disque est insuffisant"));
    CHECK(equal(old.title, "L’espace disque est insuffisant"));
    helplookup_close(after);
    helplookup_close(before);
    helplookup_locale_close(locale);
    SPOIL(live);
    CHECK(helplookup_live_open(path, 0, NULL, &live) == HELPLOOKUP_IO && live == NULL);
    CHECK(helplookup_live_open(path, 64, NULL, &live) == HELPLOOKUP_BAD_CALL && live == NULL);
}

enum { READERS = 8, RELOADS = 400 };

typedef struct {
    helplookup_live *live;
    const helplookup_locale *locale;
    const int *stop;
    long rounds;
    int wrong;
} reader;

/* Looks up in whatever bundle is there; both have this topic, and its French text is the same. */
static void *read_on(void *argument) {
    reader *self = argument;
    while (!__atomic_load_n(self->stop, __ATOMIC_ACQUIRE) || self->rounds < 100) {
        helplookup_bundle *bundle;
        helplookup_answer answer;
        if (helplookup_live_bundle(self->live, &bundle) != HELPLOOKUP_OK) {
            self->wrong++;
            continue;
        }
        helplookup_status status = helplookup_find(bundle, self->locale, "DiskSpaceMissing", 16, &answer);
        self->wrong += !helplookup_found(status) || !equal(answer.title, "L’espace disque est insuffisant")
            || !equal(answer.served_locale, "fr-FR") || !equal(answer.requested_locale, "fr-CA");
        helplookup_close(bundle);
        self->rounds++;
    }
    return NULL;
}

static long test_threads(const char *folder, contents sample, contents french, uint32_t flags) {
    char path[4096];
    snprintf(path, sizeof path, "%s/threads.helpb", folder);
    publish(sample, path);
    helplookup_live *live;
    helplookup_bundle *first;
    CHECK(helplookup_live_open(path, flags, NULL, &live) == HELPLOOKUP_OK);
    CHECK(helplookup_live_bundle(live, &first) == HELPLOOKUP_OK);
    helplookup_locale *locale = open_locale(first, "fr-CA", 0);
    helplookup_close(first);
    int stop = 0;
    pthread_t threads[READERS];
    reader readers[READERS];
    for (int i = 0; i < READERS; i++) {
        readers[i] = (reader){live, locale, &stop, 0, 0};
        CHECK(pthread_create(&threads[i], NULL, read_on, &readers[i]) == 0);
    }
    for (int i = 0; i < RELOADS; i++) {
        publish(i % 2 == 0 ? french : sample, path);
        CHECK(helplookup_live_reload(live, NULL) == HELPLOOKUP_OK);
    }
    __atomic_store_n(&stop, 1, __ATOMIC_RELEASE);
    long rounds = 0;
    for (int i = 0; i < READERS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
        CHECK(readers[i].wrong == 0);
        rounds += readers[i].rounds;
    }
    helplookup_live_close(live);
    helplookup_locale_close(locale);
    return rounds;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: test_library SAMPLE FRENCH FOLDER\n", stderr);
        return 2;
    }
    const char *folder = argv[3];
    contents sample = read_file(argv[1]), french = read_file(argv[2]);
    helplookup_bundle *bundle = open_bundle(sample, 0);
    if (!CHECK(bundle != NULL)) return 1;
    helplookup_locale *locale = open_locale(bundle, "fr", 0);
    test_opening(argv[1], folder, sample);
    test_null(bundle, locale);
    test_finding(bundle);
    test_locales(bundle);
    test_lists(bundle);
    test_describing(bundle, sample);
    test_any_key(bundle);
    test_damage(sample);
    test_lifetimes(folder, sample);
    test_reloading(folder, sample, french);
    long rounds = test_threads(folder, sample, french, 0) + test_threads(folder, sample, french, HELPLOOKUP_MAP);
    helplookup_locale_close(locale);
    helplookup_close(bundle);
    free(sample.bytes);
    free(french.bytes);
    printf("%d checks, %d failed; %d threads looked up %ld times during %d reloads\n",
        checks, failures, READERS, rounds, 2 * RELOADS);
    return failures > 0;
}
