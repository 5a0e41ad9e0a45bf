/* Types: what the checker gives to expressions and objects.
 *
 * One struct a kind, each beginning with Type.  A type is made incomplete where
 * a declaration is recursive and completed before checking ends.  Types are not
 * unique: compare with type_identical (Go spec, Type identity).  They live in
 * the compilation's arena.
 */
#pragma once
#include "base/compilation.h"
#include "parser/ast.h"

typedef enum BasicKind {
#define BASIC(KIND, name, size, properties) BASIC_##KIND,
#include "analysis/types/basic_types.def"
#undef BASIC
    BASIC_KINDS,
    BASIC_BYTE = BASIC_UINT8,
    BASIC_RUNE = BASIC_INT32
} BasicKind;

enum {
    BASIC_IS_BOOLEAN = 1, BASIC_IS_INTEGER = 2, BASIC_IS_UNSIGNED = 4, BASIC_IS_FLOAT = 8,
    BASIC_IS_COMPLEX = 16, BASIC_IS_STRING = 32, BASIC_IS_UNTYPED = 64,
    BASIC_IS_ORDERED = BASIC_IS_INTEGER | BASIC_IS_FLOAT | BASIC_IS_STRING,
    BASIC_IS_NUMERIC = BASIC_IS_INTEGER | BASIC_IS_FLOAT | BASIC_IS_COMPLEX,
    BASIC_IS_CONSTANT = BASIC_IS_BOOLEAN | BASIC_IS_NUMERIC | BASIC_IS_STRING
};

typedef enum TypeKind {
    TYPE_BASIC, TYPE_ARRAY, TYPE_SLICE, TYPE_STRUCT, TYPE_POINTER, TYPE_TUPLE, TYPE_SIGNATURE,
    TYPE_INTERFACE, TYPE_MAP, TYPE_CHAN, TYPE_NAMED, TYPE_PARAMETER, TYPE_UNION
} TypeKind;

typedef struct Package Package;
typedef LIST(Object *) ObjectList;

struct TypeList { LIST(Type *) list; };

struct Type {
    uint8_t kind;              /* TypeKind */
    bool has_layout;           /* size_bytes and the rest are computed (layout.c) */
    uint8_t align_bytes;
    int64_t size_bytes;
    int64_t pointer_bytes;     /* prefix that can hold pointers; 0: pointer-free */
    const char *text;          /* cache of type_link_text */
    void *codegen;             /* codegen's own: its gcc_jit_type, ... */
};

typedef struct BasicType { Type type; BasicKind basic; unsigned properties; const char *name; } BasicType;
typedef struct ArrayType {
    Type type;
    Type *element;
    int64_t length;            /* < 0: invalid */
    bool is_open;              /* its length is being checked: it has no values yet */
} ArrayType;

typedef struct SliceType { Type type; Type *element; } SliceType;
typedef struct PointerType { Type type; Type *element; } PointerType;
typedef struct MapType { Type type; Type *key, *element; } MapType;
typedef struct ChanType { Type type; ChanDirection direction; Type *element; } ChanType;

typedef struct StructType {
    Type type;
    ObjectList fields;         /* OBJECT_VAR with is_field; offset_bytes after layout */
    LIST(const char *) tags;   /* empty, or one a field ("" for none); unquoted */
    LIST(uint32_t) tag_lengths;
    bool is_open;              /* its fields are being checked: it has no values yet */
} StructType;

/* Several values: parameters, results, the type of a multi-value expression. */
typedef struct TupleType { Type type; ObjectList variables; } TupleType;

typedef struct SignatureType {
    Type type;
    Object *receiver;          /* or NULL; not part of identity */
    TupleType *parameters;     /* never NULL */
    TupleType *results;        /* never NULL */
    bool is_variadic;          /* the last parameter's type is then a slice (or string for append) */
    TypeList *type_parameters; /* or NULL */
    TypeList *receiver_type_parameters;
    Scope *scope;              /* of parameters, for bodies */
    bool is_open;              /* a declared function's: its parameters are still being collected */
} SignatureType;

