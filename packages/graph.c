/* The import graph: finds, reads and parses the packages of a program.
 *
 *   1. The command line's files, or those of its directory, make the named package; several directories make several.
 *   2. Each import of a parsed file is resolved: berth's library first, then Go's own, with berth's overlay,
 *      then the module of the named package; what is in none is refused in go build's words.
 *   3. A package joins the list when all that it imports has: dependencies first,
 *      siblings in order of the source, which is Go's order of initialisation.
 *
 * A package is loaded once; one met again while it is being loaded closes a cycle.
 */
#include "packages/module.h"
#include "packages/other_files.h"
#include "packages/overlay.h"
#include "packages/packages.h"
#include "packages/path.h"
#include "packages/patterns.h"
#include "packages/source_files.h"
#include "parser/parser.h"

#include <string.h>

typedef struct Loader {
    Compilation *compilation;
    Arena *arena;
    const PackagesRequest *request;
    Packages *packages;
    Module *module;                 /* of the named package that is being loaded, or NULL */
    LIST(SourcePackage *) loading;  /* the way from the named package to the current one */
} Loader;

static const char COMMAND_LINE[] = "command-line-arguments";

static bool load_imports(Loader *loader, SourcePackage *package);

/* ---- one package ---- */

/* All files of a package agree on its name. */
static bool names_agree(Loader *loader, SourcePackage *package, File *file, Pos import_pos)
{
    if (!package->name) {
        package->name = file->package_name->name;
        return true;
    }
    if (file->package_name->name == package->name)
        return true;
    diag_error(loader->compilation, import_pos, "found packages %s (%s) and %s (%s) in %s", package->name->text,
               path_base(package->files.items[0]->source->path), file->package_name->name->text,
               path_base(file->source->path), package->directory);
    return false;
}

/* Has a syntax error been reported since there were `count` errors?  Other complaints of the parser
 * leave a whole tree, and Go goes on to check it. */
static bool has_syntax_error(const Compilation *compilation, uint32_t count)
{
    static const char mark[] = "syntax error";

    for (uint32_t i = count; i < compilation->diagnostics.errors.count; i++)
        if (strncmp(compilation->diagnostics.errors.items[i].text, mark, sizeof mark - 1) == 0)
            return true;
    return false;
}

/* Files of Go's own library are shown where everybody has them. */
static const char *shown_directory(Loader *loader, const SourcePackage *package, const char *path)
{
    const char *directory = path_directory(loader->arena, path);

    if (package->is_library && strcmp(directory, source_files_standard(loader->arena, package->path)) == 0)
        return arena_format(loader->arena, "$GOROOT/src/%s", package->path);
    return path_short(loader->arena, directory);
}

/* Whether the module is Go's own library, or its commands. */
static bool is_of_go(const Module *module)
{
    return module && (strcmp(module->path, "std") == 0 || strcmp(module->path, "cmd") == 0);
}

/* Programs have a path, too; what is named by its files has none. */
static const char *name_in_chain(Loader *loader, const SourcePackage *package)
{
    if (!package->is_named)
        return package->path;
    const char *path = loader->module ? module_import_path(loader->arena, loader->module, package->directory) : "";
    return map_get(&loader->packages->by_path, name_of(&loader->compilation->names, path)) == package ? path : COMMAND_LINE;
}

/* "package a" and "imports b" down to the path: the packages that are being loaded. */
static const char *import_chain(Loader *loader, const char *path)
{
    Writer writer = {.arena = loader->arena};

    list_each (SourcePackage *, package, loader->loading)
        writer_format(&writer, "%s %s\n\t", package_index ? "imports" : "package", name_in_chain(loader, package));
    writer_format(&writer, "%s %s", loader->loading.count ? "imports" : "package", path);
    return writer_done(&writer);
}

static void report_cycle(Loader *loader, const SourcePackage *again)
{
    diag_error(loader->compilation, 0, "%s: import cycle not allowed", import_chain(loader, again->path));
}

/* Reads and parses files of the package; false if there is nothing to go on with. */
static bool parse_package(Loader *loader, SourcePackage *package, const SourceFiles *files, Pos import_pos)
{
    Compilation *compilation = loader->compilation;
    uint32_t errors = compilation->diagnostics.errors.count;
    bool agree = true;

    list_each (SourceFile, found, files->list) {
        const char *shown = shown_directory(loader, package, found.path);
        const char *display = arena_format(loader->arena, "%s/%s", shown, path_base(found.path));
        Source *source = sources_add(&compilation->sources, found.path, display, found.text);
        File *file = parse_file(compilation, source);
        if (loader->request->follows_imports)
            labels_check(compilation, file);
        if (!file->package_name)
            continue;
        if (loader->request->follows_imports && !names_agree(loader, package, file, import_pos))
            agree = false;
        list_push(loader->arena, &package->files, file);
        if (!agree)
            break;
    }
    return agree && !has_syntax_error(compilation, errors);
}

