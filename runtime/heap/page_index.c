/* The tree of free pages; page_index.h says what it promises.
 *
 * 1. page_index_take walks down from the root: at each level it goes along the siblings with the length of
 *    the free run that ends where it stands; a run that crosses siblings is found there, one that
 *    lies inside a sibling makes it go down into that.
 * 2. A change sets the bits, sums up the chunks at both ends anew, knows the ones between without looking,
 *    and merges upwards over the parents of what changed.
 */
#include "runtime/heap/page_index.h"

enum { CHUNK_SHIFT = 9, FAN_OUT_SHIFT = 3 };

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t entries_of(size_t chunk_limit, uint32_t level)
{
    size_t span = (size_t)1 << (FAN_OUT_SHIFT * level);
    size_t entries = (chunk_limit + span - 1) / span;
    return (entries + PAGE_FAN_OUT - 1) / PAGE_FAN_OUT * PAGE_FAN_OUT;
}

static uint32_t levels_of(size_t chunk_limit)
{
    uint32_t levels = 1;
    while (entries_of(chunk_limit, levels - 1) > PAGE_FAN_OUT)
        levels++;
    return levels;
}

size_t page_index_memory_bytes(size_t chunk_limit)
{
    size_t bytes = 2 * chunk_limit * PAGE_CHUNK_WORDS * sizeof(uint64_t);
    for (uint32_t level = 0; level < levels_of(chunk_limit); level++)
        bytes += entries_of(chunk_limit, level) * sizeof(PageSummary);
    return bytes;
}

void page_index_init(PageIndex *index, size_t chunk_limit, void *zeroed_memory)
{
    *index = (PageIndex){.chunk_limit = chunk_limit, .level_count = levels_of(chunk_limit)};
    index->free = zeroed_memory;
    index->touched = index->free + chunk_limit * PAGE_CHUNK_WORDS;
    PageSummary *summaries = (PageSummary *)(index->touched + chunk_limit * PAGE_CHUNK_WORDS);
    for (uint32_t level = 0; level < index->level_count; level++) {
        index->levels[level] = summaries;
        summaries += entries_of(chunk_limit, level);
    }
}

/* -- bits -- */

static uint64_t run_mask(size_t first, size_t count)
{
    return (count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << count) - 1) << first;
}

typedef struct BitWord {
    size_t word;
    uint64_t mask;
} BitWord;

/* The word that holds bit *bit, with the mask of the bits up to `end` in it; false: *bit has reached the end.
 */
static bool next_word(size_t *bit, size_t end, BitWord *next)
{
    if (*bit >= end)
        return false;
    size_t in_word = *bit % 64, count = min_size(64 - in_word, end - *bit);
    *next = (BitWord){*bit / 64, run_mask(in_word, count)};
    *bit += count;
    return true;
}

static void set_bits(uint64_t *words, size_t first, size_t count)
{
    BitWord next;
    for (size_t end = first + count; next_word(&first, end, &next);)
        words[next.word] |= next.mask;
}

static void clear_bits(uint64_t *words, size_t first, size_t count)
{
    BitWord next;
    for (size_t end = first + count; next_word(&first, end, &next);)
        words[next.word] &= ~next.mask;
}

static size_t count_bits(const uint64_t *words, size_t first, size_t count)
{
    BitWord next;
    size_t bits = 0;
    for (size_t end = first + count; next_word(&first, end, &next);)
        bits += (size_t)__builtin_popcountll(words[next.word] & next.mask);
    return bits;
}

/* The bits that begin a run of `count` ones inside the word; 1 <= count <= 64. */
static uint64_t runs_in_word(uint64_t word, uint32_t count)
{
    uint32_t have = 1;
    while (have < count && word) {
        uint32_t step = count - have < have ? count - have : have;
        word &= word >> step;
        have += step;
    }
    return word;
}

/* The first of `need` free pages in a row inside one chunk, which has them. */
static size_t find_in_chunk(const uint64_t *words, uint32_t need)
{
    uint32_t run = 0; /* free pages that end at the start of this word */
    for (size_t i = 0; i < PAGE_CHUNK_WORDS; i++) {
        uint64_t word = words[i];
        uint32_t low = word == ~(uint64_t)0 ? 64 : (uint32_t)__builtin_ctzll(~word);
        if (run + low >= need)
            return i * 64 - run;
        if (low == 64) {
            run += 64;
            continue;
        }
        if (need < 64) {
            uint64_t starts = runs_in_word(word, need);
            if (starts)
                return i * 64 + (size_t)__builtin_ctzll(starts);
        }
        run = (uint32_t)__builtin_clzll(~word);
    }
    return PAGE_CHUNK_PAGES;
}

