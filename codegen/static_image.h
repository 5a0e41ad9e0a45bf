/* Static image: the constant part of a composite literal, as read-only data. */
#pragma once
#include "analysis/place/static_node.h"
#include "codegen/module.h"

/* The symbol of an image of the struct or array literal, in which everything static is filled in and the
 * rest is zero; NULL if building it by stores is better. */
const char *image_of_literal(Module *module, IrNode *literal);
/* The same for one static value, whatever its size. */
const char *image_of_value(Module *module, IrNode *node);

/* The first word of an interface for a value of the type. */
const char *static_interface_symbol(Module *module, Type *interface, Type *type);
