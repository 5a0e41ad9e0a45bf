/* Source files: which files make a package, and what their imports say. */
#pragma once
#include "base/compilation.h"
#include "packages/constraint.h"
#include "parser/ast.h"

typedef struct SourceFile {
    const char *path;        /* as to be opened */
    Text text;
} SourceFile;

typedef struct SourceFiles {
    LIST(SourceFile) list;   /* in the order in which they are compiled */
} SourceFiles;

/* Reads what the command line names: .go files of one directory, or one directory.
 * Gives that directory, absolute; NULL after errors. */
const char *source_files_of_inputs(Compilation *compilation, const char *const *inputs, uint32_t count,
                                   SourceFiles *files, bool *is_directory);

/* Reads the files of `directory` that belong to the build for `machine`, sorted by name; false after errors,
 * which are reported at `pos` (0: by themselves). */
bool source_files_of_directory(Compilation *compilation, const char *directory, Machine machine, Pos pos,
                               SourceFiles *files);

/* The same of a directory that need not have such files, for amd64; false if there are none. */
bool source_files_of_match(Compilation *compilation, const char *directory, SourceFiles *files);

/* The names of the directory's files that end so and are not hidden, sorted.  0 or an errno. */
typedef LIST(const char *) FileNames;
int source_files_with_suffix(Arena *arena, const char *directory, const char *suffix, FileNames *names);

/* Whether the directory holds any .go file but tests. */
bool source_files_any(Arena *arena, const char *directory);

/* The unquoted path of an import; NULL after an invalid one, which is reported. */
const char *source_files_import_path(Compilation *compilation, const BasicLit *literal);

/* Where Go would look for package `path` of the standard library. */
const char *source_files_standard(Arena *arena, const char *path);
