/* Stubs for closures that lie far up among the stack's arguments; see call.h.
 *
 * A page holds those for a run of places.  It is written whole, then made executable and published: no page that
 * can be run is ever written.  Two goroutines may make the same page; one of them stays unused.
 */
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/value/call.h"

#include <string.h>

enum {
    STUB_BYTES = 24,
    HEADER_BYTES = 24,
    STUBS_PER_PAGE = (OS_PAGE_BYTES - HEADER_BYTES) / STUB_BYTES
};

typedef struct StubPage {
    struct StubPage *next;
    GoInt first_word;
} StubPage;

_Static_assert(sizeof(StubPage) <= HEADER_BYTES, "header");

static StubPage *pages;

static void write_stub(uint8_t *code, uint32_t stack_word)
{
    uint32_t offset_bytes = 8 + 8 * stack_word;
    uint64_t target = (uintptr_t)call_stub_enter;

    memcpy(code, (const uint8_t[]){ 0x48, 0x8b, 0x84, 0x24 }, 4);      /* movq offset(%rsp), %rax */
    memcpy(code + 4, &offset_bytes, 4);
    memcpy(code + 8, (const uint8_t[]){ 0x49, 0xbb }, 2);              /* movabsq $target, %r11 */
    memcpy(code + 10, &target, 8);
    memcpy(code + 18, (const uint8_t[]){ 0x41, 0xff, 0xe3 }, 3);       /* jmp *%r11 */
}

static StubPage *new_page(GoInt first_word)
{
    void *memory;

    if (os_map(&memory, OS_PAGE_BYTES) != 0)
        rt_fatal("runtime: cannot allocate memory");
    StubPage *page = memory;
    page->first_word = first_word;
    for (GoInt i = 0; i < STUBS_PER_PAGE; i++)
        write_stub((uint8_t *)memory + HEADER_BYTES + i * STUB_BYTES, (uint32_t)(first_word + i));
    page->next = __atomic_load_n(&pages, __ATOMIC_ACQUIRE);
    if (os_make_executable(memory, OS_PAGE_BYTES) != 0)
        rt_fatal("reflect: the kernel gives no memory for code");
    return page;
}

static StubPage *page_of(GoInt first_word)
{
    StubPage *page;

    for (page = __atomic_load_n(&pages, __ATOMIC_ACQUIRE); page; page = page->next)
        if (page->first_word == first_word)
            return page;
    page = new_page(first_word);
    __atomic_store_n(&pages, page, __ATOMIC_RELEASE);
    return page;
}

const void *rt_call_stub(GoInt place)
{
    if (place < CALL_STUBS)
        return call_stubs + place * CALL_STUB_BYTES;
    GoInt word = place - 6, index = word % STUBS_PER_PAGE;
    return (const char *)page_of(word - index) + HEADER_BYTES + index * STUB_BYTES;
}
