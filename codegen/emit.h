/* Emit: from nodes of the typed tree to code in the current block.
 *
 * A statement first runs order_node on its expressions (emit_order.c): calls happen there, in Go's
 * order, and their results wait in temporaries; emit_value then reads variables and combines.
 */
#pragma once
#include "analysis/place/static_node.h"
#include "codegen/function.h"

/* -- expressions -- */
Value emit_value(Function *f, IrNode *node);      /* what order_node hoisted is found, not run again */
Value emit_ordered(Function *f, IrNode *node);    /* order_node, then emit_value */
/* Builds the node's value in memory that nothing else sees yet; target holds zero if is_zeroed. */
void emit_into(Function *f, IrNode *node, Value target, bool is_zeroed);
/* An operand as int64, kept. */
gcc_jit_rvalue *emit_int64(Function *f, IrNode *node);
/* Branches on a boolean expression that was not ordered yet. */
void emit_condition(Function *f, IrNode *node, gcc_jit_block *yes, gcc_jit_block *no);

void order_node(Function *f, IrNode *node);
bool order_is_needed(Function *f, IrNode *node);  /* false: order_node does nothing */
/* Several expressions of one statement: if one needs an order, all do.  NULL: blank. */
void order_nodes(Function *f, IrNodes first, IrNodes second);
/* Evaluates an operand now: later stores do not change what it gives. */
void order_fix(Function *f, IrNode **place);
/* From now on emit_value of the node is this. */
void function_hoist(Function *f, IrNode *node, Value value);

Value emit_operator(Function *f, IrBinary *node);
Value emit_binary(Function *f, IrOp op, Type *type, Type *count_type, Value x, Value y, bool is_bounded);
Value emit_unary(Function *f, IrUnary *node);
/* Adds strings; node carries the placement. */
Value emit_concatenation(Function *f, IrNode *node, Value *strings, uint32_t count);
/* What x op= y adds to x, a string, or the one y of another operator; values[0] is left for x. */
uint32_t emit_added(Function *f, IrNode *y, Value **values);
Value emit_logical(Function *f, IrBinary *node);
gcc_jit_rvalue *emit_equal(Function *f, Type *type, Value x, Value y);
gcc_jit_rvalue *emit_comparison(Function *f, IrOp op, Type *type, Value x, Value y);
/* Of an interface with a concrete value. */
gcc_jit_rvalue *emit_equal_mixed(Function *f, Type *interface, Value x, Type *concrete, Value y);

Value emit_conversion(Function *f, IrUnary *node);
Value emit_number_conversion(Function *f, Value x, Type *from, Type *to);
Value emit_interface_conversion(Function *f, IrUnary *node);
/* Does it copy from the value's address (Go's dataWordFuncName says so), or take a word, a string, a slice? */
bool box_takes_address(Type *type);
/* The type word of an interface value (from its itab if it has methods), NULL for nil. */
gcc_jit_rvalue *emit_dynamic_type(Function *f, Type *interface, Value x);
Value emit_type_assert(Function *f, IrTypeAssert *node);
/* Does x hold `target`, and what is it then (zero if not)? */
typedef struct Assertion { Value value, ok; } Assertion;
Assertion emit_type_assert2(Function *f, IrTypeAssert *node);
gcc_jit_rvalue *emit_has_type(Function *f, Type *interface, gcc_jit_rvalue *dynamic_type, Type *target);
/* x as another interface, which its dynamic type implements. */
Value emit_interface_of(Function *f, Value x, gcc_jit_rvalue *dynamic_type, Type *to);
Value emit_empty_interface(Function *f, Type *interface, Value x);  /* the same as an interface{} */
Value emit_unbox(Function *f, Value x, Type *target);

typedef LIST(gcc_jit_rvalue *) ArgumentList;
Value emit_call(Function *f, IrCall *node);
Value emit_inlined_call(Function *f, IrInlinedCall *node);  /* what runs before it has run */
Value emit_builtin(Function *f, IrNode *node);
/* A call in intrinsics.def: true, and its value.  The arguments are evaluated. */
bool emit_intrinsic(Function *f, IrFunction *callee, ArgumentList *arguments, Value *value);
Value emit_append(Function *f, IrCall *node);
Value emit_copy(Function *f, IrBinary *node);
Value emit_make_slice(Function *f, IrMake *node);
void emit_print(Function *f, IrCall *node, bool is_line);
void emit_panic(Function *f, IrUnary *node);
/* An argument as its parameters: appended to `arguments`. */
void emit_argument(Function *f, ArgumentList *arguments, Value value);

