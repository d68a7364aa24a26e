/*
 * Prints what the help says of errors, as a set-up program does that has found some.
 *
 *     readiness BUNDLE LOCALE KEY...
 *     readiness help.helpb fr-CA DiskSpaceMissing
 *
 *     cc -std=c99 readiness.c $(pkg-config --cflags --libs helplookup) -o readiness
 *
 * A key is an error id, any other id of a topic, or a help URL. Exit status: 0 the help answers each key, 1 it does not
 * answer one, 2 the arguments are wrong, 3 the bundle cannot be used.
 */
#include <helplookup.h>

#include <stdio.h>
#include <string.h>

enum { ANSWERED, UNANSWERED, MISUSED, UNUSABLE };

/* Texts belong to the bundle and are not ended by NUL. */
static void print(helplookup_text text) { fwrite(text.bytes, 1, text.length, stdout); }

/* A topic without a summary of its own has its first paragraph for one, which is printed with the text. */
static int has_own_summary(const helplookup_answer *answer) {
    size_t length = answer->summary.length;
    return length > 0
        && (length > answer->text.length || memcmp(answer->text.bytes, answer->summary.bytes, length) != 0);
}

static void print_answer(const helplookup_answer *answer) {
    print(answer->title);
    fputs("\n[", stdout);
    print(answer->served_locale);
    if (answer->requested_locale.length > 0) {
        fputs(" for ", stdout);
        print(answer->requested_locale);
    }
    printf(": %s]\n", helplookup_reason_name(answer->reason));
    if (has_own_summary(answer)) {
        putchar('\n');
        print(answer->summary);
        putchar('\n');
    }
    putchar('\n');
    print(answer->text);
    putchar('\n');
}

/* Several topics have the key: each has an id of its own to ask for. */
static void print_candidates(const helplookup_bundle *bundle, const helplookup_locale *locale, const char *key) {
    helplookup_answer answers[16];
    size_t count = 0;
    helplookup_candidates(bundle, locale, key, strlen(key), answers, 16, &count);
    printf("Several topics are about %s:\n", key);
    for (size_t i = 0; i < count && i < 16; i++) {
        fputs("  ", stdout);
        print(answers[i].mtps_id.length > 0 ? answers[i].mtps_id : answers[i].asset_id);
        fputs("  ", stdout);
        print(answers[i].title);
        putchar('\n');
    }
    if (count > 16) printf("  and %zu more\n", count - 16);
    putchar('\n');
}

/* No topic has the key: it may be misspelt. */
static void print_nearest(const helplookup_bundle *bundle, const char *key) {
    helplookup_text ids[5];
    size_t count = 0;
    helplookup_nearest(bundle, key, strlen(key), ids, 5, &count);
    printf("There is no help on %s.\n", key);
    for (size_t i = 0; i < count && i < 5; i++) {
        fputs(i == 0 ? "Is it one of these?\n  " : "  ", stdout);
        print(ids[i]);
        putchar('\n');
    }
    putchar('\n');
}

static int explain(const helplookup_bundle *bundle, const helplookup_locale *locale, const char *key) {
    helplookup_answer answer;
    helplookup_status status = helplookup_find(bundle, locale, key, strlen(key), &answer);
    switch (status) {
    case HELPLOOKUP_OK:
    case HELPLOOKUP_FALLBACK:
        print_answer(&answer);
        return ANSWERED;
    case HELPLOOKUP_AMBIGUOUS:
        print_candidates(bundle, locale, key);
        return UNANSWERED;
    case HELPLOOKUP_NOT_FOUND:
        print_nearest(bundle, key);
        return UNANSWERED;
    case HELPLOOKUP_CORRUPT:
        fprintf(stderr, "readiness: the bundle is damaged where %s would be\n", key);
        return UNUSABLE;
    default: /* not in this locale, or no key at all */
        printf("No help on %s: %s.\n\n", key, helplookup_status_name(status));
        return UNANSWERED;
    }
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fputs("usage: readiness BUNDLE LOCALE KEY...\n", stderr);
        return MISUSED;
    }
    helplookup_problem problem;
    helplookup_bundle *bundle;
    if (helplookup_open(argv[1], 0, &problem, &bundle) != HELPLOOKUP_OK) {
        fprintf(stderr, "readiness: %s: %s\n", argv[1], problem.message);
        return UNUSABLE;
    }
    /* Once for all look-ups. */
    helplookup_locale *locale;
    if (helplookup_locale_open(bundle, argv[2], 0, &locale) != HELPLOOKUP_OK) {
        fprintf(stderr, "readiness: %s: the list of its locales is damaged\n", argv[1]);
        helplookup_close(bundle);
        return UNUSABLE;
    }
    int worst = ANSWERED;
    for (int i = 3; i < argc; i++) {
        int result = explain(bundle, locale, argv[i]);
        if (result > worst) worst = result;
    }
    helplookup_locale_close(locale);
    helplookup_close(bundle);
    return worst;
}
