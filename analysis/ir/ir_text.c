/* Nodes as -m prints them: Go's compiler writes an expression back from its tree, which is not
 * always what the source says (conversions become E(x), methods (*T).m(x), bodies "...").
 *
 * Implicit operations print their operand only.  Parentheses come from precedence; operations
 * without one (0 below) always get them inside of another expression.
 * Source: cmd/compile/internal/ir/fmt.go, Go 1.19.
 */
#include "analysis/ir/ir.h"

enum {
    LOWEST = 0,
    OR_PRECEDENCE = 1,
    AND_PRECEDENCE = 2,
    SEND_PRECEDENCE = 3,
    COMPARE_PRECEDENCE = 4,
    ADD_PRECEDENCE = 5,
    MULTIPLY_PRECEDENCE = 6,
    UNARY_PRECEDENCE = 7,
    PRIMARY_PRECEDENCE = 8,
    IS_STATEMENT = -1
};

typedef struct Printer {
    Writer writer;
    const Package *local;
} Printer;

static void print_expr(Printer *printer, const IrNode *node, int precedence);
static void print_node(Printer *printer, const IrNode *node);

static int op_precedence(IrOp op)
{
    switch (op) {
    case OP_NAME: case OP_LITERAL: case OP_NIL: case OP_TYPE: case OP_PAREN: case OP_DOT: case OP_DOT_POINTER:
    case OP_INDEX: case OP_INDEX_MAP: case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3:
    case OP_SLICE3_ARRAY: case OP_DOT_METHOD: case OP_DOT_INTERFACE: case OP_METHOD_VALUE:
    case OP_METHOD_EXPRESSION: case OP_CONVERT: case OP_CONVERT_NOP: case OP_CONVERT_INTERFACE:
    case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING: case OP_RUNE_TO_STRING: case OP_STRING_TO_BYTES:
    case OP_STRING_TO_RUNES: case OP_SLICE_TO_ARRAY_POINTER: case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2:
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: case OP_MAP_LITERAL: case OP_CALL:
    case OP_CALL_INTERFACE: case OP_APPEND: case OP_CAP: case OP_CLOSE: case OP_COPY: case OP_DELETE: case OP_LEN:
    case OP_MAKE_SLICE: case OP_NEW: case OP_PANIC: case OP_PRINT: case OP_PRINTLN: case OP_UNSAFE_ADD:
    case OP_UNSAFE_SLICE: case OP_CONVERT_DATA: case OP_BOUND_METHOD:
        return PRIMARY_PRECEDENCE;
    case OP_PLUS: case OP_NEGATE: case OP_BIT_NOT: case OP_NOT: case OP_ADDRESS: case OP_DEREF: case OP_RECEIVE:
        return UNARY_PRECEDENCE;
    case OP_MUL: case OP_DIV: case OP_MOD: case OP_SHIFT_LEFT: case OP_SHIFT_RIGHT: case OP_AND: case OP_AND_NOT:
        return MULTIPLY_PRECEDENCE;
    case OP_ADD: case OP_SUB: case OP_OR: case OP_XOR:
        return ADD_PRECEDENCE;
    case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_GT: case OP_GE:
        return COMPARE_PRECEDENCE;
    case OP_SEND:
        return SEND_PRECEDENCE;
    case OP_AND_AND:
        return AND_PRECEDENCE;
    case OP_OR_OR:
        return OR_PRECEDENCE;
    case OP_NONE: case OPS: case OP_ADD_STRINGS: case OP_POINTER_LITERAL: case OP_CLOSURE: case OP_KEY:
    case OP_STRUCT_KEY: case OP_COMPLEX: case OP_IMAG: case OP_REAL: case OP_RECOVER: case OP_MAKE_MAP:
    case OP_MAKE_CHAN: case OP_TYPE_SWITCH: case OP_SELECT_CASE: case OP_INLINED_CALL: case OP_DECLARE_CONSTANT:
    case OP_DECLARE_TYPE: case OP_INSTANCE: case OP_INTERFACE_OF: case OP_TYPE_WORD: case OP_DATA_WORD:
    case OP_DYNAMIC_ASSERT: case OP_DYNAMIC_ASSERT2: case OP_DYNAMIC_TYPE:
        return LOWEST;
    case OP_DECLARE: case OP_ASSIGN: case OP_ASSIGN_OP: case OP_ASSIGN_LIST: case OP_ASSIGN_CALL:
    case OP_ASSIGN_PAIR: case OP_BLOCK: case OP_IF: case OP_FOR: case OP_RANGE: case OP_SWITCH: case OP_CASE:
    case OP_SELECT: case OP_LABEL: case OP_BREAK: case OP_CONTINUE: case OP_GOTO: case OP_FALLTHROUGH:
    case OP_RETURN: case OP_DEFER: case OP_GO:
        return IS_STATEMENT;
    }
    return LOWEST;
}

