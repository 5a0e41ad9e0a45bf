/* Arena: memory that is given back all at once.
 *
 * Syntax trees and types are carved from the arena of their compilation and released together by arena_free, so no
 * compiler stage ever calls free().  What a stage needs for one step alone, as the graphs of escape analysis, has an
 * arena that arena_reset empties for the next step.
 * Memory comes back zeroed.  Running out of memory ends the process.
 */
#pragma once
#include <stddef.h>
#include <string.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *newest;  /* block being filled; older blocks hang behind it */
    char *next;          /* first free byte of newest */
    char *limit;         /* end of newest */
    size_t used_bytes;   /* mapped for blocks so far */
} Arena;

/* The general case of arena_alloc: opens a new block. */
void *arena_alloc_block(Arena *arena, size_t size_bytes, size_t align_bytes);

/* `size_bytes` of zeroed memory at a multiple of `align_bytes` (a power of two). */
static inline void *arena_alloc(Arena *arena, size_t size_bytes, size_t align_bytes)
{
    size_t start = ((size_t)arena->next + align_bytes - 1) & ~(align_bytes - 1);

    if (start + size_bytes > (size_t)arena->limit || !arena->next)
        return arena_alloc_block(arena, size_bytes, align_bytes);
    arena->next = (char *)(start + size_bytes);
    return (void *)start;
}

/* A copy of `size_bytes` bytes, aligned for any object. */
void *arena_copy(Arena *arena, const void *bytes, size_t size_bytes);

/* printf into the arena; a zero-terminated string. */
char *arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Everything in it is gone; a block stays for what comes next. */
void arena_reset(Arena *arena);

void arena_free(Arena *arena);

/* One zeroed T:  Type *type = arena_new(arena, Type); */
#define arena_new(arena, T) ((T *)arena_alloc((arena), sizeof(T), _Alignof(T)))

/* `count` zeroed Ts in a row. */
#define arena_new_array(arena, T, count) ((T *)arena_alloc((arena), sizeof(T) * (count), _Alignof(T)))
