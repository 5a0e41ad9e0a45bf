/* Frame sizes, as Go's compiler adds them up.
 *
 * A frame holds the variables and allocations that stay in it, temporaries, and room for the arguments
 * and results of the largest call.  What Go keeps in registers is left out, which is all that is small:
 * it does not matter beside the limit.  Temporaries are made for
 *   - an array whose elements are ranged over by value,
 *   - what a type assertion gives, and the results of calls that are not assigned to a variable at once,
 *   - a variable, a literal or a converted value that becomes an interface.
 * Source: cmd/compile/internal/ssagen, pgen.go; walk, order.go, Go 1.19.
 */
#include "analysis/place/frame_size.h"

static const int64_t frame_limit_bytes = 1 << 30;
static const int64_t address_space_bytes = (int64_t)1 << 50;

enum { IN_REGISTERS_BYTES = 32 };  /* four words: what Go's backend takes apart */

/* Sizes above the address space were refused before; sums of what is below cannot overflow soon, but a loop could. */
static int64_t add_bytes(int64_t sum, int64_t bytes)
{
    return bytes > INT64_MAX / 2 - sum ? INT64_MAX / 2 : sum + bytes;
}

static int64_t memory_bytes(Type *type)
{
    int64_t bytes = type ? type_size_bytes(type) : 0;

    return bytes > IN_REGISTERS_BYTES ? (bytes + 7) & ~(int64_t)7 : 0;
}

static int64_t list_bytes(const ObjectList *variables)
{
    int64_t sum = 0;

    list_each (Object *, variable, *variables)
        sum = add_bytes(sum, memory_bytes(variable->type));
    return sum;
}

static int64_t argument_bytes(const SignatureType *signature)
{
    int64_t sum = add_bytes(list_bytes(&signature->parameters->variables), list_bytes(&signature->results->variables));

    return signature->receiver ? add_bytes(sum, memory_bytes(signature->receiver->type)) : sum;
}

static void note_too_large(FrameSize *frame, const IrNode *node)
{
    PointerType *pointer = node->type ? type_if(POINTER, PointerType, node->type) : NULL;
    Type *type = pointer ? pointer->element : node->type;

    if (type && type->kind != TYPE_TUPLE && !frame->too_large && type_size_bytes(type) >= address_space_bytes)
        frame->too_large = node;
}

/* What an allocating expression makes. */
static int64_t allocated_bytes(const IrNode *node)
{
    const PointerType *pointer = under_if(POINTER, PointerType, node->type);
    const SliceType *slice = under_if(SLICE, SliceType, node->type);

    if (node->op == OP_SLICE_LITERAL)
        return type_size_bytes(slice->element) * ((const IrComposite *)node)->length;
    if ((node->op == OP_NEW || node->op == OP_POINTER_LITERAL) && pointer)
        return memory_bytes(pointer->element);
    return 0;  /* others are limited to 64 KiB */
}

static void add_call(FrameSize *frame, const IrCall *call)
{
    const SignatureType *signature = call->callee ? under_if(SIGNATURE, SignatureType, call->callee->type) : NULL;
    int64_t bytes = signature ? argument_bytes(signature) : 0;

    if (bytes > frame->callee_bytes)
        frame->callee_bytes = bytes;
}

static bool is_temporary(const FrameSize *frame, const IrNode *node)
{
    bool is_call = (node->op == OP_CALL || node->op == OP_CALL_INTERFACE) && !((const IrCall *)node)->is_statement;

    return node->op == OP_TYPE_ASSERT ||
           (is_call && node != frame->assigned && node->type && node->type->kind != TYPE_TUPLE);
}

/* Package variables, and what a pointer leads to, have an address from which the interface's copy is made. */
static bool is_copied_to_be_boxed(const IrNode *value)
{
    switch ((int)value->op) {
    case OP_NAME: return ((const IrName *)value)->class != IR_PACKAGE_VARIABLE;
    case OP_ARRAY_LITERAL: case OP_STRUCT_LITERAL: case OP_CONVERT: case OP_CONVERT_NOP: return true;
    }
    return false;
}

