/* place: where each variable and each allocating expression lives.
 *
 * The one hand-over from escape analysis to code generation: codegen asks
 * place_of and obeys.  Index 0 is unused, so that node.site 0 means "no site".
 */
#pragma once
#include "analysis/ir/ir.h"

#include <stdio.h>

typedef enum PlaceKind {
    PLACE_STACK,             /* in the frame of its function */
    PLACE_HEAP,
    PLACE_STATIC,            /* read-only data: what is known, in an interface */
    PLACE_NOWHERE            /* it is never made (borrowed.c) */
} PlaceKind;

/* What a value that stays has in the frame, whatever becomes of it (runtime/abi/layout.h). */
enum {
    PLACE_BUFFER_BYTES = 32,     /* a string, a []byte */
    PLACE_BUFFER_RUNES = 32,     /* a []rune */
    PLACE_MAP_HEADER_BYTES = 48
};

typedef enum PlaceReason {
#define REASON(tag, text) REASON_##tag,
#include "analysis/place/reasons.def"
#undef REASON
    PLACE_REASONS
} PlaceReason;

typedef struct Placement {
    IrNode *node;            /* IrName or allocating expression */
    PlaceKind go_verdict;    /* what -m says */
    PlaceKind place;         /* what codegen does; no worse than what Go does, which is not always what it says */
    PlaceReason reason;
    bool is_transient;       /* its storage may be used again after the statement */
    struct Explanation *path;  /* why, if Options.keeps_explanations: analysis/escape/explanation.h; else NULL */
} Placement;

typedef struct Placements {
    LIST(Placement) sites;
} Placements;

/* NULL placement (site 0): a variable whose address is never taken, or an expression that allocates nothing. */
static inline const Placement *place_of(const Placements *placements, const IrNode *node)
{
    return node->site ? &placements->sites.items[node->site] : NULL;
}

/* Runs escape analysis over the program, decides every site, and, if asked for (-m), records Go's
 * lines as remarks in Go's order for the packages named on the command line. */
Placements *place_program(Compilation *compilation, IrProgram *program);

/* What completes "x is on the heap: ". */
const char *place_reason_text(PlaceReason reason);

/* The dump of --dump=places: one site a line. */
void place_dump(Compilation *compilation, const Placements *placements, FILE *output);
