/*
 * helplookup: asks a bundle of localized help, which `helpc build` writes, for the topic on an error id.
 *
 *     helplookup_bundle *bundle;
 *     helplookup_locale *locale;
 *     helplookup_answer answer;
 *     if (helplookup_open("help.helpb", 0, NULL, &bundle) == HELPLOOKUP_OK) {
 *         if (helplookup_locale_open(bundle, "fr-CA", 0, &locale) == HELPLOOKUP_OK) {
 *             if (helplookup_found(helplookup_find(bundle, locale, "DiskSpaceMissing", 16, &answer)))
 *                 fwrite(answer.text.bytes, 1, answer.text.length, stdout);
 *             helplookup_locale_close(locale);
 *         }
 *         helplookup_close(bundle);
 *     }
 *
 * Threads: all functions may be called from any thread at once; bundles and locales never change. What one thread
 * closes no other may still use.
 *
 * Texts are UTF-8, are not ended by NUL, and belong to the bundle or the locale that they came from: they are valid
 * until it is closed. A missing text has the length 0 and bytes that are not NULL.
 *
 * Nothing here allocates but the functions that end in _open and those that say so, and nothing keeps global state.
 * In files: one who truncates or rewrites a file that is mapped in place takes its readers down (SIGBUS). Put a new
 * bundle under another name and rename it, as helpc does, or open without HELPLOOKUP_MAP, which is the default.
 */
#ifndef HELPLOOKUP_H
#define HELPLOOKUP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface; functions and fields are only ever added within a major version. */
#define HELPLOOKUP_API_MAJOR 0
#define HELPLOOKUP_API_MINOR 1

/* An open bundle. */
typedef struct helplookup_bundle helplookup_bundle;
/* Wanted locales, resolved once against one bundle. */
typedef struct helplookup_locale helplookup_locale;
/* A bundle that is replaced while it is in use. */
typedef struct helplookup_live helplookup_live;

/* What came of a call. */
typedef int32_t helplookup_status;
enum {
    /* Done; of a look-up: the topic in the locale that was asked for. */
    HELPLOOKUP_OK = 0,
    /* The topic, in another locale: `reason` says why that one. */
    HELPLOOKUP_FALLBACK = 1,
    /* No topic has this key; helplookup_nearest has ids that are like it. */
    HELPLOOKUP_NOT_FOUND = 2,
    /* Several topics have this key; helplookup_candidates has them. */
    HELPLOOKUP_AMBIGUOUS = 3,
    /* The topic exists, but in no locale that was asked for. */
    HELPLOOKUP_NOT_IN_LOCALE = 4,
    /* Empty, with a NUL, or not UTF-8. */
    HELPLOOKUP_BAD_KEY = 5,
    /* The bundle is damaged where the answer would be, or as a whole; its other answers are still right. */
    HELPLOOKUP_CORRUPT = 6,
    /* The file cannot be read; `system_error` of the problem says why. */
    HELPLOOKUP_IO = 7,
    /* The bundle's format is newer than this library. */
    HELPLOOKUP_VERSION = 8,
    /* The call itself makes no sense: a pointer that must not be NULL is, or flags exclude each other. */
    HELPLOOKUP_BAD_CALL = 9
};

/* Whether a look-up with this status filled in an answer. */
#define helplookup_found(status) ((status) == HELPLOOKUP_OK || (status) == HELPLOOKUP_FALLBACK)

/* How to open: any of these, combined by |. Without HELPLOOKUP_MAP the file is read into memory; without a word on
 * verification each part is verified when it is first used. */
enum {
    /* Maps the file instead of reading it: opens at once, whatever the size. */
    HELPLOOKUP_MAP = 1,
    /* Verifies nothing: for files that were verified since they last could change. */
    HELPLOOKUP_VERIFY_NONE = 2,
    /* Verifies all of it before opening ends. */
    HELPLOOKUP_VERIFY_ALL = 4
};

