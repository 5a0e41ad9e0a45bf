/* say: what is told of a program without errors on demand: the listing, and the machine forms of -m. */
#pragma once
#include "analysis/place/place.h"
#include "driver/options.h"
#include "packages/packages.h"

/* Prints and writes what the command asked for.  False if something could not be written, which was reported; then no
 * file is new. */
bool say(Compilation *compilation, const Command *command, const Packages *packages, const IrProgram *program,
         const Placements *placements);
