/* Expressions: from a node to the function that makes its code. */
#include "codegen/emit.h"

gcc_jit_rvalue *emit_int64(Function *f, IrNode *node)
{
    int64_t constant;

    if (node_constant_int(node, &constant))
        return gcc_int(f, f->module->int64_type, constant);
    Value value = emit_value(f, node);
    gcc_jit_rvalue *x = gcc_cast(f, value_rvalue(f, value), f->module->int64_type);
    return value.is_kept ? x : gcc_keep(f, x);
}

static Value emit_name(Function *f, IrName *name)
{
    if (name->class == IR_FUNCTION)
        return emit_function_value(f, name);
    return variable_value(f, name);
}

static Value emit_address(Function *f, IrUnary *node)
{
    Value target = emit_value(f, node->x);

    return value_of(layout_of(f->module, node->node.type), value_address(f, target));
}

static Value emit_pointer_literal(Function *f, IrUnary *node)
{
    Type *type = node->x->type;
    Value storage = storage_new(f, &node->node, type);
    gcc_jit_rvalue *address = gcc_keep(f, value_address(f, storage));
    Value target = value_at(f, storage.layout, address);

    target.is_frame = storage.is_frame;
    emit_into(f, node->x, target, true);
    Value pointer = value_of(layout_of(f->module, node->node.type), address);
    pointer.is_kept = true;
    return pointer;
}

static Value emit_new(Function *f, IrUnary *node)
{
    Value storage = storage_new(f, &node->node, node->x->type);

    return value_of(layout_of(f->module, node->node.type), value_address(f, storage));
}

Value emit_dereference(Function *f, IrUnary *node)
{
    Value pointer = emit_value(f, node->x);
    gcc_jit_rvalue *address = value_rvalue(f, pointer);

    guard_nil(f, node->x, address);
    return value_at(f, layout_of(f->module, node->node.type), address);
}

Value emit_selector(Function *f, IrSelector *node)
{
    Layout *field = layout_of(f->module, node->node.type);

    if (node->node.op == OP_DOT)
        return value_field(f, emit_value(f, node->x), node->index, field);
    PointerType *pointer = under_as(POINTER, PointerType, node->x->type);
    gcc_jit_rvalue *address = value_rvalue(f, emit_value(f, node->x));
    guard_nil(f, node->x, address);
    return value_field(f, value_at(f, layout_of(f->module, pointer->element), address), node->index, field);
}

static Value emit_length(Function *f, IrUnary *node, unsigned part)
{
    Layout *layout = layout_of(f->module, node->node.type);
    Type *under = type_underlying(node->x->type);

    if (under->kind == TYPE_POINTER)
        under = type_underlying(((PointerType *)under)->element);
    if (under->kind == TYPE_ARRAY)  /* calls in x have run; *p of a nil p is not looked at */
        return value_of_constant(layout, gcc_int(f, layout->type, ((ArrayType *)under)->length));
    IrNode *operand = node_unparen(node->x);
    if (operand->op == OP_STRING_TO_RUNES && place_is_nowhere(f, operand))
        return value_of(layout, gcc_runtime(f, rt_count_runes, value_rvalue(f, emit_value(f, ((IrUnary *)operand)->x))));
    if (under->kind == TYPE_MAP)
        return emit_map_length(f, node);
    if (under->kind == TYPE_CHAN)
        return emit_channel_length(f, node);
    Value x = emit_value(f, node->x);
    Value length = value_of(layout, value_part(f, x, part));
    length.is_kept = x.is_kept;
    return length;
}

static Value emit_unsafe_add(Function *f, IrBinary *node)
{
    gcc_jit_rvalue *pointer = value_rvalue(f, emit_value(f, node->x));

    return value_of(layout_of(f->module, node->node.type), gcc_offset(f, pointer, emit_int64(f, node->y)));
}

static Value emit_unsafe_slice(Function *f, IrBinary *node)
{
    Type *element = under_as(SLICE, SliceType, node->node.type)->element;
    gcc_jit_rvalue *pointer = value_rvalue(f, value_keep(f, emit_value(f, node->x)));
    gcc_jit_rvalue *length = emit_int64(f, node->y);

    gcc_runtime(f, rt_check_unsafe_slice, pointer, length,
                gcc_int(f, f->module->int64_type, type_size_bytes(element)));
    return value_of_slice(f, pointer, length, length);
}

