/* Types: layout, identity, lookup through embedding, method sets, texts; expectations from real Go. */
#include "analysis/types/object.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;
static Compilation *compilation;
static Package *here, *there;

#define T(KIND) type_basic[BASIC_##KIND]

static Name *name(const char *text)
{
    return name_of(&compilation->names, text);
}

static Package *package(const char *path, const char *last)
{
    Package *made = arena_new(&arena, Package);

    made->path = path;
    made->name = name(last);
    return made;
}

static Object *field(const char *text, Type *type)
{
    return object_new_var(&arena, VAR_FIELD, here, name(text), type, 0);
}

static Object *embedded(const char *text, Type *type)
{
    Object *object = field(text, type);

    object->is_embedded = true;
    return object;
}

static Type *struct_of(Object *a, Object *b, Object *c)
{
    StructType *structure = type_new_struct(&arena);
    Object *fields[] = {a, b, c};

    for (int i = 0; i < 3 && fields[i]; i++)
        list_push(&arena, &structure->fields, fields[i]);
    return &structure->type;
}

static NamedType *named(const char *text, Type *underlying)
{
    Object *object = object_new(&arena, OBJECT_TYPE_NAME, here, name(text), NULL, 0);

    return type_new_named(&arena, object, underlying);
}

static Object *method(const char *text, bool has_pointer_receiver)
{
    Object *object = object_new(&arena, OBJECT_FUNC, here, name(text), &type_new_signature(&arena)->type, 0);

    object->has_pointer_receiver = has_pointer_receiver;
    return object;
}

static Object *add_method(NamedType *type, const char *text, bool has_pointer_receiver)
{
    Object *object = method(text, has_pointer_receiver);

    list_push(&arena, &type->methods, object);
    return object;
}

static void layouts_are_those_of_go(void **state)
{
    (void)state;
    Type *mixed = struct_of(field("a", T(INT8)), field("b", T(INT64)), field("c", T(BOOL)));
    assert_int_equal(type_size_bytes(mixed), 24);
    assert_int_equal(((StructType *)mixed)->fields.items[1]->offset_bytes, 8);
    assert_int_equal(type_pointer_bytes(mixed), 0);

    Type *empty = struct_of(NULL, NULL, NULL);
    assert_int_equal(type_size_bytes(empty), 0);
    Type *trailing = struct_of(field("a", T(INT32)), field("z", empty), NULL);
    assert_int_equal(type_size_bytes(trailing), 8);

    Type *text = struct_of(field("n", T(INT)), field("s", T(STRING)), field("e", T(COMPLEX64)));
    assert_int_equal(type_size_bytes(text), 32);
    assert_int_equal(type_pointer_bytes(text), 16);
    Type *row = type_new_array(&arena, text, 3);
    uint8_t mask[2] = {0};
    assert_int_equal(type_pointer_bytes(row), 80);
    type_pointer_mask(row, mask);
    assert_int_equal(mask[0] | mask[1] << 8, 0x222);

    InterfaceType *any = type_new_interface(&arena);
    uint8_t one = 0;
    type_pointer_mask(&any->type, &one);
    assert_int_equal(one, 2);
    assert_int_equal(type_size_bytes(T(UNSAFE_POINTER)), 8);
    assert_int_equal(type_align_bytes(T(COMPLEX128)), 8);
}

static void identity(void **state)
{
    (void)state;
    Type *ints = type_new_slice(&arena, T(INT)), *more = type_new_slice(&arena, T(INT));
    assert_true(type_identical(ints, more));
    assert_true(type_identical(type_byte, T(UINT8)));
    assert_false(type_identical(T(INT32), T(UINT32)));
    NamedType *a = named("A", ints), *b = named("A", ints);
    assert_true(type_identical(&a->type, &a->type));
    assert_false(type_identical(&a->type, &b->type));
    Type *x = struct_of(field("a", T(INT)), NULL, NULL), *y = struct_of(field("a", T(INT)), NULL, NULL);
    assert_true(type_identical(x, y));
    ((StructType *)y)->fields.items[0]->package = there;
    assert_false(type_identical(x, y));
    InterfaceType *first = type_new_interface(&arena), *second = type_new_interface(&arena);
    list_push(&arena, &first->methods, method("B", false));
    list_push(&arena, &first->methods, method("A", false));
    list_push(&arena, &second->methods, method("A", false));
    assert_false(type_identical(&first->type, &type_new_interface(&arena)->type));
    InterfaceType *both = type_new_interface(&arena);
    list_push(&arena, &both->methods, method("B", false));
    list_push(&arena, &both->embedded, &second->type);
    assert_true(type_identical(&first->type, &both->type));
}