static int node_precedence(const IrNode *node)
{
    if (node->op == OP_LITERAL && node->source_text && ((const IrLiteral *)node)->source_op)
        return op_precedence(((const IrLiteral *)node)->source_op);
    if (node->op == OP_TYPE && type_if(POINTER, PointerType, node->type))
        return UNARY_PRECEDENCE;
    return op_precedence(node->op);
}

static void print(Printer *printer, const char *text)
{
    writer_text(&printer->writer, text);
}

static void print_type(Printer *printer, const Type *type)
{
    ir_type_write(&printer->writer, type, printer->local);
}

static void print_list(Printer *printer, IrNodes list, const char *separator)
{
    for (uint32_t i = 0; i < list.count; i++) {
        if (i)
            print(printer, separator);
        print_node(printer, list.items[i]);
    }
}

/* The declaration belongs to the x := e, the range or the communication that defines the variable, for Go. */
static bool is_part_of_definition(const IrNode *node)
{
    const IrDeclare *declare = ir_if(DECLARE, IrDeclare, node);
    const IrNode *definition = declare ? declare->variable->definition : NULL;

    if (!definition)
        return false;
    if (definition->op == OP_ASSIGN)
        return ((const IrAssign *)definition)->is_define;
    if (definition->op == OP_ASSIGN_LIST || definition->op == OP_ASSIGN_CALL || definition->op == OP_ASSIGN_PAIR)
        return ((const IrAssignList *)definition)->is_define;
    return true;
}

static void print_statements(Printer *printer, IrNodes list)
{
    bool is_first = true;

    for (uint32_t i = 0; i < list.count; i++) {
        if (is_part_of_definition(list.items[i]))
            continue;
        print(printer, is_first ? "" : "; ");
        is_first = false;
        print_node(printer, list.items[i]);
    }
}

/* The operand of an implicit operation, as deep as needed. */
static const IrNode *skip_implicit(const IrNode *node)
{
    while (node && node->is_implicit && !node->source_text
           && (node->op == OP_ADDRESS || node->op == OP_DEREF || node->op == OP_CONVERT || node->op == OP_CONVERT_NOP
               || node->op == OP_CONVERT_INTERFACE))
        node = ((const IrUnary *)node)->x;
    return node;
}

/* ---- leaves ---- */

static bool is_predeclared_or_defined(const Type *type)
{
    const InterfaceType *interface = type_if(INTERFACE, InterfaceType, type);

    return (interface && interface->name) || type->kind == TYPE_NAMED || type->kind == TYPE_BASIC || type->kind == TYPE_PARAMETER;
}

static void print_literal(Printer *printer, const IrLiteral *literal)
{
    const Type *type = literal->node.type;
    bool is_typed = type && !type_is_untyped(type);

    if (is_typed) {
        bool has_parens = type->kind == TYPE_POINTER;
        print(printer, has_parens ? "(" : "");
        print_type(printer, type);
        print(printer, has_parens ? ")(" : "(");
    }
    print(printer, constant_short_text(printer->writer.arena, literal->constant));
    print(printer, is_typed ? ")" : "");
}

