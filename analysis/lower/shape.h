/* shape, inside of lower: what the files about Go's shapes share.  How they go together: shape.c. */
#pragma once
#include "analysis/lower/internal.h"

/* A dictionary inside of a dictionary: for what is called with shapes. */
typedef struct InnerDictionary {
    Object *generic;         /* function or method */
    TypeList *arguments;     /* in the shapes of the instance around */
    Type *shape;             /* or, generic NULL: a method of what the shape stands for ... */
    Name *method;            /* ... by this name */
} InnerDictionary;

/* A method that is called through the dictionary. */
typedef struct DictionaryMethod {
    const Type *shape;
    const Name *name;
} DictionaryMethod;

/* One function made of a generic one for all type arguments of some shapes, and what its dictionary holds. */
typedef struct ShapeInstance {
    IrFunction *function;
    const Object *generic;
    const TypeList *parameters;
    TypeList *shapes;
    LIST(Type *) derived;    /* types made of the shapes */
    LIST(InnerDictionary) inner;
    uint32_t interface_count;  /* conversions and assertions that take a method table */
    LIST(DictionaryMethod) methods;
    ArrayType *whole;        /* uintptrs: all of the dictionary, as code sees it ... */
    ArrayType *types;        /* ... where it wants a type; lengths are set when the body has been looked through */
} ShapeInstance;

/* A declaration in the order in which Go looks for instances. */
typedef struct ShapeDeclaration {
    IrFunction *function;    /* or NULL: */
    IrNodes *nodes;          /* assignments of a package variable's value */
} ShapeDeclaration;

struct LowerShapes {
    Map types;               /* Name -> NamedType of the shape */
    Map instances;           /* Name, "path.f[go.shape.int_0]" -> ShapeInstance */
    Map of_functions;        /* IrFunction -> ShapeInstance; literals inside too */
    Map dictionaries;        /* Name -> IrName */
    LIST(ShapeDeclaration) declarations;
    LIST(IrFunction *) made; /* instances and the literals in them, inner ones first */
    LIST(NamedType *) needed;  /* instances of types whose methods are to be made */
    Map seen_types;
    uint32_t variable_count; /* of wrappers: .dictN, .rcvrN */
    IrNodes before;          /* what sets those of the package variable whose value is being gone through */
};

LowerShapes *lower_shapes(Lower *lower);

/* ---- shape.c ---- */

bool type_is_shape(const Type *type);
TypeList *shapes_of(Lower *lower, const TypeList *parameters, const TypeList *arguments);

/* ---- shape_instance.c ---- */

ShapeInstance *shape_instance(Lower *lower, Object *generic, const TypeList *arguments);
/* Names that Go makes up are of the package of the function that they are in. */
void shape_name_of(Lower *lower, IrName *name, const IrFunction *function);
/* At the beginning of a literal's body in an instance. */
void shape_begin_literal(Lower *lower, IrFunction *literal);
/* The static dictionary of these arguments, which contain no shapes. */
IrName *shape_dictionary(Lower *lower, Pos pos, Object *generic, const TypeList *arguments);
/* Of what a generic body mentions, instances of types do not wait for one of the body. */
void shape_need_in_generic(Lower *lower, FuncDecl *declaration);
/* Makes the methods of all instances of types that were mentioned since the last time. */
void shape_make_needed(Lower *lower);

/* ---- shape_scan.c ---- */

void shape_scan_all(Lower *lower);
/* The dictionary that the node in the function being gone through calls the generic function with. */
IrNode *shape_dictionary_value(Lower *lower, Pos pos, Object *generic, TypeList *arguments, bool *is_inner);

/* ---- shape_wrapper.c ---- */

/* A literal that stands for an instance that is not called where it is mentioned. */
IrNode *shape_wrapper(Lower *lower, IrNode *mention);
/* The type's method by this expression is an instance, which needs a dictionary. */
bool shape_is_method_expression(const IrNode *node);

/* ---- dictionary.c ---- */

/* Finds what the dictionary of the instance is to hold. */
void dictionary_plan(Lower *lower, ShapeInstance *instance);
/* An entry of the dictionary that the function has. */
IrNode *dictionary_entry(Lower *lower, Pos pos, const IrFunction *function, ArrayType *extent, Type *type);
/* Makes the instance take types, method tables and methods from its dictionary. */
void dictionary_use(Lower *lower, IrFunction *function);
