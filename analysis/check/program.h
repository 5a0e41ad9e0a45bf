/* Program: what the checker hands on.
 *
 * Every Expr.type, Expr.mode, Expr.constant, NameExpr.object, SelectorExpr.selection,
 * CaseClause.implicit and BranchStmt.target is filled; every package has its
 * initialisation order.  Frozen afterwards.
 */
#pragma once
#include "analysis/types/constant.h"
#include "analysis/types/object.h"
#include "analysis/types/type.h"

typedef struct Program {
    LIST(Package *) packages;  /* dependencies first */
    bool has_instances;        /* of generic types or functions, anywhere */
    bool has_large_frames;     /* some may be too large: known behind placement, which is to be gone through */
    Package *main;             /* or NULL: a library is being checked */
} Program;

/* Kinds of predeclared functions (and package unsafe's): Object.builtin. */
typedef enum BuiltinKind {
#define BUILTIN(KIND, name, minimum_arguments, is_variadic, use) BUILTIN_##KIND,
#include "analysis/check/builtins.def"
#undef BUILTIN
    BUILTIN_KINDS
} BuiltinKind;
