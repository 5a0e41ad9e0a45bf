/* Eight saturating bytes a parameter. */
#include "analysis/escape/summary.h"

static int get(const Leaks *leaks, uint32_t index)
{
    return (int)leaks->flows[index] - 1;
}

static void add(Leaks *leaks, uint32_t index, int loads)
{
    int known = get(leaks, index);

    if (known < 0 || loads < known)
        leaks->flows[index] = (uint8_t)(loads + 1 > UINT8_MAX ? UINT8_MAX : loads + 1);
}

int leaks_heap(const Leaks *leaks)
{
    return get(leaks, 0);
}

int leaks_result(const Leaks *leaks, uint32_t result_index)
{
    return get(leaks, 1 + result_index);
}

void leaks_add_heap(Leaks *leaks, int loads)
{
    add(leaks, 0, loads);
}

void leaks_add_result(Leaks *leaks, uint32_t result_index, int loads)
{
    add(leaks, 1 + result_index, loads);
}

void leaks_optimise(Leaks *leaks)
{
    int heap = leaks_heap(leaks);

    if (heap < 0)
        return;
    for (uint32_t i = 0; i < SUMMARY_RESULTS; i++)
        if (leaks_result(leaks, i) >= heap)
            leaks->flows[1 + i] = 0;
}

bool leaks_is_empty(const Leaks *leaks)
{
    for (uint32_t i = 0; i < 1 + SUMMARY_RESULTS; i++)
        if (leaks->flows[i])
            return false;
    return true;
}
