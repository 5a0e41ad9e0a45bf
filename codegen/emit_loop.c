/* Loops: for, and range over arrays, slices and strings.
 *
 * A back edge polls for a safepoint, but for ranges over short arrays.
 * What a range ranges over is evaluated once; the array itself is copied if its elements are wanted (an array
 * behind a pointer is not).  The range variables are one variable each for the whole loop (Go 1.19).
 * Source: Go spec, For statements with range clause; design.md section 3, Safepoints.
 */
#include "codegen/emit.h"

/* rt_poll keeps nearly all registers: a C function would have a loop's floating-point variables live in memory. */
static void call_poll(Function *f)
{
    static const char *const changed[] = {"cc", "memory", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15"};
    gcc_jit_extended_asm *text = gcc_jit_block_add_extended_asm(f->block, f->location, "call rt_poll");

    gcc_jit_extended_asm_set_volatile_flag(text, 1);
    for (size_t i = 0; i < sizeof changed / sizeof changed[0]; i++)
        gcc_jit_extended_asm_add_clobber(text, changed[i]);
}

/* The asm compares anew at every turn: the runtime changes the stack limit to all ones to ask for a stop. */
void emit_poll(Function *f)
{
    Module *module = f->module;
    gcc_jit_block *slow = function_block(f), *after = function_block(f);
    gcc_jit_lvalue *is_asked = function_temporary(f, module->bool_type);

    gcc_jit_extended_asm *text = gcc_jit_block_add_extended_asm(f->block, f->location, "cmpq $-1, %%fs:0x70");
    gcc_jit_extended_asm_set_volatile_flag(text, 1);
    gcc_jit_extended_asm_add_output_operand(text, NULL, "=@cce", is_asked);
    function_branch(f, gcc_jit_lvalue_as_rvalue(is_asked), slow, after);
    function_enter(f, slow);
    call_poll(f);
    function_jump(f, after);
    function_enter(f, after);
}

/* ---- for ---- */

/* The condition stands at the head; continue goes to the post statement. */
void emit_for(Function *f, IrFor *node)
{
    emit_statements(f, node->initial);
    if (!f->block)
        return;
    gcc_jit_block *head = function_block(f), *body = function_block(f);
    jump_open(f, &node->node);
    function_jump(f, head);
    function_enter(f, head);
    function_place(f, node->node.pos);
    if (node->condition) {
        function_place(f, node->condition->pos);
        emit_condition(f, node->condition, body, jump_break_block(f, &node->node));
    } else {
        function_jump(f, body);
    }
    function_enter(f, body);
    emit_statements(f, node->body);
    gcc_jit_block *next = list_last(&f->jumps).on_continue;
    if (next) {
        function_jump(f, next);
        function_enter(f, next);
    }
    if (f->block) {
        emit_statements(f, node->post_list);
        emit_poll(f);
        function_jump(f, head);
    }
    jump_close(f);
}

/* ---- range ---- */

typedef struct Turn {
    gcc_jit_block *head, *body;
    gcc_jit_lvalue *index;
    gcc_jit_rvalue *i;
} Turn;

/* for index := 0; index < length; ... */
static Turn turn_open(Function *f, IrRange *node, gcc_jit_rvalue *length)
{
    gcc_jit_type *int64_type = f->module->int64_type;
    Turn turn = {function_block(f), function_block(f), function_local(f, int64_type, ".index"), NULL};

    turn.i = gcc_jit_lvalue_as_rvalue(turn.index);
    gcc_store(f, turn.index, gcc_zero(f, int64_type));
    function_jump(f, turn.head);
    function_enter(f, turn.head);
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_LT, turn.i, length), turn.body,
                    jump_break_block(f, &node->node));
    function_enter(f, turn.body);
    return turn;
}

/* That, or that behind a pointer; NULL: no array is ranged over. */
static ArrayType *ranged_array(const IrRange *node)
{
    Type *under = type_underlying(node->x->type);
    PointerType *pointer = type_if(POINTER, PointerType, under);

    return pointer ? under_if(ARRAY, ArrayType, pointer->element) : type_if(ARRAY, ArrayType, under);
}

/* So few turns are over before anybody asks twice; what the body calls and loops in polls itself. */
static bool is_short(const IrRange *node)
{
    enum { SHORT_TURNS = 256 };
    const ArrayType *array = ranged_array(node);

    return array && array->length <= SHORT_TURNS;
}

/* The body, then index = next. */
static void turn_close(Function *f, IrRange *node, Turn *turn, gcc_jit_rvalue *(*next_index)(Function *, Turn *, void *),
                       void *context)
{
    emit_statements(f, node->body);
    gcc_jit_block *next = list_last(&f->jumps).on_continue;
    if (next) {
        function_jump(f, next);
        function_enter(f, next);
    }
    if (!f->block)
        return;
    function_place(f, node->node.pos);
    gcc_store(f, turn->index, next_index(f, turn, context));
    if (!is_short(node))
        emit_poll(f);
    function_jump(f, turn->head);
}