static bool imports_c(const SourcePackage *package)
{
    list_each (File *, file, package->files)
        list_each (Node *, node, file->declarations) {
            ImportDecl *declaration = node_if(IMPORT_DECL, ImportDecl, node);
            if (declaration && declaration->path && text_equal(declaration->path->text, text_of("\"C\"")))
                return true;
        }
    return false;
}

/* Whether what lies beside the package's Go files lets it be.  The library's is the overlay's care. */
static bool check_other_files(Loader *loader, const SourcePackage *package)
{
    if (!loader->request->follows_imports || package->is_library || is_of_go(loader->module) || imports_c(package))
        return true;
    const char *error = other_files_error(loader->compilation, package->directory, loader->request->needs_runtime);
    if (error)
        diag_error(loader->compilation, 0, "%s: %s", import_chain(loader, name_in_chain(loader, package)), error);
    return !error;
}

static SourcePackage *add_package(Loader *loader, const char *path, const char *directory)
{
    SourcePackage *package = arena_new(loader->arena, SourcePackage);

    package->path = path;
    package->directory = directory;
    map_put(loader->arena, &loader->packages->by_path, name_of(&loader->compilation->names, path), package);
    return package;
}

static void finish_package(Loader *loader, SourcePackage *package)
{
    package->is_loading = true;
    list_push(loader->arena, &loader->loading, package);
    package->is_bad = loader->request->follows_imports && !load_imports(loader, package);
    if (!package->is_bad)
        list_push(loader->arena, &loader->packages->list, package);
    (void)list_pop(&loader->loading);
    package->is_loading = false;
}

/* ---- imports ---- */

/* The directory that holds the "internal" element of an import path's directory; NULL: it has none. */
static const char *internal_root(Loader *loader, const char *path, const char *directory)
{
    const char *last = NULL;

    for (const char *at = path; (at = strstr(at, "internal")); at += 8)
        if ((at == path || at[-1] == '/') && (at[8] == 0 || at[8] == '/'))
            last = at;
    if (!last)
        return NULL;
    for (const char *rest = last; rest; rest = strchr(rest + 1, '/'))
        directory = path_directory(loader->arena, arena_format(loader->arena, "%s", directory));
    return directory;
}

static void report_missing(Loader *loader, Pos pos, const char *path)
{
    Compilation *compilation = loader->compilation;
    size_t first = strcspn(path, "/");

    if (!memchr(path, '.', first)) {
        diag_error(compilation, pos, "package %s is not in GOROOT (%s)", path,
                   source_files_standard(loader->arena, path));
    } else if (loader->module) {
        diag_error(compilation, pos, "no required module provides package %s; to add it:\n\tgo get %s", path, path);
    } else {
        diag_error(compilation, pos,
                   "no required module provides package %s: go.mod file not found in current directory "
                   "or any parent directory; see 'go help modules'", path);
    }
}

/* Whether the path may stand in an import at all; reported if not. */
static bool is_import_path(Loader *loader, Pos pos, const char *path)
{
    if (path[0] == '/') {
        diag_error(loader->compilation, pos, "import path cannot be absolute path");
        return false;
    }
    if (strcmp(path, "C") == 0) {
        diag_unsupported(loader->compilation, pos, "cgo is");
        return false;
    }
    if (strcmp(path_clean(loader->arena, path), path) != 0 && path[0] != '.') {
        diag_error(loader->compilation, pos, "could not import %s (non-canonical import path \"%s\" (should be \"%s\"))",
                   path, path, path_clean(loader->arena, path));
        return false;
    }
    if (strncmp(path, "./", 2) == 0 || strncmp(path, "../", 3) == 0 || !strcmp(path, ".") || !strcmp(path, "..")) {
        diag_error(loader->compilation, pos,
                   "\"%s\" is relative, but relative import paths are not supported in module mode", path);
        return false;
    }
    return true;
}

/* Where the packages are, as import paths, that the package's imports from elsewhere mean; NULL: it has none. */
static const char *vendor_of(const char *path)
{
    return strncmp(path, "cmd/", 4) == 0 ? "cmd/vendor/" : "vendor/";
}

/* ---- where a package is ---- */

/* Where an import path leads. */
typedef struct PackagePlace {
    const char *directory;  /* NULL: nowhere */
    bool is_library;        /* berth's or Go's own */
    bool has_overlay;       /* berth's overlay goes over it */
} PackagePlace;