/* How to resolve locales. */
enum {
    /* Serves any locale at all before none. */
    HELPLOOKUP_ALLOW_ANY = 1,
    /* Refuses every fallback. */
    HELPLOOKUP_STRICT = 2
};

/* Bytes of UTF-8. */
typedef struct helplookup_text {
    const char *bytes;
    size_t length;
} helplookup_text;

/* Why a bundle could not be opened or is not what it was. */
typedef struct helplookup_problem {
    /* The number of the check that failed, R1 to R18 of Documentation/BundleFormat.md; 0 for none of them. */
    int32_t rule;
    /* The system's errno; 0 where the system had no part in it. */
    int32_t system_error;
    /* The byte of the file that the check was about. */
    uint64_t offset;
    /* One sentence in English, ended by NUL. */
    char message[168];
} helplookup_problem;

/* Why a locale was served. */
enum {
    HELPLOOKUP_REASON_EXACT = 0,
    HELPLOOKUP_REASON_REGION = 1,
    HELPLOOKUP_REASON_PARENT = 2,
    HELPLOOKUP_REASON_NEXT_CHOICE = 3,
    HELPLOOKUP_REASON_DEFAULT = 4,
    HELPLOOKUP_REASON_ANY = 5
};

/* What of a topic the key was. */
enum {
    HELPLOOKUP_MATCH_ASSET_ID = 0,
    HELPLOOKUP_MATCH_MTPS_ID = 1,
    HELPLOOKUP_MATCH_CONTENT_KEY_ID = 2,
    HELPLOOKUP_MATCH_ERROR_ID = 3,
    HELPLOOKUP_MATCH_ALIAS = 4,
    HELPLOOKUP_MATCH_REDIRECT = 5,
    HELPLOOKUP_MATCH_KEYWORD = 6,
    HELPLOOKUP_MATCH_RULE_SUFFIX = 7,
    HELPLOOKUP_MATCH_FILE_NAME = 8
};

/* How a topic came into its language. */
enum {
    HELPLOOKUP_TRANSLATION_UNKNOWN = 0,
    HELPLOOKUP_TRANSLATION_MACHINE = 1,
    HELPLOOKUP_TRANSLATION_HUMAN = 2
};

/* A topic in one locale, as found. */
typedef struct helplookup_answer {
    helplookup_text title;
    /* One sentence or paragraph; may be missing. */
    helplookup_text summary;
    /* The body as plain text. */
    helplookup_text text;
    /* The body as well-formed XHTML without a page around it. */
    helplookup_text html;
    /* The published URL; may be missing. */
    helplookup_text url;
    /* The source, relative to the content folder. */
    helplookup_text path;
    /* YYYY-MM-DD; may be missing. */
    helplookup_text date;
    /* The product's version; may be missing. */
    helplookup_text version;
    helplookup_text asset_id;
    helplookup_text error_id;
    helplookup_text mtps_id;
    helplookup_text content_key_id;
    /* The wish that was met, in canonical form; missing where the default or any locale was served, and where the key
     * itself named a locale that another one serves. */
    helplookup_text requested_locale;
    helplookup_text served_locale;
    int32_t reason;
    int32_t match;
    int32_t translation;
    /* 1 where the key names another version of the product than the topic does. */
    int32_t version_differs;
} helplookup_answer;

/* What a bundle says of itself. */
typedef struct helplookup_info {
    helplookup_text name;
    helplookup_text version;
    /* Equal for bundles of equal content. */
    uint64_t generation;
    uint64_t size;
    uint64_t key_count;
    uint32_t topic_count;
    uint32_t record_count;
    uint32_t locale_count;
    /* The index of the default locale, or -1. */
    int32_t default_locale;
    uint16_t format_major;
    uint16_t format_minor;
    uint32_t reserved;
} helplookup_info;

/* Opens the bundle at `path`. `problem` may be NULL. `*bundle` is NULL unless the status is HELPLOOKUP_OK.
 * Pair with helplookup_close. */
helplookup_status helplookup_open(
    const char *path, uint32_t flags, helplookup_problem *problem, helplookup_bundle **bundle);

