/* Types too large to have values: what the compiler says when it lays them out.
 *
 * Asked when a package is otherwise right, since only then all types are complete.
 * Source: cmd/compile/internal/types, size.go; cmd/internal/obj, plist.go, Go 1.19.
 */
#include "analysis/check/internal.h"

enum {
    CHANNEL_ELEMENT_LIMIT_BYTES = 1 << 16,
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
    /* The compiler lays types out when it has gone through their declarations: it then stands at the last one. */
    if (checker->object_path.count && !checker->context.signature) {
        Object *declared = list_last(&checker->object_path);

        pos = declared->kind == OBJECT_TYPE_NAME ? 0 : declared->pos;
    }
    list_push(checker->arena, &checker->sized_types, ((SizedType){type, pos}));
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

static void check_size(Checker *checker, SizedType sized)
{
    ArrayType *array = type_if(ARRAY, ArrayType, sized.type);
    ChanType *channel = type_if(CHAN, ChanType, sized.type);

    if (!sized.pos)
        sized.pos = last_type_pos(checker);
    if (array && is_too_long(array))
        check_error_at(checker, sized.pos, "type %s larger than address space", check_type_text(checker, sized.type));
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

static int64_t argument_bytes(const ObjectList *variables, int64_t total_bytes)
{
    list_each (Object *, variable, *variables)
        total_bytes += (type_size_bytes(variable->type) + 7) & ~(int64_t)7;
    return total_bytes;
}

/* Arguments and results alone fill a frame; what its locals need is known later. */
static void check_frame_size(Checker *checker, const Object *function)
{
    const FuncDecl *declaration = (FuncDecl *)function->declaration;
    SignatureType *signature = type_as(SIGNATURE, SignatureType, function->type);
    int64_t size_bytes = argument_bytes(&signature->results->variables,
                                        argument_bytes(&signature->parameters->variables, 0));

    if (signature->receiver)
        size_bytes += type_size_bytes(signature->receiver->type);
    if (declaration->body && size_bytes > frame_limit_bytes)
        check_error_at(checker, check_declaration_start(checker, (FuncDecl *)declaration),
                       "stack frame too large (>1GB): 0 MB locals + %lld MB args", (long long)size_bytes >> 20);
}

void check_type_limits(Checker *checker)
{
    if (checker->has_error)
        return;
    list_each (SizedType, sized, checker->sized_types)
        check_size(checker, sized);
    if (checker->has_error)
        return;
    list_each (Object *, object, checker->objects)
        if (object->kind == OBJECT_VAR && !object->name->is_blank)
            check_variable_size(checker, object);
        else if (object->kind == OBJECT_FUNC)
            check_frame_size(checker, object);
}
