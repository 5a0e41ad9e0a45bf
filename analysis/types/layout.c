/* Sizes, alignments, field offsets and pointer maps: Go 1.19's on amd64.
 *
 * A named type has its underlying type's layout.  Sizes of incomplete or wrong
 * types are those of a byte: they are never compiled.  A size that passes
 * 2^63-1 is clamped; the checker refuses such types.
 * Source: Go 1.19 cmd/compile/internal/types/size.go, noder/sizes.go.
 */
#include "analysis/types/object.h"

enum { WORD = 8 };

static void set(Type *type, int64_t size_bytes, int align_bytes, int64_t pointer_bytes)
{
    type->size_bytes = size_bytes;
    type->align_bytes = (uint8_t)align_bytes;
    type->pointer_bytes = pointer_bytes;
}

static int64_t round_up(int64_t size, int64_t align)
{
    return size > INT64_MAX - align ? INT64_MAX : (size + align - 1) & -align;
}

static int64_t add_clamped(int64_t a, int64_t b)
{
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

static void layout_basic(BasicType *basic)
{
    static const uint8_t sizes[BASIC_KINDS] = {
#define BASIC(KIND, name, size, properties) [BASIC_##KIND] = (size),
#include "analysis/types/basic_types.def"
#undef BASIC
    };
    int64_t size = sizes[basic->basic] ? sizes[basic->basic] : 1;

    if (basic->properties & BASIC_IS_STRING)
        set(&basic->type, size, WORD, WORD);
    else if (basic->properties & BASIC_IS_COMPLEX)
        set(&basic->type, size, (int)(size > 1 ? size / 2 : 1), 0);
    else
        set(&basic->type, size, (int)size, basic->basic == BASIC_UNSAFE_POINTER ? WORD : 0);
}

static void layout_array(ArrayType *array)
{
    int64_t length = array->length > 0 ? array->length : 0;
    int64_t element_size = type_size_bytes(array->element);
    int64_t size;

    if (__builtin_mul_overflow(element_size, length, &size))
        size = INT64_MAX;
    int64_t last_pointers = type_pointer_bytes(array->element);
    int64_t pointers = length && last_pointers && size < INT64_MAX ? size - element_size + last_pointers : 0;
    set(&array->type, size, (int)type_align_bytes(array->element), pointers);
}

static void layout_struct(StructType *structure)
{
    int64_t offset = 0, align = 1, pointers = 0, last_size = 0;

    list_each (Object *, field, structure->fields) {
        int64_t field_align = type_align_bytes(field->type);
        if (field_align > align)
            align = field_align;
        offset = round_up(offset, field_align);
        field->offset_bytes = offset;
        int64_t field_pointers = type_pointer_bytes(field->type);
        if (field_pointers)
            pointers = offset + field_pointers;
        last_size = type_size_bytes(field->type);
        offset = add_clamped(offset, last_size);
    }
    /* The address of a final zero-sized field must not be that of the next object. */
    if (offset > 0 && last_size == 0)
        offset = add_clamped(offset, 1);
    set(&structure->type, round_up(offset, align), (int)align, pointers);
}

/* sync/atomic's align64 asks for the alignment of what contains it. */
static bool is_align64(const NamedType *named)
{
    const Package *package = named->object->package;

    return package && strcmp(named->object->name->text, "align64") == 0 &&
           (strcmp(package->path, "sync/atomic") == 0 || strcmp(package->path, "runtime/internal/atomic") == 0);
}

static void layout_named(NamedType *named)
{
    Type *under = type_underlying(&named->type);

    type_compute_layout(under);
    set(&named->type, under->size_bytes, under->align_bytes, under->pointer_bytes);
    const StructType *structure = type_if(STRUCT, StructType, under);
    if (structure && structure->fields.count == 0 && is_align64(named))
        named->type.align_bytes = WORD;
}

void type_compute_layout(Type *type)
{
    if (type->has_layout)
        return;
    /* A type that contains itself (reported elsewhere) meets itself as a byte. */
    type->has_layout = true;
    set(type, 1, 1, 0);

    switch ((TypeKind)type->kind) {
    case TYPE_BASIC:
        layout_basic((BasicType *)type);
        break;
    case TYPE_ARRAY:
        layout_array((ArrayType *)type);
        break;
    case TYPE_STRUCT:
        layout_struct((StructType *)type);
        break;
    case TYPE_NAMED:
        layout_named((NamedType *)type);
        break;
    case TYPE_SLICE:
        set(type, 3 * WORD, WORD, WORD);
        break;
    case TYPE_INTERFACE:
        set(type, 2 * WORD, WORD, 2 * WORD);
        break;
    case TYPE_POINTER:
    case TYPE_SIGNATURE:
    case TYPE_MAP:
    case TYPE_CHAN:
        set(type, WORD, WORD, WORD);
        break;
    case TYPE_TUPLE: {
        int64_t offset = 0, align = 1;
        list_each (Object *, variable, ((TupleType *)type)->variables) {
            int64_t variable_align = type_align_bytes(variable->type);
            align = variable_align > align ? variable_align : align;
            offset = add_clamped(round_up(offset, variable_align), type_size_bytes(variable->type));
        }
        set(type, round_up(offset, align), (int)align, offset);
        break;
    }
    case TYPE_PARAMETER:
    case TYPE_UNION:
        break;
    }
}

int64_t type_align_bytes(Type *type)
{
    type_compute_layout(type);
    return type->align_bytes;
}

static void set_bit(uint8_t *mask, int64_t offset_bytes)
{
    mask[offset_bytes / WORD / 8] |= (uint8_t)(1 << (offset_bytes / WORD % 8));
}

static void mark_pointers(Type *type, uint8_t *mask, int64_t offset_bytes)
{
    if (!type_has_pointers(type))
        return;
    Type *under = type_underlying(type);

    switch ((TypeKind)under->kind) {
    case TYPE_BASIC:
    case TYPE_POINTER:
    case TYPE_SIGNATURE:
    case TYPE_MAP:
    case TYPE_CHAN:
    case TYPE_SLICE:
        set_bit(mask, offset_bytes);
        break;
    case TYPE_INTERFACE:
        /* The first word points to a static type or itab: nothing to collect. */
        set_bit(mask, offset_bytes + WORD);
        break;
    case TYPE_ARRAY: {
        ArrayType *array = (ArrayType *)under;
        for (int64_t i = 0; i < array->length; i++)
            mark_pointers(array->element, mask, offset_bytes + i * array->element->size_bytes);
        break;
    }
    case TYPE_STRUCT:
        /* The underlying struct was laid out with the named type. */
        list_each (Object *, field, ((StructType *)under)->fields)
            mark_pointers(field->type, mask, offset_bytes + field->offset_bytes);
        break;
    case TYPE_TUPLE:
    case TYPE_NAMED:
    case TYPE_PARAMETER:
    case TYPE_UNION:
        break;
    }
}

void type_pointer_mask(Type *type, uint8_t *mask)
{
    mark_pointers(type, mask, 0);
}

BoxKind type_box_kind(Type *type)
{
    Type *sole = type_sole_component(type);
    int64_t size_bytes = type_size_bytes(type);

    if (size_bytes == 0)
        return BOX_NOTHING;
    if (size_bytes == 1 && (type_is_boolean(sole) || type_is_integer(sole)))
        return BOX_BYTE;
    if (size_bytes >= 2 && size_bytes <= 8 && size_bytes == type_align_bytes(type) && !type_has_pointers(type))
        return BOX_NUMBER;
    return type_is_string(sole) ? BOX_STRING : under_if(SLICE, SliceType, sole) ? BOX_SLICE : BOX_MEMORY;
}
