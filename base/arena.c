/* Arena: bump allocation out of blocks that the kernel gives zeroed. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

struct ArenaBlock {
    ArenaBlock *older;
    size_t size_bytes;
};

enum {
    BLOCK_BYTES = 1 << 20,      /* opening blocks never shows in a profile */
    MANY_BYTES = 4 << 20        /* an arena that has so much will fill the next block too */
};

/* The pages of a block that will be filled come at once and not by faults.  Pages of 2 MiB are no better: on virtual
 * machines they were seen to cost ten times as much, whenever the host had to find them first. */
static ArenaBlock *map_block(size_t size_bytes, bool will_be_filled)
{
    int populate = will_be_filled ? MAP_POPULATE : 0;
    void *block = mmap(NULL, size_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | populate, -1, 0);

    if (block == MAP_FAILED) {
        fputs("berth: out of memory\n", stderr);
        exit(1);
    }
    return block;
}

void *arena_alloc_block(Arena *arena, size_t size_bytes, size_t align_bytes)
{
    size_t needed = sizeof(ArenaBlock) + size_bytes + align_bytes;
    size_t block_bytes = needed > BLOCK_BYTES / 4 ? needed : BLOCK_BYTES;
    ArenaBlock *block = map_block(block_bytes, block_bytes == BLOCK_BYTES && arena->used_bytes >= MANY_BYTES);

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

static void unmap_blocks(ArenaBlock *block)
{
    while (block) {
        ArenaBlock *older = block->older;
        munmap(block, block->size_bytes);
        block = older;
    }
}

void arena_reset(Arena *arena)
{
    ArenaBlock *block = arena->newest;

    if (!block)
        return;
    unmap_blocks(block->older);
    memset(block + 1, 0, (size_t)(arena->next - (char *)(block + 1)));
    block->older = NULL;
    arena->next = (char *)(block + 1);
    arena->used_bytes = block->size_bytes;
}

void arena_free(Arena *arena)
{
    unmap_blocks(arena->newest);
    *arena = (Arena){0};
}
