/* Arena: bump allocation out of blocks that the kernel gives zeroed. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

struct ArenaBlock {
    ArenaBlock *older;
    size_t size_bytes;
};

enum {
    BLOCK_BYTES = 1 << 20,            /* opening blocks never shows in a profile */
    MANY_BYTES = 16 << 20,            /* once so much is used, there is more to come ... */
    LARGE_BLOCK_BYTES = 32 << 20      /* ... and it pays to have pages of 2 MiB: faults were a third of the time */
};

static ArenaBlock *map_block(size_t size_bytes)
{
    void *block = mmap(NULL, size_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (block == MAP_FAILED) {
        fputs("berth: out of memory\n", stderr);
        exit(1);
    }
    if (size_bytes >= LARGE_BLOCK_BYTES)
        madvise(block, size_bytes, MADV_HUGEPAGE);  /* without them it is slower, no more */
    return block;
}

void *arena_alloc_block(Arena *arena, size_t size_bytes, size_t align_bytes)
{
    size_t needed = sizeof(ArenaBlock) + size_bytes + align_bytes;
    size_t usual = arena->used_bytes < MANY_BYTES ? BLOCK_BYTES : LARGE_BLOCK_BYTES;
    size_t block_bytes = needed > usual / 4 ? needed : usual;
    ArenaBlock *block = map_block(block_bytes);

    block->size_bytes = block_bytes;
    arena->used_bytes += block_bytes;

    size_t start = ((size_t)(block + 1) + align_bytes - 1) & ~(align_bytes - 1);
    if (block_bytes != usual && arena->newest) {
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
        munmap(block, block->size_bytes);
        block = older;
    }
    *arena = (Arena){0};
}
