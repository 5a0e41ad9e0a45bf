/* Module: one package on its way to an object file: the gcc_jit_context and every cache around it.
 *
 * Only codegen/ sees libgccjit.  What GCC cannot say (weak symbols, sections, 32-bit addresses of
 * symbols) is written as assembly text beside the functions.
 */
#pragma once
#include "analysis/place/place.h"
#include "base/map.h"
#include "runtime/abi/layout.h"

#include <libgccjit.h>

typedef enum RuntimeCall {
#define RT(name, result, parameters) RUNTIME_##name,
#include "runtime/abi/api.def"
#undef RT
    RUNTIME_CALLS
} RuntimeCall;

/* How a value is held. */
typedef enum Shape {
    SHAPE_SCALAR,            /* bool, number or pointer */
    SHAPE_STRING,            /* fields: str, len */
    SHAPE_SLICE,             /* fields: data, len, cap */
    SHAPE_INTERFACE,         /* fields: type or itab, data */
    SHAPE_COMPLEX,           /* fields: real, imaginary */
    SHAPE_STRUCT,
    SHAPE_ARRAY,             /* a struct with the C array `items` in it, so that it can be copied */
    SHAPE_TUPLE              /* several results */
} Shape;

enum { ARRAY_ITEMS_MAX = 1 << 30 };  /* a longer array's others are padding to GCC: only addresses lead to them */

/* The GCC type of every Go type with the same layout and field names, so that conversions between
 * types with identical underlying types cost nothing.  All pointers are void *. */
typedef struct Layout {
    Shape shape;
    uint32_t id;
    gcc_jit_type *type;
    gcc_jit_type *pointer;           /* to it */
    gcc_jit_field **fields;          /* by Go's field index */
    uint32_t field_count;
    struct Layout *element;          /* SHAPE_ARRAY */
    int64_t length;
    int64_t size_bytes, align_bytes;
} Layout;

/* A signature as GCC sees it: slices travel as three parameters, nothing else is split. */
typedef struct Convention {
    Layout *result;                  /* NULL: none */
    LIST(gcc_jit_type *) parameters; /* without receiver and closure */
    gcc_jit_type *closure_call;      /* pointer to code(parameters..., closure) */
    gcc_jit_type *method_call;       /* pointer to code(data word, parameters...) */
} Convention;

typedef struct Wrapper Wrapper;
typedef LIST(gcc_jit_param *) Parameters;

typedef struct Module {
    Compilation *compilation;
    Arena *arena;
    IrProgram *program;
    IrPackage *package;
    const Placements *placements;
    int optimisation;
    gcc_jit_context *context;

    gcc_jit_type *void_type, *pointer_type, *bool_type;
    gcc_jit_type *int8_type, *int16_type, *int32_type, *int64_type;
    gcc_jit_type *uint8_type, *uint16_type, *uint32_type, *uint64_type;
    gcc_jit_type *float32_type, *float64_type, *bytes_type;
    Layout *string, *slice, *interface;
    Map layouts;                     /* key of the layout -> Layout */
    Map basic_layouts;               /* GCC type -> Layout */
    Map layouts_with_pointers;       /* GCC type -> Layout: what the collector finds pointers in */
    uint32_t layout_count;
    Map conventions;                 /* SignatureType -> Convention */

    gcc_jit_function *runtime_calls[RUNTIME_CALLS];
    gcc_jit_function *builtin_unreachable, *builtin_memmove, *builtin_memcmp;
    gcc_jit_lvalue *barrier_word;

    Map string_symbols;              /* contents (no NUL in them) -> symbol */
    Map imported;                    /* symbol -> gcc_jit_lvalue of a byte there */
    Map functions;                   /* symbol -> gcc_jit_function of generated functions */
    Map descriptors;                 /* symbol -> its Type, once queued */
    Map itabs;                       /* symbol, once written */
    Map intrinsics;                  /* symbol -> its row, once one was looked for */
    Map closure_structs;             /* IrFunction -> StructType */
    Map variables;                   /* symbol -> gcc_jit_lvalue of a package variable */
    Map static_variables;            /* IrName of a package variable -> StaticObject, if its value is laid out */
    Map static_functions;            /* gcc_jit_function -> its number in static_function_codes, from 1 */
    LIST(gcc_jit_rvalue *) static_function_codes;
    LIST(Type *) pending_descriptors;
    LIST(Type *) pending_equalities;
    LIST(Wrapper *) pending_wrappers;
    LIST(IrFunction *) pending_closures;
    Writer assembly;                 /* top-level assembly not yet handed over */
    uint32_t label_count;

    const char *declared_path;       /* of the last module_declare */
    Pos location_pos;                /* cache of the last location */
    uint32_t location_column;
    gcc_jit_location *location;
} Module;

Module *module_new(Compilation *compilation, IrProgram *program, IrPackage *package, const Placements *placements);
/* Emits what others asked for (descriptors, wrappers, equality functions) until nothing is left. */
void module_finish(Module *module);
/* False after libgccjit failed. */
bool module_write(Module *module, enum gcc_jit_output_kind kind, const char *path);
void module_free(Module *module);

