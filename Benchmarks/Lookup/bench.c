/*
 * Asks one store for the same questions in the same order: a bundle through libhelplookup, a cdb file, an SQLite file.
 * lookup.py compiles it, runs it in alternation with its Swift counterpart, and makes the tables.
 *
 *   bench prepare BUNDLE FOLDER        writes FOLDER/questions, help.cdb and help.sqlite
 *   bench check FOLDER BUNDLE          asks all three for every question and compares what they locate
 *   bench hot|cold|open STORE FILE FOLDER NUMBER
 *   bench spawn NUMBER COMMAND...      runs a command NUMBER times
 *
 * A question is a normalised key and a locale. The answer is a place in memory with a length: of the record's texts for
 * the bundle, of a value of 64 bytes, which is what a record of the bundle takes, for the others. They have one value for
 * each question, found by the key, a zero byte and the locale's tag: fallback is worked out beforehand, for free.
 */
#define _GNU_SOURCE
#include <cdb.h>
#include <fcntl.h>
#include <helplookup.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { batch = 1000, value_length = 64, most_locales = 64, far_bytes = 64 << 20 };

typedef struct question {
    /* The key, a zero byte, the tag. */
    const char *bytes;
    uint32_t key_length, length, locale;
} question;

static question *questions;
static size_t question_count;
static char tags[most_locales][64];
static uint32_t locale_count;
/* What is added to it the compiler cannot leave out. */
static volatile uint64_t sink;

static void require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static const char *path_in(const char *folder, const char *name) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* The file of questions: the number of locales and their tags in 64 bytes each, then per question the lengths of key
 * and tag, the locale's index, and the bytes. */
static void read_questions(const char *folder) {
    FILE *file = fopen(path_in(folder, "questions"), "rb");
    require(file != NULL, "there are no questions");
    require(fread(&locale_count, 4, 1, file) == 1 && locale_count <= most_locales, "too many locales");
    require(fread(tags, 64, locale_count, file) == locale_count, "no tags");
    size_t capacity = 0;
    uint32_t head[3];
    while (fread(head, 12, 1, file) == 1) {
        if (question_count == capacity) {
            capacity = capacity ? capacity * 2 : 1024;
            questions = realloc(questions, capacity * sizeof *questions);
        }
        size_t length = head[0] + 1 + head[1];
        char *bytes = malloc(length);
        require(questions != NULL && bytes != NULL && fread(bytes, length, 1, file) == 1, "broken questions");
        questions[question_count++] = (question){bytes, head[0], (uint32_t)length, head[2]};
    }
    fclose(file);
    require(question_count >= batch, "too few questions");
}

/* MARK: Stores */

typedef struct store {
    helplookup_bundle *bundle;
    helplookup_locale *locales[most_locales];
    struct cdb cdb;
    sqlite3 *sqlite;
    sqlite3_stmt *statement;
} store;

typedef struct place {
    const void *bytes;
    size_t length;
} place;

typedef struct kind {
    const char *name;
    void (*open)(store *, const char *);
    void (*resolve)(store *);
    void (*close)(store *);
    place (*find)(store *, const question *);
} kind;

static void open_bundle_only(store *s, const char *path, uint32_t flags) {
    helplookup_problem problem;
    require(helplookup_open(path, flags, &problem, &s->bundle) == HELPLOOKUP_OK, problem.message);
}

static void open_locales(store *s) {
    for (uint32_t index = 0; index < locale_count; index++)
        require(helplookup_locale_open(s->bundle, tags[index], 0, &s->locales[index]) == HELPLOOKUP_OK, tags[index]);
}

static void open_copy(store *s, const char *path) { open_bundle_only(s, path, 0); }
static void open_map(store *s, const char *path) { open_bundle_only(s, path, HELPLOOKUP_MAP); }

static void close_bundle(store *s) {
    for (uint32_t index = 0; index < locale_count; index++) helplookup_locale_close(s->locales[index]);
    helplookup_close(s->bundle);
}

static place find_bundle(store *s, const question *q) {
    helplookup_answer answer;
    helplookup_find(s->bundle, s->locales[q->locale], q->bytes, q->key_length, &answer);
    return (place){answer.text.bytes, answer.text.length};
}

