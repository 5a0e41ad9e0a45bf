/* Patterns: the words that name packages on the command line of `berth check`, as `go vet` takes them.
 *
 * A word is a directory (./net, ../x, /x, or any name that is one here), an import path of the
 * module or of Go's library, a pattern of either with "..." in it, or one of the names
 * `std` (Go's library) and `cmd` (Go's commands).
 * Source: go help packages; cmd/go/internal/modload, search.go (Go 1.19).
 */
#pragma once
#include "base/compilation.h"
#include "base/list.h"

typedef struct NamedPackage {
    const char *directory;   /* absolute */
    bool is_match;           /* of a pattern: without files for this build, it is passed over */
} NamedPackage;

typedef LIST(NamedPackage) NamedPackageList;

/* The directories that the words mean, each once, in the order of the words, those of a pattern sorted.
 * What a word without "..." means must exist: it is reported otherwise.  A pattern that nothing matches
 * is warned of. */
NamedPackageList patterns_expand(Compilation *compilation, const char *const *words, uint32_t count);