/* Opens a bundle that lies in memory; the bytes are copied. HELPLOOKUP_MAP is of no effect. */
helplookup_status helplookup_bytes_open(
    const void *bytes, size_t length, uint32_t flags, helplookup_problem *problem, helplookup_bundle **bundle);

/* Ends the use of a bundle; NULL is allowed. */
void helplookup_close(helplookup_bundle *bundle);

/* Verifies all of a bundle: HELPLOOKUP_OK or HELPLOOKUP_CORRUPT. */
helplookup_status helplookup_verify(const helplookup_bundle *bundle, helplookup_problem *problem);

/* Resolves `wanted`, ended by NUL: a language tag, a POSIX locale, an LCID, or a list of these, as in Accept-Language.
 * NULL, "", "C" and what is no locale ask for the bundle's default. Pair with helplookup_locale_close. */
helplookup_status helplookup_locale_open(
    const helplookup_bundle *bundle, const char *wanted, uint32_t flags, helplookup_locale **locale);

/* Ends the use of a locale; NULL is allowed. */
void helplookup_locale_close(helplookup_locale *locale);

/* Looks a key up: an error id, any other id, a published URL, or a line of a log that holds one. With NULL for
 * `locale` the locale that the key names counts, else the bundle's default. `*answer` is filled in where
 * helplookup_found says so, and zero otherwise. Does not allocate for ids of letters, digits, `.`, `-` and `_`. */
helplookup_status helplookup_find(
    const helplookup_bundle *bundle, const helplookup_locale *locale, const char *key, size_t length,
    helplookup_answer *answer);

/* The topics that have an ambiguous key, in order: fills in at most `capacity` answers; `*count` is how many there are.
 * A topic that no wanted locale has is left out. Each has `match` set. */
helplookup_status helplookup_candidates(
    const helplookup_bundle *bundle, const helplookup_locale *locale, const char *key, size_t length,
    helplookup_answer *answers, size_t capacity, size_t *count);

/* The error ids most like `key`, the nearest first: fills in at most `capacity` ids, of five that there may be. */
helplookup_status helplookup_nearest(
    const helplookup_bundle *bundle, const char *key, size_t length, helplookup_text *ids, size_t capacity,
    size_t *count);

/* What the bundle says of itself. */
helplookup_status helplookup_describe(const helplookup_bundle *bundle, helplookup_info *info);

/* The canonical tag of a locale of the bundle, by its index. HELPLOOKUP_NOT_FOUND beyond the last. */
helplookup_status helplookup_locale_at(const helplookup_bundle *bundle, uint32_t index, helplookup_text *tag);

/* The keys of a bundle, by a number below `slot_count`, which is somewhat larger than the number of keys: those without
 * a key give HELPLOOKUP_NOT_FOUND. */
helplookup_status helplookup_key_at(const helplookup_bundle *bundle, uint64_t slot, helplookup_text *key);
uint64_t helplookup_slot_count(const helplookup_bundle *bundle);

/* Opens a bundle that can be replaced while it is in use. Pair with helplookup_live_close. */
helplookup_status helplookup_live_open(
    const char *path, uint32_t flags, helplookup_problem *problem, helplookup_live **live);

/* Opens the file again, under the same path and flags, and lets it take the place of the one before. Where that fails,
 * the one before stays. */
helplookup_status helplookup_live_reload(helplookup_live *live, helplookup_problem *problem);

/* The bundle at this moment, for as long as the caller wants: pair with helplookup_close. Never waits. */
helplookup_status helplookup_live_bundle(helplookup_live *live, helplookup_bundle **bundle);

/* Ends the use of a live bundle; bundles taken from it stay open. NULL is allowed. */
void helplookup_live_close(helplookup_live *live);

/* A word for a status, a reason and a match, as JSON has it: "ok", "next-choice", "error-id"; ended by NUL. */
const char *helplookup_status_name(helplookup_status status);
const char *helplookup_reason_name(int32_t reason);
const char *helplookup_match_name(int32_t match);

#ifdef __cplusplus
}
#endif

#endif
