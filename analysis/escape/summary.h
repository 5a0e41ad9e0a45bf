/* What a function does with a parameter, as its callers need to know it.
 *
 * For the heap and each of the first seven results: the fewest loads after which
 * the parameter's value can be found there, or no flow at all.
 * Source: Go 1.19 cmd/compile/internal/escape/leaks.go.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* Go keeps eight bytes a parameter; flows to later results count as flows to the heap. */
enum { SUMMARY_RESULTS = 7 };

typedef struct Leaks {
    uint8_t flows[1 + SUMMARY_RESULTS];  /* heap, results; loads + 1, saturating; 0: no flow */
} Leaks;

typedef struct Summary {
    bool is_final;
    uint32_t parameter_count;            /* the receiver first */
    Leaks parameters[];
} Summary;

int leaks_heap(const Leaks *leaks);                 /* -1: none */
int leaks_result(const Leaks *leaks, uint32_t result_index);
void leaks_add_heap(Leaks *leaks, int loads);
void leaks_add_result(Leaks *leaks, uint32_t result_index, int loads);
/* Drops flows to results that a flow to the heap makes pointless. */
void leaks_optimise(Leaks *leaks);
bool leaks_is_empty(const Leaks *leaks);
