/* escape: which values may outlive the frame that makes them.
 *
 * Functions are analysed callees first, in batches of functions that call each
 * other; what a function does with its parameters is kept as a summary for its
 * callers.  The verdicts, their words and their order are Go 1.19's.
 */
#pragma once
#include "analysis/escape/explanation.h"

typedef struct EscapeVerdict {
    IrNode *node;            /* IrName or allocating expression */
    bool escapes;
    bool is_transient;
    PlaceCause cause;
    Explanation *explanation;  /* or NULL */
} EscapeVerdict;

typedef struct Escape {
    Compilation *compilation;
    Arena scratch;                 /* of one graph after the other; who made the Escape frees it */
    LIST(EscapeVerdict) verdicts;  /* of every variable and site, in Go's order */
} Escape;

/* The object that a function literal makes: its code's address, and what it captures, once that is decided. */
int64_t closure_bytes(const IrFunction *literal);

/* Analyses the functions of one package (its imports were analysed before) and records -m remarks
 * if the package was named on the command line.  Also decides IrName.is_by_value of captured variables. */
void escape_package(Escape *escape, IrPackage *package);

/* Analyses a method wrapper that was made after its package was analysed, and records its remarks. */
void escape_wrapper(Escape *escape, IrFunction *wrapper);
