/* Module: the go.mod that governs a directory. */
#pragma once
#include "base/arena.h"

typedef struct Module {
    const char *path;        /* "example.com/m"; "std" for GOROOT/src */
    const char *directory;   /* absolute, where its go.mod lies */
} Module;

/* The module of the innermost go.mod at or above `directory`; NULL if there is none. */
Module *module_find(Arena *arena, const char *directory);

/* The directory that import path `path` has in the module; NULL if the module does not hold it. */
const char *module_resolve(Arena *arena, const Module *module, const char *path);

/* The import path of `directory`, which is in the module. */
const char *module_import_path(Arena *arena, const Module *module, const char *directory);
