/* The section of inlined calls -> tables by function.
 *
 * Several objects may hold the same instance of a generic function, with the same calls: the first says it.
 */
#include "driver/inlined_calls.h"

#include <stdlib.h>

enum { FIELDS = 6 };

/* The text up to `end`, which is skipped. */
static Text take(Text *rest, char end)
{
    const char *at = memchr(rest->bytes, end, rest->length);
    Text taken = {rest->bytes, at ? (size_t)(at - rest->bytes) : rest->length};
    size_t used = taken.length + (at != NULL);

    *rest = (Text){rest->bytes + used, rest->length - used};
    return taken;
}

static uint32_t number_of(Text text)
{
    return text.length ? (uint32_t)strtoul(text.bytes, NULL, 10) : 0;
}

static InlinedCallList *calls_of(Compilation *compilation, InlinedCalls *calls, const Name *symbol)
{
    InlinedCallList *list = map_get(&calls->by_function, symbol);

    if (!list) {
        list = arena_new(compilation->arena, InlinedCallList);
        map_put(compilation->arena, &calls->by_function, symbol, list);
    }
    return list;
}

static void read_call(Compilation *compilation, InlinedCalls *calls, Text line)
{
    Text fields[FIELDS];

    for (int i = 0; i < FIELDS; i++)
        fields[i] = take(&line, '\t');
    InlinedCallList *list = calls_of(compilation, calls, name_intern(&compilation->names, fields[0]));
    uint32_t outer = number_of(fields[2]);
    if (number_of(fields[1]) != list->count + 1 || outer > list->count)
        return;
    InlinedCall *call = arena_new(compilation->arena, InlinedCall);
    *call = (InlinedCall){.outer = outer ? list->items[outer - 1] : NULL,
                          .callee = name_intern(&compilation->names, fields[4])->text,
                          .file = name_intern(&compilation->names, fields[5])->text,
                          .line_number = number_of(fields[3])};
    list_push(compilation->arena, list, call);
}

InlinedCalls inlined_calls_read(Compilation *compilation, Text section)
{
    InlinedCalls calls = {0};

    while (section.length)
        read_call(compilation, &calls, take(&section, '\n'));
    return calls;
}

const InlinedCall *inlined_call_find(Compilation *compilation, const InlinedCalls *calls, const char *symbol, uint32_t number)
{
    const char *end = strchr(symbol, '.');  /* of what GCC appends to clones */
    Text text = {symbol, end ? (size_t)(end - symbol) : strlen(symbol)};
    const InlinedCallList *list = number ? map_get(&calls->by_function, name_intern(&compilation->names, text)) : NULL;

    return list && number <= list->count ? list->items[number - 1] : NULL;
}
