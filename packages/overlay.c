/* The overlay of Go's library; see overlay.h.
 *
 * Declarations are compared by a key: "name", or "Type.name" of a method.  A variable is taken out only if it is
 * declared alone: `var a, b = f()` stays whole.  Constants stay: others may repeat them.
 */
#include "packages/overlay.h"
#include "base/map.h"
#include "packages/path.h"

static bool is_portable(const SourceFiles *files)
{
    static const char mark[] = "//berth:portable\n";

    list_each (SourceFile, file, files->list)
        if (memmem(file.text.bytes, file.text.length, mark, sizeof mark - 1))
            return true;
    return false;
}

bool overlay_read(Compilation *compilation, const char *library, const char *path, Pos pos, Overlay *overlay)
{
    Arena *arena = compilation->arena;
    const char *directory = path_join(arena, library, arena_format(arena, "overlay/%s", path));

    *overlay = (Overlay){.machine = MACHINE_AMD64};
    if (!source_files_any(arena, directory))
        return true;
    if (!source_files_of_directory(compilation, directory, MACHINE_AMD64, pos, &overlay->files))
        return false;
    if (is_portable(&overlay->files))
        overlay->machine = MACHINE_PORTABLE;
    return true;
}

/* ---- what a declaration is called ---- */

/* The name of the type in a receiver: T, *T, T[P], *T[P]. */
static const Name *receiver_name(const Expr *type)
{
    for (;;) {
        const UnaryExpr *pointer = node_if(UNARY, UnaryExpr, &type->node);
        const ParenExpr *parenthesis = node_if(PAREN_EXPR, ParenExpr, &type->node);
        const IndexExpr *index = node_if(INDEX_EXPR, IndexExpr, &type->node);
        if (pointer)
            type = pointer->x;
        else if (parenthesis)
            type = parenthesis->x;
        else if (index)
            type = index->x;
        else
            break;
    }
    const NameExpr *name = node_if(NAME_EXPR, NameExpr, &type->node);
    return name ? name->name : NULL;
}

/* The key of a declaration; NULL if it replaces nothing. */
static const Name *key_of(Compilation *compilation, const Node *node)
{
    const FuncDecl *function = node_if(FUNC_DECL, FuncDecl, node);
    const TypeDecl *type = node_if(TYPE_DECL, TypeDecl, node);
    const VarDecl *variable = node_if(VAR_DECL, VarDecl, node);

    if (type)
        return type->name->name;
    if (variable)
        return variable->names.count == 1 && !variable->names.items[0]->name->is_blank ? variable->names.items[0]->name
                                                                                       : NULL;
    if (!function || strcmp(function->name->name->text, "init") == 0)
        return NULL;
    if (!function->receiver)
        return function->name->name;
    const Name *receiver = receiver_name(function->receiver->type);
    return receiver ? name_of(&compilation->names, arena_format(compilation->arena, "%s.%s", receiver->text,
                                                                function->name->name->text))
                    : NULL;
}

void overlay_remove_replaced(Compilation *compilation, File *file, const File *replacement)
{
    Map replaced = {0};
    uint32_t kept = 0;

    list_each (Node *, node, replacement->declarations) {
        const Name *key = key_of(compilation, node);
        if (key)
            map_put(compilation->arena, &replaced, key, node);
    }
    list_each (Node *, node, file->declarations) {
        const Name *key = key_of(compilation, node);
        if (!key || !map_has(&replaced, key))
            file->declarations.items[kept++] = node;
    }
    file->declarations.count = kept;
}