static void open_cdb(store *s, const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    require(file >= 0 && cdb_init(&s->cdb, file) == 0, "cdb does not open");
    close(file);
}

static void close_cdb(store *s) { cdb_free(&s->cdb); }

static place find_cdb(store *s, const question *q) {
    if (cdb_find(&s->cdb, q->bytes, q->length) <= 0) return (place){NULL, 0};
    return (place){cdb_getdata(&s->cdb), cdb_datalen(&s->cdb)};
}

static void open_sqlite(store *s, const char *path) {
    char uri[4096];
    snprintf(uri, sizeof uri, "file:%s?immutable=1", path);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    require(sqlite3_open_v2(uri, &s->sqlite, flags, NULL) == SQLITE_OK, "SQLite does not open");
    sqlite3_exec(s->sqlite, "PRAGMA mmap_size = 1073741824", NULL, NULL, NULL);
    const char *text = "SELECT value FROM topics WHERE key = ?";
    int status = sqlite3_prepare_v3(s->sqlite, text, -1, SQLITE_PREPARE_PERSISTENT, &s->statement, NULL);
    require(status == SQLITE_OK, "SQLite does not prepare");
}

static void close_sqlite(store *s) {
    sqlite3_finalize(s->statement);
    sqlite3_close(s->sqlite);
}

static place find_sqlite(store *s, const question *q) {
    sqlite3_reset(s->statement);
    sqlite3_bind_blob(s->statement, 1, q->bytes, (int)q->length, SQLITE_STATIC);
    if (sqlite3_step(s->statement) != SQLITE_ROW) return (place){NULL, 0};
    const void *bytes = sqlite3_column_blob(s->statement, 0);
    return (place){bytes, (size_t)sqlite3_column_bytes(s->statement, 0)};
}

static void resolve_nothing(store *s) { (void)s; }
static void open_nothing(store *s, const char *path) { (void)s, (void)path; }
static void close_nothing(store *s) { (void)s; }

static place find_hash(store *s, const question *q) {
    (void)s;
    return (place){q->bytes, XXH64(q->bytes, q->key_length, 0)};
}

static const kind kinds[] = {
    {"copy", open_copy, open_locales, close_bundle, find_bundle},
    {"map", open_map, open_locales, close_bundle, find_bundle},
    {"cdb", open_cdb, resolve_nothing, close_cdb, find_cdb},
    {"sqlite", open_sqlite, resolve_nothing, close_sqlite, find_sqlite},
    {"hash", open_nothing, resolve_nothing, close_nothing, find_hash},
};

static const kind *kind_named(const char *name) {
    for (size_t index = 0; index < sizeof kinds / sizeof *kinds; index++)
        if (strcmp(kinds[index].name, name) == 0) return &kinds[index];
    require(0, "no such store");
    return NULL;
}

/* MARK: Preparing */

static uint64_t random_state = 20130301;

