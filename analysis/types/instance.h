/* Instances: types and functions that type arguments make out of generic ones.
 *
 * An instance of a generic type is one NamedType for each list of identical arguments; what it stands for
 * and its methods are made when they are first asked for, so that recursive types come to an end.
 */
#pragma once
#include "analysis/types/object.h"

/* A type parameter, declared by `object`, which gets it as its type; the constraint is set later. */
ParameterType *type_new_parameter(Arena *arena, Object *object, int index);
/* The interface that the constraint is; made of it if it is another type. */
InterfaceType *type_parameter_interface(ParameterType *parameter);

/* `type` with each of `parameters` replaced by the argument beside it; itself if it mentions none of them. */
Type *type_substitute(Arena *arena, Type *type, const TypeList *parameters, const TypeList *arguments);
/* With what shapes stand for in their place. */
Type *type_without_shapes(Arena *arena, Type *type);
TupleType *type_substitute_tuple(Arena *arena, TupleType *tuple, const TypeList *parameters,
                                 const TypeList *arguments);
/* The signature of the instance of a generic function: without type parameters of its own. */
SignatureType *type_instantiate_signature(Arena *arena, SignatureType *signature, const TypeList *arguments);
/* The one instance of a generic type with these arguments. */
NamedType *type_instantiate(Arena *arena, NamedType *generic, const TypeList *arguments);

/* What an instance stands for, if the generic type's declaration is known by now; else type_invalid. */
Type *type_expand(NamedType *instance);
/* The methods of a named type: an instance's own ones, whose types are set as soon as those of the generic ones are. */
ObjectList *type_methods(NamedType *named);
/* Sets the type of an instance's method if that of the method it comes from is known. */
void type_complete_method(Object *method);

/* Is it a generic type that has not been given arguments? */
bool type_is_uninstantiated(const Type *type);
/* Does the type mention one of the parameters? */
bool type_mentions(const Type *type, const TypeList *parameters);
bool type_lists_identical(const TypeList *a, const TypeList *b);
