/* Memory for one document of cmark's: cut from large pieces one after the other, and given back at once.
 *
 * A tree of cmark's is hundreds of small allocations that all live as long as it does. cmark lets its allocation
 * functions be replaced, but hands them nothing of the caller's, so a thread has one arena, and one tree at a time. */
#ifndef CMARKARENA_H
#define CMARKARENA_H

#include <stddef.h>

#include <cmark.h>

/* Parses as cmark_parse_document() does. The tree is the calling thread's and lives until cmarkarena_release(); it is
 * not to be freed or changed, and the thread parses no other one before that. What cmark frees in between comes back
 * with the tree, so that a buffer which grew takes up to three times its length. Ends the process where there is no
 * memory, as cmark does by itself.
 *
 * In a program that is built with AddressSanitizer each allocation is malloc's, so that it is watched. */
cmark_node *cmarkarena_parse(const char *text, size_t length, int options);

/* Gives back all that the calling thread's tree takes. A piece of less than 1 MiB is kept for its next one, and freed
 * when the thread ends. */
void cmarkarena_release(void);

#endif