static int64_t boxed_bytes(const IrNode *node)
{
    const IrNode *value = node->op == OP_CONVERT_INTERFACE ? ((const IrUnary *)node)->x : NULL;

    return value && !type_is_interface(value->type) && is_copied_to_be_boxed(value) ? memory_bytes(value->type) : 0;
}

void frame_size_add(FrameSize *frame, IrNode *node)
{
    const IrAssign *assign = ir_if(ASSIGN, IrAssign, node);
    const IrRange *range = ir_if(RANGE, IrRange, node);

    note_too_large(frame, node);
    if (node->site && node != frame->discarded && place_of(frame->placements, node)->place == PLACE_STACK)
        frame->local_bytes = add_bytes(frame->local_bytes, allocated_bytes(node));
    if (is_temporary(frame, node))
        frame->local_bytes = add_bytes(frame->local_bytes, memory_bytes(node->type));
    frame->local_bytes = add_bytes(frame->local_bytes, boxed_bytes(node));
    if (node->op == OP_CALL || node->op == OP_CALL_INTERFACE)
        add_call(frame, (IrCall *)node);
    if (range && range->value && type_if(ARRAY, ArrayType, type_underlying(range->x->type)))
        frame->local_bytes = add_bytes(frame->local_bytes, memory_bytes(range->x->type));
    bool is_blank = assign && (!assign->x || (assign->x->op == OP_NAME && !strcmp(((IrName *)assign->x)->name, "_")));
    frame->discarded = is_blank ? assign->y : NULL;
    frame->assigned = assign && assign->x && assign->x->op == OP_NAME ? assign->y : NULL;
}

void frame_size_begin(FrameSize *frame, const Placements *placements, const IrFunction *function)
{
    *frame = (FrameSize){.placements = placements};
    list_each (IrName *, variable, function->locals) {
        const Placement *placement = place_of(frame->placements, &variable->node);

        note_too_large(frame, &variable->node);
        if (!placement || placement->place == PLACE_STACK)
            frame->local_bytes = add_bytes(frame->local_bytes, memory_bytes(variable->node.type));
    }
}

/* Go stands behind "func" of a declaration, and before that of a literal. */
static Pos start_of(Compilation *compilation, const IrFunction *function)
{
    return function->closure ? function->pos : sources_skip_word(&compilation->sources, function->pos, "func");
}

/* Other functions' types were measured when they were checked. */
static void report_too_large(Compilation *compilation, const IrNode *node)
{
    PointerType *pointer = type_if(POINTER, PointerType, node->type);
    Type *type = pointer ? pointer->element : node->type;
    bool is_array = type_underlying(type)->kind == TYPE_ARRAY;

    diag_error(compilation, node->pos, "type %s %s", type_text(compilation->arena, type, NULL),
               is_array ? "larger than address space" : "too large");
}

void frame_size_check(Compilation *compilation, const FrameSize *frame, const IrFunction *function)
{
    int64_t arguments = argument_bytes(function->signature);

    if (frame->too_large) {
        report_too_large(compilation, frame->too_large);
        return;
    }
    bool is_large = frame->local_bytes >= frame_limit_bytes || arguments >= frame_limit_bytes;
    if (is_large)
        diag_error(compilation, start_of(compilation, function),
                   "stack frame too large (>1GB): %lld MB locals + %lld MB args",
                   (long long)frame->local_bytes >> 20, (long long)arguments >> 20);
    else if (add_bytes(frame->local_bytes, frame->callee_bytes) >= frame_limit_bytes)
        diag_error(compilation, start_of(compilation, function),
                   "stack frame too large (>1GB): %lld MB locals + %lld MB args + %lld MB callee",
                   (long long)frame->local_bytes >> 20, (long long)arguments >> 20,
                   (long long)frame->callee_bytes >> 20);
}