static void lookup_through_embedding(void **state)
{
    (void)state;
    NamedType *inner = named("Inner", struct_of(field("x", T(INT)), field("y", T(INT)), NULL));
    add_method(inner, "Get", false);
    Object *set = add_method(inner, "Set", true);
    NamedType *other = named("Other", struct_of(field("y", T(INT)), NULL, NULL));
    NamedType *outer = named("Outer", struct_of(field("a", T(INT)), embedded("Inner", &inner->type),
                                                embedded("Other", type_new_pointer(&arena, &other->type))));

    Lookup x = type_lookup(&arena, &outer->type, false, here, name("x"));
    assert_non_null(x.object);
    assert_int_equal(x.path.count, 2);
    assert_int_equal(x.path.items[0], 1);
    assert_int_equal(x.path.items[1], 0);
    assert_null(type_lookup(&arena, &outer->type, false, there, name("x")).object);
    assert_true(type_lookup(&arena, &outer->type, false, here, name("y")).is_ambiguous);
    Lookup needs_address = type_lookup(&arena, &outer->type, false, here, name("Set"));
    assert_null(needs_address.object);
    assert_true(needs_address.is_indirect);
    assert_ptr_equal(type_lookup(&arena, &outer->type, true, here, name("Set")).object, set);
    assert_ptr_equal(type_lookup_fold_case(&arena, &outer->type, true, here, name("sET")).object, set);

    MethodSet values = type_method_set(&arena, &outer->type);
    assert_int_equal(values.count, 1);
    MethodSet pointers = type_method_set(&arena, type_new_pointer(&arena, &outer->type));
    assert_int_equal(pointers.count, 2);
    assert_string_equal(pointers.items[0].method->name->text, "Get");

    InterfaceType *setter = type_new_interface(&arena);
    list_push(&arena, &setter->methods, method("Set", false));
    Object *wrong;
    assert_non_null(type_missing_method(&arena, &outer->type, setter, true, &wrong, NULL));
    assert_ptr_equal(wrong, set);
    assert_null(type_missing_method(&arena, type_new_pointer(&arena, &outer->type), setter, true, NULL, NULL));
}

static void texts(void **state)
{
    (void)state;
    NamedType *point = named("Point", struct_of(field("x", T(INT)), NULL, NULL));
    SignatureType *signature = type_new_signature(&arena);
    list_push(&arena, &signature->parameters->variables, field("n", T(INT)));
    list_push(&arena, &signature->parameters->variables, field("rest", type_new_slice(&arena, type_byte)));
    list_push(&arena, &signature->results->variables, object_new_var(&arena, VAR_RESULT, here, NULL, &point->type, 0));
    signature->is_variadic = true;

    assert_string_equal(type_text(&arena, &signature->type, here), "func(n int, rest ...byte) Point");
    assert_string_equal(type_text(&arena, &signature->type, there), "func(n int, rest ...byte) here.Point");
    assert_string_equal(type_link_text(&arena, &signature->type), "func(int, ...uint8) path/here.Point");
    assert_string_equal(type_reflect_text(&arena, &signature->type), "func(int, ...uint8) here.Point");

    Type *structure = struct_of(field("a", T(INT)), embedded("Point", &point->type), NULL);
    assert_string_equal(type_text(&arena, structure, here), "struct{a int; Point}");
    assert_string_equal(type_link_text(&arena, structure), "struct { path/here.a int; path/here.Point }");
    assert_string_equal(type_reflect_text(&arena, structure), "struct { a int; here.Point }");

    InterfaceType *interface = type_new_interface(&arena);
    list_push(&arena, &interface->methods, method("m", false));
    list_push(&arena, &interface->methods, method("M", false));
    assert_string_equal(type_text(&arena, &interface->type, here), "interface{m(); M()}");
    assert_string_equal(type_reflect_text(&arena, &interface->type), "interface { M(); here.m() }");
    Type *receive = type_new_chan(&arena, CHAN_RECEIVE_ONLY, T(INT));
    assert_string_equal(type_text(&arena, type_new_chan(&arena, CHAN_BOTH, receive), here), "chan (<-chan int)");
    assert_string_equal(type_text(&arena, T(UNSAFE_POINTER), here), "unsafe.Pointer");
}

static void comparability(void **state)
{
    (void)state;
    Type *ints = type_new_slice(&arena, T(INT));
    Type *structure = struct_of(field("a", ints), NULL, NULL);
    assert_false(type_is_comparable(structure));
    assert_string_equal(type_incomparable_cause(&arena, structure, here), "struct containing []int cannot be compared");
    assert_true(type_is_comparable(&type_new_interface(&arena)->type));
    assert_true(type_is_pointer_shaped(struct_of(field("p", type_new_pointer(&arena, T(INT))), NULL, NULL)));
    assert_false(type_is_pointer_shaped(ints));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layouts_are_those_of_go), cmocka_unit_test(identity),
        cmocka_unit_test(lookup_through_embedding), cmocka_unit_test(texts), cmocka_unit_test(comparability),
    };

    compilation = compilation_new(&arena);
    here = package("path/here", "here");
    there = package("there", "there");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
