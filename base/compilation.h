/* Compilation: the one argument that every stage gets first. */
#pragma once
#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/text.h"

/* What the command line asked for; written by driver/options.c, read by all. */
typedef struct Options {
    int optimisation;          /* 0 to 3 */
    int remark_level;          /* -m: 1, -m=2: 2 */
    bool no_inlining;          /* -l */
    bool no_optimisation;      /* -N */
    bool stops_after_placement;  /* check, and -m without an executable: no code is made, more of the language passes */
    bool has_debug_info;       /* locations for gdb and tracebacks */
    bool stress_segments;      /* a fresh stack segment at every call */
} Options;

typedef struct Compilation {
    Arena *arena;
    Names names;
    Sources sources;
    Diagnostics diagnostics;
    Options options;
    struct Universe *universe;  /* check/universe.c's: the predeclared names; made on first use */
} Compilation;

/* A compilation whose everything lives in `arena`. */
Compilation *compilation_new(Arena *arena);
