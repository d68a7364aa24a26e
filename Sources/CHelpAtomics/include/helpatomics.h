/* Words that several threads read and write at once. Swift's own are there from macOS 15 on; these are the compiler's. */
#ifndef HELPATOMICS_H
#define HELPATOMICS_H

#include <sched.h>
#include <stdint.h>

/* The word at `word`; what was written before it was set is seen. */
static inline uint64_t helpatomics_load(const uint64_t *word) { return __atomic_load_n(word, __ATOMIC_ACQUIRE); }

/* Sets those bits of the word that are set in `bits`. */
static inline void helpatomics_set(uint64_t *word, uint64_t bits) { __atomic_fetch_or(word, bits, __ATOMIC_RELEASE); }

/* Adds to the word, wrapping, and returns what it was before. */
static inline uint64_t helpatomics_add(uint64_t *word, uint64_t number) {
    return __atomic_fetch_add(word, number, __ATOMIC_ACQ_REL);
}

/* Puts `value` into the word and returns what it was before. */
static inline uint64_t helpatomics_exchange(uint64_t *word, uint64_t value) {
    return __atomic_exchange_n(word, value, __ATOMIC_ACQ_REL);
}

/* Lets another thread run: for one that waits for a word to change. */
static inline void helpatomics_yield(void) { sched_yield(); }

#endif