static gcc_jit_rvalue *next_element(Function *f, Turn *turn, void *context)
{
    (void)context;
    return gcc_binary(f, GCC_JIT_BINARY_OP_PLUS, turn->i, gcc_int(f, f->module->int64_type, 1));
}

/* key = index, value = element; targets are evaluated anew at each turn. */
static void assign_turn(Function *f, IrRange *node, gcc_jit_rvalue *index, Value element, Type *element_type)
{
    Layout *int_layout = layout_of_scalar(f->module, f->module->int64_type);

    emit_assign_arrivals(f, (Arrival){node->key, value_of(int_layout, index), type_basic[BASIC_INT], node->key_conversion},
                         (Arrival){node->value, element, element_type, node->value_conversion});
}

static bool wants_value(const IrRange *node)
{
    return node->value != NULL;
}

static void range_slice(Function *f, IrRange *node)
{
    Type *element = under_as(SLICE, SliceType, node->x->type)->element;
    Value slice = value_keep(f, emit_ordered(f, node->x));
    gcc_jit_rvalue *length = gcc_keep(f, value_part(f, slice, PART_LENGTH));
    Turn turn = turn_open(f, node, length);

    assign_turn(f, node, turn.i, wants_value(node) ? emit_element(f, slice, layout_of(f->module, element), turn.i)
                : (Value){0}, element);
    turn_close(f, node, &turn, next_element, NULL);
}

static void range_array(Function *f, IrRange *node, ArrayType *array)
{
    Layout *layout = layout_of(f->module, array->element);
    gcc_jit_rvalue *length = gcc_int(f, f->module->int64_type, array->length);
    Value ranged = {0};

    order_node(f, node->x);
    if (wants_value(node)) {
        ranged = emit_value(f, node->x);
        if (under_if(POINTER, PointerType, node->x->type)) {
            gcc_jit_rvalue *address = gcc_keep(f, value_rvalue(f, ranged));
            if (array->length)
                guard_nil(f, node->x, address);
            ranged = value_at(f, layout_of(f->module, (Type *)array), address);
        } else {
            ranged = value_keep(f, ranged);
        }
    }
    Turn turn = turn_open(f, node, length);
    Value element = {0};
    if (wants_value(node))
        element = emit_array_element(f, ranged, layout, turn.i);
    element.is_kept = false;
    assign_turn(f, node, turn.i, element, array->element);
    turn_close(f, node, &turn, next_element, NULL);
}

static gcc_jit_rvalue *next_rune(Function *f, Turn *turn, void *context)
{
    gcc_jit_lvalue *width = context;

    return gcc_binary(f, GCC_JIT_BINARY_OP_PLUS, turn->i, gcc_jit_lvalue_as_rvalue(width));
}

/* Runes below 0x80 are their own byte; the runtime decodes the others. */
static void decode_rune(Function *f, Value string, gcc_jit_rvalue *index, gcc_jit_lvalue *rune, gcc_jit_lvalue *width)
{
    Module *module = f->module;
    gcc_jit_block *large = function_block(f), *after = function_block(f);
    gcc_jit_lvalue *byte = gcc_jit_context_new_array_access(module->context, f->location,
                                                            value_part(f, string, PART_DATA), index);

    gcc_store(f, rune, gcc_cast(f, gcc_jit_lvalue_as_rvalue(byte), module->int32_type));
    gcc_store(f, width, gcc_int(f, module->int64_type, 1));
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_GE, gcc_jit_lvalue_as_rvalue(rune),
                                     gcc_int(f, module->int32_type, 0x80)), large, after);
    function_enter(f, large);
    gcc_jit_rvalue *decoded = gcc_runtime(f, rt_decode_rune, value_rvalue(f, string), index);
    gcc_store(f, rune, gcc_cast(f, decoded, module->int32_type));
    gcc_store(f, width, gcc_cast(f, gcc_binary(f, GCC_JIT_BINARY_OP_RSHIFT, decoded,
                                                     gcc_int(f, module->uint64_type, 32)), module->int64_type));
    function_jump(f, after);
    function_enter(f, after);
}

static void range_string(Function *f, IrRange *node)
{
    Module *module = f->module;
    Value string = value_keep(f, emit_ordered(f, node->x));
    gcc_jit_lvalue *rune = function_local(f, module->int32_type, ".rune");
    gcc_jit_lvalue *width = function_local(f, module->int64_type, ".width");
    Turn turn = turn_open(f, node, value_part(f, string, PART_LENGTH));

    decode_rune(f, string, turn.i, rune, width);
    assign_turn(f, node, turn.i, value_of_variable(layout_of_scalar(module, module->int32_type), rune), type_rune);
    turn_close(f, node, &turn, next_rune, width);
}

void emit_range(Function *f, IrRange *node)
{
    Type *under = type_underlying(node->x->type);
    ArrayType *array = ranged_array(node);

    jump_open(f, &node->node);
    if (array)
        range_array(f, node, array);
    else if (under->kind == TYPE_MAP)
        emit_range_map(f, node);
    else if (under->kind == TYPE_CHAN)
        emit_range_channel(f, node);
    else if (type_is_string(under))
        range_string(f, node);
    else
        range_slice(f, node);
    jump_close(f);
}