typedef struct UnionTerm { bool is_tilde; Type *type; } UnionTerm;
typedef LIST(UnionTerm) TermList;
typedef struct UnionType { Type type; TermList terms; } UnionType;

/* A method that an interface gets twice; the checker decides whether that is an error. */
typedef struct DuplicateMethod {
    Object *method, *other;    /* `other` came first */
    Pos pos, other_pos;        /* of the method's specification or of the embedded element that brought it */
    bool is_explicit;          /* declared in this interface itself: always an error */
} DuplicateMethod;

typedef struct InterfaceType {
    Type type;
    Arena *arena;              /* where its type set will live */
    ObjectList methods;        /* explicitly declared: OBJECT_FUNC */
    LIST(Type *) embedded;
    LIST(Pos) embedded_pos;
    const char *name;          /* printed instead of its text: "any"; else NULL */
    bool is_implicit;          /* the constraint ~T or A|B written without interface{} */
    bool is_open;              /* methods and embedded are still being collected: its type set cannot be asked for */
    bool is_complete;          /* what follows is computed (type_set.c, on demand) */
    bool is_comparable;        /* comparable is in its type set */
    ObjectList all_methods;    /* sorted: exported names first, by name, then by package path */
    TermList *terms;           /* NULL: all types; else the type set's terms */
    LIST(DuplicateMethod) duplicates;
} InterfaceType;

typedef struct NamedType {
    Type type;
    Object *object;            /* OBJECT_TYPE_NAME */
    Type *underlying;          /* NULL while its declaration is being resolved */
    Type *from;                /* the type on the right side of its declaration, for cycles and errors */
    ObjectList methods;        /* OBJECT_FUNC, in source order; to be asked for by type_methods */
    TypeList *type_parameters; /* or NULL */
    struct NamedType *origin;  /* of an instance: the generic type; else itself */
    TypeList *arguments;       /* of an instance, or NULL */
    Pos pos;                   /* of an instance: where it was written first; 0 if nowhere */
    Arena *arena;              /* of an instance: where the rest of it will live */
    LIST(struct NamedType *) instances;  /* of a generic type: one for each list of identical arguments */
    bool is_open;              /* its declaration is being checked: what it stands for cannot be asked for */
    bool is_shape;             /* stands for all types with its underlying type, in -m (lower/shape.c) */
    bool has_all_methods;      /* of an instance: `methods` are all there, and have types */
    uint32_t local_index;      /* types declared in functions: numbers equal names apart in link texts; else 0 */
} NamedType;

typedef struct ParameterType {
    Type type;
    Object *object;            /* OBJECT_TYPE_NAME */
    int index;                 /* in its list */
    Type *constraint;          /* any type: see type_parameter_interface */
    Arena *arena;
    InterfaceType *interface;  /* made for a constraint that is none, `interface_of` */
    Type *interface_of;
} ParameterType;

/* type_as(ARRAY, ArrayType, t): checked downcast of exactly this type; a bug if it is another.
 * type_if(...): NULL if it is another.  under_if(...): the same on t's underlying type. */
#define type_as(KIND, Struct, pointer)  ((Struct *)type_checked((pointer), TYPE_##KIND))
#define type_if(KIND, Struct, pointer)  ((Struct *)type_of_kind((pointer), TYPE_##KIND))
#define under_as(KIND, Struct, pointer) ((Struct *)type_checked(type_underlying(pointer), TYPE_##KIND))
#define under_if(KIND, Struct, pointer) ((Struct *)type_of_kind(type_underlying(pointer), TYPE_##KIND))

Type *type_checked(const Type *type, TypeKind kind);
static inline Type *type_of_kind(const Type *type, TypeKind kind)
{
    return type && type->kind == kind ? (Type *)type : NULL;
}