/* The path of the package that an import means: of what Go's library brings along for itself,
 * "vendor/" stands before it. */
static const char *meant_path(Loader *loader, const SourcePackage *importer, const char *path)
{
    if (!importer->vendor || !memchr(path, '.', strcspn(path, "/")))
        return path;
    const char *vendored = arena_format(loader->arena, "%s%s", importer->vendor, path);
    return path_is_directory(source_files_standard(loader->arena, vendored)) ? vendored : path;
}

static const char *find_in_go_library(Loader *loader, const char *path)
{
    const char *directory = source_files_standard(loader->arena, path);

    return source_files_any(loader->arena, directory) ? directory : NULL;
}

/* In berth's library; the overlay in it is no package. */
static const char *find_in_own_library(Loader *loader, const char *path)
{
    const char *directory = path_join(loader->arena, loader->request->library, path);

    return strncmp(path, "overlay", 7) != 0 && source_files_any(loader->arena, directory) ? directory : NULL;
}

static PackagePlace find_place(Loader *loader, const char *path)
{
    /* A package of Go's own library is looked at among its own. */
    bool prefers_go = loader->request->only_checks || is_of_go(loader->module);
    PackagePlace own = {find_in_own_library(loader, path), true, false};
    PackagePlace go = {find_in_go_library(loader, path), true, !prefers_go};

    if (own.directory && !(prefers_go && go.directory))
        return own;
    if (go.directory)
        return go;
    const char *directory = loader->module ? module_resolve(loader->arena, loader->module, path) : NULL;
    return (PackagePlace){directory && source_files_any(loader->arena, directory) ? directory : NULL, false, false};
}

/* ---- one import ---- */

/* Parses what berth has for the package, and takes what that replaces out of the package's files. */
static bool lay_over(Loader *loader, SourcePackage *package, const Overlay *overlay, Pos pos)
{
    uint32_t count = package->files.count;

    if (!parse_package(loader, package, &overlay->files, pos))
        return false;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = count; j < package->files.count; j++)
            overlay_remove_replaced(loader->compilation, package->files.items[i], package->files.items[j]);
    return true;
}

static SourcePackage *load_import(Loader *loader, Pos pos, const char *path)
{
    Compilation *compilation = loader->compilation;
    PackagePlace place = find_place(loader, path);
    Overlay overlay = {.machine = MACHINE_AMD64};
    SourceFiles files = {0};

    if (!place.directory) {
        report_missing(loader, pos, path);
        return NULL;
    }
    if (place.has_overlay && !overlay_read(compilation, loader->request->library, path, pos, &overlay))
        return NULL;
    if (!source_files_of_directory(compilation, place.directory, overlay.machine, pos, &files))
        return NULL;
    SourcePackage *package = add_package(loader, path, place.directory);
    package->is_library = place.is_library;
    package->vendor = place.is_library ? vendor_of(path) : NULL;
    package->is_bad = !parse_package(loader, package, &files, pos) || !lay_over(loader, package, &overlay, pos) ||
                      !check_other_files(loader, package);
    if (!package->is_bad)
        finish_package(loader, package);
    return package;
}

static bool names_files(const PackagesRequest *request)
{
    for (uint32_t i = 0; i < request->input_count; i++) {
        size_t length = strlen(request->inputs[i]);
        if (length >= 3 && strcmp(request->inputs[i] + length - 3, ".go") == 0 &&
            !path_is_directory(request->inputs[i]))
            return true;
    }
    return false;
}

/* What the rules of Go say against `importer` importing `package`. */
static bool may_import(Loader *loader, const SourcePackage *importer, Pos pos, const SourcePackage *package)
{
    const char *root = internal_root(loader, package->path, package->directory);

    if (package->name && strcmp(package->name->text, "main") == 0) {
        diag_error(loader->compilation, pos, "import \"%s\" is a program, not an importable package", package->path);
        return false;
    }
    /* The library sees its own, by whichever name of its directory it was reached. */
    bool sees_internals = importer->is_library || is_of_go(loader->module) ||
                          (importer->is_named && loader->request->sees_internals && names_files(loader->request));
    bool is_own = package->is_library && sees_internals;
    if (root && !is_own && !path_is_below(importer->directory, root)) {
        diag_error(loader->compilation, pos, "use of internal package %s not allowed", package->path);
        return false;
    }
    return true;
}

/* The package that an import means, loaded unless it is bad; NULL after errors. */
static SourcePackage *find_import(Loader *loader, SourcePackage *importer, Pos pos, const char *path)
{
    path = meant_path(loader, importer, path);
    SourcePackage *package = map_get(&loader->packages->by_path, name_of(&loader->compilation->names, path));
    if (!package)
        package = load_import(loader, pos, path);
    if (!package || !may_import(loader, importer, pos, package))
        return NULL;
    if (package->is_loading) {
        report_cycle(loader, package);
        return NULL;
    }
    return package;
}

