/* The page index against a model: one byte a page, searched from the start. */
#include "runtime/heap/page_index.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_LIMIT = 1000, MODEL_PAGES = CHUNK_LIMIT * PAGE_CHUNK_PAGES, RUN_LIMIT = 2000 };

static PageIndex page_index;
static char *model; /* 1: free */
static struct Run {
    size_t page, pages;
} runs[RUN_LIMIT];

static int setup(void **state)
{
    (void)state;
    page_index_init(&page_index, CHUNK_LIMIT, calloc(1, page_index_memory_bytes(CHUNK_LIMIT)));
    model = calloc(1, MODEL_PAGES);
    memset(runs, 0, sizeof runs);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    free(page_index.free);
    free(model);
    return 0;
}

static void add_chunks(size_t chunks)
{
    memset(model + page_index.page_count, 1, chunks * PAGE_CHUNK_PAGES);
    page_index_add_chunks(&page_index, chunks);
}

static bool model_find(size_t pages, size_t *first_page)
{
    size_t run = 0;
    for (size_t page = 0; page < page_index.page_count; page++) {
        run = model[page] ? run + 1 : 0;
        if (run == pages) {
            *first_page = page + 1 - pages;
            return true;
        }
    }
    return false;
}

static bool take_as_the_model_does(size_t pages, size_t *first_page)
{
    size_t expected = 0;
    bool was_touched, has_fit = model_find(pages, &expected);
    assert_int_equal(page_index_take(&page_index, pages, first_page, &was_touched), has_fit);
    if (!has_fit)
        return false;
    assert_int_equal(*first_page, expected);
    memset(model + expected, 0, pages);
    return true;
}

static void give(struct Run *run)
{
    page_index_give(&page_index, run->page, run->pages);
    memset(model + run->page, 1, run->pages);
    run->pages = 0;
}

static void assert_consistent(void)
{
    const char *wrong = page_index_check(&page_index);
    if (wrong)
        fail_msg("%s", wrong);
}

static size_t random_pages(void)
{
    switch (rand() % 10) {
    case 0:
        return 1 + (size_t)rand() % 3000;
    case 1:
    case 2:
        return 1 + (size_t)rand() % 100;
    default:
        return 1 + (size_t)rand() % 4;
    }
}

static void test_random_takes_and_gives_agree_with_a_linear_search(void **state)
{
    (void)state;
    srand(1);
    add_chunks(3);
    for (int step = 0; step < 20000; step++) {
        struct Run *run = &runs[rand() % (step < 10000 ? 200 : RUN_LIMIT)];
        if (run->pages) {
            give(run);
        } else {
            run->pages = random_pages();
            if (!take_as_the_model_does(run->pages, &run->page))
                run->pages = 0;
        }
        if (step % 1000 == 999) {
            assert_consistent();
            add_chunks(1);
        }
    }
    for (size_t page = 0; page < page_index.page_count; page++)
        assert_int_equal(page_index.free[page / 64] >> page % 64 & 1, model[page]);
}

static void test_a_run_may_cross_chunks_and_nodes(void **state)
{
    (void)state;
    size_t page;
    add_chunks(100);
    for (size_t pages = 1; pages <= 100 * PAGE_CHUNK_PAGES; pages = pages * 3 + 1) {
        assert_true(take_as_the_model_does(pages, &page));
        assert_int_equal(page, 0);
        assert_consistent();
        give(&(struct Run){page, pages});
    }
    assert_true(take_as_the_model_does(100, &page));
    assert_true(take_as_the_model_does(99 * PAGE_CHUNK_PAGES, &page));
    assert_int_equal(page, 100);
    assert_false(take_as_the_model_does(PAGE_CHUNK_PAGES, &page));
    assert_consistent();
}

static void test_pages_given_back_to_the_kernel_are_untouched_again(void **state)
{
    (void)state;
    size_t page, first, pages;
    bool was_touched;
    add_chunks(2);
    assert_false(page_index_next_idle(&page_index, 0, &first, &pages));
    assert_true(page_index_take(&page_index, 700, &page, &was_touched));
    assert_false(was_touched);
    page_index_give(&page_index, 100, 500);
    assert_true(page_index_next_idle(&page_index, 0, &first, &pages));
    assert_int_equal(first, 100);
    assert_int_equal(pages, 500);
    assert_false(page_index_next_idle(&page_index, 600, &first, &pages));
    assert_true(page_index_take(&page_index, 10, &page, &was_touched));
    assert_true(was_touched);
    assert_int_equal(page, 100);
    page_index_clear_touched(&page_index, 110, 490);
    assert_true(page_index_take(&page_index, 490, &page, &was_touched));
    assert_int_equal(page, 110);
    assert_false(was_touched);
    assert_consistent();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_random_takes_and_gives_agree_with_a_linear_search, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_run_may_cross_chunks_and_nodes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_pages_given_back_to_the_kernel_are_untouched_again, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
