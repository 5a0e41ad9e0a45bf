/* Files of packages: listing, choosing, reading, and the paths that imports name.
 *
 * Files that are named are taken as they are; of a directory's files, those whose
 * name and head fit the build (packages/constraint.h), without tests and without
 * names that begin with '_' or '.'.
 * Source: go/build, Import; cmd/go/internal/load, GoFilesPackage; types2, validatedImportPath.
 */
#include "packages/source_files.h"
#include "lexer/literal.h"
#include "packages/path.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

static bool ends_with(const char *text, const char *suffix)
{
    size_t length = strlen(text), suffix_length = strlen(suffix);

    return length >= suffix_length && strcmp(text + length - suffix_length, suffix) == 0;
}

static bool is_test(const char *name)
{
    return ends_with(name, "_test.go");
}

/* ---- a directory's files ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int source_files_with_suffix(Arena *arena, const char *directory, const char *suffix, FileNames *names)
{
    DIR *stream = opendir(directory);

    if (!stream)
        return errno;
    for (struct dirent *entry; (entry = readdir(stream));)
        if (ends_with(entry->d_name, suffix) && entry->d_name[0] != '_' && entry->d_name[0] != '.')
            list_push(arena, names, arena_format(arena, "%s", entry->d_name));
    closedir(stream);
    if (names->count)
        qsort(names->items, names->count, sizeof names->items[0], compare_names);
    return 0;
}

/* Tests included. */
static int list_go_files(Arena *arena, const char *directory, FileNames *names)
{
    return source_files_with_suffix(arena, directory, ".go", names);
}

bool source_files_any(Arena *arena, const char *directory)
{
    FileNames names = {0};

    list_go_files(arena, directory, &names);
    list_each (const char *, name, names)
        if (!is_test(name))
            return true;
    return false;
}

/* Reads one file into `files`; reports failure at `pos`. */
static bool read_file(Compilation *compilation, const char *path, const char *shown, Pos pos, SourceFile *file)
{
    int error = source_read_file(compilation->arena, path, &file->text);

    file->path = path;
    if (error == 0)
        return true;
    if (error == EISDIR)
        diag_error(compilation, pos, "%s is a directory, should be a Go file", shown);
    else
        diag_error(compilation, pos, "%s %s: %s", error == ENOENT ? "stat" : "open", shown,
                   error == ENOENT   ? "no such file or directory"
                   : error == EACCES ? "permission denied"
                                     : strerror(error));
    return false;
}

static void report_no_files(Compilation *compilation, const char *directory, Pos pos, const FileNames *names)
{
    bool only_tests = names->count > 0;

    list_each (const char *, name, *names)
        only_tests = only_tests && is_test(name);
    diag_error(compilation, pos, "%s %s",
               names->count == 0 ? "no Go files in"
               : only_tests      ? "no non-test Go files in"
                                 : "build constraints exclude all Go files in",
               directory);
}

static void report_directory(Compilation *compilation, const char *directory, Pos pos, int error)
{
    if (error == ENOENT || error == ENOTDIR)
        diag_error(compilation, pos, "stat %s: directory not found", directory);
    else
        diag_error(compilation, pos, "open %s: %s", directory,
                   error == EACCES ? "permission denied" : strerror(error));
}

/* Reads those of the files that belong to the build; false after errors. */
static bool choose_files(Compilation *compilation, const char *directory, const FileNames *names, Machine machine,
                         Pos pos, SourceFiles *files)
{
    list_each (const char *, name, *names) {
        SourceFile file;
        if (is_test(name) || !constraint_allows_name(machine, name))
            continue;
        const char *path = path_join(compilation->arena, directory, name);
        if (!read_file(compilation, path, path, pos, &file))
            return false;
        if (constraint_allows_text(machine, file.text))
            list_push(compilation->arena, &files->list, file);
    }
    return true;
}

