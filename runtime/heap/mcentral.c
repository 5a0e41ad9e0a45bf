/* The central lists of each span class; mheap.h says what they hold.
 *
 * A processor that needs a span gets, in this order: a swept one with free slots; an unswept one that had
 * free slots before; an unswept full one that turns out to have some; fresh pages.
 * Source: Go 1.19 runtime/mcentral.go.
 */
#include "runtime/heap/mheap.h"
#include "runtime/os/settings.h"
#include <string.h>

/* Full spans tried in vain before fresh pages are taken: bounds the time of one allocation (as Go). */
enum { SWEEP_TRIES = 100 };

static uint32_t swept_list(void)
{
    return mheap.sweep_generation / 2 % 2;
}

static MSpan *pop(MSpanList *list)
{
    MSpan *span = list->first;
    if (span)
        mspan_list_remove(span);
    return span;
}

static MSpan *take_swept(MCentral *central)
{
    lock_take(&central->lock);
    MSpan *span = pop(&central->partial[swept_list()]);
    lock_give(&central->lock);
    return span;
}

static MSpan *take_unswept(MCentral *central)
{
    lock_take(&central->lock);
    MSpan *span = pop(&central->partial[1 - swept_list()]);
    if (!span)
        span = pop(&central->full[1 - swept_list()]);
    lock_give(&central->lock);
    return span;
}

static MSpan *new_span(uint32_t span_class)
{
    MSpan *span = mheap_alloc_span(size_classes[span_class / 2].span_pages, span_class);
    if (rt_settings.poison) {
        memset((void *)span->base, HEAP_POISON, span->pages * HEAP_PAGE_BYTES);
        span->needs_zero = true;
    }
    return span;
}

MSpan *mcentral_take(uint32_t span_class)
{
    MCentral *central = &mheap.central[span_class];
    MSpan *span = take_swept(central);
    for (int tries = 0; !span && tries < SWEEP_TRIES; tries++) {
        span = take_unswept(central);
        if (!span)
            break;
        sweep_span(span);
        if (span->taken_slots == span->slots) {
            mcentral_put(span);
            span = NULL;
        }
    }
    if (!span)
        span = new_span(span_class);
    span->state = MSPAN_CACHED;
    return span;
}

void mcentral_put(MSpan *span)
{
    MCentral *central = &mheap.central[span->span_class];
    MSpanList *lists = span->taken_slots == span->slots ? central->full : central->partial;
    lock_take(&central->lock);
    span->state = MSPAN_CENTRAL;
    mspan_list_add(&lists[swept_list()], span);
    lock_give(&central->lock);
}

/* -- check -- */

static const char *check_list(const MSpanList *list, uint32_t span_class, bool is_swept, size_t *spans)
{
    const MSpan *previous = NULL;
    for (const MSpan *span = list->first; span; previous = span, span = span->next) {
        if (span->list != list || span->previous != previous || span->state != MSPAN_CENTRAL)
            return "central list: a span is not linked into it";
        if (span->span_class != span_class)
            return "central list: a span of another class";
        if ((span->sweep_generation == mheap.sweep_generation) != is_swept)
            return "central list: swept and unswept are mixed up";
        (*spans)++;
    }
    return NULL;
}

const char *mcentral_check(uint32_t span_class, size_t *spans)
{
    const MCentral *central = &mheap.central[span_class];
    const char *wrong = NULL;
    for (uint32_t list = 0; list < 2 && !wrong; list++) {
        bool is_swept = list == swept_list();
        wrong = check_list(&central->partial[list], span_class, is_swept, spans);
        if (!wrong)
            wrong = check_list(&central->full[list], span_class, is_swept, spans);
    }
    return wrong;
}
