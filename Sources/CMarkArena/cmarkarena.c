#include "cmarkarena.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define WATCHED 1
#endif

#ifdef WATCHED

static _Thread_local cmark_node *tree;

cmark_node *cmarkarena_parse(const char *text, size_t length, int options) {
    return tree = cmark_parse_document(text, length, options);
}

void cmarkarena_release(void) {
    if (tree) cmark_node_free(tree);
    tree = NULL;
}

#else

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The largest piece that a thread keeps between two trees: a mebibyte with what stands before it. */
#define KEPT (((size_t)1 << 20) - sizeof(piece))
#define SMALLEST ((size_t)1 << 16)
/* No type of cmark's needs more, and malloc's own pieces begin so. */
#define ALIGNMENT ((size_t)16)

typedef struct piece {
    struct piece *before;
    size_t size; /* of the bytes that follow */
} piece;

/* Before each allocation. Its size tells realloc how much to copy; it is as long as the alignment asks for. */
typedef struct header {
    size_t size;
    size_t unused;
} header;

typedef struct arena {
    piece *last;
    unsigned char *next, *end; /* what is free of the last piece */
} arena;

_Static_assert(sizeof(piece) % ALIGNMENT == 0 && sizeof(header) % ALIGNMENT == 0, "allocations are aligned");

static _Thread_local arena *own;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void no_memory(void) {
    fputs("helpc: no memory is left to parse a topic\n", stderr);
    abort();
}

static void free_pieces(piece *last) {
    while (last) {
        piece *before = last->before;
        free(last);
        last = before;
    }
}

static void end_of_thread(void *value) {
    arena *arena = value;
    free_pieces(arena->last);
    free(arena);
    own = NULL;
}

static void make_key(void) {
    if (pthread_key_create(&key, end_of_thread) != 0) no_memory();
}

static arena *arena_of_thread(void) {
    if (own) return own;
    pthread_once(&once, make_key);
    own = calloc(1, sizeof(arena));
    if (!own || pthread_setspecific(key, own) != 0) no_memory();
    return own;
}

static void begin_piece(arena *arena, size_t least) {
    size_t size = arena->last ? arena->last->size * 2 : SMALLEST;
    if (size > KEPT) size = KEPT;
    if (size < least) size = least;
    piece *new = size < SIZE_MAX - sizeof(piece) ? malloc(sizeof(piece) + size) : NULL;
    if (!new) no_memory();
    new->before = arena->last;
    new->size = size;
    arena->last = new;
    arena->next = (unsigned char *)(new + 1);
    arena->end = arena->next + size;
}

/* Its bytes hold anything. */
static void *allocate(size_t size) {
    arena *arena = own;
    if (size > SIZE_MAX / 4) no_memory();
    size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    if ((size_t)(arena->end - arena->next) < sizeof(header) + size) begin_piece(arena, sizeof(header) + size);
    header *new = (header *)arena->next;
    new->size = size;
    arena->next += sizeof(header) + size;
    return new + 1;
}

static void *arena_calloc(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) no_memory();
    return memset(allocate(count * size), 0, count * size);
}

/* Whether it is the last one, whose end can be moved. */
static int is_last(const arena *arena, const header *old) {
    return (const unsigned char *)(old + 1) + old->size == arena->next;
}

static void arena_free(void *pointer) {
    if (pointer && is_last(own, (header *)pointer - 1)) own->next = (unsigned char *)((header *)pointer - 1);
}

static void *arena_realloc(void *pointer, size_t size) {
    if (!pointer) return allocate(size);
    size_t before = ((header *)pointer - 1)->size;
    if (size <= before) return pointer;
    arena_free(pointer);
    void *new = allocate(size);
    /* They are the same where the last one grew in its piece. */
    if (new != pointer) memcpy(new, pointer, before);
    return new;
}

cmark_node *cmarkarena_parse(const char *text, size_t length, int options) {
    static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
    arena_of_thread();
    cmark_parser *parser = cmark_parser_new_with_mem(options, &memory);
    cmark_parser_feed(parser, text, length);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

void cmarkarena_release(void) {
    arena *arena = own;
    if (!arena || !arena->last) return;
    piece *last = arena->last;
    free_pieces(last->before);
    last->before = NULL;
    if (last->size > KEPT) {
        free(last);
        *arena = (struct arena){0};
        return;
    }
    arena->next = (unsigned char *)(last + 1);
    arena->end = arena->next + last->size;
}

#endif