/* The type itself unless it is named (then what it stands for) or a type parameter (its constraint's interface). */
Type *type_underlying(const Type *type);

/* The one object of each basic kind.  type_invalid silences follow-up errors. */
extern Type *const type_basic[BASIC_KINDS];
#define type_invalid (type_basic[BASIC_INVALID])
/* The aliases byte and rune: identical to uint8 and int32, printed by their own names. */
extern Type *const type_byte, *const type_rune;

/* Makers; the result is complete unless a part is. */
Type *type_new_pointer(Arena *arena, Type *element);
Type *type_new_slice(Arena *arena, Type *element);
Type *type_new_array(Arena *arena, Type *element, int64_t length);
Type *type_new_map(Arena *arena, Type *key, Type *element);
Type *type_new_chan(Arena *arena, ChanDirection direction, Type *element);
TupleType *type_new_tuple(Arena *arena);
SignatureType *type_new_signature(Arena *arena);  /* with empty parameters and results */
StructType *type_new_struct(Arena *arena);
InterfaceType *type_new_interface(Arena *arena);  /* empty; fill methods and embedded before its first use, or set is_open meanwhile */
NamedType *type_new_named(Arena *arena, Object *object, Type *underlying);  /* sets object->type if it has none */

/* Questions about the underlying type. */
unsigned type_properties(const Type *type);   /* BASIC_IS_ flags of a basic type, else 0 */
BasicKind type_basic_kind(const Type *type);  /* BASIC_INVALID if its underlying is not basic */
bool type_is_integer(const Type *type);
bool type_is_unsigned(const Type *type);
bool type_is_float(const Type *type);
bool type_is_complex(const Type *type);
bool type_is_numeric(const Type *type);
bool type_is_string(const Type *type);
bool type_is_boolean(const Type *type);
bool type_is_untyped(const Type *type);
bool type_is_interface(const Type *type);     /* not type parameters */
bool type_is_named(const Type *type);         /* basic, defined, or type parameter */
bool type_has_nil(const Type *type);
bool type_is_pointer_shaped(const Type *type);/* kept in an interface's data word itself: escape.md 1.5 */
/* What a struct with one field or an array with one element is all of, at the bottom; other types themselves. */
Type *type_sole_component(Type *type);
bool type_is_comparable(const Type *type);
bool type_is_strictly_comparable(const Type *type);  /* interfaces are not: == may panic */
/* Why values of the type cannot be compared, as types2 words it; NULL if they can or there is no more to say. */
const char *type_incomparable_cause(Arena *arena, const Type *type, const Package *relative_to);
bool type_is_generic(const Type *type);       /* mentions type parameters */
bool type_has_shape(const Type *type);        /* is one, or is made of one */
bool type_list_has_shape(const TypeList *types);
Type *type_default(const Type *type);         /* of an untyped type; else the type itself */
bool type_identical(const Type *a, const Type *b);
bool type_identical_ignore_tags(const Type *a, const Type *b);

/* Parts (parts.c).  Whether `test` says so of some part that the type is written with, not of the type itself: elements,
 * fields, parameters and results, an interface's own methods and what it embeds, the terms of a union, the arguments
 * of an instance.  It is not asked any more then; and never about what is not known yet. */
typedef bool TypeTest(Type *part, void *context);
bool type_any_part(const Type *type, TypeTest *test, void *context);
bool type_list_any(const TypeList *types, TypeTest *test, void *context);  /* NULL: none */

/* Layout (layout.c): Go 1.19's sizes and alignments on amd64; field offsets are set. */
void type_compute_layout(Type *type);
static inline int64_t type_size_bytes(Type *type)
{
    if (!type->has_layout)
        type_compute_layout(type);
    return type->size_bytes;
}
int64_t type_align_bytes(Type *type);
static inline int64_t type_pointer_bytes(Type *type)
{
    if (!type->has_layout)
        type_compute_layout(type);
    return type->pointer_bytes;
}
static inline bool type_has_pointers(Type *type)
{
    return type_pointer_bytes(type) > 0;
}
/* Sets a bit (low first) for each word of pointer_bytes that is a pointer; mask is zeroed by the caller. */
void type_pointer_mask(Type *type, uint8_t *mask);

