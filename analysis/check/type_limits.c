/* Types too large to have values: what the compiler says when it lays them out.
 *
 * Asked when a package is otherwise right, since only then all types are complete.
 * Source: cmd/compile/internal/types, size.go; cmd/internal/obj, plist.go, Go 1.19.
 */
#include "analysis/check/internal.h"

enum {
    CHANNEL_ELEMENT_LIMIT_BYTES = 1 << 16,
    LARGE_OPERAND_BYTES = 1 << 20,  /* a thousand of them fill a frame */
    LONG_ARRAY = 1 << 10       /* shorter ones of elements that fit do fit, or are found by their elements */
};
static const int64_t address_space_bytes = (int64_t)1 << 50;
static const int64_t symbol_limit_bytes = 2000000000;
static const int64_t frame_limit_bytes = 1 << 30;

void check_note_size(Checker *checker, Type *type, Pos pos)
{
    ArrayType *array = type_if(ARRAY, ArrayType, type);

    if (array && array->length < LONG_ARRAY)
        return;
    if (checker->context.signature && checker->context.compiler_pos)
        pos = checker->context.compiler_pos;
    /* The compiler lays types out when it has gone through their declarations: it then stands at the last one. */
    if (checker->object_path.count && !checker->context.signature) {
        Object *declared = list_last(&checker->object_path);

        pos = declared->kind == OBJECT_TYPE_NAME ? 0 : declared->pos;
    }
    list_push(checker->arena, &checker->sized_types, ((SizedType){type, pos, false}));
}

void check_note_instance_size(Checker *checker, NamedType *instance)
{
    list_push(checker->arena, &checker->sized_types,
              ((SizedType){&instance->type, instance->origin->object->pos, false}));
}

/* Instances are noted once, though they may appear again. */
void check_forget_sizes(Checker *checker, uint32_t first)
{
    uint32_t kept = first;

    for (uint32_t i = first; i < checker->sized_types.count; i++)
        if (type_if(NAMED, NamedType, checker->sized_types.items[i].type))
            checker->sized_types.items[kept++] = checker->sized_types.items[i];
    checker->sized_types.count = kept;
}

void check_note_literal_size(Checker *checker, Type *element, int64_t length, Pos pos)
{
    if (length >= LONG_ARRAY && !type_is_generic(element))
        list_push(checker->arena, &checker->sized_types,
                  ((SizedType){type_new_array(checker->arena, element, length), pos, true}));
}

static Pos last_type_pos(Checker *checker)
{
    Pos pos = 0;

    list_each (Object *, object, checker->objects)
        if (object->kind == OBJECT_TYPE_NAME)
            pos = object->pos;
    return pos;
}

static bool is_too_long(const ArrayType *array)
{
    int64_t element_bytes = type_size_bytes(array->element);

    return element_bytes > 0 && array->length > (address_space_bytes - 1) / element_bytes;
}

static void report_too_long(Checker *checker, Pos pos, const ArrayType *array)
{
    check_error_at(checker, pos, "type %s larger than address space", check_type_text(checker, &array->type));
}

/* Takes what the type's text would hold off `room`; false: there is too little. */
static bool has_room(const Type *type, int *room)
{
    const TypeList *arguments = type->kind == TYPE_NAMED ? ((const NamedType *)type)->arguments : NULL;

    if (--*room < 0)
        return false;
    for (uint32_t i = 0; arguments && i < arguments->list.count; i++)
        if (!has_room(arguments->list.items[i], room))
            return false;
    switch ((int)type->kind) {
    case TYPE_ARRAY: return has_room(((const ArrayType *)type)->element, room);
    case TYPE_SLICE: return has_room(((const SliceType *)type)->element, room);
    case TYPE_POINTER: return has_room(((const PointerType *)type)->element, room);
    case TYPE_STRUCT:
        list_each (Object *, field, ((const StructType *)type)->fields)
            if (!has_room(field->type, room))
                return false;
    }
    return true;
}

/* Instances of instances can have texts that are longer than any memory. */
static const char *struct_text(Checker *checker, StructType *structure, const NamedType *instance)
{
    int room = 1000;

    return !instance || has_room(&structure->type, &room)
        ? type_reflect_text(checker->arena, &structure->type)
        : arena_format(checker->arena, "%s[...]", instance->object->name->text);
}

/* Of a struct written with its types, what a field alone makes too large was told of the field's type; of an instance
 * both are. */
