/* Dump of the checker's result, for --dump=types. */
#pragma once
#include "analysis/check/program.h"

/* Prints every expression of the file with its place, type and, if constant, value; one a line. */
void types_dump(Compilation *compilation, const Package *package, const File *file);
