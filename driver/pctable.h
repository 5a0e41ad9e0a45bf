/* Pctable: gives an executable the table that its tracebacks read (runtime/abi/pctable.h). */
#pragma once
#include "base/compilation.h"

/* The section that the linker keeps for it, in a segment of its own behind all others. */
#define PCTABLE_SECTION ".berth_pctable"

/* Reads the DWARF of the linked `executable` and writes the table into it; false after an error. */
bool pctable_add(Compilation *compilation, const char *executable);
