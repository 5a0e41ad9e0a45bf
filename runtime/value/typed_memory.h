/* typed memory: copying and clearing values that may hold pointers and may lie in the heap.
 * The collector is told of every pointer word before it is overwritten, if it wants to know. */
#pragma once
#include "runtime/abi/layout.h"

void rt_typed_copy(const GoType *type, void *to, const void *from);
void rt_typed_clear(const GoType *type, void *at);
/* The built-in copy: the shorter length, which is returned; the ranges may overlap. */
GoInt rt_typed_copy_slice(const GoType *element, void *to, GoInt to_length, const void *from, GoInt from_length);