/* False if the package cannot be checked because of it. */
static bool follow_import(Loader *loader, SourcePackage *importer, const ImportDecl *declaration)
{
    Pos pos = declaration->path->expr.node.pos;
    const char *path = source_files_import_path(loader->compilation, declaration->path);

    if (path && strcmp(path, "unsafe") == 0)
        return true;
    if (!path || !is_import_path(loader, pos, path))
        return false;
    SourcePackage *package = find_import(loader, importer, pos, path);
    if (!package || package->is_bad)
        return false;
    list_each (SourcePackage *, known, importer->imports)
        if (known == package)
            return true;
    list_push(loader->arena, &importer->imports, package);
    return true;
}

static bool load_imports(Loader *loader, SourcePackage *package)
{
    bool is_good = true;

    list_each (File *, file, package->files)
        list_each (Node *, node, file->declarations) {
            ImportDecl *declaration = node_if(IMPORT_DECL, ImportDecl, node);
            if (declaration && declaration->path && !declaration->path->is_bad)
                is_good &= follow_import(loader, package, declaration);
        }
    return is_good;
}

/* ---- the named package ---- */

/* A package that the command line names.  `is_directory`: by its directory, not by files. */
static SourcePackage *add_named(Loader *loader, const char *directory, bool is_directory)
{
    SourcePackage *package = arena_new(loader->arena, SourcePackage);

    loader->module = module_find(loader->arena, directory);
    package->is_named = true;
    package->directory = directory;
    package->path = COMMAND_LINE;
    package->is_bad = true;
    loader->packages->named = package;
    if (is_directory && loader->module) {
        const char *path = module_import_path(loader->arena, loader->module, directory);
        map_put(loader->arena, &loader->packages->by_path, name_of(&loader->compilation->names, path), package);
        package->path = path;
        package->vendor = is_of_go(loader->module) ? vendor_of(path) : NULL;
    }
    return package;
}

static void load_named(Loader *loader, SourcePackage *package, const SourceFiles *files, bool is_directory)
{
    const PackagesRequest *request = loader->request;

    if (!parse_package(loader, package, files, 0) || (is_directory && !check_other_files(loader, package)))
        return;
    if (package->name && strcmp(package->name->text, "main") == 0)
        package->path = "main";  /* as in symbols */
    if (request->needs_main && strcmp(package->path, "main") != 0)
        diag_error(loader->compilation, 0, "package %s is not a main package", package->path);
    else if (!request->needs_runtime || load_import(loader, 0, "runtime"))
        finish_package(loader, package);
}

static void load_inputs(Loader *loader)
{
    const PackagesRequest *request = loader->request;
    SourceFiles files = {0};
    bool is_directory;
    const char *directory = source_files_of_inputs(loader->compilation, request->inputs, request->input_count, &files,
                                                   &is_directory);

    if (directory)
        load_named(loader, add_named(loader, directory, is_directory), &files, is_directory);
}

/* ---- several named packages ---- */

/* The package in `directory` if an import has led there already. */
static SourcePackage *find_loaded(Loader *loader, const char *directory)
{
    const Module *module = module_find(loader->arena, directory);

    if (!module)
        return NULL;
    const char *path = module_import_path(loader->arena, module, directory);
    SourcePackage *package = map_get(&loader->packages->by_path, name_of(&loader->compilation->names, path));
    return package && strcmp(package->directory, directory) == 0 ? package : NULL;
}

static void load_directory(Loader *loader, NamedPackage named)
{
    SourcePackage *package = find_loaded(loader, named.directory);
    SourceFiles files = {0};

    if (package) {
        package->is_named = true;
        package->is_library = false;
        loader->packages->named = package;
        return;
    }
    bool has_files = named.is_match
        ? source_files_of_match(loader->compilation, named.directory, &files)
        : source_files_of_directory(loader->compilation, named.directory, MACHINE_AMD64, 0, &files);
    if (has_files)
        load_named(loader, add_named(loader, named.directory, true), &files, true);
}

Packages *packages_load(Compilation *compilation, const PackagesRequest *request)
{
    Packages *packages = arena_new(compilation->arena, Packages);
    Loader loader = {.compilation = compilation, .arena = compilation->arena, .request = request,
                     .packages = packages};

    if (!request->takes_patterns || names_files(request)) {
        load_inputs(&loader);
        return packages;
    }
    NamedPackageList list = patterns_expand(compilation, request->inputs, request->input_count);
    list_each (NamedPackage, named, list)
        load_directory(&loader, named);
    return packages;
}
