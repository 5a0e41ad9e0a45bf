/* Compilation: the one argument that every stage gets first. */
#pragma once
#include "base/arena.h"
#include "base/diag.h"
#include "base/finding.h"
#include "base/source.h"
#include "base/text.h"

enum { LIBRARY_OPTIMISATION = 2 };

/* What the command line asked for; written by driver/options.c, read by all. */
typedef struct Options {
    int optimisation;          /* 0 to 3, of the program's own packages; Go's library is compiled once, at LIBRARY_OPTIMISATION */
    int remark_level;          /* -m: 1, -m=2: 2 */
    bool keeps_explanations;   /* why each value lives where it does, of the named package (analysis/escape/explanation.h) */
    bool keeps_findings;       /* what -json and -sarif say; remark_level is then at least 1 */
    bool no_inlining;          /* -l, of the named package */
    bool no_optimisation;      /* -N, of the named package */
    bool has_debug_info;       /* locations for gdb and tracebacks */
} Options;

typedef struct Compilation {
    Arena *arena;
    Names names;
    Sources sources;
    Diagnostics diagnostics;
    Findings findings;
    Options options;
    struct Universe *universe;  /* check/universe.c's: the predeclared names; made on first use */
} Compilation;

/* A compilation whose everything lives in `arena`. */
Compilation *compilation_new(Arena *arena);
