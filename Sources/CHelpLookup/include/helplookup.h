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
 * Texts are UTF-8 and are not ended by NUL. They belong to the bundle, `requested_locale` to the locale: they are valid
 * until that is closed. In an answer a missing text has the length 0 and bytes that are not NULL.
 *
 * NULL where a pointer is needed gives HELPLOOKUP_BAD_CALL and nothing worse; whatever the status, results that were
 * asked for are written: a handle as NULL, a struct as zeros, a count as 0. A key may be NULL where its length is 0.
 *
 * Memory: nothing here allocates but the functions that end in _open and those that say so. One that lacks memory for
 * its bookkeeping ends the process; memory for the file itself is asked for first, and lacking it is HELPLOOKUP_IO.
 * There is no global state.
 *
 * Files: who truncates or rewrites in place a file that is mapped takes its readers down (SIGBUS). Put a new bundle
 * under another name and rename it, as helpc does, or open without HELPLOOKUP_MAP, which is the default.
 */
#ifndef HELPLOOKUP_H
#define HELPLOOKUP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface. Within a major version, which is the number in the library's soname, no function,
 * field or constant goes or changes its meaning, and no struct changes its size: new fields take the place of reserved
 * ones, which are zero until then. No status is added; reasons and matches may be. */
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
    /* The bundle's format is one that this library does not know. */
    HELPLOOKUP_BAD_VERSION = 8,
    /* The call itself makes no sense: a pointer that must not be NULL is, or flags exclude each other. */
    HELPLOOKUP_BAD_CALL = 9
};

/* Whether a look-up with this status filled in an answer. */
static inline int helplookup_found(helplookup_status status) {
    return status == HELPLOOKUP_OK || status == HELPLOOKUP_FALLBACK;
}

/* How to open: any of these, combined by |; 0 is right for most. Without HELPLOOKUP_MAP the file is read into memory;
 * without a word on verification each part is verified when it is first used. */
enum {
    /* Maps the file instead of reading it: opens at once, whatever the size. */
    HELPLOOKUP_MAP = 1,
    /* Verifies nothing: for files that were verified since they last could change. */
    HELPLOOKUP_VERIFY_NONE = 2,
    /* Verifies all of it before opening ends. */
    HELPLOOKUP_VERIFY_ALL = 4
};

/* How to resolve locales: 0, or one of these. */
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

/* Why a bundle could not be opened or is not what it was; zero where all is well. */
typedef struct helplookup_problem {
    /* The number of the check that failed, R1 to R18 of Documentation/BundleFormat.md; 0 for none of them. */
    int32_t rule;
    /* The system's errno; 0 where the system had no part in it. */
    int32_t system_error;
    /* The byte of the file that the check was about. */
    uint64_t offset;
    /* One sentence, ended by NUL: in English, but where the system failed, in its words. */
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

/* A topic in one locale, as found; zero where none is. */
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
    /* The wish that was met, in canonical form; missing where the default or any locale was served, and where no locale
     * was given and the key names one that another serves. Belongs to the locale, or to the bundle. */
    helplookup_text requested_locale;
    /* A tag as in BCP 47. */
    helplookup_text served_locale;
    /* HELPLOOKUP_REASON_…: why that one. */
    int32_t reason;
    /* HELPLOOKUP_MATCH_…: what of the topic the key is. */
    int32_t match;
    /* HELPLOOKUP_TRANSLATION_… */
    int32_t translation;
    /* 1 where the key names another version of the product than the topic does. */
    int32_t version_differs;
    /* Zero. */
    uint64_t reserved[4];
} helplookup_answer;

/* What a bundle says of itself. */
typedef struct helplookup_info {
    helplookup_text name;
    /* Of the content; may be missing. */
    helplookup_text version;
    /* Equal for bundles of equal content. */
    uint64_t generation;
    /* Of the file, in bytes. */
    uint64_t size;
    uint64_t key_count;
    /* Each topic counted once for all locales. */
    uint32_t topic_count;
    /* Each topic counted in each locale that has it. */
    uint32_t record_count;
    uint32_t locale_count;
    /* The index of the default locale, or -1. */
    int32_t default_locale;
    uint16_t format_major;
    uint16_t format_minor;
    /* Zero. */
    uint32_t reserved1;
    uint64_t reserved[4];
} helplookup_info;

/* The version of the library itself, HELPLOOKUP_API_MAJOR << 16 | HELPLOOKUP_API_MINOR: for those who load it at run
 * time. It fits if the major version is that of the header and the minor one not lower. */
uint32_t helplookup_api_version(void);

/* Opens the bundle at `path`, which is UTF-8 and ended by NUL. `problem` may be NULL, here and below. Pair with
 * helplookup_close. */
