/* places: binary search in the driver's table. */
#include "runtime/panic/places.h"
#include <stddef.h>

/* Code lies below 2 GiB.  Nothing is ever mapped here. */
static const uintptr_t first_address = (uintptr_t)1 << 47;

static bool has_table(void)
{
    return &berth_pctable && berth_pctable.magic == PCTABLE_MAGIC;
}

bool places_program_has(uint32_t flag)
{
    return has_table() && (berth_pctable.flags & flag);
}

static const void *at_offset(uint32_t offset_bytes)
{
    return (const char *)&berth_pctable + offset_bytes;
}

/* The last of `count` records that start at or below pc; the first word of each is its address. */
static const uint32_t *find_record(const uint32_t *records, uint32_t count, uint32_t words, uint32_t pc)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (records[middle * words] <= pc)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NULL : records + (low - 1) * words;
}

uintptr_t place_address(uint32_t place)
{
    return first_address + place * 2 + 1;
}

static bool is_place_address(uintptr_t pc)
{
    return pc >= first_address && (pc - first_address) / 2 < berth_pctable.place_count;
}

uint32_t place_at(uintptr_t pc)
{
    if (!has_table())
        return 0;
    if (is_place_address(pc))
        return (uint32_t)((pc - first_address) / 2);
    if (pc > UINT32_MAX)
        return 0;
    const PcRow *row = (const PcRow *)find_record(at_offset(berth_pctable.rows), berth_pctable.row_count,
                                                  sizeof(PcRow) / 4, (uint32_t)pc);
    return row ? row->place : 0;
}

const PcFunction *place_function_at(uintptr_t pc)
{
    if (!has_table())
        return NULL;
    if (is_place_address(pc))
        return place_function(place_record(place_at(pc)));
    if (pc > UINT32_MAX)
        return NULL;
    const PcFunction *function = (const PcFunction *)find_record(
        at_offset(berth_pctable.functions), berth_pctable.code_count, sizeof(PcFunction) / 4, (uint32_t)pc);
    return function && pc < function->end ? function : NULL;
}

const PcFunction *place_function(const PcPlace *place)
{
    return (const PcFunction *)at_offset(berth_pctable.functions) + place->function;
}

const char *place_function_name(const PcPlace *place)
{
    return at_offset(place_function(place)->name);
}

const PcPlace *place_record(uint32_t place)
{
    return (const PcPlace *)at_offset(berth_pctable.places) + place;
}

const char *place_text(uint32_t offset_bytes)
{
    return at_offset(offset_bytes);
}

bool place_is_wrapper(const PcPlace *place)
{
    return place_function(place)->flags & PC_WRAPPER;
}
