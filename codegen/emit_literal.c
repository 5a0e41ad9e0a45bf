/* Literals: constants, and composite literals built in place.
 *
 * A composite literal is built in memory nobody sees yet: a temporary, or the object that &T{...} or a slice
 * literal allocates; the literal may read what it is about to replace (x = T{x.b, x.a}).
 */
#include "codegen/emit.h"
#include "analysis/ir/children.h"
#include "codegen/static_image.h"
#include "codegen/static_object.h"

/* A value as large that is known is read from its image: a frame need not hold it. */
enum { READ_IN_PLACE_BYTES_MIN = 64 << 10 };

Value emit_string_constant(Function *f, Text text)
{
    Module *module = f->module;
    gcc_jit_rvalue *length = gcc_int(f, module->int64_type, (int64_t)text.length);
    gcc_jit_rvalue *data = text.length ? module_bytes_address(module, text, 1) : gcc_null(f);
    Value value = value_of_string(f, data, length);

    value.is_kept = value.is_constant = true;
    return value;
}

static Value integer_constant(Function *f, Layout *layout, Constant *constant)
{
    int64_t value = 0;
    uint64_t large;

    constant = constant_to_int(constant);
    if (!constant_int64(constant, &value) && constant_uint64(constant, &large))
        value = (int64_t)large;
    return value_of_constant(layout, gcc_int(f, layout->type, value));
}

static gcc_jit_rvalue *float_constant(Function *f, gcc_jit_type *type, Constant *constant)
{
    constant = constant_to_float(constant);
    double value = type == f->module->float32_type ? constant_float32(constant, NULL)
        : constant_float64(constant, NULL);
    return gcc_jit_context_new_rvalue_from_double(f->module->context, type, value);
}

Value emit_constant(Function *f, Type *type, Constant *constant)
{
    Module *module = f->module;
    Layout *layout = layout_of(module, type);

    if (layout->shape == SHAPE_STRING)
        return emit_string_constant(f, constant_text(constant));
    if (layout->shape == SHAPE_COMPLEX) {
        gcc_jit_type *part = layout->size_bytes == 8 ? module->float32_type : module->float64_type;
        constant = constant_to_complex(constant);
        return (Value){.layout = layout, .is_kept = true, .is_constant = true,
                       .parts = {float_constant(f, part, constant_real(constant)),
                                 float_constant(f, part, constant_imaginary(constant))}};
    }
    if (type_is_boolean(type))
        return value_of_constant(layout, gcc_bool(f, constant_bool(constant)));
    if (type_is_float(type))
        return value_of_constant(layout, float_constant(f, layout->type, constant));
    if (layout->type == module->pointer_type) {  /* unsafe.Pointer(uintptr constant) */
        Value bits = integer_constant(f, layout_of_scalar(module, module->uint64_type), constant);
        return value_of_constant(layout, gcc_bits(f, bits.rvalue, layout->type));
    }
    return integer_constant(f, layout, constant);
}

Value emit_literal(Function *f, IrLiteral *node)
{
    return emit_constant(f, node->node.type, node->constant);
}

/* ---- composite literals ---- */

/* Everything static is there already if an image was copied. */
static void fill(Function *f, IrNode *node, Value target, bool is_zeroed, bool has_image)
{
    IrNode *inner = node_unparen(node);
    bool is_literal = (inner->op == OP_STRUCT_LITERAL || inner->op == OP_ARRAY_LITERAL) && !map_has(&f->hoisted, inner);

    if (has_image && node_is_static(node))
        return;
    if (has_image && is_literal)
        emit_composite_into(f, inner, target, true);  /* its own image again would be no gain: it is small or dynamic */
    else
        emit_into(f, node, target, is_zeroed);
}

static void fill_struct(Function *f, IrComposite *node, Value target, bool is_zeroed, bool has_image)
{
    StructType *type = under_as(STRUCT, StructType, node->node.type);

    list_each (IrNode *, element, node->elements) {
        IrStructKey *key = ir_as(STRUCT_KEY, IrStructKey, element);
        Layout *field = layout_of(f->module, type->fields.items[key->index]->type);
        if (type->fields.items[key->index]->name->is_blank)
            emit_value(f, key->value);
        else
            fill(f, key->value, value_field(f, target, key->index, field), is_zeroed, has_image);
    }
}

/* Elements [first, last) of an array literal; *index is where the next one without a key goes. */
static void fill_elements(Function *f, IrComposite *node, Value target, bool is_zeroed, bool has_image,
                          uint32_t first, uint32_t last, int64_t *index)
{
    Layout *element_layout = layout_of(f->module, under_as(ARRAY, ArrayType, node->node.type)->element);

    for (uint32_t i = first; i < last; i++) {
        IrNode *value = node->elements.items[i];
        if (value->op == OP_KEY) {
            node_constant_int(((IrKey *)value)->key, index);
            value = ((IrKey *)value)->value;
        }
        gcc_jit_rvalue *at = gcc_int(f, f->module->int64_type, (*index)++);
        fill(f, value, emit_array_element(f, target, element_layout, at), is_zeroed, has_image);
    }
}

typedef struct Search { bool found; } Search;

static void find_local(IrNode *node, void *context)
{
    Search *search = context;

    if (node->op == OP_NAME)
        search->found = search->found || ((IrName *)node)->class == IR_LOCAL;
    else if (!search->found)
        ir_each_child(node, find_local, context);
}

