/* Files in C and the like are for packages that import "C", which berth refuses itself: without that Go refuses them.
 * Assembly, objects and SWIG's files are part of any package.
 * Source: go/build, fileListForExt and matchFile; cmd/go/internal/load, load; Go 1.19.
 */
#include "packages/other_files.h"
#include "packages/constraint.h"
#include "packages/path.h"
#include "packages/source_files.h"

static const struct {
    const char *suffix, *language;
    bool is_in_c;            /* or what needs C to be called */
} kinds[] = {                /* those of a language one after the other */
    {".c", "C", true},       {".cc", "C++", true},     {".cpp", "C++", true},     {".cxx", "C++", true},
    {".m", "Objective-C", true}, {".f", "Fortran", true}, {".F", "Fortran", true}, {".for", "Fortran", true},
    {".f90", "Fortran", true}, {".s", "assembly", false}, {".swig", "SWIG", false}, {".swigcxx", "SWIG", false},
    {".syso", "object", false},
};
enum { KIND_COUNT = sizeof kinds / sizeof kinds[0] };

/* Objects have no text to say so. */
static bool is_of_build(Compilation *compilation, const char *directory, const char *name, bool is_text)
{
    Text text;

    return constraint_allows_name(MACHINE_AMD64, name) &&
           (!is_text || (source_read_file(compilation->arena, path_join(compilation->arena, directory, name), &text) == 0 &&
                         constraint_allows_text(MACHINE_AMD64, text)));
}

/* Those in the language, each behind a blank. */
static const char *names_in(Compilation *compilation, const char *directory, const char *language)
{
    Writer writer = {.arena = compilation->arena};

    for (int i = 0; i < KIND_COUNT; i++) {
        FileNames names = {0};
        if (strcmp(kinds[i].language, language) != 0)
            continue;
        source_files_with_suffix(compilation->arena, directory, kinds[i].suffix, &names);
        list_each (const char *, name, names)
            if (is_of_build(compilation, directory, name, strcmp(kinds[i].suffix, ".syso") != 0))
                writer_format(&writer, " %s", name);
    }
    return writer_done(&writer);
}

const char *other_files_error(Compilation *compilation, const char *directory, bool makes_code)
{
    for (int i = 0; i < KIND_COUNT; i++) {
        if (i > 0 && strcmp(kinds[i].language, kinds[i - 1].language) == 0)
            continue;
        const char *names = kinds[i].is_in_c || makes_code ? names_in(compilation, directory, kinds[i].language) : "";
        if (*names)
            return arena_format(compilation->arena, "%s %s:%s", kinds[i].language,
                                kinds[i].is_in_c ? "source files not allowed when not using cgo or SWIG"
                                                 : "files are not supported yet", names);
    }
    return NULL;
}
