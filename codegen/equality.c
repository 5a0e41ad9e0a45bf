/* Equality functions: bool f(const void *x, const void *y), one for each way a type can be compared.
 *
 * Types whose values are equal exactly when their bytes are share one function a size.  Type descriptors point
 * at a closure of it, so that the runtime compares interfaces and map keys with it.
 * All are weak: packages that need the same one share it.
 */
#include "codegen/emit.h"

/* Are values equal exactly when all their bytes are (no padding, floats, strings, interfaces, blank fields)? */
bool equality_is_plain(Type *type)
{
    Type *under = type_underlying(type);
    int64_t used_bytes = 0;

    switch ((TypeKind)under->kind) {
    case TYPE_BASIC:
        return !type_is_float(under) && !type_is_complex(under) && !type_is_string(under);
    case TYPE_POINTER: case TYPE_CHAN:
        return true;
    case TYPE_ARRAY:
        return equality_is_plain(((ArrayType *)under)->element);
    case TYPE_STRUCT:
        list_each (Object *, field, ((StructType *)under)->fields) {
            if (field->name->is_blank || !equality_is_plain(field->type))
                return false;
            used_bytes += type_size_bytes(field->type);
        }
        return used_bytes == type_size_bytes(under);
    case TYPE_SLICE: case TYPE_SIGNATURE: case TYPE_MAP: case TYPE_INTERFACE: case TYPE_TUPLE: case TYPE_NAMED:
    case TYPE_PARAMETER: case TYPE_UNION:
        return false;
    }
    return false;
}

static const char *equality_symbol(Module *module, Type *type)
{
    if (equality_is_plain(type))
        return module_symbol(module, "equal:memory%lld", (long long)type_size_bytes(type))->text;
    return module_symbol(module, "equal:%s", type_link_text(module->arena, type_underlying(type)))->text;
}

gcc_jit_function *equality_function(Module *module, Type *type)
{
    const char *symbol = equality_symbol(module, type);
    Name *name = module_name(module, symbol);
    gcc_jit_function *function = map_get(&module->functions, name);

    if (!function) {
        gcc_jit_param *parameters[] = {
            gcc_jit_context_new_param(module->context, NULL, module->pointer_type, "x"),
            gcc_jit_context_new_param(module->context, NULL, module->pointer_type, "y"),
        };
        function = gcc_jit_context_new_function(module->context, NULL, GCC_JIT_FUNCTION_EXPORTED, module->bool_type,
                                                symbol, 2, parameters, 0);
        module_assembly(module, "\t.weak %s\n", symbol);
        map_put(module->arena, &module->functions, name, function);
        list_push(module->arena, &module->pending_equalities, type);
    }
    return function;
}

const char *equality_closure_symbol(Module *module, Type *type)
{
    const char *code = equality_symbol(module, type);
    const char *symbol = arena_format(module->arena, "%s.f", code);
    Name *name = module_name(module, symbol);

    equality_function(module, type);
    if (!map_has(&module->itabs, name)) {
        map_put(module->arena, &module->itabs, name, name);
        assembly_open_weak(module, symbol, 8);
        module_assembly(module, "\t.quad %s\n", code);
    }
    return symbol;
}

static gcc_jit_rvalue *parameter(Function *f, int index)
{
    return gcc_jit_param_as_rvalue(gcc_jit_function_get_param(f->gcc, index));
}

/* for i := 0; i < n; i++ { if x[i] != y[i] { return false } }; return true */
static gcc_jit_rvalue *equal_elements(Function *f, ArrayType *array, Value x, Value y)
{
    Module *module = f->module;
    Layout *element = layout_of(module, array->element);
    gcc_jit_lvalue *index = function_temporary(f, module->int64_type);
    gcc_jit_rvalue *i = gcc_jit_lvalue_as_rvalue(index);
    gcc_jit_block *head = function_block(f), *body = function_block(f), *next = function_block(f);
    gcc_jit_block *differ = function_block(f), *after = function_block(f);

    gcc_store(f, index, gcc_zero(f, module->int64_type));
    function_jump(f, head);
    function_enter(f, head);
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_LT, i, gcc_int(f, module->int64_type, array->length)),
                    body, after);
    function_enter(f, body);
    function_branch(f, emit_equal(f, array->element, emit_array_element(f, x, element, i),
                                  emit_array_element(f, y, element, i)), next, differ);
    function_enter(f, differ);
    gcc_jit_block_end_with_return(differ, NULL, gcc_bool(f, false));
    function_enter(f, next);
    gcc_store(f, index, gcc_binary(f, GCC_JIT_BINARY_OP_PLUS, i, gcc_int(f, module->int64_type, 1)));
    function_jump(f, head);
    function_enter(f, after);
    return gcc_bool(f, true);
}

