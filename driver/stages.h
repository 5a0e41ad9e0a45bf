/* Stages: the road of a program through the compiler, as a table. */
#pragma once
#include "driver/options.h"

#define DUMP_NAMES "tokens, ast, types, ir, escape, places, gimple"

/* Whether `--dump=name` means something. */
bool stage_has_dump(const char *name);

/* Takes the command's inputs as far down the road as the command asks, and prints what the compiler
 * has to say.  A finished program is at `executable` (NULL: none is wanted).  False after errors. */
bool stages_run(Compilation *compilation, const Command *command, const char *executable);
