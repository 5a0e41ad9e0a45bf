/* check: from syntax trees to a typed program, in Go's type checker's words. */
#pragma once
#include "analysis/check/program.h"

/* What a file set of one package is checked with. */
typedef struct CheckInput {
    LIST(Package *) packages;  /* dependencies first; path, files and imports (by path) are set */
    bool accepts_missing_bodies; /* functions without a body: berth check, -m -o /dev/null */
} CheckInput;

/* Checks all packages; errors go to the compilation's diagnostics.  Never NULL:
 * after errors the program holds what could be typed, for no other use than tools. */
Program *check_program(Compilation *compilation, CheckInput *input);
