/* Type descriptors and itabs: only the method wrappers that they need, in the order in which they come to need them.
 *
 *   1. A descriptor mentions those of the type's parts, which are made first, then that of its pointer type, then
 *      the methods, each by two wrappers: for itabs, where the receiver is one word, and for calls with the value.
 *   2. An itab mentions the methods, the interface and the type.
 *   3. A named type is described by its own package; what has no name by each package that needs it.
 *   4. At the end come all types of declarations and those that code needs, by name.
 *
 * Source: cmd/compile/internal/reflectdata/reflect.go, writeType, writeITab, methods, methodWrapper; Go 1.19.
 */
#include "analysis/generate/internal.h"
#include "analysis/inline/inline.h"
#include "analysis/lower/lower.h"
#include "analysis/types/instance.h"

#include <stdlib.h>

static void describe_type(Generator *generator, Type *type);

/* Whether it is the first time. */
static bool mark(Generator *generator, Map *map, const char *text)
{
    Name *name = name_of(&generator->compilation->names, text);

    if (map_has(map, name))
        return false;
    map_put(generator->arena, map, name, name);
    return true;
}

static bool is_named(const Type *type)
{
    return type->kind == TYPE_BASIC || type->kind == TYPE_NAMED;
}

/* Named types of other packages are theirs; instances are everybody's. */
static bool is_ours(const Generator *generator, const Type *type)
{
    const NamedType *named = type_if(NAMED, NamedType, type);

    if (named)
        return named->arguments || named->object->package == generator->package->package;
    return type->kind != TYPE_BASIC;
}

/* Nothing is described as long as type parameters are in it, and shapes have no methods. */
static bool is_abstract(const Type *type)
{
    return type_is_uninstantiated(type) || type_is_generic(type) || type_has_shape(type);
}

/* ---- wrappers ---- */

static bool is_own_method(const Type *receiver, const MethodSetEntry *entry)
{
    const SignatureType *signature = type_as(SIGNATURE, SignatureType, entry->method->type);

    return entry->lookup.path.count == 1 && !type_is_interface(receiver) &&
           type_identical(receiver, signature->receiver->type);
}

static bool receiver_is_ours(const Generator *generator, const Type *receiver)
{
    const PointerType *pointer = type_if(POINTER, PointerType, receiver);

    return is_ours(generator, receiver) && (!pointer || is_ours(generator, pointer->element));
}

static IrFunction *called_method(const IrFunction *wrapper)
{
    const IrNode *last = list_last(&wrapper->body);

    if (last->op == OP_RETURN) {
        const IrReturn *node = (const IrReturn *)last;
        last = node->node.initial ? ((IrAssignList *)list_last(node->node.initial))->right.items[0]
                                  : node->results.items[0];
    }
    const IrSelector *callee = ir_if(DOT_METHOD, IrSelector, ((const IrCall *)last)->callee);
    return callee && callee->method ? callee->method->function : NULL;
}

/* Go does not inline what would bring literals that capture something along; it knows of those that it walked. */
static bool brings_literals(const Generator *generator, const IrFunction *method)
{
    if (!map_has(&generator->walked, method))
        return false;
    list_each (IrFunction *, closure, method->closures)
        if (closure->captured.count)
            return true;
    return false;
}

static void finish_wrapper(Generator *generator, IrFunction *wrapper)
{
    IrFunction *method = called_method(wrapper);

    if (!generator->is_late) {
        list_push(generator->arena, &generator->package->wrappers, wrapper);
        return;
    }
    if (method && !brings_literals(generator, method))
        inline_wrapper(generator->compilation, generator->package, wrapper);
    escape_wrapper(&generator->escape, wrapper);
    list_push(generator->arena, &generator->wrappers, wrapper);
}

