/* value: what compiled code calls to work on strings, slices, interfaces, and to print.
 *
 * The functions are the rows of runtime/abi/api.def, where their parameters are explained.
 */
#pragma once
#include "runtime/abi/layout.h"

/* -- strings -- */
GoString rt_concat_strings(uint8_t *buffer, const GoString *parts, GoInt count);
GoSlice rt_string_to_bytes(uint8_t *buffer, GoString text);
GoString rt_bytes_to_string(uint8_t *buffer, const uint8_t *bytes, GoInt length);
GoSlice rt_string_to_runes(int32_t *buffer, GoString text);
GoInt rt_count_runes(GoString text);
GoString rt_runes_to_string(uint8_t *buffer, const int32_t *runes, GoInt count);
GoString rt_rune_to_string(uint8_t *buffer, int64_t rune);
GoInt rt_compare_strings(GoString a, GoString b);
bool rt_equal_strings(GoString a, GoString b);
GoInt rt_index_byte(GoString text, uint8_t byte);
GoInt rt_count_byte(GoString text, uint8_t byte);
GoInt rt_index_string(GoString text, GoString part);
uint64_t rt_decode_rune(GoString text, GoInt index);

/* -- slices -- */
GoSlice rt_grow_slice(const GoType *element, GoSlice old, GoInt capacity_needed);
GoSlice rt_extend_slice(const GoType *element, GoSlice slice, GoInt count);
void rt_check_unsafe_slice(void *pointer, GoInt length, GoInt element_bytes);

/* -- interfaces -- */
void *rt_box(const GoType *type, const void *value);
void *rt_box_16(uint64_t value);
void *rt_box_32(uint64_t value);
void *rt_box_64(uint64_t value);
void *rt_box_string(GoString value);
void *rt_box_slice(GoSlice value);
/* Where the byte lies, never to be changed. */
const uint8_t *box_byte(uint8_t byte);
/* runtime.SetFinalizer, with its checks and fatal errors. */
void rt_set_finalizer(GoEface object, GoEface function);
/* The body of the goroutine that runs finalizers (runtime/gc/finalize.h). */
void finalizers_run(void *unused);

const GoItab *rt_itab_find(const GoInterfaceType *interface, const GoType *type);
const GoItab *rt_itab_assert(const GoInterfaceType *interface, const GoType *type);
bool rt_equal_eface(GoEface a, GoEface b);
bool rt_equal_iface(GoIface a, GoIface b);
bool rt_equal_memory(const void *a, const void *b, GoInt size_bytes);

/* The first method of `interface` that `type` lacks; length 0: it has them all. */
GoString interface_missing_method(const GoType *interface, const GoType *type);

/* -- maps: what keys and elements are found by; see map.h -- */
typedef struct GoMap GoMap;
typedef struct GoMapIterator GoMapIterator;
GoMap *rt_map_make(const GoMapType *type, GoInt hint, GoMap *header, void *bucket);
const void *rt_map_get(const GoMapType *type, GoMap *map, const void *key);
const void *rt_map_get_32(const GoMapType *type, GoMap *map, uint32_t key);
const void *rt_map_get_64(const GoMapType *type, GoMap *map, uint64_t key);
const void *rt_map_get_string(const GoMapType *type, GoMap *map, GoString key);
void *rt_map_find(const GoMapType *type, GoMap *map, const void *key);
void *rt_map_find_32(const GoMapType *type, GoMap *map, uint32_t key);
void *rt_map_find_64(const GoMapType *type, GoMap *map, uint64_t key);
void *rt_map_find_string(const GoMapType *type, GoMap *map, GoString key);
void *rt_map_assign(const GoMapType *type, GoMap *map, const void *key);
void *rt_map_assign_32(const GoMapType *type, GoMap *map, uint32_t key);
void *rt_map_assign_64(const GoMapType *type, GoMap *map, uint64_t key);
void *rt_map_assign_string(const GoMapType *type, GoMap *map, GoString key);
void rt_map_delete(const GoMapType *type, GoMap *map, const void *key);
void rt_map_delete_32(const GoMapType *type, GoMap *map, uint32_t key);
void rt_map_delete_64(const GoMapType *type, GoMap *map, uint64_t key);
void rt_map_delete_string(const GoMapType *type, GoMap *map, GoString key);
void rt_map_clear(const GoMapType *type, GoMap *map);
void rt_map_iterate_start(const GoMapType *type, GoMap *map, GoMapIterator *iterator);
void rt_map_iterate_next(GoMapIterator *iterator);

/* -- complex numbers -- */
GoComplex128 rt_complex_divide(double a, double b, double c, double d);

/* -- print and println -- */
void rt_print_lock(void);
void rt_print_unlock(void);
void rt_print_bool(bool truth);
void rt_print_int(int64_t number);
void rt_print_uint(uint64_t number);
void rt_print_float(double number);
void rt_print_complex(double real, double imaginary);
void rt_print_string(GoString text);
void rt_print_pointer(const void *address);
void rt_print_slice(GoSlice slice);
void rt_print_eface(GoEface value);
void rt_print_iface(GoIface value);
void rt_print_space(void);
void rt_print_newline(void);