bool source_files_of_directory(Compilation *compilation, const char *directory, Machine machine, Pos pos,
                               SourceFiles *files)
{
    FileNames names = {0};
    int error = list_go_files(compilation->arena, directory, &names);

    if (error != 0)
        report_directory(compilation, directory, pos, error);
    else if (choose_files(compilation, directory, &names, machine, pos, files) && files->list.count == 0)
        report_no_files(compilation, directory, pos, &names);
    return files->list.count > 0;
}

bool source_files_of_match(Compilation *compilation, const char *directory, SourceFiles *files)
{
    FileNames names = {0};

    return list_go_files(compilation->arena, directory, &names) == 0 &&
           choose_files(compilation, directory, &names, MACHINE_AMD64, 0, files) && files->list.count > 0;
}

/* ---- what the command line names ---- */

static const char *named_files(Compilation *compilation, const char *const *inputs, uint32_t count,
                               SourceFiles *files)
{
    Arena *arena = compilation->arena;
    const char *directory = path_directory(arena, inputs[0]);

    for (uint32_t i = 0; i < count; i++) {
        SourceFile file;
        const char *other = path_directory(arena, inputs[i]);
        const char *path = path_join(arena, path_working_directory(arena), inputs[i]);
        if (!ends_with(inputs[i], ".go"))
            diag_error(compilation, 0, "named files must be .go files: %s", inputs[i]);
        else if (strcmp(directory, other) != 0)
            diag_error(compilation, 0, "named files must all be in one directory; have %s and %s", directory, other);
        else if (read_file(compilation, path, inputs[i], 0, &file))
            list_push(arena, &files->list, file);
        if (diag_has_errors(compilation))
            return NULL;
    }
    return path_join(arena, path_working_directory(arena), directory);
}

const char *source_files_of_inputs(Compilation *compilation, const char *const *inputs, uint32_t count,
                                   SourceFiles *files, bool *is_directory)
{
    Arena *arena = compilation->arena;

    *is_directory = count == 1 && (!ends_with(inputs[0], ".go") || path_is_directory(inputs[0]));
    if (!*is_directory)
        return named_files(compilation, inputs, count, files);
    const char *directory = path_join(arena, path_working_directory(arena), inputs[0]);
    return source_files_of_directory(compilation, directory, MACHINE_AMD64, 0, files) ? directory : NULL;
}

/* ---- import paths ---- */

/* Whether UTF-8 decoding meets something that is none, or U+FFFD itself. */
static bool has_bad_rune(const char *path)
{
    Text rest = text_of(path);
    size_t length;

    for (; rest.length; rest = (Text){rest.bytes + length, rest.length - length})
        if (text_rune(rest, &length) == 0xfffd)
            return true;
    return false;
}

/* What is wrong with an import path, as types2 says it; NULL if nothing is. */
static const char *bad_path(Arena *arena, const char *path)
{
    if (!*path)
        return "empty string";
    for (const unsigned char *at = (const unsigned char *)path; *at; at++) {
        if (*at < ' ' || *at == 0x7f)
            return arena_format(arena, "invalid character U+%04X", *at);
        if (strchr(" !\"#$%&'()*,:;<=>?[\\]^{|}`", *at))
            return arena_format(arena, "invalid character U+%04X '%c'", *at, *at);
    }
    return has_bad_rune(path) ? "invalid character U+FFFD '\357\277\275'" : NULL;
}

const char *source_files_import_path(Compilation *compilation, const BasicLit *literal)
{
    Arena *arena = compilation->arena;
    const char *path = arena_format(arena, "%.*s", TEXT_ARGS(literal_string(arena, literal->text)));
    const char *reason = bad_path(arena, path);

    if (reason)
        diag_error(compilation, literal->expr.node.pos, "invalid import path (%s)", reason);
    return reason ? NULL : path;
}

/* ---- the standard library ---- */

const char *source_files_standard(Arena *arena, const char *path)
{
    const char *root = getenv("GOROOT");

    return path_join(arena, root && *root ? root : "/usr/lib/go-1.19", arena_format(arena, "src/%s", path));
}
