/* go.mod: which import paths lie in which directory.
 *
 * Only the module directive is read: berth fetches nothing, so requirements on
 * other modules cannot be met and are refused where they are imported.
 * Source: Go Modules Reference, go.mod files.
 */
#include "packages/module.h"
#include "base/source.h"
#include "packages/path.h"

#include <ctype.h>

/* The word after "module", unquoted; NULL if the file has no such line. */
static const char *module_line(Arena *arena, const char *text)
{
    for (const char *line = text; line; line = strchr(line, '\n')) {
        while (isspace((unsigned char)*line))
            line++;
        if (strncmp(line, "module", 6) != 0 || !(line[6] == ' ' || line[6] == '\t'))
            continue;
        const char *word = line + 6 + strspn(line + 6, " \t");
        if (*word == '"' || *word == '`')
            return arena_format(arena, "%.*s", (int)strcspn(word + 1, "\"`\n"), word + 1);
        return arena_format(arena, "%.*s", (int)strcspn(word, " \t\r\n"), word);
    }
    return NULL;
}

Module *module_find(Arena *arena, const char *directory)
{
    for (;;) {
        Text text;
        const char *path = NULL;
        if (source_read_file(arena, path_join(arena, directory, "go.mod"), &text) == 0)
            path = module_line(arena, text.bytes);
        if (path) {
            Module *module = arena_new(arena, Module);
            *module = (Module){path, directory};
            return module;
        }
        if (strcmp(directory, "/") == 0)
            return NULL;
        directory = path_directory(arena, directory);
        size_t length = strlen(directory);
        directory = arena_format(arena, "%.*s", (int)length, directory);
    }
}

static bool is_standard_library(const Module *module)
{
    return strcmp(module->path, "std") == 0;
}

const char *module_resolve(Arena *arena, const Module *module, const char *path)
{
    size_t length = strlen(module->path);

    if (is_standard_library(module))
        return path_join(arena, module->directory, path);
    if (strncmp(path, module->path, length) != 0 || (path[length] && path[length] != '/'))
        return NULL;
    return path_join(arena, module->directory, path[length] ? path + length + 1 : ".");
}

const char *module_import_path(Arena *arena, const Module *module, const char *directory)
{
    const char *rest = directory + strlen(module->directory);

    rest += *rest == '/';
    if (is_standard_library(module))
        return rest;
    return *rest ? arena_format(arena, "%s/%s", module->path, rest) : module->path;
}