static void return_false_unless(Function *f, gcc_jit_rvalue *condition)
{
    gcc_jit_block *same = function_block(f), *differ = function_block(f);

    function_branch(f, condition, same, differ);
    gcc_jit_block_end_with_return(differ, NULL, gcc_bool(f, false));
    function_enter(f, same);
}

typedef struct FieldPair { Type *type; Layout *layout; Value x, y; } FieldPair;

static FieldPair field_pair(Function *f, StructType *structure, uint32_t i, Value x, Value y)
{
    Type *type = structure->fields.items[i]->type;
    Layout *layout = layout_of(f->module, type);

    return (FieldPair){type, layout, value_field(f, x, i, layout), value_field(f, y, i, layout)};
}

/* A number, a pointer, or of a string its length. */
static void compare_cheap_part(Function *f, FieldPair pair)
{
    if (pair.layout->shape == SHAPE_SCALAR)
        return_false_unless(f, emit_equal(f, pair.type, pair.x, pair.y));
    else if (pair.layout->shape == SHAPE_STRING)
        return_false_unless(f, gcc_compare(f, GCC_JIT_COMPARISON_EQ, value_part(f, pair.x, PART_LENGTH),
                                           value_part(f, pair.y, PART_LENGTH)));
}

/* Of a stretch of fields without interfaces, whose comparison may panic; gives where the next stretch begins. */
static uint32_t compare_cheap_parts(Function *f, StructType *structure, uint32_t first, Value x, Value y)
{
    uint32_t i = first;

    for (; i < structure->fields.count && !type_holds_interface(structure->fields.items[i]->type); i++)
        if (!structure->fields.items[i]->name->is_blank)
            compare_cheap_part(f, field_pair(f, structure, i, x, y));
    return i > first ? i : first + 1;
}

/* As in Go what is cheap to compare comes first, as far as nobody can tell. */
static gcc_jit_rvalue *equal_fields(Function *f, StructType *structure, Value x, Value y)
{
    uint32_t next_stretch = 0;

    for (uint32_t i = 0; i < structure->fields.count; i++) {
        FieldPair pair = field_pair(f, structure, i, x, y);
        if (i == next_stretch)
            next_stretch = compare_cheap_parts(f, structure, i, x, y);
        if (!structure->fields.items[i]->name->is_blank && pair.layout->shape != SHAPE_SCALAR)
            return_false_unless(f, emit_equal(f, pair.type, pair.x, pair.y));
    }
    return gcc_bool(f, true);
}

static gcc_jit_rvalue *equal_bytes(Function *f, int64_t size_bytes)
{
    return gcc_runtime(f, rt_equal_memory, parameter(f, 0), parameter(f, 1),
                         gcc_int(f, f->module->int64_type, size_bytes));
}

static gcc_jit_rvalue *equal_values(Function *f, Type *type)
{
    Layout *layout = layout_of(f->module, type);
    Value x = value_at(f, layout, parameter(f, 0)), y = value_at(f, layout, parameter(f, 1));
    ArrayType *array = under_if(ARRAY, ArrayType, type);
    StructType *structure = under_if(STRUCT, StructType, type);

    if (equality_is_plain(type))
        return layout->shape == SHAPE_SCALAR ? emit_equal(f, type, x, y) : equal_bytes(f, layout->size_bytes);
    return array ? equal_elements(f, array, x, y) : structure ? equal_fields(f, structure, x, y)
        : emit_equal(f, type, x, y);
}

void equality_emit(Module *module, Type *type)
{
    Function *f = function_open(module, NULL, equality_function(module, type),
                                layout_of_scalar(module, module->bool_type));

    gcc_jit_rvalue *result = equal_values(f, type);
    gcc_jit_block_end_with_return(f->block, NULL, result);
}
