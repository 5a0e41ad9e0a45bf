/* The memory layout that compiled code and the runtime share.
 *
 * Values are laid out as Go 1.19 lays them out on amd64, so that Go's own
 * reflect can run on them later.  The compiler includes this file for the sizes
 * and offsets; only the runtime uses the structs.
 * Source: Go 1.19 runtime/runtime2.go, runtime/type.go, reflect/type.go.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef intptr_t GoInt;
typedef uintptr_t GoUint;

typedef struct GoString {
    const uint8_t *data;
    GoInt length;            /* bytes */
} GoString;

typedef struct GoSlice {
    void *data;
    GoInt length, capacity;  /* elements */
} GoSlice;

typedef struct GoComplex128 { double real, imaginary; } GoComplex128;

typedef struct GoType GoType;
typedef struct GoItab GoItab;

/* interface{}: any value. */
typedef struct GoEface {
    const GoType *type;      /* NULL: nil interface */
    void *data;              /* the value itself if the type is pointer-shaped, else its address */
} GoEface;

/* An interface with methods. */
typedef struct GoIface {
    const GoItab *itab;      /* NULL: nil interface */
    void *data;
} GoIface;

/* A func value is a pointer to this; NULL: nil func.  Called as
 * code(arguments..., closure): the closure itself is the last, hidden argument,
 * so plain functions, which do not declare it, work unchanged. */
typedef struct GoClosure {
    void *code;
    /* captured values follow */
} GoClosure;

typedef enum GoKind {
    GO_KIND_INVALID, GO_KIND_BOOL, GO_KIND_INT, GO_KIND_INT8, GO_KIND_INT16, GO_KIND_INT32, GO_KIND_INT64,
    GO_KIND_UINT, GO_KIND_UINT8, GO_KIND_UINT16, GO_KIND_UINT32, GO_KIND_UINT64, GO_KIND_UINTPTR,
    GO_KIND_FLOAT32, GO_KIND_FLOAT64, GO_KIND_COMPLEX64, GO_KIND_COMPLEX128, GO_KIND_ARRAY, GO_KIND_CHAN,
    GO_KIND_FUNC, GO_KIND_INTERFACE, GO_KIND_MAP, GO_KIND_POINTER, GO_KIND_SLICE, GO_KIND_STRING,
    GO_KIND_STRUCT, GO_KIND_UNSAFE_POINTER,
    GO_KIND_MASK = 31,
    GO_KIND_DIRECT_INTERFACE = 32,   /* pointer-shaped: kept in the data word itself */
    GO_KIND_GC_PROGRAM = 64
} GoKind;

/* Types with more words before the end of their last pointer have no mask: an array is read as its elements, and any
 * word of another type may be a pointer. */
enum { GO_POINTER_MASK_WORDS_MAX = 1 << 20 };

enum { GO_TFLAG_UNCOMMON = 1, GO_TFLAG_EXTRA_STAR = 2, GO_TFLAG_NAMED = 4, GO_TFLAG_REGULAR_MEMORY = 8 };

/* The address of a symbol below 2 GiB; 0: none.  (Go: an offset from the module's data.)
 * The top bit: not an address but the number of what was made at run time (symbol_at). */
typedef uint32_t GoSymbolAddress;

/* A name: one flag byte (1 exported, 2 has tag, 4 has package path, 8 embedded), the length as a
 * base-128 varint, the bytes, then the tag in the same way, then 4 bytes of package path. */
typedef const uint8_t GoName;

struct GoType {
    GoUint size_bytes;
    GoUint pointer_bytes;    /* prefix of the value that can hold pointers */
    uint32_t hash;
    uint8_t tflag;
    uint8_t align_bytes;
    uint8_t field_align_bytes;
    uint8_t kind;            /* GoKind and its flags */
    const GoClosure *equal;  /* func(p, q unsafe.Pointer) bool; NULL: not comparable */
    const uint8_t *pointer_mask;  /* a bit per word of pointer_bytes, low bit first; NULL: GO_POINTER_MASK_WORDS_MAX */
    GoSymbolAddress name;    /* of a GoName: "*main.T" with GO_TFLAG_EXTRA_STAR for main.T */
    GoSymbolAddress pointer_to_this;
};

typedef struct GoArrayType { GoType type; const GoType *element, *slice; GoUint length; } GoArrayType;
typedef struct GoChanType { GoType type; const GoType *element; GoUint direction; } GoChanType;
/* After it (and after GoUncommonType if there is one): in_count + out_count GoType pointers.
 * The top bit of out_count: variadic. */