static Value emit_node(Function *f, IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_NAME: return emit_name(f, (IrName *)node);
    case OP_LITERAL: return emit_literal(f, (IrLiteral *)node);
    case OP_NIL: return value_zero(f, layout_of(f->module, node->type));
    case OP_ADD: case OP_SUB: case OP_MUL: case OP_DIV: case OP_MOD: case OP_AND: case OP_OR: case OP_XOR:
    case OP_AND_NOT: case OP_SHIFT_LEFT: case OP_SHIFT_RIGHT:
    case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_GT: case OP_GE:
        return emit_operator(f, (IrBinary *)node);
    case OP_AND_AND: case OP_OR_OR: return emit_logical(f, (IrBinary *)node);
    case OP_ADD_STRINGS: {
        IrList *list = (IrList *)node;
        Value *strings = arena_new_array(f->arena, Value, list->list.count);
        for (uint32_t i = 0; i < list->list.count; i++)
            strings[i] = emit_value(f, list->list.items[i]);
        return emit_concatenation(f, node, strings, list->list.count);
    }
    case OP_PLUS: case OP_PAREN: return emit_value(f, ((IrUnary *)node)->x);
    case OP_NEGATE: case OP_BIT_NOT: case OP_NOT: return emit_unary(f, (IrUnary *)node);
    case OP_ADDRESS: return emit_address(f, (IrUnary *)node);
    case OP_POINTER_LITERAL: return emit_pointer_literal(f, (IrUnary *)node);
    case OP_DEREF: return emit_dereference(f, (IrUnary *)node);
    case OP_DOT: case OP_DOT_POINTER: return emit_selector(f, (IrSelector *)node);
    case OP_INDEX: return emit_index(f, (IrIndex *)node);
    case OP_INDEX_MAP: return emit_map_index(f, (IrIndex *)node);
    case OP_MAP_LITERAL: return emit_map_literal(f, (IrComposite *)node);
    case OP_MAKE_MAP: return emit_make_map(f, (IrMake *)node);
    case OP_DELETE: return emit_delete(f, (IrCall *)node);
    case OP_COMPLEX: return emit_complex(f, (IrBinary *)node);
    case OP_REAL: case OP_IMAG: return emit_complex_part(f, (IrUnary *)node);
    case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3: case OP_SLICE3_ARRAY:
        return emit_slice(f, (IrSlice *)node);
    case OP_METHOD_VALUE: case OP_METHOD_EXPRESSION: return emit_method_value(f, (IrSelector *)node);
    case OP_CLOSURE: return emit_closure(f, (IrClosure *)node);
    case OP_CONVERT: case OP_CONVERT_NOP: case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING: case OP_RUNE_TO_STRING:
    case OP_STRING_TO_BYTES: case OP_STRING_TO_RUNES: case OP_SLICE_TO_ARRAY_POINTER:
        return emit_conversion(f, (IrUnary *)node);
    case OP_CONVERT_INTERFACE: return emit_interface_conversion(f, (IrUnary *)node);
    case OP_TYPE_ASSERT: return emit_type_assert(f, (IrTypeAssert *)node);
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: return emit_composite(f, node);
    case OP_CALL: case OP_CALL_INTERFACE: return emit_call(f, (IrCall *)node);
    case OP_INLINED_CALL: return emit_inlined_call(f, (IrInlinedCall *)node);
    case OP_APPEND: return emit_append(f, (IrCall *)node);
    case OP_COPY: return emit_copy(f, (IrBinary *)node);
    case OP_LEN: return emit_length(f, (IrUnary *)node, PART_LENGTH);
    case OP_CAP: return emit_length(f, (IrUnary *)node, PART_CAPACITY);
    case OP_RECOVER: return emit_recover(f);
    case OP_MAKE_SLICE: return emit_make_slice(f, (IrMake *)node);
    case OP_NEW: return emit_new(f, (IrUnary *)node);
    case OP_UNSAFE_ADD: return emit_unsafe_add(f, (IrBinary *)node);
    case OP_UNSAFE_SLICE: return emit_unsafe_slice(f, (IrBinary *)node);
    case OP_MAKE_CHAN: return emit_make_channel(f, (IrMake *)node);
    case OP_RECEIVE: return emit_receive(f, (IrUnary *)node);
    case OP_CLOSE: return emit_close(f, (IrUnary *)node);
    case OP_NONE: case OPS: case OP_TYPE: case OP_DOT_METHOD: case OP_DOT_INTERFACE:
    case OP_TYPE_ASSERT2: case OP_KEY: case OP_STRUCT_KEY: case OP_PANIC: case OP_PRINT: case OP_PRINTLN:
    case OP_DECLARE: case OP_DECLARE_CONSTANT: case OP_DECLARE_TYPE: case OP_ASSIGN: case OP_ASSIGN_OP:
    case OP_ASSIGN_LIST: case OP_ASSIGN_CALL:
    case OP_ASSIGN_PAIR: case OP_SEND: case OP_BLOCK: case OP_IF: case OP_FOR: case OP_RANGE: case OP_SWITCH:
    case OP_TYPE_SWITCH: case OP_CASE: case OP_SELECT: case OP_SELECT_CASE: case OP_LABEL: case OP_BREAK:
    case OP_CONTINUE: case OP_GOTO: case OP_FALLTHROUGH: case OP_RETURN: case OP_DEFER: case OP_GO:
    case OP_INSTANCE: case OP_BOUND_METHOD: case OP_INTERFACE_OF: case OP_TYPE_WORD: case OP_DATA_WORD: case OP_CONVERT_DATA:
    case OP_DYNAMIC_ASSERT: case OP_DYNAMIC_ASSERT2: case OP_DYNAMIC_TYPE:
        break;
    }
    berth_bug("codegen: %s as an expression", ir_op_name(node->op));
}

/* Code that can panic or call has the line of its own node, not that of its statement. */
static bool has_own_line(const IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_NAME: case OP_LITERAL: case OP_NIL: case OP_PAREN: case OP_DOT: case OP_CONVERT_NOP: case OP_ADDRESS:
        return false;
    default:
        return true;
    }
}

Value emit_value(Function *f, IrNode *node)
{
    Value *hoisted = map_get(&f->hoisted, node);
    Pos pos = f->pos;
    gcc_jit_location *location = f->location;

    if (hoisted)
        return *hoisted;
    if (has_own_line(node))
        function_place(f, node->pos);
    Value value = emit_node(f, node);
    f->pos = pos;
    f->location = location;
    return value;
}

void emit_into(Function *f, IrNode *node, Value target, bool is_zeroed)
{
    IrNode *inner = node_unparen(node);

    if ((inner->op == OP_STRUCT_LITERAL || inner->op == OP_ARRAY_LITERAL) && !map_has(&f->hoisted, inner))
        emit_composite_into(f, inner, target, is_zeroed);
    else
        emit_store(f, target, emit_value(f, node), node->type);
}