static void print_name(Printer *printer, const IrName *name)
{
    if (name->name[0] == '~' && name->name[1] == 'b') {
        print(printer, "_");
        return;
    }
    bool is_qualified = name->class == IR_PACKAGE_VARIABLE || name->class == IR_FUNCTION || name->is_inlined;
    if (is_qualified && name->object && name->object->package
        && name->object->package != printer->local)
        ir_qualifier_write(&printer->writer, name->object->package, printer->local);
    print(printer, name->name);
}

/* ---- expressions ---- */

static void print_selector(Printer *printer, const IrSelector *node)
{
    print_expr(printer, node->x, PRIMARY_PRECEDENCE);
    writer_format(&printer->writer, ".%s", node->selector->text);
}

static void print_index(Printer *printer, const IrIndex *node)
{
    print_expr(printer, node->x, PRIMARY_PRECEDENCE);
    print(printer, "[");
    print_node(printer, node->index);
    print(printer, "]");
}

static void print_slice(Printer *printer, const IrSlice *node)
{
    print_expr(printer, node->x, PRIMARY_PRECEDENCE);
    print(printer, "[");
    if (node->low)
        print_node(printer, node->low);
    print(printer, ":");
    if (node->high)
        print_node(printer, node->high);
    if (node->max) {
        print(printer, ":");
        print_node(printer, node->max);
    }
    print(printer, "]");
}

static void print_assertion(Printer *printer, const IrTypeAssert *node)
{
    print_expr(printer, node->x, PRIMARY_PRECEDENCE);
    print(printer, ".(");
    print_type(printer, node->target);
    print(printer, ")");
}

static void print_composite(Printer *printer, const IrComposite *node)
{
    if (node->node.is_implicit) {
        print(printer, "... argument");
        return;
    }
    print_type(printer, node->node.type);
    print(printer, node->elements.count ? "{...}" : "{}");
}

static void print_key(Printer *printer, const IrKey *node)
{
    print_node(printer, node->key);
    print(printer, ":");
    print_node(printer, node->value);
}

static void print_conversion(Printer *printer, const IrUnary *node)
{
    bool has_name = is_predeclared_or_defined(node->node.type);

    print(printer, has_name ? "" : "(");
    print_type(printer, node->node.type);
    print(printer, has_name ? "(" : ")(");
    print_node(printer, node->x);
    print(printer, ")");
}

static void print_builtin_unary(Printer *printer, const IrUnary *node)
{
    writer_format(&printer->writer, "%s(", ir_op_spelling(node->node.op));
    print_node(printer, node->x);
    print(printer, ")");
}

static void print_builtin_binary(Printer *printer, const IrBinary *node)
{
    writer_format(&printer->writer, "%s(", ir_op_spelling(node->node.op));
    print_node(printer, node->x);
    print(printer, ", ");
    print_node(printer, node->y);
    print(printer, ")");
}

static void print_separate_arguments(Printer *printer, const IrCall *node)
{
    const IrNode *last = list_last(&node->arguments);
    IrNodes fixed = {node->arguments.items, node->arguments.count - 1, 0};

    print_list(printer, fixed, ", ");
    if (last->op == OP_SLICE_LITERAL) {
        print(printer, fixed.count ? ", " : "");
        print_list(printer, ((const IrComposite *)last)->elements, ", ");
    }
    print(printer, ")");
}

static void print_arguments(Printer *printer, const IrCall *node)
{
    if (!node->is_packed && node->has_implicit_slice) {
        print_separate_arguments(printer, node);
        return;
    }
    print_list(printer, node->arguments, ", ");
    print(printer, node->is_spread || node->has_implicit_slice ? "...)" : ")");
}

static void print_builtin_call(Printer *printer, const IrCall *node)
{
    writer_format(&printer->writer, "%s(", ir_op_spelling(node->node.op));
    print_arguments(printer, node);
}

