/* Variables and imports that nothing uses.
 * Source: cmd/compile/internal/types2, stmt.go (usage) and resolver.go (unusedImports), Go 1.19.
 */
#include "analysis/check/internal.h"

void check_unused(Checker *checker, ObjectList *locals)
{
    list_each (Object *, variable, *locals)
        if (!variable->is_used)
            check_error_at(checker, variable->pos, "%s declared but not used", variable->name->text);
}

static void report_import(Checker *checker, Object *import)
{
    const char *path = import->imported->path;
    const char *slash = strrchr(path, '/');
    const char *last = slash ? slash + 1 : path;
    const char *name = import->name->text;

    if (strcmp(name, ".") == 0 || strcmp(name, last) == 0)
        check_error_at(checker, import->pos, "imported and not used: \"%s\"", path);
    else
        check_error_at(checker, import->pos, "imported and not used: \"%s\" as %s", path, name);
}

void check_unused_imports(Checker *checker)
{
    list_each (Object *, import, checker->imports)
        if (!import->is_used && !import->name->is_blank)
            report_import(checker, import);
}