static uint64_t random_number(void) {
    uint64_t z = random_state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* Every key of the bundle in every locale, but for those that have no one answer, in random order. */
static void choose_questions(store *s) {
    helplookup_text text;
    for (; locale_count < most_locales; locale_count++) {
        if (helplookup_locale_at(s->bundle, locale_count, &text) != HELPLOOKUP_OK) break;
        require(text.length < 64, "a long tag");
        memcpy(tags[locale_count], text.bytes, text.length);
    }
    open_locales(s);
    uint64_t slots = helplookup_slot_count(s->bundle);
    questions = calloc(slots * locale_count, sizeof *questions);
    for (uint64_t slot = 0; slot < slots; slot++) {
        if (helplookup_key_at(s->bundle, slot, &text) != HELPLOOKUP_OK) continue;
        for (uint32_t locale = 0; locale < locale_count; locale++) {
            size_t tag = strlen(tags[locale]);
            char *bytes = malloc(text.length + 1 + tag);
            memcpy(bytes, text.bytes, text.length);
            bytes[text.length] = 0;
            memcpy(bytes + text.length + 1, tags[locale], tag);
            question q = {bytes, (uint32_t)text.length, (uint32_t)(text.length + 1 + tag), locale};
            helplookup_answer answer;
            int32_t status = helplookup_find(s->bundle, s->locales[locale], q.bytes, q.key_length, &answer);
            if (helplookup_found(status)) questions[question_count++] = q;
        }
    }
    for (size_t left = question_count; left > 1; left--) {
        size_t other = random_number() % left;
        question q = questions[other];
        questions[other] = questions[left - 1];
        questions[left - 1] = q;
    }
}

/* The value of a question: the digest of the source's path, so that answers can be compared, and no more. */
static void value_of(const helplookup_answer *answer, unsigned char value[value_length]) {
    uint64_t digest = XXH64(answer->path.bytes, answer->path.length, 0);
    memset(value, 0, value_length);
    memcpy(value, &digest, 8);
}

static void prepare(const char *bundle, const char *folder) {
    store s = {0};
    open_bundle_only(&s, bundle, 0);
    choose_questions(&s);
    FILE *file = fopen(path_in(folder, "questions"), "wb");
    require(file != NULL, "the questions cannot be written");
    fwrite(&locale_count, 4, 1, file);
    fwrite(tags, 64, locale_count, file);
    int output = open(path_in(folder, "help.cdb"), O_RDWR | O_CREAT | O_TRUNC, 0644);
    struct cdb_make make;
    require(output >= 0 && cdb_make_start(&make, output) == 0, "cdb cannot be written");
    sqlite3_stmt *insert;
    unlink(path_in(folder, "help.sqlite"));
    require(sqlite3_open(path_in(folder, "help.sqlite"), &s.sqlite) == SQLITE_OK, "SQLite cannot be written");
    const char *schema = "CREATE TABLE topics (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID; BEGIN";
    require(sqlite3_exec(s.sqlite, schema, NULL, NULL, NULL) == SQLITE_OK, "SQLite has no table");
    sqlite3_prepare_v2(s.sqlite, "INSERT INTO topics VALUES (?, ?)", -1, &insert, NULL);
    for (size_t index = 0; index < question_count; index++) {
        const question *q = &questions[index];
        uint32_t head[3] = {q->key_length, q->length - 1 - q->key_length, q->locale};
        fwrite(head, 12, 1, file);
        fwrite(q->bytes, q->length, 1, file);
        helplookup_answer answer;
        unsigned char value[value_length];
        helplookup_find(s.bundle, s.locales[q->locale], q->bytes, q->key_length, &answer);
        value_of(&answer, value);
        require(cdb_make_add(&make, q->bytes, q->length, value, value_length) == 0, "cdb takes no more");
        sqlite3_reset(insert);
        sqlite3_bind_blob(insert, 1, q->bytes, (int)q->length, SQLITE_STATIC);
        sqlite3_bind_blob(insert, 2, value, value_length, SQLITE_STATIC);
        require(sqlite3_step(insert) == SQLITE_DONE, "SQLite takes no more");
    }
    sqlite3_finalize(insert);
    require(sqlite3_exec(s.sqlite, "COMMIT; ANALYZE; VACUUM", NULL, NULL, NULL) == SQLITE_OK, "SQLite is not done");
    sqlite3_close(s.sqlite);
    require(cdb_make_finish(&make) == 0 && close(output) == 0 && fclose(file) == 0, "not all could be written");
    printf("%zu %u\n", question_count, locale_count);
}

static void check(const char *folder, const char *bundle) {
    read_questions(folder);
    store s = {0};
    open_copy(&s, bundle);
    open_locales(&s);
    open_cdb(&s, path_in(folder, "help.cdb"));
    open_sqlite(&s, path_in(folder, "help.sqlite"));
    for (size_t index = 0; index < question_count; index++) {
        const question *q = &questions[index];
        helplookup_answer answer;
        unsigned char value[value_length];
        int32_t status = helplookup_find(s.bundle, s.locales[q->locale], q->bytes, q->key_length, &answer);
        require(helplookup_found(status), "not found");
        value_of(&answer, value);
        place one = find_cdb(&s, q), other = find_sqlite(&s, q);
        require(one.length == value_length && memcmp(one.bytes, value, value_length) == 0, "cdb differs");
        require(other.length == value_length && memcmp(other.bytes, value, value_length) == 0, "SQLite differs");
    }
    printf("%zu\n", question_count);
}

/* MARK: Measuring */

/* Batches of questions one after the other, all of them once beforehand; nanoseconds for each batch. */
static void measure_hot(const kind *kind, const char *path, size_t batches) {
    store s = {0};
    kind->open(&s, path);
    kind->resolve(&s);
    for (size_t index = 0; index < question_count; index++) sink += kind->find(&s, &questions[index]).length;
    size_t next = 0;
    for (size_t number = 0; number < batches; number++) {
        if (next + batch > question_count) next = 0;
        uint64_t start = now(), sum = 0;
        for (size_t index = next; index < next + batch; index++) {
            place found = kind->find(&s, &questions[index]);
            sum += (uintptr_t)found.bytes + found.length;
        }
        uint64_t took = now() - start;
        sink += sum;
        next += batch;
        printf("%.2f\n", (double)took / batch);
    }
    kind->close(&s);
}

/* Single questions, each after a buffer larger than the processor's caches has been read and written. */
static void measure_cold(const kind *kind, const char *path, size_t number) {
    store s = {0};
    kind->open(&s, path);
    kind->resolve(&s);
    for (size_t index = 0; index < question_count; index++) sink += kind->find(&s, &questions[index]).length;
    unsigned char *far = malloc(far_bytes);
    require(far != NULL, "no memory");
    memset(far, 1, far_bytes);
    for (size_t index = 0; index < number; index++) {
        for (size_t offset = 0; offset < far_bytes; offset += 64) sink += far[offset]++;
        const question *q = &questions[(index * 7919) % question_count];
        /* The caller holds the key. */
        for (uint32_t offset = 0; offset < q->length; offset++) sink += (unsigned char)q->bytes[offset];
        sink += now();
        uint64_t start = now();
        place found = kind->find(&s, q);
        uint64_t took = now() - start;
        sink += found.length;
        printf("%llu\n", (unsigned long long)took);
    }
    kind->close(&s);
}

/* Opening, with the file in the system's memory, resolving all locales, and the first answer; three numbers a line. */
static void measure_open(const kind *kind, const char *path, size_t number) {
    for (size_t index = 0; index < number; index++) {
        store s = {0};
        const question *q = &questions[(index * 7919) % question_count];
        uint64_t start = now();
        kind->open(&s, path);
        uint64_t opened = now();
        kind->resolve(&s);
        uint64_t resolved = now();
        place found = kind->find(&s, q);
        uint64_t done = now();
        sink += found.length;
        kind->close(&s);
        printf("%llu %llu %llu\n", (unsigned long long)(opened - start), (unsigned long long)(resolved - opened),
            (unsigned long long)(done - resolved));
    }
}

extern char **environ;

static void measure_spawn(size_t number, char **command) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    for (size_t index = 0; index < number; index++) {
        pid_t child;
        int status;
        uint64_t start = now();
        require(posix_spawn(&child, command[0], &actions, NULL, command, environ) == 0, "the command cannot be run");
        require(waitpid(child, &status, 0) == child, "the command is lost");
        uint64_t took = now() - start;
        require(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the command fails");
        printf("%llu\n", (unsigned long long)took);
    }
}

int main(int count, char **words) {
    if (count == 4 && strcmp(words[1], "prepare") == 0) {
        prepare(words[2], words[3]);
    } else if (count == 4 && strcmp(words[1], "check") == 0) {
        check(words[2], words[3]);
    } else if (count > 3 && strcmp(words[1], "spawn") == 0) {
        measure_spawn(strtoul(words[2], NULL, 10), words + 3);
    } else {
        require(count == 6, "see the first comment of bench.c");
        const kind *kind = kind_named(words[2]);
        size_t number = strtoul(words[5], NULL, 10);
        read_questions(words[4]);
        if (strcmp(words[1], "hot") == 0) measure_hot(kind, words[3], number);
        if (strcmp(words[1], "cold") == 0) measure_cold(kind, words[3], number);
        if (strcmp(words[1], "open") == 0) measure_open(kind, words[3], number);
    }
    return 0;
}
