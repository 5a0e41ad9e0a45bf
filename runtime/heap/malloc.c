/* Allocation: from a size and a type to a zeroed object.
 *
 * 1. Without pointers and under 16 bytes: the next bytes of a shared 16-byte block.
 * 2. Up to 32 KiB: the next slot of the processor's run for the span class.
 * 3. Larger: a span of its own.
 *
 * rt_new_object does the common case in a few instructions; whatever is rare is a call at its end.  What
 * maps, sweeps or collects runs on the system stack; mcache_current is read again after every such switch.
 * Source: Go 1.19 runtime/malloc.go.
 */
#include "runtime/heap/heap.h"
#include "runtime/heap/mcache.h"
#include "runtime/heap/mheap.h"
#include "runtime/os/settings.h"
#include <string.h>

/* What every object of no bytes points to. */
static uint64_t zero_size_object;

/* The largest size that a slice may have: Go's maxAlloc. */
#define LARGEST_BYTES ((size_t)1 << 48)

/* -- pointer maps -- */

/* The pointer words of `size_bytes` of elements in a row, at most 56 words. */
static uint64_t repeated_mask(const GoType *element, size_t size_bytes)
{
    uint64_t mask = *(const uint64_t *)element->pointer_mask;
    size_t words = element->size_bytes / 8, total = size_bytes / 8;
    for (; words < total; words *= 2)
        mask |= mask << words;
    return total < 64 ? mask & (((uint64_t)1 << total) - 1) : mask;
}

/* The bits of the slot were cleared with its run. */
static inline void set_pointer_bits(const MCacheRun *run, const char *object, uint64_t mask)
{
    uintptr_t address = (uintptr_t)object;
    uint64_t *bits = (uint64_t *)(run->pointer_bits_bias + address / 64);
    *bits |= mask << address / 8 % 8;
}

/* An array is scanned as its elements, so that its own mask can be left out. */
static const GoType *element_of(const GoType *type)
{
    while ((type->kind & GO_KIND_MASK) == GO_KIND_ARRAY)
        type = ((const GoArrayType *)type)->element;
    return type;
}

static inline void *counted(void *object, size_t size_bytes)
{
    if (heap_hooks.count_allocation)
        heap_hooks.count_allocation(object, size_bytes);
    return object;
}

/* -- small objects -- */

static void refill(void *span_class)
{
    mcache_refill((uint32_t)(uintptr_t)span_class);
}

static void collect(void *unused)
{
    (void)unused;
    heap_hooks.collect();
}

/* gcstress: counts this allocation. */
static void stress(void)
{
    if (--mcache_current->allocations_until_collection)
        return;
    mcache_current->allocations_until_collection = (uint64_t)rt_settings.collect_every;
    heap_hooks.on_system_stack(collect, NULL);
}

/* The run is used up: the next one, from the next span if need be. */
static __attribute__((noinline)) MCacheRun *next_run(uint32_t span_class)
{
    if (rt_settings.collect_every)
        stress();
    while (!mcache_next_run(mcache_current, span_class))
        heap_hooks.on_system_stack(refill, (void *)(uintptr_t)span_class);
    return &mcache_current->runs[span_class];
}

/* A free slot of the class, cleared if it is of those that are cleared run by run. */
static inline char *take_slot(MCacheRun **used_run, uint32_t span_class)
{
    MCacheRun *run = &mcache_current->runs[span_class];
    if (run->cursor == run->limit)
        run = next_run(span_class);
    char *slot = run->cursor;
    run->cursor = slot + run->slot_bytes;
    *used_run = run;
    return slot;
}

/* 1 <= size_bytes < 16, no pointers. */
static void *alloc_tiny(size_t size_bytes)
{
    MCache *cache = mcache_current;
    size_t align = size_bytes % 8 == 0 ? 8 : size_bytes % 4 == 0 ? 4 : size_bytes % 2 == 0 ? 2 : 1;
    size_t skip = -(uintptr_t)cache->tiny & (align - 1);
    if (skip + size_bytes <= cache->tiny_left_bytes) {
        char *object = cache->tiny + skip;
        cache->tiny = object + size_bytes;
        cache->tiny_left_bytes -= skip + size_bytes;
        cache->tiny_allocations++;
        return object;
    }
    MCacheRun *run;
    char *block = take_slot(&run, TINY_SPAN_CLASS);
    counted(block, TINY_BLOCK_BYTES);
    if (rt_settings.collect_every)
        return block;
    cache = mcache_current;
    if (TINY_BLOCK_BYTES - size_bytes > cache->tiny_left_bytes) {
        cache->tiny = block + size_bytes;
        cache->tiny_left_bytes = TINY_BLOCK_BYTES - size_bytes;
    }
    return block;
}

static void *alloc_pointer_free(size_t size_bytes, bool zero)
{
    MCacheRun *run;
    if (size_bytes < TINY_BLOCK_BYTES)
        return alloc_tiny(size_bytes);
    uint32_t span_class = span_class_of(size_class_of(size_bytes), true);
    char *object = take_slot(&run, span_class);
    if (zero && run->slot_bytes > MCACHE_CLEARED_SLOT_LIMIT && mcache_current->spans[span_class]->needs_zero)
        memset(object, 0, size_bytes);
    return counted(object, run->slot_bytes);
}

