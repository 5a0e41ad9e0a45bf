/* One row a function that has sites, in the order of the source, and one for all. */
#include "report/sums.h"
#include "base/map.h"

enum { NUMBER_COLUMNS = 9, NAME_COLUMNS_MIN = 8, LARGEST_PLAIN_BYTES = 9999999, MEBIBYTE = 1 << 20 };

typedef struct Sum {
    const char *name;
    uint32_t heap, in_loops, perhaps, frame;  /* sites */
    int64_t heap_bytes, frame_bytes;
    bool has_more_heap;      /* than heap_bytes: sizes that are not known */
} Sum;

typedef LIST(Sum *) SumList;

const char *sums_bytes_text(Arena *arena, int64_t bytes)
{
    if (bytes <= LARGEST_PLAIN_BYTES)
        return arena_format(arena, "%lld", (long long)bytes);
    return arena_format(arena, "%.1fM", (double)bytes / MEBIBYTE);
}

static void add_site(Sum *sum, const Site *site)
{
    bool is_heap = site->cost == SITE_HEAP, is_if_needed = site->cost == SITE_HEAP_IF_NEEDED;
    bool is_at_first = site->cost == SITE_FRAME_AT_FIRST, is_frame = is_at_first || site->cost == SITE_FRAME;

    sum->heap += is_heap;
    sum->in_loops += (is_heap || is_if_needed) && site->is_repeated;
    sum->perhaps += is_if_needed || is_at_first;
    sum->frame += is_frame;
    if (is_frame)
        sum->frame_bytes += site->bytes;
    if (is_heap && !site->is_for_each)
        sum->heap_bytes += site->bytes;
    if (is_heap)
        sum->has_more_heap |= site->is_for_each || site->bytes == 0;
}

static const char *number(Arena *arena, uint32_t count)
{
    return count ? arena_format(arena, "%u", count) : "-";
}

static const char *bytes(Arena *arena, int64_t known, bool has_more)
{
    if (known == 0)
        return has_more ? "?" : "-";
    return arena_format(arena, "%s%s", sums_bytes_text(arena, known), has_more ? "+" : "");
}

static void print_row(FILE *output, int name_columns, const char *const words[7])
{
    fprintf(output, "%-*s", name_columns, words[0]);
    for (int i = 1; i < 7; i++)
        fprintf(output, "%*s", NUMBER_COLUMNS, words[i]);
    fputc('\n', output);
}

static void print_sum(Arena *arena, const Sum *sum, int name_columns, FILE *output)
{
    print_row(output, name_columns,
              (const char *[]){sum->name, number(arena, sum->heap), bytes(arena, sum->heap_bytes, sum->has_more_heap),
                               number(arena, sum->in_loops), number(arena, sum->perhaps), number(arena, sum->frame),
                               bytes(arena, sum->frame_bytes, false)});
}

static Sum *sum_of(Arena *arena, Map *by_function, SumList *sums, const IrFunction *function)
{
    Sum *sum = map_get(by_function, function);

    if (!sum) {
        sum = arena_new(arena, Sum);
        sum->name = function->is_initializer ? "package variables" : function->name->name;
        map_put(arena, by_function, function, sum);
        list_push(arena, sums, sum);
    }
    return sum;
}

void sums_print(Arena *arena, const SiteList *sites, FILE *output)
{
    Map by_function = {0};
    SumList sums = {0};
    Sum all = {.name = "all"};
    int name_columns = NAME_COLUMNS_MIN;

    list_each (Site, site, *sites) {
        add_site(sum_of(arena, &by_function, &sums, site.function), &site);
        add_site(&all, &site);
    }
    list_each (Sum *, sum, sums)
        if ((int)strlen(sum->name) > name_columns)
            name_columns = (int)strlen(sum->name);
    fputc('\n', output);
    print_row(output, name_columns,
              (const char *[]){"function", "heap", "bytes", "in loops", "perhaps", "frame", "bytes"});
    list_each (Sum *, sum, sums)
        print_sum(arena, sum, name_columns, output);
    if (sums.count != 1)
        print_sum(arena, &all, name_columns, output);
}
