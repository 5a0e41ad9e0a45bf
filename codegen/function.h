/* Function: one function while its code is made: the current block, temporaries, open loops, labels.
 *
 * `block` is NULL where control cannot be: statements are skipped there until a label.
 * build_* wrap the libgccjit calls, with the current location and block.
 */
#pragma once
#include "codegen/last_use.h"
#include "codegen/value.h"

/* Temporaries of one type that no running statement uses; empty: what they are given then, or NULL. */
typedef struct TemporaryPool { LIST(gcc_jit_lvalue *) free; gcc_jit_rvalue *empty; } TemporaryPool;
typedef struct TakenTemporary { TemporaryPool *pool; gcc_jit_lvalue *lvalue; } TakenTemporary;

/* A statement that break or continue can leave. */
typedef struct Jump {
    const IrNode *statement;
    gcc_jit_block *on_break, *on_continue;   /* made on demand */
} Jump;

/* A defer statement outside of loops: where its GoDefer is, and what it calls. */
typedef struct DeferRecord { gcc_jit_lvalue *words; IrNode *closure; } DeferRecord;

typedef struct Function {
    Module *module;
    Arena *arena;
    IrFunction *ir;                  /* NULL: a wrapper or an equality function */
    gcc_jit_function *gcc;
    const char *symbol;              /* NULL: not known, and no inlined call is written down for it */
    gcc_jit_block *block;
    gcc_jit_location *location;
    Layout *result;                  /* NULL: none */

    Map hoisted;                     /* IrNode -> Value: calls already made (emit_order.c) */
    Map order_needed;                /* IrNode -> does it hold something that emit_order.c must run early? */
    LastUses *last_uses;             /* NULL with optimisation, and for what is no function of the source */
    Map pools;                       /* GCC type -> TemporaryPool */
    LIST(TakenTemporary) taken;
    LIST(Jump) jumps;
    Map labels;                      /* label text (interned) -> gcc_jit_block */
    gcc_jit_lvalue *defer_frame;     /* GoDeferFrame, or NULL */
    gcc_jit_block *exit;             /* with a defer_frame: where every return goes */
    gcc_jit_block *recovered;        /* and where control is after a panic that was recovered */
    LIST(DeferRecord) defer_records; /* of its defer statements outside of loops, in order */
    bool defers_in_loop;
    gcc_jit_block *fallthrough;      /* the next case's body, inside of a case */

    gcc_jit_block *nil_block;        /* panics for the current location */
    gcc_jit_location *nil_location;
    Pos pos;
    unsigned local_count;
    Map inlined_calls;               /* Source of an inlined call -> its number in this function, from 1 */
} Function;

Function *function_open(Module *module, IrFunction *ir, gcc_jit_function *gcc, Layout *result);

/* -- blocks -- */
gcc_jit_block *function_block(Function *f);
void function_enter(Function *f, gcc_jit_block *block);
/* Goes to the block, if control is anywhere. */
void function_jump(Function *f, gcc_jit_block *block);
void function_branch(Function *f, gcc_jit_rvalue *condition, gcc_jit_block *yes, gcc_jit_block *no);
/* Control never comes here. */
void function_unreachable(Function *f);
void function_place(Function *f, Pos pos);   /* code from here on belongs to the source position */

/* -- variables -- */
/* For the rest of the statement. */
gcc_jit_lvalue *function_temporary(Function *f, gcc_jit_type *type);
/* For the rest of the function. */
gcc_jit_lvalue *function_local(Function *f, gcc_jit_type *type, const char *name);
/* Temporaries taken after `mark` are free again; where control is anywhere and there are last_uses, empty too. */
static inline uint32_t function_mark(const Function *f) { return f->taken.count; }
void function_release(Function *f, uint32_t mark);
/* The same on both ways of a branch whose condition may read them. */
void function_release_branch(Function *f, uint32_t mark, gcc_jit_rvalue *condition, gcc_jit_block *yes, gcc_jit_block *no);
/* Control is behind the statement: local variables used last in it are emptied. */
void function_forget(Function *f, const IrNode *statement);

/* -- expressions of GCC -- */
gcc_jit_rvalue *gcc_int(Function *f, gcc_jit_type *type, int64_t value);
gcc_jit_rvalue *gcc_zero(Function *f, gcc_jit_type *type);
gcc_jit_rvalue *gcc_null(Function *f);
gcc_jit_rvalue *gcc_bool(Function *f, bool value);
gcc_jit_rvalue *gcc_binary(Function *f, enum gcc_jit_binary_op op, gcc_jit_rvalue *x, gcc_jit_rvalue *y);
gcc_jit_rvalue *gcc_negate(Function *f, gcc_jit_rvalue *x);
gcc_jit_rvalue *gcc_bit_not(Function *f, gcc_jit_rvalue *x);
gcc_jit_rvalue *gcc_not(Function *f, gcc_jit_rvalue *condition);
gcc_jit_rvalue *gcc_compare(Function *f, enum gcc_jit_comparison op, gcc_jit_rvalue *x, gcc_jit_rvalue *y);
gcc_jit_rvalue *gcc_is_null(Function *f, gcc_jit_rvalue *pointer);
/* Numbers and pointers; no code if it has the type. */
gcc_jit_rvalue *gcc_cast(Function *f, gcc_jit_rvalue *x, gcc_jit_type *type);
/* The same bits. */
gcc_jit_rvalue *gcc_bits(Function *f, gcc_jit_rvalue *x, gcc_jit_type *type);
/* In a temporary. */
gcc_jit_rvalue *gcc_keep(Function *f, gcc_jit_rvalue *x);
/* address + offset_bytes, as void *. */
gcc_jit_rvalue *gcc_offset(Function *f, gcc_jit_rvalue *address, gcc_jit_rvalue *offset_bytes);
gcc_jit_rvalue *gcc_load(Function *f, gcc_jit_type *type, gcc_jit_rvalue *address, int64_t offset_bytes);
gcc_jit_lvalue *gcc_deref(Function *f, gcc_jit_type *type, gcc_jit_rvalue *address);
void gcc_store(Function *f, gcc_jit_lvalue *to, gcc_jit_rvalue *x);
/* Calls at once; the result is in a temporary (NULL for void). */
gcc_jit_rvalue *gcc_call(Function *f, gcc_jit_function *callee, gcc_jit_type *result, unsigned count,
                           gcc_jit_rvalue **arguments);
gcc_jit_rvalue *gcc_call_pointer(Function *f, gcc_jit_rvalue *code, gcc_jit_type *result, unsigned count,
                                   gcc_jit_rvalue **arguments);
#define gcc_runtime(f, call, ...)                                                                          \
    gcc_runtime_call((f), RUNTIME_##call, sizeof((gcc_jit_rvalue *[]){NULL, ##__VA_ARGS__}) / sizeof(void *) - 1, \
                       (gcc_jit_rvalue *[]){NULL, ##__VA_ARGS__} + 1)
gcc_jit_rvalue *gcc_runtime_call(Function *f, RuntimeCall call, size_t count, gcc_jit_rvalue **arguments);
void gcc_memmove(Function *f, gcc_jit_rvalue *to, gcc_jit_rvalue *from, gcc_jit_rvalue *size_bytes);
