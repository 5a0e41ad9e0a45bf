/* Packages: from what the command line names to the packages of a program.
 *
 * Takes files or one directory (for checks several packages, by patterns); gives every package that they need, parsed,
 * each after those that it imports, in the order in which Go initialises them.
 * Reported as errors: what cannot be found or read, syntax errors, import cycles,
 * uses of internal packages.  The words are those of go build.
 * Source: cmd/go/internal/load, go/build (Go 1.19).
 */
#pragma once
#include "base/compilation.h"
#include "base/map.h"
#include "parser/ast.h"

/* One package: files that are compiled together. */
typedef struct SourcePackage {
    const char *path;          /* as imported: "fmt"; of what the command line names: see PackagesRequest */
    const char *directory;     /* absolute */
    Name *name;                /* of its package clauses */
    LIST(File *) files;
    LIST(struct SourcePackage *) imports;  /* each once, in order of the first import; without "unsafe" */
    bool is_named;             /* on the command line: what -m reports on and -l is for */
    bool is_library;           /* from berth's own library or GOROOT */
    const char *vendor;        /* what stands before the paths of packages that it is vendored with: "vendor/"; or NULL */
    bool is_bad;               /* could not be loaded: it is not in the list, nor is what imports it */
    bool is_loading;           /* on the way down the import graph: met again, it is a cycle */
} SourcePackage;

typedef struct PackagesRequest {
    const char *const *inputs;  /* .go files of one directory, or one directory; see takes_patterns */
    uint32_t input_count;
    const char *library;        /* directory of berth's own packages, and of its overlay of Go's */
    bool takes_patterns;        /* inputs that are no files name packages as in patterns.h */
    bool needs_main;            /* a program is wanted: the package must be main */
    bool follows_imports;       /* false: the named files alone */
    bool needs_runtime;         /* package runtime is part of the program, imported or not */
    bool sees_internals;        /* named files may import the library's internal packages, as `go tool compile` lets them */
    bool only_checks;           /* no code is wanted: Go's own library, where it is installed, without berth's overlay */
} PackagesRequest;

typedef struct Packages {
    LIST(SourcePackage *) list;  /* dependencies first; without those that could not be loaded */
    SourcePackage *named;          /* the one, or the last one, that the command line names; NULL: none is there */
    Map by_path;                 /* Name of an import path -> SourcePackage */
} Packages;

/* The packages of the program.  After errors (reported) the result is incomplete. */
Packages *packages_load(Compilation *compilation, const PackagesRequest *request);
