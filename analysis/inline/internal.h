/* inline, inside: the state of one package's inlining, and what the files of the folder share. */
#pragma once
#include "analysis/inline/inline.h"

enum {
    INLINE_BUDGET = 80,            /* nodes that a body may have */
    INLINE_BIG_FUNCTION = 5000,    /* into a function of so many nodes ... */
    INLINE_BUDGET_IN_BIG = 20      /* ... only bodies of so few are inlined */
};

typedef LIST(IrFunction *) IrFunctionList;

typedef struct Inliner {
    Compilation *compilation;
    Arena *arena;
    const IrProgram *program;
    IrPackage *package;
    int remark_level;              /* of -m for this package */
    bool keeps_findings;           /* of this package */
    IrFunction *function;          /* whose calls are being inlined */
    int budget;                    /* the most that a body inlined there may cost */
    IrFunctionList expanding;      /* what is being inlined, outermost first: no function twice */
    uint32_t call_count;           /* calls inlined in this package so far: makes the callees' labels unique */
    uint32_t end_count;            /* calls inlined in this function so far: labels of their ends */
} Inliner;

/* ---- intrinsic.c ---- */
/* Go's compiler has instructions for the call: it costs nothing extra and is not inlined. */
bool call_is_intrinsic(const IrCall *call);

/* ---- cost.c ---- */
/* Decides, once, whether calls of the function can be inlined, and says so. */
void inline_check(Inliner *inliner, IrFunction *function);
/* Says why it cannot. */
void inline_refuse(Inliner *inliner, const IrFunction *function, const char *reason);
/* The only function that can be called, if it is known by its body; literals are checked on the way.  Or NULL. */
IrFunction *inline_callee(Inliner *inliner, IrNode *callee);
/* Whether the function has so many nodes that little is inlined into it. */
bool function_is_big(const IrFunction *function);

/* ---- pristine.c ---- */
/* A copy of a function's body that shares its names. */
IrNodes copy_body(Arena *arena, IrNodes body);

/* ---- substitute.c ---- */
/* What takes the place of `call`, which is a call of `callee`. */
IrInlinedCall *substitute_call(Inliner *inliner, IrCall *call, IrFunction *callee);

/* ---- mentions.c ---- */
/* Fills Package.mentions, once it is known what can be inlined. */
void collect_mentions(Arena *arena, IrPackage *package);
