/* The predeclared names (Go spec, Blocks: the universe block) and package unsafe.
 *
 * Made once a compilation, on first use; all of it is declared, so the checker
 * never has anything to do for one of these objects.
 * Source: cmd/compile/internal/types2, universe.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* What the checker finds here without a name. */
typedef struct Universe {
    Scope *scope;
    Package *unsafe;
    Type *error;
    Object *iota;
} Universe;

enum { BLACK = 1 };

static Object *declare(Compilation *compilation, Scope *scope, ObjectKind kind, const char *name, Type *type)
{
    Object *object = arena_new(compilation->arena, Object);

    object->kind = kind;
    object->color = BLACK;
    object->name = name_of(&compilation->names, name);
    object->type = type;
    scope_insert(compilation->arena, scope, object);
    return object;
}

static void declare_basic_types(Compilation *compilation, Universe *universe)
{
    for (BasicKind kind = BASIC_BOOL; kind <= BASIC_STRING; kind++)
        declare(compilation, universe->scope, OBJECT_TYPE_NAME, type_as(BASIC, BasicType, type_basic[kind])->name,
                type_basic[kind]);
    declare(compilation, universe->scope, OBJECT_TYPE_NAME, "byte", type_byte)->is_alias = true;
    declare(compilation, universe->scope, OBJECT_TYPE_NAME, "rune", type_rune)->is_alias = true;
}

/* func() string, the type of error's method */
static SignatureType *error_signature(Compilation *compilation, Type *receiver_type)
{
    Arena *arena = compilation->arena;
    SignatureType *signature = type_new_signature(arena);
    Object *receiver = object_new_var(arena, VAR_RECEIVER, NULL, NULL, receiver_type, 0);
    Object *result = object_new_var(arena, VAR_RESULT, NULL, NULL, type_basic[BASIC_STRING], 0);

    signature->receiver = receiver;
    list_push(arena, &signature->results->variables, result);
    return signature;
}

static Type *declare_named(Compilation *compilation, Scope *scope, const char *name, InterfaceType *underlying)
{
    Object *object = declare(compilation, scope, OBJECT_TYPE_NAME, name, NULL);
    NamedType *named = type_new_named(compilation->arena, object, &underlying->type);

    named->from = &underlying->type;
    return object->type = &named->type;
}

static Type *declare_error(Compilation *compilation, Scope *scope)
{
    InterfaceType *interface = type_new_interface(compilation->arena);
    Type *error = declare_named(compilation, scope, "error", interface);
    Object *method = object_new(compilation->arena, OBJECT_FUNC, NULL, name_of(&compilation->names, "Error"),
                                &error_signature(compilation, error)->type, 0);

    method->color = BLACK;
    list_push(compilation->arena, &interface->methods, method);
    return error;
}

static void declare_interfaces(Compilation *compilation, Universe *universe)
{
    InterfaceType *any = type_new_interface(compilation->arena);
    InterfaceType *comparable = type_new_interface(compilation->arena);

    any->name = "any";
    declare(compilation, universe->scope, OBJECT_TYPE_NAME, "any", &any->type)->is_alias = true;
    universe->error = declare_error(compilation, universe->scope);
    comparable->is_complete = comparable->is_comparable = true;
    declare_named(compilation, universe->scope, "comparable", comparable);
}

static void declare_constants(Compilation *compilation, Universe *universe)
{
    Scope *scope = universe->scope;

    declare(compilation, scope, OBJECT_CONSTANT, "true", type_basic[BASIC_UNTYPED_BOOL])->constant =
        constant_from_bool(true);
    declare(compilation, scope, OBJECT_CONSTANT, "false", type_basic[BASIC_UNTYPED_BOOL])->constant =
        constant_from_bool(false);
    universe->iota = declare(compilation, scope, OBJECT_CONSTANT, "iota", type_basic[BASIC_UNTYPED_INT]);
    universe->iota->constant = constant_from_int(0);
    declare(compilation, scope, OBJECT_NIL, "nil", type_basic[BASIC_UNTYPED_NIL]);
}

static void declare_builtin(Compilation *compilation, Universe *universe, const char *name, BuiltinKind kind)
{
    Name *interned = name_of(&compilation->names, name);
    Scope *scope = interned->is_exported ? universe->unsafe->scope : universe->scope;
    Object *object = declare(compilation, scope, OBJECT_BUILTIN, name, NULL);

    object->builtin = kind;
    if (interned->is_exported)
        object->package = universe->unsafe;
}

static Package *new_unsafe(Compilation *compilation)
{
    Package *unsafe = arena_new(compilation->arena, Package);

    unsafe->path = "unsafe";
    unsafe->name = name_of(&compilation->names, "unsafe");
    unsafe->scope = scope_new(compilation->arena, NULL, 0, 0);
    unsafe->is_complete = unsafe->is_unsafe = true;
    declare(compilation, unsafe->scope, OBJECT_TYPE_NAME, "Pointer", type_basic[BASIC_UNSAFE_POINTER])->package = unsafe;
    return unsafe;
}

static Universe *universe_of(Compilation *compilation)
{
    if (compilation->universe)
        return compilation->universe;
    Universe *universe = arena_new(compilation->arena, Universe);
    compilation->universe = universe;

    universe->scope = scope_new(compilation->arena, NULL, 0, 0);
    universe->unsafe = new_unsafe(compilation);
    declare_basic_types(compilation, universe);
    declare_interfaces(compilation, universe);
    declare_constants(compilation, universe);
#define BUILTIN(KIND, name, minimum_arguments, is_variadic, use)                                             \
    declare_builtin(compilation, universe, name, BUILTIN_##KIND);
#include "analysis/check/builtins.def"
#undef BUILTIN
    return universe;
}

Scope *universe_scope(Compilation *compilation)
{
    return universe_of(compilation)->scope;
}

Package *universe_unsafe(Compilation *compilation)
{
    return universe_of(compilation)->unsafe;
}

Type *universe_error(Compilation *compilation)
{
    return universe_of(compilation)->error;
}

Object *universe_iota(Compilation *compilation)
{
    return universe_of(compilation)->iota;
}