/* The place as the debug information says it: the file as it was opened, or what a //line directive names. */
Place module_place(Module *module, Pos pos);
/* The column is no column of the source: see inlined_places.c. */
gcc_jit_location *module_location(Module *module, Pos pos, uint32_t column);
/* Says for tracebacks where the function is declared. */
void module_declare(Module *module, const char *symbol, Pos pos);
Name *module_name(Module *module, const char *text);
/* An interned text made by a format. */
Name *module_symbol(Module *module, const char *go_name_format, ...) __attribute__((format(printf, 2, 3)));

/* -- gcc_types.c -- */
void module_make_types(Module *module);
Layout *layout_of(Module *module, Type *type);
/* Results as one type: NULL for none, the type itself for one, a struct for several. */
Layout *layout_of_results(Module *module, const TupleType *results);
Layout *layout_of_fields(Module *module, Type **types, uint32_t count);
/* The Layout of a scalar GCC type (temporaries of codegen's own). */
Layout *layout_of_scalar(Module *module, gcc_jit_type *type);
Convention *convention_of(Module *module, SignatureType *signature);
void layout_add_parameters(Module *module, Convention *convention, Layout *layout);

/* -- gcc_runtime.c -- */
gcc_jit_function *module_runtime(Module *module, RuntimeCall call);
bool runtime_call_returns(RuntimeCall call);
gcc_jit_type *runtime_call_result(Module *module, RuntimeCall call);

/* -- static_data.c -- */
/* Assembly text beside the functions. */
void module_assembly(Module *module, const char *format, ...) __attribute__((format(printf, 2, 3)));
void module_flush_assembly(Module *module);
/* A section of its own that the linker keeps once; `symbol` is weak. */
void assembly_open_weak(Module *module, const char *symbol, unsigned align_bytes);
void assembly_bytes(Module *module, const char *bytes, size_t length);
/* The address of a symbol defined in assembly here or elsewhere, as void *. */
gcc_jit_rvalue *module_symbol_address(Module *module, const char *symbol);
/* The address of read-only bytes. */
gcc_jit_rvalue *module_bytes_address(Module *module, Text bytes, unsigned align_bytes);
const char *module_bytes_symbol(Module *module, Text bytes, unsigned align_bytes);
/* 256 read-only words whose first bytes count from 0 to 255: boxes of one-byte values. */
gcc_jit_rvalue *module_static_bytes(Module *module);

/* -- functions (function.c) -- */
/* The GCC function of a Go function, declared on demand. */
gcc_jit_function *module_function(Module *module, IrFunction *function);
/* The same for a call.  A //go:noinline function is called by a second name that only the assembler knows to be the
 * same: libgccjit 12 has no such attribute, and GCC cannot inline, clone or look through what it does not see. */
gcc_jit_function *module_callee(Module *module, IrFunction *function);
const char *function_symbol(Module *module, const IrName *name);
/* A static closure { code } of a GCC function: its func value, as void *. */
gcc_jit_rvalue *module_static_closure(Module *module, const char *symbol, gcc_jit_function *code);
/* The variable behind a package variable's name. */
gcc_jit_lvalue *module_package_variable(Module *module, IrName *name);
const char *package_variable_symbol(Module *module, const IrName *name);
void function_emit(Module *module, IrFunction *function);

/* -- type_descriptors.c -- */
const char *descriptor_symbol(Module *module, Type *type);      /* queues its emission */
/* Queues those that other packages count on: of all types that the package defines. */
void descriptors_emit_own(Module *module);
gcc_jit_rvalue *descriptor_address(Module *module, Type *type);
void descriptor_emit(Module *module, Type *type);
const char *itab_symbol(Module *module, Type *interface, Type *type);
gcc_jit_rvalue *itab_address(Module *module, Type *interface, Type *type);
/* Bool function of two addresses; its closure is what a descriptor points at. */
const char *equality_closure_symbol(Module *module, Type *type);
/* Are values equal exactly when all their bytes are? */
bool equality_is_plain(Type *type);
gcc_jit_function *equality_function(Module *module, Type *type);
void equality_emit(Module *module, Type *type);

/* -- map_type.c -- */
/* How a map's keys are passed to the runtime. */
typedef enum MapKeyKind { MAP_KEY_ANY, MAP_KEY_32, MAP_KEY_64, MAP_KEY_STRING, MAP_KEY_KINDS } MapKeyKind;
MapKeyKind map_key_kind(MapType *map);
int64_t map_bucket_bytes(MapType *map);
/* Is k == k for every key? */
bool map_key_is_reflexive(Type *key);
bool type_holds_interface(Type *type);  /* itself or in a field or element */
/* What a map's descriptor points at; before the descriptor. */
void map_type_emit_parts(Module *module, Type *type);
/* Behind its common part: gives the bytes written. */
int64_t map_type_write(Module *module, Type *type);

/* -- wrappers.c -- */
/* The code that an itab of `type` holds for the method: receiver is the data word. */
const char *wrapper_interface_symbol(Module *module, Type *type, const MethodSetEntry *entry);
/* ... that takes a value of the type as its first parameter. */
const char *wrapper_direct_symbol(Module *module, Type *type, const MethodSetEntry *entry);
/* T.M as a function, and x.M bound to a receiver in its closure. */
gcc_jit_function *wrapper_method_expression(Module *module, Type *receiver, const IrSelector *selector);
gcc_jit_function *wrapper_method_value(Module *module, Type *receiver, const IrSelector *selector);
void wrapper_emit(Module *module, Wrapper *wrapper);
