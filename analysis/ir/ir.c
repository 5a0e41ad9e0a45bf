/* The typed tree's vocabulary: names of operations, checked downcasts, children.
 *
 * Children are visited and edited in the order in which Go's compiler holds them, which is
 * mostly the order of the source; initial statements come first.
 * Source: cmd/compile/internal/ir/node_gen.go, Go 1.19.
 */
#include "analysis/ir/ir.h"

const char *ir_op_name(IrOp op)
{
    static const char *const names[OPS] = {
        [OP_NONE] = "NONE",
#define IR(op, Struct, spelling) [OP_##op] = #op,
#include "analysis/ir/ops.def"
#undef IR
    };
    return op < OPS ? names[op] : "?";
}

const char *ir_op_spelling(IrOp op)
{
    static const char *const spellings[OPS] = {
        [OP_NONE] = "",
#define IR(op, Struct, spelling) [OP_##op] = spelling,
#include "analysis/ir/ops.def"
#undef IR
    };
    return op < OPS ? spellings[op] : "?";
}

IrNode *ir_checked(const IrNode *node, IrOp op)
{
    if (!node || node->op != op)
        berth_bug("node is %s, not %s", node ? ir_op_name(node->op) : "NULL", ir_op_name(op));
    return (IrNode *)node;
}

/* What an editor carries along. */
typedef struct Walk {
    IrNode *(*edit)(IrNode *child, void *context);
    void *context;
} Walk;

static void edit_one(Walk *walk, IrNode **place)
{
    if (*place)
        *place = walk->edit(*place, walk->context);
}

static void edit_list(Walk *walk, IrNodes *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        edit_one(walk, &list->items[i]);
}

/* A place that holds a node of one kind only. */
#define edit_typed(walk, place)                                                                              \
    do {                                                                                                     \
        IrNode *child_ = (IrNode *)*(place);                                                                 \
        edit_one(walk, &child_);                                                                             \
        *(place) = (void *)child_;                                                                           \
    } while (0)

static void edit_selector(Walk *walk, IrSelector *node)
{
    edit_one(walk, &node->x);
}

static void edit_slice(Walk *walk, IrSlice *node)
{
    edit_one(walk, &node->x);
    edit_one(walk, &node->low);
    edit_one(walk, &node->high);
    edit_one(walk, &node->max);
}

static void edit_call(Walk *walk, IrCall *node)
{
    edit_one(walk, &node->callee);
    edit_list(walk, &node->arguments);
}

static void edit_inlined_call(Walk *walk, IrInlinedCall *node)
{
    edit_list(walk, &node->body);
    edit_list(walk, &node->results);
}

static void edit_if(Walk *walk, IrIf *node)
{
    edit_list(walk, &node->initial);
    edit_one(walk, &node->condition);
    edit_list(walk, &node->then);
    edit_list(walk, &node->otherwise);
}

static void edit_for(Walk *walk, IrFor *node)
{
    edit_list(walk, &node->initial);
    edit_one(walk, &node->condition);
    edit_list(walk, &node->post_list);
    edit_list(walk, &node->body);
}

static void edit_range(Walk *walk, IrRange *node)
{
    edit_one(walk, &node->x);
    edit_one(walk, &node->key);
    edit_one(walk, &node->value);
    edit_list(walk, &node->body);
}

static void edit_case(Walk *walk, IrCase *node)
{
    edit_typed(walk, &node->variable);
    edit_list(walk, &node->list);
    edit_list(walk, &node->body);
}

static void edit_switch(Walk *walk, IrSwitch *node)
{
    edit_list(walk, &node->initial);
    edit_one(walk, &node->tag);
    for (uint32_t i = 0; i < node->cases.count; i++)
        edit_typed(walk, &node->cases.items[i]);
}

static void edit_select(Walk *walk, IrSelect *node)
{
    for (uint32_t i = 0; i < node->cases.count; i++)
        edit_typed(walk, &node->cases.items[i]);
}

static void edit_select_case(Walk *walk, IrSelectCase *node)
{
    edit_one(walk, &node->communication);
    edit_list(walk, &node->body);
}

static void edit_pair(Walk *walk, IrNode **first, IrNode **second)
{
    edit_one(walk, first);
    edit_one(walk, second);
}

