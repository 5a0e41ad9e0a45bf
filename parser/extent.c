/* The nodes of a file by position: gathered and sorted when the first question about the file comes. */
#include "parser/extent.h"
#include "base/map.h"

#include <stdlib.h>

typedef struct FileExtents {
    File *file;
    Arena *arena;
    LIST(const Node *) nodes;  /* by pos, once asked */
    bool is_sorted;
} FileExtents;

struct Extents {
    Arena *arena;
    const Sources *sources;
    Map files;                 /* Source -> FileExtents */
};

Extents *extents_new(Arena *arena, const Sources *sources)
{
    Extents *extents = arena_new(arena, Extents);

    extents->arena = arena;
    extents->sources = sources;
    return extents;
}

void extents_add_file(Extents *extents, File *file)
{
    FileExtents *added = arena_new(extents->arena, FileExtents);

    added->file = file;
    added->arena = extents->arena;
    map_put(extents->arena, &extents->files, file->source, added);
}

/* Not what has no extent of its own, or shares its position with a part that is meant: fields and lists begin with
 * a name or an expression. */
static bool is_meant(const Node *node)
{
    return node->kind != NODE_FILE && node->kind != NODE_FIELD && node->kind != NODE_LIST_EXPR;
}

static void gather(Node *node, void *context)
{
    FileExtents *extents = context;

    if (is_meant(node))
        list_push(extents->arena, &extents->nodes, node);
    node_each_child(node, gather, extents);
}

static int compare(const void *a, const void *b)
{
    const Node *x = *(const Node *const *)a, *y = *(const Node *const *)b;

    return x->pos < y->pos ? -1 : x->pos > y->pos;
}

/* ---- headers ---- */

static Pos later_end(Pos end, const void *part)
{
    Pos other = part ? node_end(part) : 0;

    return other > end ? other : end;
}

static Pos if_header_end(const IfStmt *statement)
{
    return later_end(later_end(statement->node.pos, statement->initial), statement->condition);
}

static Pos for_header_end(const ForStmt *statement)
{
    Pos end = statement->node.pos + (Pos)strlen("for");

    return later_end(later_end(later_end(end, statement->initial), statement->condition), statement->post);
}

/* x.(type): the tree does not say where the parenthesis closes. */
static Pos guard_end(const Source *source, const TypeSwitchGuard *guard)
{
    const char *dot = source->text.bytes + (guard->expr.node.pos - source->base), *close = strchr(dot, ')');

    return guard->expr.node.pos + (Pos)(close ? close + 1 - dot : 1);
}

static Pos switch_header_end(const Source *source, const SwitchStmt *statement)
{
    const TypeSwitchGuard *guard = node_if(TYPE_SWITCH_GUARD, TypeSwitchGuard, statement->tag);
    Pos end = statement->node.pos + (Pos)strlen("switch");

    if (guard)
        return guard_end(source, guard);
    return later_end(later_end(end, statement->initial), statement->tag);
}

/* Up to the name: all that messages about a function speak of. */
static Pos function_header_end(const FuncDecl *declaration)
{
    return node_end(&declaration->name->expr.node);
}

static Pos whole_end(const Source *source, const Node *node)
{
    switch (node->kind) {
    case NODE_FUNC_DECL: return function_header_end((const FuncDecl *)node);
    case NODE_IF_STMT: return if_header_end((const IfStmt *)node);
    case NODE_FOR_STMT: return for_header_end((const ForStmt *)node);
    case NODE_SWITCH_STMT: return switch_header_end(source, (const SwitchStmt *)node);
    case NODE_TYPE_SWITCH_GUARD: return guard_end(source, (const TypeSwitchGuard *)node);
    case NODE_SELECT_STMT: return node->pos + (Pos)strlen("select");
    case NODE_CASE_CLAUSE: return ((const CaseClause *)node)->colon;
    case NODE_COMM_CLAUSE: return ((const CommClause *)node)->colon;
    default: return node_end(node);
    }
}

/* ---- questions ---- */

static FileExtents *file_of(Extents *extents, Pos pos)
{
    FileExtents *file = map_get(&extents->files, sources_find(extents->sources, pos));

    if (file && !file->is_sorted) {
        node_each_child(&file->file->node, gather, file);
        qsort(file->nodes.items, file->nodes.count, sizeof(Node *), compare);
        file->is_sorted = true;
    }
    return file;
}

/* The first node of the file that does not begin before `pos`. */
static uint32_t first_at(const FileExtents *file, Pos pos)
{
    uint32_t low = 0, high = file->nodes.count;

    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (file->nodes.items[middle]->pos < pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Extent extent_at(Extents *extents, Pos pos, ExtentKind kind)
{
    FileExtents *file = pos ? file_of(extents, pos) : NULL;
    Extent found = {pos, pos};

    if (!file)
        return found;
    for (uint32_t i = first_at(file, pos); i < file->nodes.count && file->nodes.items[i]->pos == pos; i++) {
        const Node *node = file->nodes.items[i];
        if (kind == EXTENT_NAME && node->kind == NODE_NAME_EXPR)
            return (Extent){pos, node_end(node)};
        Pos start = node_start(node), end = whole_end(file->file->source, node);
        found.start = start < found.start ? start : found.start;
        found.end = end > found.end ? end : found.end;
    }
    return found;
}
