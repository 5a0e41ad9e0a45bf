/* Overlay: what berth puts in the place of parts of Go's own library.
 *
 * LIBRARY/overlay/PATH holds .go files that belong to package PATH beside those of GOROOT/src/PATH.  What they
 * declare replaces the functions, methods, types and variables of the same names there: that is how a package
 * comes by what Go has in assembly, or what it would do differently in this runtime.  `//berth:portable` above
 * the package clause of one of them: of Go's files those are taken that are for machines without assembly.
 */
#pragma once
#include "packages/source_files.h"

typedef struct Overlay {
    SourceFiles files;   /* none: the package is Go's as it is */
    Machine machine;     /* to choose Go's files for */
} Overlay;

/* The overlay of package `path`; false after errors, which are reported at `pos`. */
bool overlay_read(Compilation *compilation, const char *library, const char *path, Pos pos, Overlay *overlay);

/* Takes the declarations that `replacement` has too out of `file`. */
void overlay_remove_replaced(Compilation *compilation, File *file, const File *replacement);