/* -- maps (emit_map.c) -- */
/* Does m[string(bytes)] look at the bytes themselves?  Then it must run at once. */
bool map_index_borrows_bytes(Function *f, const IrIndex *node);
Value emit_map_index(Function *f, IrIndex *node);          /* of a left side: the place, made if need be */
Assertion emit_map_index2(Function *f, IrIndex *node, bool wants_value);  /* v, ok = m[k] */
void emit_map_assign_op(Function *f, IrAssignOp *node);    /* its operands are ordered */
Value emit_map_length(Function *f, IrUnary *node);
Value emit_make_map(Function *f, IrMake *node);
Value emit_map_literal(Function *f, IrComposite *node);    /* runs its entries in order: not ordered before */
Value emit_delete(Function *f, IrCall *node);
void emit_range_map(Function *f, IrRange *node);

/* -- channels (emit_channel.c, emit_select.c) -- */
Value emit_make_channel(Function *f, IrMake *node);
void emit_send(Function *f, IrBinary *node);
Value emit_receive(Function *f, IrUnary *node);
Assertion emit_receive2(Function *f, IrUnary *node);
Value emit_close(Function *f, IrUnary *node);
Value emit_channel_length(Function *f, IrUnary *node);
void emit_range_channel(Function *f, IrRange *node);
void emit_select(Function *f, IrSelect *node);
/* The address of a copy of the value, good until the statement ends. */
gcc_jit_rvalue *emit_sent_address(Function *f, IrNode *node);
/* A temporary for what comes from the channel, and its address. */
Value emit_receive_place(Function *f, const IrNode *channel, gcc_jit_rvalue **address);

/* -- complex numbers (emit_complex.c) -- */
Value emit_complex_binary(Function *f, IrOp op, Value x, Value y);
Value emit_complex_negated(Function *f, Value x);
Value emit_complex(Function *f, IrBinary *node);
Value emit_complex_part(Function *f, IrUnary *node);

Value emit_index(Function *f, IrIndex *node);
Value emit_slice(Function *f, IrSlice *node);
Value emit_element(Function *f, Value slice, Layout *element, gcc_jit_rvalue *index);
Value emit_array_element(Function *f, Value array, Layout *element, gcc_jit_rvalue *index);
Value emit_selector(Function *f, IrSelector *node);
Value emit_dereference(Function *f, IrUnary *node);

Value emit_literal(Function *f, IrLiteral *node);
Value emit_composite(Function *f, IrNode *node);
void emit_composite_into(Function *f, IrNode *node, Value target, bool is_zeroed);
/* Large literals of package variables are made by several functions, each of which gets an address (or none: NULL). */
enum { PIECE_ELEMENTS = 32 };
bool pieces_are_possible(Function *f, IrComposite *node);
Function *piece_open(Function *f, gcc_jit_rvalue *address, gcc_jit_rvalue **parameter);
void piece_close(Function *piece);
Value emit_constant(Function *f, Type *type, Constant *constant);
Value emit_string_constant(Function *f, Text text);

Value emit_closure(Function *f, IrClosure *node);
Value emit_function_value(Function *f, IrName *name);
Value emit_method_value(Function *f, IrSelector *node);
StructType *closure_struct(Module *module, IrFunction *function);

/* -- checks: branch to a panic -- */
void guard_nil(Function *f, IrNode *node, gcc_jit_rvalue *pointer);   /* node: what it came from, or NULL */
/* The index as int64, in [0, length) or panicked. */
gcc_jit_rvalue *guard_index(Function *f, IrNode *index, gcc_jit_rvalue *length, int64_t constant_length, bool is_bounded);
typedef enum BoundsCode {  /* runtime/error.go, boundsErrorCode */
    BOUNDS_INDEX, BOUNDS_SLICE_LENGTH, BOUNDS_SLICE_CAPACITY, BOUNDS_SLICE_LOW, BOUNDS_SLICE3_LENGTH,
    BOUNDS_SLICE3_CAPACITY, BOUNDS_SLICE3_HIGH, BOUNDS_SLICE3_LOW, BOUNDS_CONVERT
} BoundsCode;
/* 0 <= index <= limit or panics. */
void guard_slice_bound(Function *f, gcc_jit_rvalue *index, bool is_signed, gcc_jit_rvalue *limit, BoundsCode code);
/* A slice becomes a pointer to an array that is not longer, or panics. */
void guard_slice_length(Function *f, gcc_jit_rvalue *slice_length, gcc_jit_rvalue *array_length);
void guard_divisor(Function *f, gcc_jit_rvalue *divisor);
void guard_shift_count(Function *f, gcc_jit_rvalue *count);
/* Tells GCC that a length is not negative. */
void hint_length(Function *f, gcc_jit_rvalue *length);

