/* Which packages a package's export data mentions, as far as messages depend on it.
 *
 * Go's compiler quotes the path of a package when it heard of another one with its name; it hears of what
 * the declarations of imported packages mention: types of exported declarations, and bodies that can be inlined.
 * Source: Go 1.19 cmd/compile/internal/types, NumImport and pkgqual.
 */
#include "analysis/inline/internal.h"
#include "analysis/ir/children.h"

typedef struct Mentions {
    Arena *arena;
    Package *package;
    Map reached;               /* functions whose bodies are looked at */
    IrFunctionList waiting;    /* ... or will be */
} Mentions;

static void add_package(Mentions *mentions, Package *package)
{
    if (!package || package == mentions->package)
        return;
    list_each (Package *, known, mentions->package->mentions)
        if (known == package)
            return;
    list_push(mentions->arena, &mentions->package->mentions, package);
}

/* Types without a name: as deep as the elements go. */
static void add_type(Mentions *mentions, const Type *type)
{
    for (;;) {
        const NamedType *named = type_if(NAMED, NamedType, type);
        const PointerType *pointer = type_if(POINTER, PointerType, type);
        const SliceType *slice = type_if(SLICE, SliceType, type);
        const ArrayType *array = type_if(ARRAY, ArrayType, type);

        if (named)
            add_package(mentions, named->object->package);
        if (!pointer && !slice && !array)
            return;
        type = pointer ? pointer->element : slice ? slice->element : array->element;
    }
}

static void add_tuple(Mentions *mentions, const TupleType *tuple)
{
    list_each (Object *, variable, tuple->variables)
        add_type(mentions, variable->type);
}

/* Bodies of functions that bodies of exported ones call are exported too. */
static void reach(Mentions *mentions, IrFunction *function)
{
    if (!function || !function->inline_body || function->package->package != mentions->package ||
        map_has(&mentions->reached, function))
        return;
    map_put(mentions->arena, &mentions->reached, function, function);
    list_push(mentions->arena, &mentions->waiting, function);
}

static void add_node(IrNode *node, void *context)
{
    Mentions *mentions = context;

    if (node->op == OP_NAME && ((IrName *)node)->class == IR_FUNCTION)
        reach(mentions, ((IrName *)node)->function);
    if ((node->op == OP_DOT_METHOD || node->op == OP_METHOD_VALUE || node->op == OP_METHOD_EXPRESSION) &&
        ((IrSelector *)node)->method)
        reach(mentions, ((IrSelector *)node)->method->function);

    if (node->type && node->type->kind != TYPE_TUPLE)
        add_type(mentions, node->type);
    if (node->op == OP_NAME && ((IrName *)node)->object)
        add_package(mentions, ((IrName *)node)->object->package);
    ir_each_child(node, add_node, context);
}

static void add_struct(Mentions *mentions, const StructType *structure)
{
    list_each (Object *, field, structure->fields)
        add_type(mentions, field->type);
}

static void add_exported(Mentions *mentions, const Object *object)
{
    SignatureType *signature = object->type ? type_if(SIGNATURE, SignatureType, object->type) : NULL;
    StructType *structure = object->kind == OBJECT_TYPE_NAME && object->type ? under_if(STRUCT, StructType, object->type) : NULL;

    if (signature) {
        add_tuple(mentions, signature->parameters);
        add_tuple(mentions, signature->results);
    } else if (structure) {
        add_struct(mentions, structure);
    } else if (object->kind == OBJECT_VAR) {
        add_type(mentions, object->type);
    }
}

void collect_mentions(Arena *arena, IrPackage *package)
{
    Mentions mentions = {.arena = arena, .package = package->package};

    list_each (Object *, object, package->package->scope->ordered)
        if (object->name && object->name->is_exported)
            add_exported(&mentions, object);
    list_each (IrFunction *, function, package->functions) {
        const Object *object = function->name->object;
        if (!object || !object->name || !object->name->is_exported)
            continue;
        if (function->receiver)
            add_exported(&mentions, object);
        reach(&mentions, function);
    }
    while (mentions.waiting.count) {
        IrFunction *function = list_pop(&mentions.waiting);
        list_each (IrNode *, node, function->inline_body->body)
            add_node(node, &mentions);
    }
}
