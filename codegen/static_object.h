/* StaticObject: memory whose contents are known before the program runs: bytes, and words that are addresses.
 *
 * Package variables, what they point to, and the read-only images that literals are copied from.  It is filled by
 * static_put_*, then written once, as assembly text.  What is not filled is zero.
 */
#pragma once
#include "codegen/module.h"

typedef struct StaticReference {
    int64_t offset_bytes;
    const char *symbol;
    int64_t addend;
} StaticReference;

typedef struct StaticObject {
    const char *symbol;      /* begins with ".L": known to this object file alone */
    IrName *variable;        /* that it is the memory of; or NULL */
    Type *type;
    int64_t size_bytes;
    unsigned char *bytes;    /* NULL: nothing but zeros and references */
    LIST(StaticReference) references;
    bool is_read_only;
} StaticObject;

enum { LAID_OUT_BYTES_MAX = 64 << 20 };  /* larger ones would make the object file that large */

StaticObject *static_object_new(Module *module, const char *symbol, Type *type);
/* A constant that is no interface, as a value of the type. */
void static_put_constant(Module *module, StaticObject *object, int64_t offset_bytes, Type *type, Constant *constant);
void static_put_bytes(Module *module, StaticObject *object, int64_t offset_bytes, const void *bytes, size_t count);
void static_put_address(Module *module, StaticObject *object, int64_t offset_bytes, const char *symbol, int64_t addend);
/* The func value of a function that captures nothing. */
void static_put_function(Module *module, StaticObject *object, int64_t offset_bytes, gcc_jit_function *code);
bool static_object_is_zero(const StaticObject *object);
void static_object_write(Module *module, StaticObject *object);
/* The code addresses that static_put_function's values point to; after all functions. */
void static_functions_write(Module *module);
