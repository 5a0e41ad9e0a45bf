/* Static image: the constant part of a composite literal, as read-only data. */
#pragma once
#include "codegen/module.h"

/* Is the node known before the program runs: constants, nil, functions, addresses of package variables, interfaces
 * and composites of those? */
bool image_is_static(IrNode *node);

/* Is it made of constants, nil and interfaces of them alone?  The entries of a map literal that are come before the
 * others, as Go's compiler has it: programs can tell when keys are equal. */
bool literal_is_constant(IrNode *node);

/* The symbol of an image of the struct or array literal, in which everything static is filled in and the
 * rest is zero; NULL if building it by stores is better. */
const char *image_of_literal(Module *module, IrNode *literal);
/* The same for one static value, whatever its size. */
const char *image_of_value(Module *module, IrNode *node);

/* ---- what static_schedule.c needs too ---- */

/* Without parentheses and conversions that change no bits; statements that run before it are not looked past. */
IrNode *static_strip(IrNode *node);
IrNode *static_element_value(IrNode *element);
/* The place in a package variable that the node denotes, if that is known. */
typedef struct StaticLocation { const IrName *variable; int64_t offset_bytes; } StaticLocation;
bool static_location(IrNode *node, StaticLocation *location);
/* Calls visit with each element of an array, slice or struct literal and its offset; blank fields are left out. */
typedef void StaticVisit(void *context, int64_t offset_bytes, IrNode *value);
void static_each_element(IrComposite *literal, StaticVisit *visit, void *context);
/* The value that a conversion to an interface puts in it, through several; NULL: of an interface type. */
IrNode *static_boxed_value(IrNode *conversion);
/* The first word of an interface for a value of the type. */
const char *static_interface_symbol(Module *module, Type *interface, Type *type);