typedef struct GoFuncType { GoType type; uint16_t in_count, out_count; } GoFuncType;
typedef struct GoInterfaceMethod { GoSymbolAddress name, type; } GoInterfaceMethod;
typedef struct GoInterfaceType {
    GoType type;
    GoName *package_path;
    const GoInterfaceMethod *methods;  /* sorted by name; exported names first by their bytes, as Go sorts */
    GoInt method_count, method_capacity;
} GoInterfaceType;
typedef struct GoPointerType { GoType type; const GoType *element; } GoPointerType;
typedef struct GoSliceType { GoType type; const GoType *element; } GoSliceType;
typedef struct GoStructField { GoName *name; const GoType *type; GoUint offset_bytes; } GoStructField;
typedef struct GoStructType {
    GoType type;
    GoName *package_path;
    const GoStructField *fields;
    GoInt field_count, field_capacity;
} GoStructType;
typedef struct GoMapType {
    GoType type;
    const GoType *key, *element, *bucket;
    const GoClosure *hasher;           /* func(p unsafe.Pointer, seed uintptr) uintptr */
    uint8_t key_slot_bytes, element_slot_bytes;
    uint16_t bucket_bytes;
    uint32_t flags;
} GoMapType;

enum {  /* GoMapType.flags */
    GO_MAP_INDIRECT_KEY = 1,           /* slots hold the address of the key */
    GO_MAP_INDIRECT_ELEMENT = 2,
    GO_MAP_REFLEXIVE_KEY = 4,          /* k == k for every key */
    GO_MAP_KEY_NEEDS_UPDATE = 8,       /* equal keys may differ: the newest is kept */
    GO_MAP_HASH_MIGHT_PANIC = 16
};
enum {
    GO_MAP_SLOTS = 8,                  /* keys in a bucket */
    GO_MAP_DIRECT_BYTES_MAX = 128,     /* larger keys and elements have memory of their own */
    GO_MAP_HEADER_BYTES = 48,          /* what a map value points at */
    GO_MAP_ITERATOR_BYTES = 96,        /* the first two words: addresses of the current key (NULL: end) and element */
    GO_MAP_ZERO_BYTES = 1024           /* the largest element that rt_map_get can say is missing */
};

enum { GO_BUFFER_BYTES = 32, GO_BUFFER_RUNES = 32 };  /* of a string, []byte or []rune in a frame */

enum { GO_SELECT_CASE_BYTES = 64 };    /* channel, address of the value, 0 to send or 1 to receive; then the runtime's */

/* Follows the type's own struct when GO_TFLAG_UNCOMMON is set. */
typedef struct GoMethod {
    GoSymbolAddress name;
    GoSymbolAddress type;              /* signature without receiver; 0: not reachable */
    GoSymbolAddress interface_code;    /* receiver: the data word */
    GoSymbolAddress direct_code;       /* receiver: the value */
} GoMethod;
typedef struct GoUncommonType {
    GoSymbolAddress package_path;      /* a GoName */
    uint16_t method_count, exported_method_count;
    uint32_t methods_offset_bytes;     /* from this struct to an array of GoMethod, sorted by name */
    uint32_t unused;
} GoUncommonType;

struct GoItab {
    const GoInterfaceType *interface;
    const GoType *type;
    uint32_t hash;                     /* of type */
    uint8_t unused[4];
    void *code[];                      /* one a method of the interface, in its order; receiver: the data word */
};

/* A GoSymbolAddress for each type without a name, sorted by the types' texts (bytewise). */
#define GO_TYPE_LINKS_SECTION "go_type_links"

/* Variables that hold no pointers, laid out by the compiler: the collector leaves them out. */
#define GO_PLAIN_DATA_SECTION "go_plain_data"

/* Offsets that compiled code uses. */
enum {
    GO_TYPE_HASH_OFFSET = 16,
    GO_ITAB_TYPE_OFFSET = 8,
    GO_ITAB_CODE_OFFSET = 24
};

/* ---- deferred calls ---- */

/* A call deferred at the top level of a function: in the function's frame. */
typedef struct GoDefer {
    struct GoDefer *older;
    const GoClosure *closure;          /* func() */
} GoDefer;

/* One deferred in a loop: in the heap. */
typedef struct GoLoopDefer {
    struct GoLoopDefer *older;
    const GoClosure *closure;
    uintptr_t not_below;               /* complement of the frame's `defers` when it was made: what is older than it */
} GoLoopDefer;

/* In the frame of each function that defers or recovers.  Behind it: the addresses of the function's results, which
 * nothing reads: once the frame's address is passed on, GCC keeps in memory what they point at. */
typedef struct GoDeferFrame {
    struct GoDeferFrame *older;        /* of the same goroutine */
    struct GoDeferFrame **newest;      /* where the goroutine keeps the newest of them */
    GoDefer *defers;                   /* newest first */
    GoLoopDefer *loop_defers;
    uint64_t registers[8];             /* rbx rbp r12 r13 r14 r15 rsp rip, as savectx's return leaves them */
    void *segment;                     /* of the stack, that the function's body runs in */
} GoDeferFrame;

enum {
    GO_DEFER_FRAME_WORDS = sizeof(GoDeferFrame) / 8,
    GO_DEFER_FRAME_OLDER_WORD = offsetof(GoDeferFrame, older) / 8,
    GO_DEFER_FRAME_NEWEST_WORD = offsetof(GoDeferFrame, newest) / 8,
    GO_DEFER_FRAME_DEFERS_WORD = offsetof(GoDeferFrame, defers) / 8,
    GO_DEFER_FRAME_LOOP_DEFERS_WORD = offsetof(GoDeferFrame, loop_defers) / 8
};