static void check_struct_size(Checker *checker, Pos pos, StructType *structure, const NamedType *instance)
{
    if (type_size_bytes(&structure->type) < address_space_bytes)
        return;
    list_each (Object *, field, structure->fields) {
        const ArrayType *array = type_if(ARRAY, ArrayType, field->type);
        if (instance && array && is_too_long(array))
            report_too_long(checker, pos, array);
        else if (type_size_bytes(field->type) >= address_space_bytes)
            return;
    }
    check_error_at(checker, pos, "type %s too large", struct_text(checker, structure, instance));
}

/* `last`: where the compiler stands in the end. */
static void check_size(Checker *checker, SizedType sized, Pos last)
{
    /* An instance is what its arguments make of it. */
    Type *type = type_if(NAMED, NamedType, sized.type) ? type_underlying(sized.type) : sized.type;
    ArrayType *array = type_if(ARRAY, ArrayType, type);
    StructType *structure = type_if(STRUCT, StructType, type);
    ChanType *channel = type_if(CHAN, ChanType, type);

    if (!sized.pos)
        sized.pos = last;
    if ((array && is_too_long(array)) || type_size_bytes(type) >= LARGE_OPERAND_BYTES)
        checker->has_large_types = true;
    if (sized.is_literal && checker->literal_bytes < frame_limit_bytes)
        checker->literal_bytes += is_too_long(array) ? frame_limit_bytes : type_size_bytes(type);
    if (array && is_too_long(array))
        report_too_long(checker, sized.pos, array);
    else if (structure)
        check_struct_size(checker, sized.pos, structure, type_if(NAMED, NamedType, sized.type));
    else if (channel && type_size_bytes(channel->element) >= CHANNEL_ELEMENT_LIMIT_BYTES)
        check_error_at(checker, sized.pos, "channel element type too large (>64kB)");
}

static void check_variable_size(Checker *checker, const Object *variable)
{
    int64_t size_bytes = type_size_bytes(variable->type);

    if (size_bytes > symbol_limit_bytes)
        check_error_at(checker, variable->pos, "%s.%s: symbol too large (%lld bytes > %lld bytes)",
                       checker->package->path, variable->name->text, (long long)size_bytes,
                       (long long)symbol_limit_bytes);
}

/* ---- functions that could need too large a frame ---- */

/* The sum of the sizes of all large operands: more than their frame holds of them. */
static void add_operand(Node *node, void *context)
{
    int64_t *sum = context;
    Type *type = node_is_expr(node) ? ((Expr *)node)->type : NULL;
    bool is_value = type && (((Expr *)node)->mode == MODE_VARIABLE || ((Expr *)node)->mode == MODE_VALUE);

    if (is_value && type->kind != TYPE_TUPLE && *sum < frame_limit_bytes) {
        int64_t size_bytes = type_size_bytes(type);
        if (size_bytes >= LARGE_OPERAND_BYTES)
            *sum += type_is_generic(type) ? frame_limit_bytes : size_bytes;
    }
    node_each_child(node, add_operand, context);
}

static bool has_large_arguments(const FuncDecl *function)
{
    const SignatureType *signature = type_if(SIGNATURE, SignatureType, function->name->object->type);
    const TupleType *lists[] = {signature->parameters, signature->results};
    int64_t sum = signature->receiver ? type_size_bytes(signature->receiver->type) : 0;

    for (int i = 0; i < 2 && sum < frame_limit_bytes; i++)
        list_each (Object *, variable, lists[i]->variables)
            sum += sum < frame_limit_bytes ? type_size_bytes(variable->type) : 0;
    return sum >= frame_limit_bytes;
}

/* Frames are added up behind placement: only where one could be too large, a check goes as far. */
static bool could_have_large_frames(Checker *checker)
{
    list_each (File *, file, checker->package->files)
        list_each (Node *, declaration, file->declarations) {
            const FuncDecl *function = node_if(FUNC_DECL, FuncDecl, declaration);
            int64_t sum = checker->literal_bytes;

            if (function && !function->body)
                continue;
            if (function && has_large_arguments(function))
                return true;
            node_each_child(declaration, add_operand, &sum);
            if (sum >= frame_limit_bytes / 2)  /* room for them as arguments may be needed besides */
                return true;
        }
    return false;
}

void check_type_limits(Checker *checker)
{
    if (checker->has_error)
        return;
    Pos last = last_type_pos(checker);
    list_each (SizedType, sized, checker->sized_types)
        check_size(checker, sized, last);
    if (checker->has_error)
        return;
    list_each (Object *, object, checker->objects)
        if (object->kind == OBJECT_VAR && !object->name->is_blank)
            check_variable_size(checker, object);
    if (!checker->has_error && checker->has_large_types && could_have_large_frames(checker))
        checker->has_large_frames = true;
}