static void edit_assign(Walk *walk, IrAssign *node)
{
    edit_pair(walk, &node->x, &node->y);
}

static void edit_assign_list(Walk *walk, IrAssignList *node)
{
    edit_list(walk, &node->left);
    edit_list(walk, &node->right);
}

static void edit_return(Walk *walk, IrReturn *node)
{
    edit_list(walk, &node->results);
}

static void edit_index(Walk *walk, IrIndex *node)  { edit_pair(walk, &node->x, &node->index); }
static void edit_unary(Walk *walk, IrUnary *node)  { edit_one(walk, &node->x); }
static void edit_binary(Walk *walk, IrBinary *node) { edit_pair(walk, &node->x, &node->y); }
static void edit_elements(Walk *walk, IrList *node) { edit_list(walk, &node->list); }
static void edit_assertion(Walk *walk, IrTypeAssert *node) { edit_pair(walk, &node->x, &node->entry); }
static void edit_instance(Walk *walk, IrInstance *node) { edit_one(walk, &node->x); }
static void edit_composite(Walk *walk, IrComposite *node) { edit_list(walk, &node->elements); }
static void edit_key(Walk *walk, IrKey *node)      { edit_pair(walk, &node->key, &node->value); }
static void edit_struct_key(Walk *walk, IrStructKey *node) { edit_one(walk, &node->value); }
static void edit_make(Walk *walk, IrMake *node)    { edit_pair(walk, &node->length, &node->capacity); }
static void edit_declare(Walk *walk, IrDeclare *node) { edit_typed(walk, &node->variable); }
static void edit_assign_op(Walk *walk, IrAssignOp *node) { edit_pair(walk, &node->x, &node->y); }
static void edit_block(Walk *walk, IrBlock *node)  { edit_list(walk, &node->list); }
static void edit_type_switch(Walk *walk, IrTypeSwitch *node) { edit_one(walk, &node->x); }
static void edit_go_defer(Walk *walk, IrGoDefer *node) { edit_typed(walk, &node->call); }

