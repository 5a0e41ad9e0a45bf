/* Initial values of package variables that need no code, or only for parts of them.
 *
 * Go lays literals, constants in interfaces and functions without captured variables out
 * when it compiles; -m says nothing of them.  Their nodes are marked is_static: they live
 * as long as the program and are no sites.  Parts that must be computed are assigned into
 * the static storage when the package is initialised.
 * Source: cmd/compile/internal/staticinit/sched.go; pkginit/init.go, Go 1.19.
 */
#include "analysis/lower/internal.h"
#include "analysis/ir/children.h"

static void mark_value(IrNode *value);

static IrNode *value_of_element(IrNode *element)
{
    if (element->op == OP_KEY)
        return ((IrKey *)element)->value;
    if (element->op == OP_STRUCT_KEY)
        return ((IrStructKey *)element)->value;
    return element;
}

static void mark_elements(IrComposite *literal)
{
    list_each (IrNode *, element, literal->elements)
        mark_value(value_of_element(element));
}

/* The value inside of conversions to interfaces decides: an interface's dynamic type is not known. */
static void mark_interface(IrNode *conversion)
{
    IrNode *value = conversion;

    while (value->op == OP_CONVERT_INTERFACE)
        value = ((IrUnary *)value)->x;
    if (type_is_interface(value->type))
        return;
    for (; conversion != value; conversion = ((IrUnary *)conversion)->x)
        conversion->is_static = true;
    mark_value(value);
}

static void mark_value(IrNode *value)
{
    while (value->op == OP_CONVERT_NOP)
        value = ((IrUnary *)value)->x;
    switch ((int)value->op) {
    case OP_POINTER_LITERAL:
        value->is_static = true;
        mark_value(((IrUnary *)value)->x);
        return;
    case OP_STRING_TO_BYTES:
        value->is_static = ((IrUnary *)value)->x->op == OP_LITERAL;
        return;
    case OP_SLICE_LITERAL:
        value->is_static = true;
        mark_elements((IrComposite *)value);
        return;
    case OP_ARRAY_LITERAL: case OP_STRUCT_LITERAL:
        mark_elements((IrComposite *)value);
        return;
    case OP_CLOSURE:
        value->is_static = ((IrClosure *)value)->function->captured.count == 0;
        return;
    case OP_CONVERT_INTERFACE:
        mark_interface(value);
        return;
    }
}

/* ---- values that nobody sees ---- */

static bool may_have_effects(const IrNode *node)
{
    switch ((int)node->op) {
    case OP_NAME: case OP_TYPE: case OP_LITERAL: case OP_NIL: case OP_ADD: case OP_SUB: case OP_OR: case OP_XOR:
    case OP_ADD_STRINGS: case OP_ADDRESS: case OP_AND_AND: case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING:
    case OP_STRING_TO_BYTES: case OP_STRING_TO_RUNES: case OP_CAP: case OP_MAP_LITERAL: case OP_STRUCT_LITERAL:
    case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: case OP_POINTER_LITERAL: case OP_CONVERT:
    case OP_CONVERT_INTERFACE: case OP_CONVERT_NOP: case OP_DOT: case OP_EQ: case OP_NE: case OP_LT: case OP_LE:
    case OP_GT: case OP_GE: case OP_KEY: case OP_STRUCT_KEY: case OP_LEN: case OP_MUL: case OP_SHIFT_LEFT:
    case OP_SHIFT_RIGHT: case OP_AND: case OP_AND_NOT: case OP_NEW: case OP_NOT: case OP_BIT_NOT: case OP_PLUS:
    case OP_NEGATE: case OP_OR_OR: case OP_PAREN: case OP_RUNE_TO_STRING: case OP_REAL: case OP_IMAG:
    case OP_COMPLEX:
        return false;
    }
    return true;
}

static void find_effects(IrNode *node, void *context)
{
    bool *found = context;

    if (may_have_effects(node))
        *found = true;
    else
        ir_each_child(node, find_effects, found);
}

static bool has_effects(IrNode *node)
{
    bool found = false;

    find_effects(node, &found);
    return found;
}

/* var _ = x */
static bool is_discarded(const IrNode *statement)
{
    const IrAssign *assign = ir_if(ASSIGN, IrAssign, statement);

    return assign && !assign->x && !has_effects(assign->y);
}

void lower_mark_static_values(IrFunction *initializer)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < initializer->body.count; i++) {
        IrNode *statement = initializer->body.items[i];
        if (is_discarded(statement))
            continue;
        initializer->body.items[kept++] = statement;
        if (statement->op == OP_ASSIGN)
            mark_value(((IrAssign *)statement)->y);
    }
    initializer->body.count = kept;
}