/* Go has rewritten x.m(y) to T.m(x, y) by then. */
static void print_method_call(Printer *printer, const IrCall *node, const IrSelector *callee)
{
    bool is_pointer = callee->x->type->kind == TYPE_POINTER;

    print(printer, is_pointer ? "(" : "");
    print_type(printer, callee->x->type);
    writer_format(&printer->writer, is_pointer ? ").%s(" : ".%s(", callee->selector->text);
    print_node(printer, callee->x);
    bool has_arguments = node->arguments.count > (!node->is_packed && node->has_implicit_slice
                                                  && list_last(&node->arguments)->op != OP_SLICE_LITERAL);
    print(printer, has_arguments ? ", " : "");
    print_arguments(printer, node);
}

static void print_call(Printer *printer, const IrCall *node)
{
    if (node->callee->op == OP_DOT_METHOD) {
        print_method_call(printer, node, (const IrSelector *)node->callee);
        return;
    }
    print_expr(printer, node->callee, PRIMARY_PRECEDENCE);
    print(printer, "(");
    print_arguments(printer, node);
}

static void print_inlined_call(Printer *printer, const IrInlinedCall *node)
{
    if (node->results.count == 1) {
        print_node(printer, node->results.items[0]);
        return;
    }
    print(printer, "(.");
    print_list(printer, node->results, "; ");
    print(printer, ")");
}

static void print_make(Printer *printer, const IrMake *node)
{
    bool prints_length = node->length && (node->node.op == OP_MAKE_SLICE || !type_is_untyped(node->length->type));

    print(printer, "make(");
    print_type(printer, node->node.type);
    if (node->capacity || prints_length) {
        print(printer, ", ");
        print_node(printer, node->length);
    }
    if (node->capacity) {
        print(printer, ", ");
        print_node(printer, node->capacity);
    }
    print(printer, ")");
}

static void print_unary(Printer *printer, const IrUnary *node)
{
    print(printer, ir_op_spelling(node->node.op));
    if (node->x->op == node->node.op && node->node.op != OP_DEREF)
        print(printer, " ");
    print_expr(printer, node->x, UNARY_PRECEDENCE + 1);
}

static void print_binary(Printer *printer, const IrBinary *node)
{
    int precedence = op_precedence(node->node.op);

    print_expr(printer, node->x, precedence);
    writer_format(&printer->writer, " %s ", ir_op_spelling(node->node.op));
    print_expr(printer, node->y, precedence + 1);
}

static void print_sum(Printer *printer, const IrList *node)
{
    for (uint32_t i = 0; i < node->list.count; i++) {
        if (i)
            print(printer, " + ");
        print_expr(printer, node->list.items[i], LOWEST);
    }
}

/* ---- statements ---- */

static void print_target(Printer *printer, const IrNode *node)
{
    if (node)
        print_node(printer, node);
    else
        print(printer, "_");
}

static void print_declare(Printer *printer, const IrDeclare *node)
{
    writer_format(&printer->writer, "var %s ", node->variable->name);
    print_type(printer, node->variable->node.type);
}

static void print_assign(Printer *printer, const IrAssign *node)
{
    print_target(printer, node->x);
    print(printer, node->is_define ? " := " : " = ");
    if (node->y)
        print_node(printer, node->y);
    else
        print(printer, "<nil>");
}

static void print_assign_op(Printer *printer, const IrAssignOp *node)
{
    print_node(printer, node->x);
    writer_format(&printer->writer, " %s= ", ir_op_spelling(node->operator));
    if (node->is_increment)
        print(printer, "1");
    else
        print_node(printer, node->y);
}

static void print_assign_list(Printer *printer, const IrAssignList *node)
{
    for (uint32_t i = 0; i < node->left.count; i++) {
        print(printer, i ? ", " : "");
        print_target(printer, node->left.items[i]);
    }
    print(printer, node->is_define ? " := " : " = ");
    print_list(printer, node->right, ", ");
}

static void print_if(Printer *printer, const IrIf *node)
{
    print(printer, "if ");
    if (node->initial.count == 1 && !node->initial.items[0]->initial) {
        print_node(printer, node->initial.items[0]);
        print(printer, "; ");
    }
    print_node(printer, node->condition);
    print(printer, " { ");
    print_statements(printer, node->then);
    print(printer, " }");
    if (node->otherwise.count) {
        print(printer, " else { ");
        print_statements(printer, node->otherwise);
        print(printer, " }");
    }
}

