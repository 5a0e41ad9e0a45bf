/* escape: which values may outlive the frame that makes them.
 *
 * Functions are analysed callees first, in batches of functions that call each
 * other; what a function does with its parameters is kept as a summary for its
 * callers.  The verdicts, their words and their order are Go 1.19's.
 */
#pragma once
#include "analysis/ir/ir.h"

/* The kind of step that forced a value into the heap. */
typedef enum PlaceCause {
    PLACE_CAUSE_NONE, PLACE_CAUSE_FLOWS_TO_HEAP, PLACE_CAUSE_FLOWS_TO_RESULT, PLACE_CAUSE_OUTLIVES_LOOP,
    PLACE_CAUSE_OUTLIVES_CLOSURE, PLACE_CAUSE_TOO_LARGE, PLACE_CAUSE_TOO_ALIGNED, PLACE_CAUSE_SIZE_NOT_CONSTANT
} PlaceCause;

typedef struct EscapeVerdict {
    IrNode *node;            /* IrName or allocating expression */
    bool escapes;
    bool is_transient;
    PlaceCause cause;
} EscapeVerdict;

typedef struct Escape {
    Compilation *compilation;
    LIST(EscapeVerdict) verdicts;  /* of every variable and site, in Go's order */
} Escape;

/* Analyses the functions of one package (its imports were analysed before) and records -m remarks
 * if the package was named on the command line.  Also decides IrName.is_by_value of captured variables. */
void escape_package(Escape *escape, IrPackage *package);
