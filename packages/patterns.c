/* Patterns: see patterns.h.
 *
 *   1. A word is a directory, an import path or a pattern; of a pattern the part before "..." gives
 *      the directory to begin in: of Go's library, of the module, or as the word says.
 *   2. Directories are walked in order of their names, without those that Go passes over: testdata, names that
 *      begin with '.' or '_', vendor, other modules.
 *   3. Taken are those that hold Go files and whose name, an absolute or an import path as the
 *      word is, fits the pattern.
 */
#include "packages/patterns.h"
#include "base/map.h"
#include "packages/module.h"
#include "packages/path.h"
#include "packages/source_files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Expansion {
    Compilation *compilation;
    Arena *arena;
    NamedPackageList list;
    Map seen;                /* Name of a directory */
} Expansion;

/* How the directories below a root are looked at. */
typedef struct Walk {
    Expansion *expansion;
    const char *pattern;
    bool is_library;         /* Go's: its vendored packages are among its own */
    bool without_commands;   /* cmd, in Go's library, is a module of its own */
} Walk;

static void take(Expansion *expansion, const char *directory, bool is_match)
{
    const Name *name = name_of(&expansion->compilation->names, directory);

    if (map_has(&expansion->seen, name))
        return;
    map_put(expansion->arena, &expansion->seen, name, expansion);
    list_push(expansion->arena, &expansion->list, ((NamedPackage){directory, is_match}));
}

/* Whether `name` is `pattern`, each "..." in it being any text; "x/..." is also x itself. */
static bool fits(const char *pattern, const char *name)
{
    for (;; pattern++, name++) {
        if (strcmp(pattern, "/...") == 0 && (!*name || *name == '/'))
            return true;
        if (strncmp(pattern, "...", 3) == 0)
            break;
        if (*pattern != *name || !*pattern)
            return *pattern == *name;
    }
    for (pattern += 3;; name++)
        if (fits(pattern, name))
            return true;
        else if (!*name)
            return false;
}

/* ---- walking ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* `directory` is called `name` in `parent`, a directory or an import path. */
static bool is_passed_over(const Walk *walk, const char *directory, const char *parent, const char *name)
{
    Arena *arena = walk->expansion->arena;

    /* GOROOT/src/builtin is documentation; runtime/cgo is for the build with cgo. */
    if (walk->is_library && *parent == 0 &&
        (strcmp(name, "builtin") == 0 || (walk->without_commands && strcmp(name, "cmd") == 0)))
        return true;
    if (walk->is_library && strcmp(parent, "runtime") == 0 && strcmp(name, "cgo") == 0)
        return true;
    if (name[0] == '.' || name[0] == '_' || strcmp(name, "testdata") == 0)
        return true;
    if (!walk->is_library && strcmp(name, "vendor") == 0)
        return true;
    return access(path_join(arena, directory, "go.mod"), F_OK) == 0 && !walk->is_library;
}

static void walk_directory(const Walk *walk, const char *directory, const char *name)
{
    Arena *arena = walk->expansion->arena;
    LIST(const char *) names = {0};
    DIR *stream = opendir(directory);
    bool has_files = false;

    if (!stream)
        return;
    for (struct dirent *entry; (entry = readdir(stream));) {
        size_t length = strlen(entry->d_name);
        if (length > 3 && strcmp(entry->d_name + length - 3, ".go") == 0)
            has_files = true;
        else if (entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN)
            list_push(arena, &names, arena_format(arena, "%s", entry->d_name));
    }
    closedir(stream);
    if (has_files && fits(walk->pattern, name))
        take(walk->expansion, directory, true);
    if (names.count)
        qsort(names.items, names.count, sizeof names.items[0], compare_names);
    list_each (const char *, inner, names) {
        const char *below = path_join(arena, directory, inner);
        if (!is_passed_over(walk, below, name, inner))
            walk_directory(walk, below, *name ? arena_format(arena, "%s/%s", name, inner) : inner);
    }
}

static void warn_of_nothing(const Expansion *expansion, uint32_t count, const char *word)
{
    if (expansion->list.count == count)
        fprintf(stderr, "berth: warning: \"%s\" matched no packages\n", word);
}

/* ---- the words ---- */

static bool is_directory_word(const char *word)
{
    return word[0] == '/' || strcmp(word, ".") == 0 || strcmp(word, "..") == 0 || strncmp(word, "./", 2) == 0 ||
           strncmp(word, "../", 3) == 0;
}

static void expand_directories(Expansion *expansion, const char *word)
{
    Arena *arena = expansion->arena;
    const char *pattern = path_join(arena, path_working_directory(arena), word);
    size_t length = (size_t)(strstr(pattern, "...") - pattern);
    const char *root = path_directory(arena, arena_format(arena, "%.*s", (int)length, pattern));
    Walk walk = {.expansion = expansion, .pattern = pattern};

    walk_directory(&walk, root, root);
}

static void expand_library(Expansion *expansion, const char *pattern, bool without_commands)
{
    Walk walk = {expansion, pattern, true, without_commands};

    walk_directory(&walk, source_files_standard(expansion->arena, "."), "");
}

static void expand_import_paths(Expansion *expansion, const char *pattern)
{
    Arena *arena = expansion->arena;
    const Module *module = module_find(arena, path_working_directory(arena));
    Walk walk = {.expansion = expansion, .pattern = pattern};

    expand_library(expansion, pattern, false);
    if (module)
        walk_directory(&walk, module->directory, module->path);
}

/* The directory that an import path means from here; of one that means none, where Go would look. */
static const char *find_import_path(Arena *arena, const char *path)
{
    const Module *module = module_find(arena, path_working_directory(arena));
    const char *standard = source_files_standard(arena, path);
    const char *directory = module ? module_resolve(arena, module, path) : NULL;

    return directory && !path_is_directory(standard) ? directory : standard;
}

static void expand_word(Expansion *expansion, const char *word)
{
    Arena *arena = expansion->arena;
    uint32_t count = expansion->list.count;
    const char *directory = path_join(arena, path_working_directory(arena), word);

    if (strcmp(word, "std") == 0)
        expand_library(expansion, "...", true);
    else if (strcmp(word, "cmd") == 0)
        expand_library(expansion, "cmd/...", false);
    else if (strstr(word, "...") && is_directory_word(word))
        expand_directories(expansion, word);
    else if (strstr(word, "..."))
        expand_import_paths(expansion, word);
    else if (is_directory_word(word) || path_is_directory(directory))
        take(expansion, directory, false);
    else if (path_is_directory(find_import_path(arena, word)))
        take(expansion, find_import_path(arena, word), false);
    else
        diag_error(expansion->compilation, 0, "package %s is not in GOROOT (%s)", word, find_import_path(arena, word));
    if (strstr(word, "..."))
        warn_of_nothing(expansion, count, word);
}

NamedPackageList patterns_expand(Compilation *compilation, const char *const *words, uint32_t count)
{
    Expansion expansion = {.compilation = compilation, .arena = compilation->arena};

    for (uint32_t i = 0; i < count; i++)
        expand_word(&expansion, words[i]);
    return expansion.list;
}
