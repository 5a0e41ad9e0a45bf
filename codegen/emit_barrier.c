/* Barriers: stores that the collector has to hear of.
 *
 * A store of a pointer to memory that may be the heap (or a package variable) first looks at
 * rt_gc_barrier_enabled; only while it is set is the runtime told.  Frames are scanned, their stores are not told.
 * Stores that fill a fresh object are treated like all others: the object may be black already.
 * Values of several words are copied as a whole: by GCC while the barrier is off, by rt_typed_copy while it is on.
 */
#include "codegen/emit.h"

static gcc_jit_rvalue *is_barrier_on(Function *f)
{
    Module *module = f->module;

    if (!module->barrier_word)
        module->barrier_word = gcc_jit_context_new_global(module->context, NULL, GCC_JIT_GLOBAL_IMPORTED,
                                                          module->uint32_type, "rt_gc_barrier_enabled");
    return gcc_compare(f, GCC_JIT_COMPARISON_NE, gcc_jit_lvalue_as_rvalue(module->barrier_word),
                         gcc_zero(f, module->uint32_type));
}

static gcc_jit_lvalue *pointer_word(Function *f, Value target)
{
    switch (target.layout->shape) {
    case SHAPE_STRING: case SHAPE_SLICE:
        return gcc_jit_lvalue_access_field(target.lvalue, f->location, target.layout->fields[PART_DATA]);
    case SHAPE_INTERFACE:
        return gcc_jit_lvalue_access_field(target.lvalue, f->location, target.layout->fields[PART_WORD]);
    case SHAPE_SCALAR:
        return target.lvalue;
    case SHAPE_COMPLEX: case SHAPE_STRUCT: case SHAPE_ARRAY: case SHAPE_TUPLE:
        return NULL;
    }
    return NULL;
}

void emit_announce_pointer(Function *f, gcc_jit_rvalue *slot, gcc_jit_rvalue *pointer)
{
    gcc_jit_block *slow = function_block(f), *after = function_block(f);

    function_branch(f, is_barrier_on(f), slow, after);
    function_enter(f, slow);
    gcc_runtime(f, rt_write_barrier, gcc_cast(f, slot, f->module->pointer_type),
                  gcc_cast(f, pointer, f->module->pointer_type));
    function_jump(f, after);
    function_enter(f, after);
}

/* One pointer in the value: announce it, then store as always. */
static void store_with_pointer(Function *f, Value target, Value value, gcc_jit_lvalue *word)
{
    gcc_jit_rvalue *pointer;

    value = value_keep(f, value);
    pointer = target.layout->shape == SHAPE_SCALAR ? value_rvalue(f, value)
        : value_part(f, value, target.layout->shape == SHAPE_INTERFACE ? PART_WORD : PART_DATA);
    emit_announce_pointer(f, gcc_jit_lvalue_get_address(word, f->location), pointer);
    gcc_store(f, target.lvalue, value_rvalue(f, value));
}

static void store_whole(Function *f, Value target, Value value, Type *type)
{
    gcc_jit_block *slow = function_block(f), *fast = function_block(f), *after = function_block(f);

    value = value_in_memory(f, value);
    function_branch(f, is_barrier_on(f), slow, fast);
    function_enter(f, slow);
    gcc_runtime(f, rt_typed_copy, descriptor_address(f->module, type), value_address(f, target),
                  value_address(f, value));
    function_jump(f, after);
    function_enter(f, fast);
    gcc_store(f, target.lvalue, value_rvalue(f, value));
    function_jump(f, after);
    function_enter(f, after);
}

/* Two arrays in memory may overlap: *(*[4]T)(s[1:]) = *(*[4]T)(s). */
static bool may_overlap(Value target, Value value)
{
    return target.layout->shape == SHAPE_ARRAY && value.lvalue && !value.is_kept && !value.is_frame && !target.is_frame;
}

void emit_store(Function *f, Value target, Value value, Type *type)
{
    if (may_overlap(target, value) && !type_has_pointers(type)) {
        gcc_memmove(f, value_address(f, target), value_address(f, value),
                    gcc_int(f, f->module->int64_type, target.layout->size_bytes));
        return;
    }
    if (may_overlap(target, value))
        value = value_keep(f, value);
    if (target.is_frame || !type_has_pointers(type)) {
        if (target.layout->size_bytes)
            gcc_store(f, target.lvalue, value_rvalue(f, value));
        return;
    }
    gcc_jit_lvalue *word = pointer_word(f, target);
    if (word)
        store_with_pointer(f, target, value, word);
    else
        store_whole(f, target, value, type);
}

void emit_store_zero(Function *f, Value target, Type *type)
{
    if (!target.layout->size_bytes)
        return;
    if (target.is_frame || !type_has_pointers(type) || pointer_word(f, target)) {
        emit_store(f, target, value_zero(f, target.layout), type);
        return;
    }
    gcc_jit_block *slow = function_block(f), *fast = function_block(f), *after = function_block(f);
    function_branch(f, is_barrier_on(f), slow, fast);
    function_enter(f, slow);
    gcc_runtime(f, rt_typed_clear, descriptor_address(f->module, type), value_address(f, target));
    function_jump(f, after);
    function_enter(f, fast);
    gcc_store(f, target.lvalue, value_rvalue(f, value_zero(f, target.layout)));
    function_jump(f, after);
    function_enter(f, after);
}
