/* The typed tree's vocabulary: names of operations, checked downcasts, children.
 *
 * Children are visited in the order in which Go's compiler holds them, which is
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

/* What a visitor carries along. */
typedef struct Walk {
    void (*visit)(IrNode *child, void *context);
    void *context;
} Walk;

static void visit_one(Walk *walk, void *child)
{
    if (child)
        walk->visit(child, walk->context);
}

static void visit_list(Walk *walk, IrNodes list)
{
    for (uint32_t i = 0; i < list.count; i++)
        visit_one(walk, list.items[i]);
}

static void visit_selector(Walk *walk, const IrSelector *node)
{
    visit_one(walk, node->x);
}

static void visit_slice(Walk *walk, const IrSlice *node)
{
    visit_one(walk, node->x);
    visit_one(walk, node->low);
    visit_one(walk, node->high);
    visit_one(walk, node->max);
}

static void visit_call(Walk *walk, const IrCall *node)
{
    visit_one(walk, node->callee);
    visit_list(walk, node->arguments);
}

static void visit_if(Walk *walk, const IrIf *node)
{
    visit_list(walk, node->initial);
    visit_one(walk, node->condition);
    visit_list(walk, node->then);
    visit_list(walk, node->otherwise);
}

static void visit_for(Walk *walk, const IrFor *node)
{
    visit_list(walk, node->initial);
    visit_one(walk, node->condition);
    visit_list(walk, node->post_list);
    visit_list(walk, node->body);
}

static void visit_range(Walk *walk, const IrRange *node)
{
    visit_one(walk, node->x);
    visit_one(walk, node->key);
    visit_one(walk, node->value);
    visit_list(walk, node->body);
}

static void visit_case(Walk *walk, const IrCase *node)
{
    visit_one(walk, node->variable);
    visit_list(walk, node->list);
    visit_list(walk, node->body);
}

static void visit_switch(Walk *walk, const IrSwitch *node)
{
    visit_list(walk, node->initial);
    visit_one(walk, node->tag);
    for (uint32_t i = 0; i < node->cases.count; i++)
        visit_one(walk, node->cases.items[i]);
}

static void visit_select(Walk *walk, const IrSelect *node)
{
    for (uint32_t i = 0; i < node->cases.count; i++)
        visit_one(walk, node->cases.items[i]);
}

static void visit_select_case(Walk *walk, const IrSelectCase *node)
{
    visit_one(walk, node->communication);
    visit_list(walk, node->body);
}

static void visit_pair(Walk *walk, void *first, void *second)
{
    visit_one(walk, first);
    visit_one(walk, second);
}

static void visit_assign(Walk *walk, const IrAssign *node)
{
    visit_pair(walk, node->x, node->y);
}

static void visit_assign_list(Walk *walk, const IrAssignList *node)
{
    visit_list(walk, node->left);
    visit_list(walk, node->right);
}

static void visit_return(Walk *walk, const IrReturn *node)
{
    visit_list(walk, node->results);
}

static void visit_index(Walk *walk, const IrIndex *node)  { visit_pair(walk, node->x, node->index); }
static void visit_unary(Walk *walk, const IrUnary *node)  { visit_one(walk, node->x); }
static void visit_binary(Walk *walk, const IrBinary *node) { visit_pair(walk, node->x, node->y); }
static void visit_elements(Walk *walk, const IrList *node) { visit_list(walk, node->list); }
static void visit_assertion(Walk *walk, const IrTypeAssert *node) { visit_one(walk, node->x); }
static void visit_composite(Walk *walk, const IrComposite *node) { visit_list(walk, node->elements); }
static void visit_key(Walk *walk, const IrKey *node)      { visit_pair(walk, node->key, node->value); }
static void visit_struct_key(Walk *walk, const IrStructKey *node) { visit_one(walk, node->value); }
static void visit_make(Walk *walk, const IrMake *node)    { visit_pair(walk, node->length, node->capacity); }
static void visit_declare(Walk *walk, const IrDeclare *node) { visit_one(walk, node->variable); }
static void visit_assign_op(Walk *walk, const IrAssignOp *node) { visit_pair(walk, node->x, node->y); }
static void visit_block(Walk *walk, const IrBlock *node)  { visit_list(walk, node->list); }
static void visit_type_switch(Walk *walk, const IrTypeSwitch *node) { visit_one(walk, node->x); }
static void visit_go_defer(Walk *walk, const IrGoDefer *node) { visit_one(walk, node->call); }