helplookup_status helplookup_open(
    const char *path, uint32_t flags, helplookup_problem *problem, helplookup_bundle **bundle);

/* Opens a bundle that lies in memory; the bytes are copied. HELPLOOKUP_MAP is of no effect. */
helplookup_status helplookup_bytes_open(
    const void *bytes, size_t length, uint32_t flags, helplookup_problem *problem, helplookup_bundle **bundle);

/* Ends the use of a bundle; NULL is allowed. */
void helplookup_close(helplookup_bundle *bundle);

/* Verifies all of a bundle, which reads every byte: HELPLOOKUP_OK or HELPLOOKUP_CORRUPT. Allocates. */
helplookup_status helplookup_verify(const helplookup_bundle *bundle, helplookup_problem *problem);

/* Resolves `wanted`, ended by NUL: a language tag, a POSIX locale, an LCID, or a list of these, as in Accept-Language.
 * NULL, "", "C" and what is no locale ask for the bundle's default. Pair with helplookup_locale_close, before or after
 * the bundle is closed.
 *
 * It may be used with another bundle, such as the same one after a reload. Where that has other content, each look-up
 * resolves the wishes anew, which allocates and takes microseconds. */
helplookup_status helplookup_locale_open(
    const helplookup_bundle *bundle, const char *wanted, uint32_t flags, helplookup_locale **locale);

/* Ends the use of a locale; NULL is allowed. */
void helplookup_locale_close(helplookup_locale *locale);

/* Looks a key of `length` bytes up: an error id, any other id, a published URL, or a line of a log that holds one. With
 * NULL for `locale` the locale that the key names counts, else the bundle's default. `*answer` is filled in where
 * helplookup_found says so. Allocates, but not for ids of letters, digits, `.`, `-` and `_`. */
helplookup_status helplookup_find(
    const helplookup_bundle *bundle, const helplookup_locale *locale, const char *key, size_t length,
    helplookup_answer *answer);

/* The topics that have a key, in order; several where it is ambiguous. Fills in at most `capacity` answers, which may
 * be NULL for 0; `*count` is how many there are. A topic that no wanted locale has is left out, and so is a damaged
 * one: then the status is HELPLOOKUP_CORRUPT. Allocates. */
helplookup_status helplookup_candidates(
    const helplookup_bundle *bundle, const helplookup_locale *locale, const char *key, size_t length,
    helplookup_answer *answers, size_t capacity, size_t *count);

/* The error ids most like `key`, the nearest first, and five at most. Fills in at most `capacity` ids, which may be
 * NULL for 0; `*count` is how many there are. Allocates. */
helplookup_status helplookup_nearest(
    const helplookup_bundle *bundle, const char *key, size_t length, helplookup_text *ids, size_t capacity,
    size_t *count);

/* What the bundle says of itself. */
helplookup_status helplookup_describe(const helplookup_bundle *bundle, helplookup_info *info);

/* The canonical tag of a locale of the bundle, by its index. HELPLOOKUP_NOT_FOUND beyond the last. */
helplookup_status helplookup_locale_at(const helplookup_bundle *bundle, uint32_t index, helplookup_text *tag);

/* The keys of a bundle, as look-ups compare them, in no particular order: by a number below helplookup_slot_count,
 * which is somewhat larger than the number of keys. A number without a key gives HELPLOOKUP_NOT_FOUND. */
helplookup_status helplookup_key_at(const helplookup_bundle *bundle, uint64_t slot, helplookup_text *key);
uint64_t helplookup_slot_count(const helplookup_bundle *bundle);

/* Opens a bundle that can be replaced while it is in use. Pair with helplookup_live_close. */
helplookup_status helplookup_live_open(
    const char *path, uint32_t flags, helplookup_problem *problem, helplookup_live **live);

/* Opens the file again, under the same path and flags, and lets it take the place of the one before. Where that fails,
 * the one before stays. */
helplookup_status helplookup_live_reload(helplookup_live *live, helplookup_problem *problem);

/* The bundle at this moment, for as long as the caller wants: pair each call with helplookup_close. Never waits, and
 * does not allocate. */
helplookup_status helplookup_live_bundle(helplookup_live *live, helplookup_bundle **bundle);

/* Ends the use of a live bundle; bundles taken from it stay open. NULL is allowed. */
void helplookup_live_close(helplookup_live *live);

/* The word for a status, a reason, a match and a translation, as JSON has it: "ok", "next-choice", "error-id", "human";
 * "" for a number that is none. Ended by NUL, and never freed. */
const char *helplookup_status_name(helplookup_status status);
const char *helplookup_reason_name(int32_t reason);
const char *helplookup_match_name(int32_t match);
const char *helplookup_translation_name(int32_t translation);

#ifdef __cplusplus
}
#endif

#endif