/* How an interface gets a value that is not a pointer (Go: dataWordFuncName).  Nothing is allocated for the values of one
 * byte, for numbers below 256, for empty strings and nil slices: they are there already (runtime/value/box.c). */
typedef enum BoxKind { BOX_NOTHING, BOX_BYTE, BOX_NUMBER, BOX_STRING, BOX_SLICE, BOX_MEMORY } BoxKind;
BoxKind type_box_kind(Type *type);

/* Methods and fields (method_set.c). */
typedef struct Lookup {
    Object *object;            /* field or method; NULL: not found */
    LIST(uint32_t) path;       /* field index at each step; for a method the last is its index in its type */
    bool is_indirect;          /* a pointer was followed on the path (embedded or the start) */
    bool is_ambiguous;         /* not found: two at the same depth */
} Lookup;
/* Go spec, Selectors.  `package` decides for names that are not exported. */
Lookup type_lookup(Arena *arena, Type *type, bool is_addressable, Package *package, const Name *name);
/* The same, but method names match whatever their case: for hints in errors. */
Lookup type_lookup_fold_case(Arena *arena, Type *type, bool is_addressable, Package *package, const Name *name);
/* All methods of the interface (embedded ones too), sorted as Go's itabs sort them. */
ObjectList *type_interface_methods(Arena *arena, InterfaceType *interface);
/* The same list and whether comparable is demanded, terms allowed: fills the interface's type set. */
void type_complete_interface(InterfaceType *interface);
/* The first method of `interface` that `type` misses, or NULL; *wrong: one of that name with another signature or
 * receiver, or of the same name but for case.  `declare`, if given, is called on a method before its signature is
 * looked at.  `is_static` false (dynamic assertion from an interface): only conflicting signatures count. */
typedef struct MethodDeclarer { void (*declare)(void *context, Object *method); void *context; } MethodDeclarer;
Object *type_missing_method(Arena *arena, Type *type, InterfaceType *interface, bool is_static, Object **wrong,
                            const MethodDeclarer *declarer);
/* Is it the same identifier: equal names, and of the same package unless exported (Go spec, Uniqueness of identifiers)? */
bool object_has_id(const Object *object, const Package *package, const Name *name);
/* Index in a list of fields or methods, or -1. */
int object_list_find(const ObjectList *list, const Package *package, const Name *name);
/* Orders methods as itabs and reflect do. */
int object_compare_methods(const Object *a, const Object *b);
/* Every method in the method set of `type`, promoted ones included, sorted as above. */
typedef struct MethodSetEntry { Object *method; Lookup lookup; } MethodSetEntry;
typedef LIST(MethodSetEntry) MethodSet;
MethodSet type_method_set(Arena *arena, Type *type);

/* Texts (type_text.c). */
const char *type_text(Arena *arena, const Type *type, const Package *relative_to);  /* as errors say it: names of `relative_to` bare */
void type_write(Writer *writer, const Type *type, const Package *relative_to);
void type_write_signature(Writer *writer, const SignatureType *signature, const Package *relative_to);  /* without "func" */
void type_write_package(Writer *writer, const Package *package, const Package *relative_to);  /* "fmt." or nothing */
void type_write_with_paths(Writer *writer, const Type *type);  /* as errors say it, but with the paths of packages */
const char *type_link_text(Arena *arena, Type *type);   /* unique to the identical types: "*main.T", "map[string]path/to.U" */
const char *type_reflect_text(Arena *arena, Type *type); /* as %T prints: package names, not paths */
