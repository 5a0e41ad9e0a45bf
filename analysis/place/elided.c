/* The last remarks of -m: index checks that need not be made.
 *
 * Go finds them when it generates code, a function after the other, literals that
 * capture nothing before the function around them, the others after it, last first.
 * Source: cmd/compile/internal/walk/expr.go, walkIndex; gc/compile.go, Go 1.19.
 */
#include "analysis/place/elided.h"

static void remark_function(Compilation *compilation, IrFunction *function);

static void remark_node(IrNode *node, void *context);

static void remark(Compilation *compilation, const IrNode *index)
{
    static const char text[] = "index bounds check elided";

    diag_remark(compilation, index->pos, text);
    if (compilation->options.keeps_findings)
        finding_add(compilation, FINDING_ELIDED_INDEX_CHECK, index->pos, false, text);
}

static int64_t fixed_length(const IrNode *indexed)
{
    const IrLiteral *text = ir_if(LITERAL, IrLiteral, indexed);
    const ArrayType *array = under_if(ARRAY, ArrayType, indexed->type);

    return array ? array->length : text ? (int64_t)constant_text(text->constant).length : 0;
}

/* No value of the index's type is too large. */
static bool is_bounded_by_type(const IrIndex *index)
{
    Type *type = index->index->type;
    int64_t size_bytes = type_size_bytes(type);

    return type_is_unsigned(type) && size_bytes < 8 && INT64_C(1) << 8 * size_bytes <= fixed_length(index->x);
}

/* What is appended is first made safe to evaluate twice: indices that are not simple go to temporaries,
 * of which only the type is known then. */
static void remark_appended(Compilation *compilation, IrNode *node)
{
    IrIndex *index = ir_if(INDEX, IrIndex, node);

    if (index) {
        bool is_simple = index->index->op == OP_NAME;
        remark_appended(compilation, index->x);
        remark_appended(compilation, index->index);
        if (index->index->op != OP_LITERAL && (is_simple ? node->is_bounded : is_bounded_by_type(index)))
            remark(compilation, node);
    } else if (node->op == OP_DOT || node->op == OP_DOT_POINTER) {
        remark_appended(compilation, ((IrSelector *)node)->x);
    } else if (node->op == OP_DEREF || node->op == OP_LEN || node->op == OP_CAP) {
        remark_appended(compilation, ((IrUnary *)node)->x);
    } else {
        remark_node(node, compilation);
    }
}

static void remark_append(Compilation *compilation, IrCall *call)
{
    remark_node(call->arguments.items[0], compilation);
    for (uint32_t i = 1; i < call->arguments.count; i++)
        if (call->is_spread)
            remark_node(call->arguments.items[i], compilation);
        else
            remark_appended(compilation, call->arguments.items[i]);
}

static void remark_node(IrNode *node, void *context)
{
    if (node->op == OP_APPEND) {
        remark_append(context, (IrCall *)node);
        return;
    }
    ir_each_child(node, remark_node, context);
    if (node->op == OP_INDEX && node->is_bounded && ((IrIndex *)node)->index->op != OP_LITERAL)
        remark(context, node);
}

static void remark_closures(Compilation *compilation, IrFunction *function, bool are_trivial)
{
    for (uint32_t i = 0; i < function->closures.count; i++) {
        uint32_t index = are_trivial ? i : function->closures.count - 1 - i;
        IrFunction *closure = function->closures.items[index];
        if ((closure->captured.count == 0) == are_trivial)
            remark_function(compilation, closure);
    }
}

static void remark_function(Compilation *compilation, IrFunction *function)
{
    remark_closures(compilation, function, true);
    list_each (IrNode *, statement, function->body)
        remark_node(statement, compilation);
    remark_closures(compilation, function, false);
}

void elided_remarks(Compilation *compilation, IrPackage *package)
{
    if (!package->package->is_named_on_command_line || !compilation->options.remark_level)
        return;
    list_each (IrFunction *, function, package->functions)
        if (strcmp(function->name->name, "_") != 0)
            remark_function(compilation, function);
    if (package->initializer)
        remark_function(compilation, package->initializer);
}