void ir_edit_children(IrNode *node, IrNode *(*edit)(IrNode *child, void *context), void *context)
{
    Walk walk = {edit, context};

    if (node->initial)
        edit_list(&walk, node->initial);
    switch ((IrOp)node->op) {
    case OP_NONE: case OPS:
        berth_bug("node without an operation");
    case OP_NAME: case OP_LITERAL: case OP_NIL: case OP_TYPE: case OP_CLOSURE:
    case OP_LABEL: case OP_BREAK: case OP_CONTINUE: case OP_GOTO: case OP_FALLTHROUGH: case OP_DECLARE_CONSTANT:
    case OP_DECLARE_TYPE:
        return;
    case OP_ADD: case OP_SUB: case OP_MUL: case OP_DIV: case OP_MOD: case OP_AND: case OP_OR: case OP_XOR:
    case OP_AND_NOT: case OP_SHIFT_LEFT: case OP_SHIFT_RIGHT: case OP_EQ: case OP_NE: case OP_LT: case OP_LE:
    case OP_GT: case OP_GE: case OP_AND_AND: case OP_OR_OR: case OP_COMPLEX: case OP_COPY: case OP_UNSAFE_ADD:
    case OP_UNSAFE_SLICE: case OP_SEND: case OP_INTERFACE_OF: case OP_DYNAMIC_TYPE:
        edit_binary(&walk, (IrBinary *)node);
        return;
    case OP_PLUS: case OP_NEGATE: case OP_BIT_NOT: case OP_NOT: case OP_PAREN: case OP_ADDRESS:
    case OP_POINTER_LITERAL: case OP_DEREF: case OP_CONVERT: case OP_CONVERT_NOP: case OP_CONVERT_INTERFACE:
    case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING: case OP_RUNE_TO_STRING: case OP_STRING_TO_BYTES:
    case OP_STRING_TO_RUNES: case OP_SLICE_TO_ARRAY_POINTER: case OP_CAP: case OP_CLOSE: case OP_IMAG: case OP_LEN:
    case OP_NEW: case OP_PANIC: case OP_REAL: case OP_RECEIVE: case OP_TYPE_WORD: case OP_DATA_WORD: case OP_CONVERT_DATA:
        edit_unary(&walk, (IrUnary *)node);
        return;
    case OP_ADD_STRINGS:
        edit_elements(&walk, (IrList *)node);
        return;
    case OP_DOT: case OP_DOT_POINTER: case OP_DOT_METHOD: case OP_DOT_INTERFACE: case OP_METHOD_VALUE:
    case OP_METHOD_EXPRESSION: case OP_BOUND_METHOD:
        edit_selector(&walk, (IrSelector *)node);
        return;
    case OP_INDEX: case OP_INDEX_MAP:
        edit_index(&walk, (IrIndex *)node);
        return;
    case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3: case OP_SLICE3_ARRAY:
        edit_slice(&walk, (IrSlice *)node);
        return;
    case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2: case OP_DYNAMIC_ASSERT: case OP_DYNAMIC_ASSERT2:
        edit_assertion(&walk, (IrTypeAssert *)node);
        return;
    case OP_INSTANCE:
        edit_instance(&walk, (IrInstance *)node);
        return;
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: case OP_MAP_LITERAL:
        edit_composite(&walk, (IrComposite *)node);
        return;
    case OP_KEY:
        edit_key(&walk, (IrKey *)node);
        return;
    case OP_STRUCT_KEY:
        edit_struct_key(&walk, (IrStructKey *)node);
        return;
    case OP_CALL: case OP_CALL_INTERFACE: case OP_APPEND: case OP_DELETE: case OP_PRINT: case OP_PRINTLN:
    case OP_RECOVER:
        edit_call(&walk, (IrCall *)node);
        return;
    case OP_INLINED_CALL:
        edit_inlined_call(&walk, (IrInlinedCall *)node);
        return;
    case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN:
        edit_make(&walk, (IrMake *)node);
        return;
    case OP_DECLARE:
        edit_declare(&walk, (IrDeclare *)node);
        return;
    case OP_ASSIGN:
        edit_assign(&walk, (IrAssign *)node);
        return;
    case OP_ASSIGN_OP:
        edit_assign_op(&walk, (IrAssignOp *)node);
        return;
    case OP_ASSIGN_LIST: case OP_ASSIGN_CALL: case OP_ASSIGN_PAIR:
        edit_assign_list(&walk, (IrAssignList *)node);
        return;
    case OP_BLOCK:
        edit_block(&walk, (IrBlock *)node);
        return;
    case OP_IF:
        edit_if(&walk, (IrIf *)node);
        return;
    case OP_FOR:
        edit_for(&walk, (IrFor *)node);
        return;
    case OP_RANGE:
        edit_range(&walk, (IrRange *)node);
        return;
    case OP_SWITCH:
        edit_switch(&walk, (IrSwitch *)node);
        return;
    case OP_TYPE_SWITCH:
        edit_type_switch(&walk, (IrTypeSwitch *)node);
        return;
    case OP_CASE:
        edit_case(&walk, (IrCase *)node);
        return;
    case OP_SELECT:
        edit_select(&walk, (IrSelect *)node);
        return;
    case OP_SELECT_CASE:
        edit_select_case(&walk, (IrSelectCase *)node);
        return;
    case OP_RETURN:
        edit_return(&walk, (IrReturn *)node);
        return;
    case OP_DEFER: case OP_GO:
        edit_go_defer(&walk, (IrGoDefer *)node);
        return;
    }
}

typedef struct Visit {
    void (*visit)(IrNode *child, void *context);
    void *context;
} Visit;

static IrNode *visit_child(IrNode *child, void *context)
{
    Visit *visit = context;

    visit->visit(child, visit->context);
    return child;
}

void ir_each_child(const IrNode *node, void (*visit)(IrNode *child, void *context), void *context)
{
    ir_edit_children((IrNode *)node, visit_child, &(Visit){visit, context});
}

IrName *ir_method_instance(const IrProgram *program, const IrPackage *package, const Object *method)
{
    IrName *name = map_get(&package->instances, method);

    for (uint32_t i = 0; !name && i < program->packages.count; i++)
        name = map_get(&program->packages.items[i]->instances, method);
    return name;
}

/* Source: cmd/compile/internal/ir/node.go, HasUniquePos. */
bool ir_has_unique_pos(const IrNode *node)
{
    if (node->op == OP_NAME || node->pos == 0)
        return false;
    return node->op != OP_TYPE || !type_is_named(node->type);
}
