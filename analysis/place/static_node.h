/* static node: what is known of nodes without running them. */
#pragma once
#include "analysis/ir/ir.h"

/* Without parentheses; statements that run before it are not looked past. */
IrNode *node_unparen(IrNode *node);
/* An integer constant; one of uint64 as the same bits. */
bool node_constant_int(const IrNode *node, int64_t *value);

/* Is the node known before the program runs: constants, nil, functions, addresses of package variables, interfaces
 * and composites of those? */
bool node_is_static(IrNode *node);

/* Is it made of constants, nil and interfaces of them alone?  The entries of a map literal that are come before the
 * others, as Go's compiler has it: programs can tell when keys are equal. */
bool literal_is_constant(IrNode *node);

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