/* GCC takes time that grows with the square of a function's stores: a large table of values that are not
 * constant, which a package variable starts with, is filled by functions of PIECE_ELEMENTS elements each. */
bool pieces_are_possible(Function *f, IrComposite *node)
{
    Search search = {false};

    if (!f->ir || !f->ir->is_initializer || node->elements.count < 2 * PIECE_ELEMENTS)
        return false;
    ir_each_child(&node->node, find_local, &search);
    return !search.found;
}

Function *piece_open(Function *f, gcc_jit_rvalue *address, gcc_jit_rvalue **parameter)
{
    Module *module = f->module;
    const char *symbol = module_symbol(module, "%s.init-piece%u", module->package->package->path,
                                       ++module->label_count)->text;
    gcc_jit_param *at = gcc_jit_context_new_param(module->context, NULL, module->pointer_type, "at");
    unsigned count = address ? 1 : 0;
    gcc_jit_function *gcc = gcc_jit_context_new_function(module->context, f->location, GCC_JIT_FUNCTION_EXPORTED,
                                                         module->void_type, symbol, (int)count, &at, 0);

    gcc_call(f, gcc, module->void_type, count, &address);
    if (address)
        *parameter = gcc_jit_param_as_rvalue(at);
    Function *piece = function_open(module, f->ir, gcc, NULL);
    piece->symbol = symbol;
    return piece;
}

void piece_close(Function *piece)
{
    if (piece->block)
        gcc_jit_block_end_with_void_return(piece->block, piece->location);
}

static void fill_piece(Function *f, IrComposite *node, Value target, bool has_image, uint32_t first, int64_t *index)
{
    uint32_t last = first + PIECE_ELEMENTS < node->elements.count ? first + PIECE_ELEMENTS : node->elements.count;
    gcc_jit_rvalue *at;
    Function *piece = piece_open(f, value_address(f, target), &at);

    fill_elements(piece, node, value_at(piece, target.layout, at), true, has_image, first, last, index);
    piece_close(piece);
}

static void fill_array(Function *f, IrComposite *node, Value target, bool is_zeroed, bool has_image)
{
    bool is_in_pieces = !target.is_frame && pieces_are_possible(f, node) && !order_is_needed(f, &node->node);
    int64_t index = 0;

    if (!is_in_pieces)
        fill_elements(f, node, target, is_zeroed, has_image, 0, node->elements.count, &index);
    for (uint32_t first = 0; is_in_pieces && first < node->elements.count; first += PIECE_ELEMENTS)
        fill_piece(f, node, target, has_image, first, &index);
}

static bool sets_everything(IrComposite *node)
{
    Type *under = type_underlying(node->node.type);
    int64_t count = under->kind == TYPE_STRUCT ? (int64_t)((StructType *)under)->fields.count
        : ((ArrayType *)under)->length;

    return count > 0 && node->elements.count == (uint64_t)count;
}

void emit_composite_into(Function *f, IrNode *node, Value target, bool is_zeroed)
{
    IrComposite *literal = (IrComposite *)node;
    const char *image = target.layout->size_bytes ? image_of_literal(f->module, node) : NULL;

    if (image)
        gcc_store(f, target.lvalue,
                    value_rvalue(f, value_at(f, target.layout, module_symbol_address(f->module, image))));
    else if (!is_zeroed && !sets_everything(literal))
        emit_store_zero(f, target, node->type);
    if (node->op == OP_STRUCT_LITERAL)
        fill_struct(f, literal, target, is_zeroed || !sets_everything(literal), image != NULL);
    else
        fill_array(f, literal, target, is_zeroed || !sets_everything(literal), image != NULL);
}

static Value emit_slice_literal(Function *f, IrComposite *node)
{
    Type *element = under_as(SLICE, SliceType, node->node.type)->element;
    Type *array = type_new_array(f->arena, element, node->length);
    IrComposite *items = arena_new(f->arena, IrComposite);
    Value storage = storage_new(f, &node->node, array);
    gcc_jit_rvalue *data = gcc_keep(f, value_address(f, storage));
    gcc_jit_rvalue *length = gcc_int(f, f->module->int64_type, node->length);
    Value target = value_at(f, storage.layout, data);

    *items = *node;
    items->node.op = OP_ARRAY_LITERAL;
    items->node.type = array;
    target.is_frame = storage.is_frame;
    emit_composite_into(f, &items->node, target, true);
    Value slice = value_of_slice(f, data, length, length);
    slice.is_kept = true;
    return slice;
}

Value emit_composite(Function *f, IrNode *node)
{
    Layout *layout;

    if (node->op == OP_SLICE_LITERAL)
        return emit_slice_literal(f, (IrComposite *)node);
    layout = layout_of(f->module, node->type);
    if (layout->size_bytes >= READ_IN_PLACE_BYTES_MIN && layout->size_bytes <= LAID_OUT_BYTES_MAX &&
        node_is_static(node)) {
        Value image = value_at(f, layout, module_symbol_address(f->module, image_of_value(f->module, node)));
        image.is_kept = true;
        return image;
    }
    Value target = value_of_variable(layout, function_temporary(f, layout->type));
    emit_composite_into(f, node, target, false);
    target.is_kept = true;
    return target;
}
