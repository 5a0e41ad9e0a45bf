/* Value: an evaluated operand.
 *
 * It is a constant, a variable, memory at a known address, or an expression without effects on them
 * (never a call: those are kept in a temporary at once, because libgccjit would run them again at every use).
 * Loads are lazy: a Value is good until the next store to what it reads; value_keep makes it independent.
 * Strings, slices and interfaces may be held as their words (`parts`).
 */
#pragma once
#include "codegen/module.h"

typedef struct Function Function;

enum { VALUE_PARTS_MAX = 3 };

typedef struct Value {
    Layout *layout;
    gcc_jit_rvalue *rvalue;              /* NULL if held in parts */
    gcc_jit_lvalue *lvalue;              /* the same, where it can be stored to; or NULL */
    gcc_jit_rvalue *parts[VALUE_PARTS_MAX];
    bool is_kept;                        /* a constant or a temporary that nothing else stores to */
    bool is_constant;
    bool is_frame;                       /* lvalue: surely in a frame: stores need no barrier */
} Value;

/* The words of a string, slice or interface. */
enum { PART_DATA = 0, PART_LENGTH = 1, PART_CAPACITY = 2, PART_TYPE = 0, PART_WORD = 1 };

Value value_of(Layout *layout, gcc_jit_rvalue *rvalue);
Value value_of_constant(Layout *layout, gcc_jit_rvalue *rvalue);
Value value_of_variable(Layout *layout, gcc_jit_lvalue *lvalue);  /* of the frame */
Value value_of_memory(Layout *layout, gcc_jit_lvalue *lvalue);    /* anywhere */
Value value_of_string(Function *f, gcc_jit_rvalue *data, gcc_jit_rvalue *length);
Value value_of_slice(Function *f, gcc_jit_rvalue *data, gcc_jit_rvalue *length, gcc_jit_rvalue *capacity);
Value value_of_interface(Function *f, gcc_jit_rvalue *type, gcc_jit_rvalue *word);
/* The memory that a void * points to. */
Value value_at(Function *f, Layout *layout, gcc_jit_rvalue *address);
/* The zero value. */
Value value_zero(Function *f, Layout *layout);

gcc_jit_rvalue *value_rvalue(Function *f, Value value);
gcc_jit_rvalue *value_part(Function *f, Value value, unsigned part);
/* A field of a struct or tuple; memory stays memory. */
Value value_field(Function *f, Value value, uint32_t index, Layout *layout);
/* Independent of later stores. */
Value value_keep(Function *f, Value value);
/* In memory: a temporary's if it is not there already. */
Value value_in_memory(Function *f, Value value);
/* Its address as void *. */
gcc_jit_rvalue *value_address(Function *f, Value value);