static void print_case(Printer *printer, const IrCase *node)
{
    print(printer, node->list.count ? "case " : "default");
    print_list(printer, node->list, ", ");
    print(printer, ": ");
    print_statements(printer, node->body);
}

static void print_branch(Printer *printer, const IrBranch *node)
{
    print(printer, ir_op_spelling(node->node.op));
    if (node->label)
        writer_format(&printer->writer, " %s", node->label);
}

static void print_go_defer(Printer *printer, const IrGoDefer *node)
{
    writer_format(&printer->writer, "%s ", ir_op_spelling(node->node.op));
    print_node(printer, &node->call->node);
}

static void print_return(Printer *printer, const IrReturn *node)
{
    print(printer, "return ");
    print_list(printer, node->results, ", ");
}

/* ---- dispatch ---- */

static void print_bare(Printer *printer, const IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_NONE: case OPS:
        berth_bug("node without an operation");
    case OP_NAME:             print_name(printer, (const IrName *)node); return;
    case OP_LITERAL:          print_literal(printer, (const IrLiteral *)node); return;
    case OP_NIL:              print(printer, "nil"); return;
    case OP_TYPE:             print_type(printer, node->type); return;
    case OP_ADD: case OP_SUB: case OP_MUL: case OP_DIV: case OP_MOD: case OP_AND: case OP_OR: case OP_XOR:
    case OP_AND_NOT: case OP_SHIFT_LEFT: case OP_SHIFT_RIGHT: case OP_EQ: case OP_NE: case OP_LT: case OP_LE:
    case OP_GT: case OP_GE: case OP_AND_AND: case OP_OR_OR: case OP_SEND:
        print_binary(printer, (const IrBinary *)node);
        return;
    case OP_ADD_STRINGS:      print_sum(printer, (const IrList *)node); return;
    case OP_PLUS: case OP_NEGATE: case OP_BIT_NOT: case OP_NOT: case OP_ADDRESS: case OP_DEREF: case OP_RECEIVE:
        print_unary(printer, (const IrUnary *)node);
        return;
    case OP_PAREN:
        print(printer, "(");
        print_node(printer, ((const IrUnary *)node)->x);
        print(printer, ")");
        return;
    case OP_POINTER_LITERAL:
        print(printer, "&");
        print_node(printer, ((const IrUnary *)node)->x);
        return;
    case OP_DOT: case OP_DOT_POINTER: case OP_DOT_METHOD: case OP_DOT_INTERFACE: case OP_METHOD_VALUE:
    case OP_METHOD_EXPRESSION: case OP_BOUND_METHOD:
        print_selector(printer, (const IrSelector *)node);
        return;
    case OP_INDEX: case OP_INDEX_MAP:
        print_index(printer, (const IrIndex *)node);
        return;
    case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3: case OP_SLICE3_ARRAY:
        print_slice(printer, (const IrSlice *)node);
        return;
    case OP_CLOSURE:          print(printer, "func literal"); return;
    case OP_CONVERT: case OP_CONVERT_NOP: case OP_CONVERT_INTERFACE: case OP_BYTES_TO_STRING:
    case OP_RUNES_TO_STRING: case OP_RUNE_TO_STRING: case OP_STRING_TO_BYTES: case OP_STRING_TO_RUNES:
    case OP_SLICE_TO_ARRAY_POINTER: case OP_CONVERT_DATA:
        print_conversion(printer, (const IrUnary *)node);
        return;
    case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2:
        print_assertion(printer, (const IrTypeAssert *)node);
        return;
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: case OP_MAP_LITERAL:
        print_composite(printer, (const IrComposite *)node);
        return;
    case OP_KEY:              print_key(printer, (const IrKey *)node); return;
    case OP_STRUCT_KEY:
        writer_format(&printer->writer, "%s:", ((const IrStructKey *)node)->field->name->text);
        print_node(printer, ((const IrStructKey *)node)->value);
        return;
    case OP_CALL: case OP_CALL_INTERFACE:
        print_call(printer, (const IrCall *)node);
        return;
    case OP_INLINED_CALL:     print_inlined_call(printer, (const IrInlinedCall *)node); return;
    case OP_APPEND: case OP_DELETE: case OP_PRINT: case OP_PRINTLN:
        print_builtin_call(printer, (const IrCall *)node);
        return;
    case OP_RECOVER:
        /* Go has put its own operation in recover's place when -m speaks, and cannot spell it. */
        writer_text(&printer->writer, "<node RECOVERFP>");
        return;
    case OP_CAP: case OP_CLOSE: case OP_IMAG: case OP_LEN: case OP_NEW: case OP_PANIC: case OP_REAL:
        print_builtin_unary(printer, (const IrUnary *)node);
        return;
    case OP_COMPLEX: case OP_COPY: case OP_UNSAFE_ADD: case OP_UNSAFE_SLICE:
        print_builtin_binary(printer, (const IrBinary *)node);
        return;
    case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN:
        print_make(printer, (const IrMake *)node);
        return;
    case OP_DECLARE:          print_declare(printer, (const IrDeclare *)node); return;
    case OP_DECLARE_CONSTANT: print(printer, "<node DCLCONST>"); return;
    case OP_DECLARE_TYPE:     print(printer, "<node DCLTYPE>"); return;
    case OP_ASSIGN:           print_assign(printer, (const IrAssign *)node); return;
    case OP_ASSIGN_OP:        print_assign_op(printer, (const IrAssignOp *)node); return;
    case OP_ASSIGN_LIST: case OP_ASSIGN_CALL: case OP_ASSIGN_PAIR:
        print_assign_list(printer, (const IrAssignList *)node);
        return;
    case OP_BLOCK:            print_statements(printer, ((const IrBlock *)node)->list); return;
    case OP_IF:               print_if(printer, (const IrIf *)node); return;
    case OP_FOR: case OP_RANGE:
        print(printer, "for loop");
        return;
    case OP_SWITCH:           print(printer, "switch statement"); return;
    case OP_SELECT:           print(printer, "select statement"); return;
    case OP_TYPE_SWITCH:      print(printer, "<node TYPESW>"); return;
    case OP_INSTANCE: case OP_INTERFACE_OF: case OP_TYPE_WORD: case OP_DATA_WORD: case OP_DYNAMIC_ASSERT:
    case OP_DYNAMIC_ASSERT2: case OP_DYNAMIC_TYPE:
        writer_format(&printer->writer, "<node %s>", ir_op_spelling(node->op));
        return;
    case OP_CASE:             print_case(printer, (const IrCase *)node); return;
    case OP_SELECT_CASE:      print(printer, "case"); return;
    case OP_LABEL:            writer_format(&printer->writer, "%s: ", ((const IrBranch *)node)->label); return;
    case OP_BREAK: case OP_CONTINUE: case OP_GOTO: case OP_FALLTHROUGH:
        print_branch(printer, (const IrBranch *)node);
        return;
    case OP_RETURN:           print_return(printer, (const IrReturn *)node); return;
    case OP_DEFER: case OP_GO:
        print_go_defer(printer, (const IrGoDefer *)node);
        return;
    }
}

static void print_expr(Printer *printer, const IrNode *node, int precedence)
{
    node = skip_implicit(node);
    if (precedence > node_precedence(node)) {
        print(printer, "(");
        print_node(printer, node);
        print(printer, ")");
    } else if (node->source_text) {
        print(printer, node->source_text);
    } else {
        print_bare(printer, node);
    }
}

static void print_node(Printer *printer, const IrNode *node)
{
    print_expr(printer, node, IS_STATEMENT);
}

const char *ir_text(Arena *arena, const IrNode *node, const Package *local)
{
    Printer printer = {.writer = {.arena = arena}, .local = local};

    print_node(&printer, node);
    return writer_done(&printer.writer);
}