static void *alloc_with_pointers(size_t size_bytes, const GoType *element)
{
    MCacheRun *run;
    uint32_t span_class = span_class_of(size_class_of(size_bytes), false);
    char *object = take_slot(&run, span_class);
    if (size_bytes <= MSPAN_POINTER_BITS_LIMIT) {
        set_pointer_bits(run, object, repeated_mask(element, size_bytes));
        return counted(object, run->slot_bytes);
    }
    /* The whole slot: all of it is scanned. */
    MSpan *span = mcache_current->spans[span_class];
    if (span->needs_zero)
        memset(object, 0, run->slot_bytes);
    span->types[mspan_slot_index(span, (uintptr_t)object)] = element;
    return counted(object, run->slot_bytes);
}

/* -- large objects -- */

typedef struct LargeRequest {
    size_t size_bytes;
    const GoType *element; /* NULL: no pointers */
    MSpan *span;
} LargeRequest;

static void alloc_large_span(void *argument)
{
    LargeRequest *request = argument;
    if (__atomic_load_n(&mheap.live_bytes, __ATOMIC_RELAXED) >= mheap.trigger_bytes)
        heap_hooks.collect();
    size_t pages = (request->size_bytes + HEAP_PAGE_BYTES - 1) / HEAP_PAGE_BYTES;
    MSpan *span = mheap_alloc_span(pages, span_class_of(0, request->element == NULL));
    span->free_index = span->taken_slots = 1;
    span->alloc_cache = 0;
    if (request->element) {
        if (span->needs_zero)
            memset((void *)span->base, 0, span->slot_bytes);
        span->types[0] = request->element;
    }
    __atomic_fetch_add(&mheap.live_bytes, span->slot_bytes, __ATOMIC_RELAXED);
    __atomic_fetch_add(&mheap.large_allocations, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&mheap.large_bytes, span->slot_bytes, __ATOMIC_RELAXED);
    mcentral_put(span);
    request->span = span;
}

static void *alloc_large(size_t size_bytes, const GoType *element, bool zero)
{
    LargeRequest request = {.size_bytes = size_bytes, .element = element};
    if (rt_settings.collect_every)
        stress();
    heap_hooks.on_system_stack(alloc_large_span, &request);
    void *object = (void *)request.span->base;
    if (zero && !element && request.span->needs_zero)
        memset(object, 0, size_bytes);
    return counted(object, request.span->slot_bytes);
}

/* -- entry points -- */

void *heap_alloc(size_t size_bytes, const GoType *element, bool zero)
{
    if (size_bytes == 0)
        return &zero_size_object;
    element = element && element->pointer_bytes ? element_of(element) : NULL;
    if (size_bytes > HEAP_SMALL_LIMIT_BYTES)
        return alloc_large(size_bytes, element, zero);
    return element ? alloc_with_pointers(size_bytes, element) : alloc_pointer_free(size_bytes, zero);
}

static __attribute__((noinline)) void *new_object_slowly(const GoType *type)
{
    return heap_alloc(type->size_bytes, type, true);
}

/* No check for stack room: it needs a few bytes, and a check at a segment edge would enter a new one for it.
 */
__attribute__((no_split_stack)) void *rt_new_object(const GoType *type)
{
    size_t size_bytes = type->size_bytes;
    bool is_pointer_free = type->pointer_bytes == 0;
    if (size_bytes > MSPAN_POINTER_BITS_LIMIT || (is_pointer_free && size_bytes < TINY_BLOCK_BYTES))
        return new_object_slowly(type);
    MCacheRun *run =
        &mcache_current->runs[span_class_of(size_class_by_8[(size_bytes + 7) / 8], is_pointer_free)];
    char *object = run->cursor;
    if (object == run->limit)
        return new_object_slowly(type);
    run->cursor = object + run->slot_bytes;
    if (!is_pointer_free)
        set_pointer_bits(run, object, *(const uint64_t *)type->pointer_mask);
    return object;
}

void *rt_new_array(const GoType *element, GoInt count)
{
    return heap_alloc(element->size_bytes * (size_t)count, element, true);
}

void *rt_make_slice(const GoType *element, GoInt length, GoInt capacity)
{
    size_t size_bytes;
    bool is_too_large = __builtin_mul_overflow(element->size_bytes, (size_t)capacity, &size_bytes) ||
                        size_bytes > LARGEST_BYTES;
    if (is_too_large || length < 0 || length > capacity) {
        size_t length_bytes;
        if (__builtin_mul_overflow(element->size_bytes, (size_t)length, &length_bytes) ||
            length_bytes > LARGEST_BYTES || length < 0)
            heap_hooks.panic_slice_length();
        heap_hooks.panic_slice_capacity();
    }
    return heap_alloc(size_bytes, element, true);
}

size_t heap_rounded_size(size_t size_bytes)
{
    if (size_bytes <= HEAP_SMALL_LIMIT_BYTES)
        return size_bytes ? size_classes[size_class_of(size_bytes)].slot_bytes : 0;
    return (size_bytes + HEAP_PAGE_BYTES - 1) / HEAP_PAGE_BYTES * HEAP_PAGE_BYTES;
}

void heap_init(void)
{
    size_class_init();
    arena_reserve();
}
