/* Arena: bump allocation out of zeroed blocks taken from calloc. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct ArenaBlock {
    ArenaBlock *older;
    size_t size_bytes;
};

/* 1 MiB: large enough that opening blocks never shows in a profile, small
 * enough that a tiny compilation touches little (calloc maps, the kernel commits). */
enum { BLOCK_BYTES = 1 << 20 };

void *arena_alloc_block(Arena *arena, size_t size_bytes, size_t align_bytes)
{
    size_t needed = sizeof(ArenaBlock) + size_bytes + align_bytes;
    size_t block_bytes = needed > BLOCK_BYTES / 4 ? needed : BLOCK_BYTES;
    ArenaBlock *block = calloc(1, block_bytes);

    if (!block) {
        fputs("berth: out of memory\n", stderr);
        exit(1);
    }
    block->size_bytes = block_bytes;
    arena->used_bytes += block_bytes;

    size_t start = ((size_t)(block + 1) + align_bytes - 1) & ~(align_bytes - 1);
    if (block_bytes != BLOCK_BYTES && arena->newest) {
        /* A block of its own: the one being filled keeps its free space. */
        block->older = arena->newest->older;
        arena->newest->older = block;
        return (void *)start;
    }
    block->older = arena->newest;
    arena->newest = block;
    arena->next = (char *)(start + size_bytes);
    arena->limit = (char *)block + block_bytes;
    return (void *)start;
}

void *arena_copy(Arena *arena, const void *bytes, size_t size_bytes)
{
    void *copy = arena_alloc(arena, size_bytes, _Alignof(max_align_t));

    if (size_bytes)
        memcpy(copy, bytes, size_bytes);
    return copy;
}

char *arena_format(Arena *arena, const char *format, ...)
{
    va_list arguments, again;

    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

void arena_free(Arena *arena)
{
    for (ArenaBlock *block = arena->newest; block;) {
        ArenaBlock *older = block->older;
        free(block);
        block = older;
    }
    *arena = (Arena){0};
}
