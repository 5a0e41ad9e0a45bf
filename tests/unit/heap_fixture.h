/* A heap and a collector for a unit test: no goroutine, so roots are only what test_roots hold (and other
 * .data and .bss of the program).  What a test remembers for itself it keeps in malloc'ed memory, which is no
 * root.
 */
#pragma once
#include "runtime/gc/gc.h"
#include "runtime/heap/mcache.h"
#include "runtime/heap/mheap.h"
#include "runtime/os/settings.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

enum { TEST_ROOTS = 1024 };
void *test_roots[TEST_ROOTS]; /* not static: the collector reads it, so no store may be left out */

static inline void call_directly(void (*function)(void *), void *argument)
{
    function(argument);
}

static inline void fixture_start(void)
{
    rt_settings.gc_percent = 100;
    rt_settings.memory_limit = INT64_MAX;
    heap_hooks.on_system_stack = call_directly;
    heap_init();
    gc_init();
    mcache_current = mcache_new();
}

static inline void assert_heap_is_consistent(void)
{
    const char *wrong = heap_check();
    if (wrong)
        fail_msg("%s", wrong);
}

static inline bool is_live(const void *object)
{
    size_t slot_bytes;
    return heap_find_object(object, &slot_bytes) == object;
}

/* Type records as the compiler makes them: the mask is padded to 8 bytes. */
#define TEST_TYPE(bytes, pointers, mask)                                                                     \
    {                                                                                                        \
        .size_bytes = (bytes), .pointer_bytes = (pointers), .kind = GO_KIND_STRUCT, .align_bytes = 8,        \
        .pointer_mask = (const uint8_t *)(mask)                                                              \
    }