/* -- where things live (emit_place.c) -- */
bool place_is_frame(Function *f, const IrNode *node);
bool place_is_static(Function *f, const IrNode *node);
bool place_is_nowhere(Function *f, const IrNode *node);
void variable_declare(Function *f, IrName *name, bool needs_zero);
Value variable_value(Function *f, IrName *name);
/* A parameter, result or captured variable gets its slot at function entry; a parameter's may be `initial` itself. */
void variable_bind(Function *f, IrName *name, Value initial);
/* Nothing reads the variable any more: the function's own place for it holds no pointer from now on. */
void variable_forget(Function *f, IrName *name);
/* Storage of an expression that allocates a T: zeroed memory. */
Value storage_new(Function *f, const IrNode *node, Type *type);
/* Address of `count` zeroed elements. */
gcc_jit_rvalue *storage_new_array(Function *f, const IrNode *node, Type *element, int64_t count);
gcc_jit_rvalue *storage_buffer(Function *f, const IrNode *node, int64_t size_bytes);  /* NULL pointer unless in the frame */
Value heap_new(Function *f, Type *type);

/* -- stores (emit_barrier.c) -- */
void emit_store(Function *f, Value target, Value value, Type *type);
void emit_store_zero(Function *f, Value target, Type *type);
/* Tells the collector, if it wants to know, that the slot will hold another pointer. */
void emit_announce_pointer(Function *f, gcc_jit_rvalue *slot, gcc_jit_rvalue *pointer);

/* -- go and defer (emit_defer.c) -- */
/* Evaluates the call's operands now; gives the func() value to call later (NULL if a func value was nil). */
void emit_go(Function *f, IrGoDefer *node);
gcc_jit_rvalue *emit_later_call(Function *f, IrGoDefer *node);
Value emit_recover(Function *f);
void emit_defer(Function *f, IrGoDefer *node);
/* Around the body of a function that defers or recovers: results are variables in memory, returns go to f->exit. */
void defer_frame_open(Function *f);
void defer_frame_close(Function *f);

/* -- statements -- */
void emit_statement(Function *f, IrNode *node);
void emit_statements(Function *f, IrNodes list);
void emit_assign(Function *f, IrAssign *node);
void emit_assign_op(Function *f, IrAssignOp *node);
void emit_assign_list(Function *f, IrAssignList *node);
void emit_assign_call(Function *f, IrAssignList *node);
void emit_assign_pair(Function *f, IrAssignList *node);
/* x = value, for values that are not nodes (range, multiple results); x NULL: blank.  conversion: NULL or the
 * one that turns a value of `type` into x's; it has no operand yet. */
void emit_assign_value(Function *f, IrNode *x, Value value, Type *type, IrNode *conversion);

/* The same for two of them at once, as an assignment statement does it: the operands of both sides first. */
typedef struct Arrival {
    IrNode *x;
    Value value;               /* unset if x is NULL */
    Type *type;
    IrNode *conversion;
} Arrival;
void emit_assign_arrivals(Function *f, Arrival first, Arrival second);
void emit_for(Function *f, IrFor *node);
void emit_range(Function *f, IrRange *node);
void emit_poll(Function *f);
void emit_switch(Function *f, IrSwitch *node);
void emit_return(Function *f, IrReturn *node);
/* Leaves the function with what its result variables hold. */
void emit_return_results(Function *f);
Jump *jump_open(Function *f, const IrNode *statement);
/* Control goes on behind the statement, if anything breaks out of it. */
void jump_close(Function *f);
gcc_jit_block *jump_break_block(Function *f, const IrNode *statement);
gcc_jit_block *jump_continue_block(Function *f, const IrNode *statement);