/* -- summaries -- */

static uint32_t longest_in_word(uint64_t word, uint32_t at_least)
{
    uint32_t longest = at_least;
    if (longest >= 64)
        return longest;
    word = runs_in_word(word, longest + 1);
    while (word) {
        longest++;
        word &= word >> 1;
    }
    return longest;
}

static PageSummary summary_of_chunk(const uint64_t *words)
{
    PageSummary sum = {0};
    uint32_t run = 0;
    bool is_all_free = true;
    for (size_t i = 0; i < PAGE_CHUNK_WORDS; i++) {
        uint64_t word = words[i];
        if (word == ~(uint64_t)0) {
            run += 64;
            continue;
        }
        run += (uint32_t)__builtin_ctzll(~word);
        if (is_all_free)
            sum.start = run;
        is_all_free = false;
        if (run > sum.longest)
            sum.longest = run;
        sum.longest = longest_in_word(word, sum.longest);
        run = (uint32_t)__builtin_clzll(~word);
    }
    if (is_all_free)
        sum.start = run;
    sum.end = run;
    if (run > sum.longest)
        sum.longest = run;
    return sum;
}

/* A node from its eight children, which cover child_pages each. */
static PageSummary summary_of_children(const PageSummary *children, uint32_t child_pages)
{
    PageSummary sum = {0};
    uint32_t run = 0;
    bool is_all_free = true;
    for (int i = 0; i < PAGE_FAN_OUT; i++) {
        PageSummary child = children[i];
        if (child.start == child_pages) {
            run += child_pages;
            continue;
        }
        run += child.start;
        if (is_all_free)
            sum.start = run;
        is_all_free = false;
        if (run > sum.longest)
            sum.longest = run;
        if (child.longest > sum.longest)
            sum.longest = child.longest;
        run = child.end;
    }
    if (is_all_free)
        sum.start = run;
    sum.end = run;
    if (run > sum.longest)
        sum.longest = run;
    return sum;
}

static uint32_t pages_of_entry(uint32_t level)
{
    return (uint32_t)1 << (CHUNK_SHIFT + FAN_OUT_SHIFT * level);
}

/* The bits of these pages have all become `is_free`. */
static void update_summaries(PageIndex *index, size_t first_page, size_t pages, bool is_free)
{
    size_t first = first_page >> CHUNK_SHIFT, last = (first_page + pages - 1) >> CHUNK_SHIFT;
    uint32_t inner = is_free ? PAGE_CHUNK_PAGES : 0;
    for (size_t chunk = first; chunk <= last; chunk++) {
        if (chunk == first || chunk == last)
            index->levels[0][chunk] = summary_of_chunk(index->free + chunk * PAGE_CHUNK_WORDS);
        else
            index->levels[0][chunk] = (PageSummary){inner, inner, inner};
    }
    for (uint32_t level = 1; level < index->level_count; level++) {
        first >>= FAN_OUT_SHIFT;
        last >>= FAN_OUT_SHIFT;
        for (size_t entry = first; entry <= last; entry++)
            index->levels[level][entry] = summary_of_children(index->levels[level - 1] + entry * PAGE_FAN_OUT,
                                                              pages_of_entry(level - 1));
    }
}

/* -- taking and giving -- */

static bool find_run(const PageIndex *index, size_t need, size_t *first_page)
{
    size_t entry = 0;
    for (uint32_t level = index->level_count; level-- > 0;) {
        const PageSummary *summaries = index->levels[level];
        size_t entry_pages = pages_of_entry(level);
        size_t end = entry + PAGE_FAN_OUT, run = 0;
        size_t lowest = index->lowest_free_page / entry_pages;
        for (entry = entry > lowest ? entry : min_size(lowest, end); entry < end; entry++) {
            PageSummary sum = summaries[entry];
            if (run + sum.start >= need) {
                *first_page = entry * entry_pages - run;
                return true;
            }
            if (sum.longest >= need)
                break;
            run = sum.start == entry_pages ? run + entry_pages : sum.end;
        }
        if (entry == end)
            return false;
        if (level == 0) {
            *first_page = entry * PAGE_CHUNK_PAGES +
                          find_in_chunk(index->free + entry * PAGE_CHUNK_WORDS, (uint32_t)need);
            return true;
        }
        entry *= PAGE_FAN_OUT;
    }
    return false;
}