static void wrap_method(Generator *generator, Type *receiver, const MethodSetEntry *entry)
{
    Arena *arena = generator->arena;
    const Object *method = entry->method;
    const char *path = method->name->is_exported || !method->package ? "" : method->package->path;
    const char *text =
        arena_format(arena, "method %s.%s.%s", type_link_text(arena, receiver), path, method->name->text);

    if (!mark(generator, &generator->described, text))
        return;
    /* Methods of instances take a dictionary: -m of these is made of shapes. */
    if (method->origin || is_own_method(receiver, entry) || !receiver_is_ours(generator, receiver))
        return;
    finish_wrapper(generator, lower_method_wrapper(generator->compilation, generator->program, generator->package,
                                                   receiver, entry, generator->pos));
}

/* ---- descriptors ---- */

static bool describe_part(Type *part, void *context)
{
    describe_type(context, part);
    return false;
}

/* The types of the methods: their receiver's has been described. */
static void describe_signatures(Generator *generator, const MethodSet *methods)
{
    list_each (MethodSetEntry, entry, *methods)
        type_any_part(entry.method->type, describe_part, generator);
}

static void wrap_methods(Generator *generator, Type *type, const MethodSet *methods)
{
    Type *word = type_is_pointer_shaped(type) ? type : type_new_pointer(generator->arena, type);

    for (uint32_t i = 0; i < methods->count; i++) {
        wrap_method(generator, word, &methods->items[i]);
        wrap_method(generator, type, &methods->items[i]);
    }
}

static void describe_methods(Generator *generator, Type *type)
{
    MethodSet methods = type_method_set(generator->arena, type);

    wrap_methods(generator, type, &methods);
    describe_signatures(generator, &methods);
}

static void describe_interface(Generator *generator, Type *type)
{
    MethodSet methods = type_method_set(generator->arena, type);

    list_each (MethodSetEntry, entry, methods)
        wrap_method(generator, type, &entry);
    describe_signatures(generator, &methods);
}

static void describe_parts(Generator *generator, Type *type)
{
    if (type_is_interface(type))
        describe_interface(generator, type);
    else
        type_any_part(type_underlying(type), describe_part, generator);
}

static void describe_type(Generator *generator, Type *type)
{
    PointerType *pointer = type_if(POINTER, PointerType, type);
    Type *base = pointer && is_named(pointer->element) ? pointer->element : type;

    if (!is_ours(generator, base) || is_abstract(type) ||
        !mark(generator, &generator->described, type_link_text(generator->arena, type)))
        return;
    describe_parts(generator, type);
    /* Pointers to what has no methods have none either. */
    if (is_named(type) || type->kind == TYPE_STRUCT)
        describe_type(generator, type_new_pointer(generator->arena, type));
    if (!type_is_interface(type))
        describe_methods(generator, type);
}

void describe_itab(Generator *generator, Type *type, Type *interface)
{
    Arena *arena = generator->arena;

    if (is_abstract(type) || is_abstract(interface) ||
        !mark(generator, &generator->described,
              arena_format(arena, "itab %s,%s", type_link_text(arena, type), type_link_text(arena, interface))))
        return;
    MethodSet methods = type_method_set(arena, type);
    wrap_methods(generator, type, &methods);
    describe_type(generator, interface);
    describe_type(generator, type);
}

/* ---- what is needed ---- */

void need_type(Generator *generator, Type *type)
{
    if (type && type->kind != TYPE_BASIC && type->kind != TYPE_TUPLE && !is_abstract(type) &&
        mark(generator, &generator->is_needed, type_link_text(generator->arena, type)))
        list_push(generator->arena, &generator->needed, type);
}

/* Those with a name first. */
static int compare_types(const void *a, const void *b)
{
    const Type *x = *(Type *const *)a, *y = *(Type *const *)b;

    if (is_named(x) != is_named(y))
        return is_named(x) ? -1 : 1;
    return strcmp(x->text, y->text);
}

void describe_needed(Generator *generator)
{
    if (generator->needed.count == 0)
        return;
    qsort(generator->needed.items, generator->needed.count, sizeof(Type *), compare_types);
    list_each (Type *, type, generator->needed) {
        describe_type(generator, type);
        if (is_named(type))
            describe_type(generator, type_new_pointer(generator->arena, type));
    }
    generator->needed.count = 0;
}
