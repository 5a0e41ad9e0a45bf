/* Objects: the compiled packages of a program, made or found in the cache. */
#pragma once
#include "analysis/ir/ir.h"
#include "analysis/place/place.h"
#include "codegen/codegen.h"
#include "driver/link.h"
#include "packages/cache.h"
#include "packages/packages.h"

typedef struct Objects {
    const Cache *cache;
    const Packages *packages;
    ObjectFiles files;       /* in the order of packages->list */
    const char *program;     /* where the cache has, or would have, the linked program */
    bool is_complete;        /* every file was in the cache */
    bool has_program;        /* so was the program */
} Objects;

/* Looks up what the cache has of these packages. */
Objects objects_find(Compilation *compilation, const Install *install, const Cache *cache,
                     const Packages *packages);

/* Generates the missing ones, each in a process of its own; false after an error. */
bool objects_make(Compilation *compilation, Objects *objects, IrProgram *program, const Placements *placements);

/* Writes one package in another form (assembly, GIMPLE) to `path`. */
bool objects_write(Compilation *compilation, IrProgram *program, IrPackage *package, const Placements *placements,
                   CodegenOutput output, const char *path);
