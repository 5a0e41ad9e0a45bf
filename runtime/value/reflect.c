/* reflect: what Go's package reflect asks of the runtime, beside what compiled code calls too.
 *
 * 1. Names and types made at run time have addresses that a type descriptor's 32 bits cannot hold.  They get numbers,
 *    and are never given back, as types are not.  The pieces of the table lie in the heap: what they mention stays alive.
 * 2. The descriptors of types without names, as the driver sorted them (driver/type_links.c): a type that the program
 *    has is not made a second time.
 * Source: Go 1.19 runtime/runtime1.go, reflect_addReflectOff and reflect_typelinks.
 */
#include "runtime/abi/type_text.h"
#include "runtime/gc/gc.h"
#include "runtime/heap/heap.h"
#include "runtime/os/report.h"
#include "runtime/value/hash.h"
#include "runtime/value/value.h"

#include <string.h>

extern const GoSymbolAddress berth_type_links[] __attribute__((weak));
extern const GoSymbolAddress berth_type_links_end[] __attribute__((weak));

static const uint8_t pointer_mask[8] = { 1 };
static const GoType pointer_type = { .size_bytes = 8, .pointer_bytes = 8, .align_bytes = 8, .field_align_bytes = 8,
                                     .kind = GO_KIND_UNSAFE_POINTER, .pointer_mask = pointer_mask };
static uint32_t made_count;

const void *rt_symbol_at(GoSymbolAddress address)
{
    return symbol_at(address);
}

GoSymbolAddress rt_symbol_add(const void *symbol)
{
    uint32_t piece = made_count / MADE_SYMBOLS_PIECE;

    if ((uintptr_t)symbol >> 31 == 0)
        return (GoSymbolAddress)(uintptr_t)symbol;
    if (piece == MADE_SYMBOLS_PIECES)
        rt_fatal("reflect: too many types were made");
    if (!made_symbols[piece])
        made_symbols[piece] = rt_new_array(&pointer_type, MADE_SYMBOLS_PIECE);
    const void **slot = &made_symbols[piece][made_count % MADE_SYMBOLS_PIECE];
    if (rt_gc_barrier_enabled)
        rt_write_barrier((void **)slot, (void *)symbol);
    *slot = symbol;
    return made_count++ | (uint32_t)1 << 31;
}

const GoSymbolAddress *rt_type_links(void)
{
    return berth_type_links;
}

GoInt rt_type_link_count(void)
{
    return berth_type_links_end - berth_type_links;
}

/* Compiled code hashes keys of 4 and 8 plain bytes without asking the map's type. */
uint64_t rt_type_hash(const GoType *type, const void *value, uint64_t seed)
{
    if (type->tflag & GO_TFLAG_REGULAR_MEMORY && type->size_bytes == 4)
        return hash_integer(*(const uint32_t *)value, seed);
    if (type->tflag & GO_TFLAG_REGULAR_MEMORY && type->size_bytes == 8)
        return hash_integer(*(const uint64_t *)value, seed);
    return value_hash(type, value, seed);
}

bool rt_is_heap_address(uintptr_t address)
{
    return heap_contains((const void *)address);
}

void rt_memory_move(void *to, const void *from, size_t size_bytes)
{
    memmove(to, from, size_bytes);
}