void ir_each_child(const IrNode *node, void (*visit)(IrNode *child, void *context), void *context)
{
    Walk walk = {visit, context};

    if (node->initial)
        visit_list(&walk, *node->initial);
    switch ((IrOp)node->op) {
    case OP_NONE: case OPS:
        berth_bug("node without an operation");
    case OP_NAME: case OP_LITERAL: case OP_NIL: case OP_TYPE: case OP_CLOSURE:
    case OP_LABEL: case OP_BREAK: case OP_CONTINUE: case OP_GOTO: case OP_FALLTHROUGH:
        return;
    case OP_ADD: case OP_SUB: case OP_MUL: case OP_DIV: case OP_MOD: case OP_AND: case OP_OR: case OP_XOR:
    case OP_AND_NOT: case OP_SHIFT_LEFT: case OP_SHIFT_RIGHT: case OP_EQ: case OP_NE: case OP_LT: case OP_LE:
    case OP_GT: case OP_GE: case OP_AND_AND: case OP_OR_OR: case OP_COMPLEX: case OP_COPY: case OP_UNSAFE_ADD:
    case OP_UNSAFE_SLICE: case OP_SEND:
        visit_binary(&walk, (const IrBinary *)node);
        return;
    case OP_PLUS: case OP_NEGATE: case OP_BIT_NOT: case OP_NOT: case OP_PAREN: case OP_ADDRESS:
    case OP_POINTER_LITERAL: case OP_DEREF: case OP_CONVERT: case OP_CONVERT_NOP: case OP_CONVERT_INTERFACE:
    case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING: case OP_RUNE_TO_STRING: case OP_STRING_TO_BYTES:
    case OP_STRING_TO_RUNES: case OP_SLICE_TO_ARRAY_POINTER: case OP_CAP: case OP_CLOSE: case OP_IMAG: case OP_LEN:
    case OP_NEW: case OP_PANIC: case OP_REAL: case OP_RECEIVE:
        visit_unary(&walk, (const IrUnary *)node);
        return;
    case OP_ADD_STRINGS:
        visit_elements(&walk, (const IrList *)node);
        return;
    case OP_DOT: case OP_DOT_POINTER: case OP_DOT_METHOD: case OP_DOT_INTERFACE: case OP_METHOD_VALUE:
    case OP_METHOD_EXPRESSION:
        visit_selector(&walk, (const IrSelector *)node);
        return;
    case OP_INDEX: case OP_INDEX_MAP:
        visit_index(&walk, (const IrIndex *)node);
        return;
    case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3: case OP_SLICE3_ARRAY:
        visit_slice(&walk, (const IrSlice *)node);
        return;
    case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2:
        visit_assertion(&walk, (const IrTypeAssert *)node);
        return;
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: case OP_MAP_LITERAL:
        visit_composite(&walk, (const IrComposite *)node);
        return;
    case OP_KEY:
        visit_key(&walk, (const IrKey *)node);
        return;
    case OP_STRUCT_KEY:
        visit_struct_key(&walk, (const IrStructKey *)node);
        return;
    case OP_CALL: case OP_CALL_INTERFACE: case OP_APPEND: case OP_DELETE: case OP_PRINT: case OP_PRINTLN:
    case OP_RECOVER:
        visit_call(&walk, (const IrCall *)node);
        return;
    case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN:
        visit_make(&walk, (const IrMake *)node);
        return;
    case OP_DECLARE:
        visit_declare(&walk, (const IrDeclare *)node);
        return;
    case OP_ASSIGN:
        visit_assign(&walk, (const IrAssign *)node);
        return;
    case OP_ASSIGN_OP:
        visit_assign_op(&walk, (const IrAssignOp *)node);
        return;
    case OP_ASSIGN_LIST: case OP_ASSIGN_CALL: case OP_ASSIGN_PAIR:
        visit_assign_list(&walk, (const IrAssignList *)node);
        return;
    case OP_BLOCK:
        visit_block(&walk, (const IrBlock *)node);
        return;
    case OP_IF:
        visit_if(&walk, (const IrIf *)node);
        return;
    case OP_FOR:
        visit_for(&walk, (const IrFor *)node);
        return;
    case OP_RANGE:
        visit_range(&walk, (const IrRange *)node);
        return;
    case OP_SWITCH:
        visit_switch(&walk, (const IrSwitch *)node);
        return;
    case OP_TYPE_SWITCH:
        visit_type_switch(&walk, (const IrTypeSwitch *)node);
        return;
    case OP_CASE:
        visit_case(&walk, (const IrCase *)node);
        return;
    case OP_SELECT:
        visit_select(&walk, (const IrSelect *)node);
        return;
    case OP_SELECT_CASE:
        visit_select_case(&walk, (const IrSelectCase *)node);
        return;
    case OP_RETURN:
        visit_return(&walk, (const IrReturn *)node);
        return;
    case OP_DEFER: case OP_GO:
        visit_go_defer(&walk, (const IrGoDefer *)node);
        return;
    }
}

/* Source: cmd/compile/internal/ir/node.go, HasUniquePos. */
bool ir_has_unique_pos(const IrNode *node)
{
    if (node->op == OP_NAME || node->pos == 0)
        return false;
    return node->op != OP_TYPE || !type_is_named(node->type);
}