void page_index_add_chunks(PageIndex *index, size_t chunks)
{
    size_t first_page = index->page_count;
    index->page_count += chunks * PAGE_CHUNK_PAGES;
    index->untouched_pages += chunks * PAGE_CHUNK_PAGES;
    page_index_give(index, first_page, chunks * PAGE_CHUNK_PAGES);
}

bool page_index_take(PageIndex *index, size_t pages, size_t *first_page, bool *was_touched)
{
    if (pages > index->free_pages || !find_run(index, pages, first_page))
        return false;
    clear_bits(index->free, *first_page, pages);
    size_t touched = count_bits(index->touched, *first_page, pages);
    *was_touched = touched != 0;
    index->untouched_pages -= pages - touched;
    set_bits(index->touched, *first_page, pages);
    update_summaries(index, *first_page, pages, false);
    index->free_pages -= pages;
    if (pages == 1 || *first_page == index->lowest_free_page)
        index->lowest_free_page = *first_page + pages;
    return true;
}

void page_index_give(PageIndex *index, size_t first_page, size_t pages)
{
    set_bits(index->free, first_page, pages);
    update_summaries(index, first_page, pages, true);
    index->free_pages += pages;
    if (first_page < index->lowest_free_page)
        index->lowest_free_page = first_page;
}

static bool is_idle(const PageIndex *index, size_t page)
{
    return index->free[page / 64] & index->touched[page / 64] & (uint64_t)1 << page % 64;
}

bool page_index_next_idle(const PageIndex *index, size_t from, size_t *first_page, size_t *pages)
{
    size_t page = from;
    while (page < index->page_count && !is_idle(index, page))
        page += index->free[page / 64] >> page % 64 ? 1 : 64 - page % 64;
    *first_page = page;
    while (page < index->page_count && is_idle(index, page))
        page++;
    *pages = page - *first_page;
    return *pages != 0;
}

void page_index_clear_touched(PageIndex *index, size_t first_page, size_t pages)
{
    clear_bits(index->touched, first_page, pages);
    index->untouched_pages += pages;
}

/* -- check -- */

static bool is_same(PageSummary a, PageSummary b)
{
    return a.start == b.start && a.longest == b.longest && a.end == b.end;
}

const char *page_index_check(const PageIndex *index)
{
    size_t free_pages = 0, untouched_pages = 0;
    for (size_t word = 0; word < index->page_count / 64; word++) {
        untouched_pages += (size_t)__builtin_popcountll(index->free[word] & ~index->touched[word]);
        free_pages += (size_t)__builtin_popcountll(index->free[word]);
        if (index->free[word] &&
            word * 64 + (size_t)__builtin_ctzll(index->free[word]) < index->lowest_free_page)
            return "page index: a free page below the lowest one";
    }
    if (free_pages != index->free_pages || untouched_pages != index->untouched_pages)
        return "page index: the number of free pages is wrong";
    for (size_t chunk = 0; chunk < index->page_count / PAGE_CHUNK_PAGES; chunk++)
        if (!is_same(index->levels[0][chunk], summary_of_chunk(index->free + chunk * PAGE_CHUNK_WORDS)))
            return "page index: a leaf does not agree with its bits";
    /* Behind the pages that were added everything is zero. */
    size_t used = index->page_count / PAGE_CHUNK_PAGES;
    for (uint32_t level = 1; level < index->level_count; level++) {
        used = (used + PAGE_FAN_OUT - 1) / PAGE_FAN_OUT;
        for (size_t entry = 0; entry < used; entry++)
            if (!is_same(index->levels[level][entry],
                         summary_of_children(index->levels[level - 1] + entry * PAGE_FAN_OUT,
                                             pages_of_entry(level - 1))))
                return "page index: a summary does not agree with its children";
    }
    return NULL;
}
