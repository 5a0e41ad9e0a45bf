/* Stages: the road of a program through the compiler, as a table. */
#pragma once
#include "driver/options.h"
#include "packages/cache.h"

#define DUMP_NAMES "tokens, ast, types, ir, inlined, escape, explanations, places, gimple"

/* Whether `--dump=name` means something. */
bool stage_has_dump(const char *name);

/* How far the road is to go. */
typedef struct Wanted {
    bool code;               /* else only what the compiler thinks of the program */
    const char *output;      /* code: the file to write; NULL: a program in the cache */
    const Cache *cache;      /* code */
} Wanted;

/* Takes the command's inputs as far down the road as is wanted and prints what the compiler has to say.
 * NULL after errors; else the executable that was made or found, "" if none was wanted. */
const char *stages_run(Compilation *compilation, const Command *command, const Wanted *wanted);
