/* Maps: m[k] in all its places, delete, make, literals, range.
 *
 * Keys of 4 or 8 bytes of plain memory and strings are passed as they are, others by address.  The runtime gives the
 * address of an element, which is good until the next write to the map: it is read or stored to at once.
 * A right side is evaluated wholly before its key is put into the map, so that a panic leaves no entry behind.
 * Source: Go spec, Map types; Go 1.19 cmd/compile/internal/walk (order.go, assign.go, builtin.go, complit.go, range.go).
 */
#include "codegen/emit.h"
#include "analysis/ir/children.h"
#include "codegen/static_image.h"

/* ---- calls ---- */

typedef enum MapOperation { MAP_GET, MAP_FIND, MAP_ASSIGN, MAP_DELETE, MAP_OPERATIONS } MapOperation;

static const RuntimeCall calls[MAP_OPERATIONS][MAP_KEY_KINDS] = {
#define ROW(name) {RUNTIME_rt_map_##name, RUNTIME_rt_map_##name##_32, RUNTIME_rt_map_##name##_64, RUNTIME_rt_map_##name##_string}
    [MAP_GET] = ROW(get), [MAP_FIND] = ROW(find), [MAP_ASSIGN] = ROW(assign), [MAP_DELETE] = ROW(delete),
#undef ROW
};

/* A map and a key of it, both kept. */
typedef struct Entry {
    Type *type;
    gcc_jit_rvalue *map, *key;
} Entry;

static gcc_jit_rvalue *plain_key(Function *f, Value key, gcc_jit_type *word)
{
    gcc_jit_rvalue *x;

    if (key.layout->shape != SHAPE_SCALAR)
        return gcc_load(f, word, value_address(f, key), 0);
    x = value_rvalue(f, key);
    return key.layout->type == f->module->pointer_type ? gcc_bits(f, x, f->module->uint64_type) : x;
}

static gcc_jit_rvalue *key_argument(Function *f, MapType *map, Value key)
{
    Module *module = f->module;

    switch (map_key_kind(map)) {
    case MAP_KEY_32: return gcc_keep(f, gcc_cast(f, plain_key(f, key, module->uint32_type), module->uint32_type));
    case MAP_KEY_64: return gcc_keep(f, gcc_cast(f, plain_key(f, key, module->uint64_type), module->uint64_type));
    case MAP_KEY_STRING: return value_rvalue(f, value_keep(f, key));
    case MAP_KEY_ANY: case MAP_KEY_KINDS: break;
    }
    return key.layout->size_bytes ? value_address(f, value_keep(f, key)) : module_static_bytes(module);
}

static Entry entry_of(Function *f, Type *type, gcc_jit_rvalue *map, Value key)
{
    return (Entry){type, map, key_argument(f, under_as(MAP, MapType, type), key)};
}

typedef struct Search {
    Function *f;
    bool found;
} Search;

static void search_key(IrNode *node, void *context)
{
    Search *search = context;

    search->found = search->found || place_is_nowhere(search->f, node);
    if (!search->found && (node->op == OP_PAREN || node->op == OP_STRUCT_LITERAL || node->op == OP_ARRAY_LITERAL ||
                           node->op == OP_STRUCT_KEY || node->op == OP_KEY))
        ir_each_child(node, search_key, search);
}

bool map_index_borrows_bytes(Function *f, const IrIndex *node)
{
    Search search = {.f = f};

    if (!node->is_assigned)
        search_key(node->index, &search);
    return search.found;
}

static Entry entry_of_index(Function *f, IrIndex *node)
{
    gcc_jit_rvalue *map = value_rvalue(f, value_keep(f, emit_value(f, node->x)));

    return entry_of(f, node->x->type, map, emit_value(f, node->index));
}

static gcc_jit_rvalue *call_map(Function *f, MapOperation operation, const Entry *entry)
{
    MapType *map = under_as(MAP, MapType, entry->type);
    gcc_jit_rvalue *arguments[] = {descriptor_address(f->module, entry->type), entry->map, entry->key};

    return gcc_runtime_call(f, calls[operation][map_key_kind(map)], 3, arguments);
}

/* ---- elements ---- */

static Layout *element_layout(Function *f, Type *type)
{
    return layout_of(f->module, under_as(MAP, MapType, type)->element);
}

/* A copy of the element at the address, zero if that is NULL. */
static Value found_element(Function *f, const Entry *entry, gcc_jit_rvalue *address)
{
    Type *element = under_as(MAP, MapType, entry->type)->element;
    Layout *layout = layout_of(f->module, element);
    Value result = value_of_variable(layout, function_temporary(f, layout->type));
    gcc_jit_block *missing = function_block(f), *found = function_block(f), *after = function_block(f);

    function_branch(f, gcc_is_null(f, address), missing, found);
    function_enter(f, missing);
    emit_store_zero(f, result, element);
    function_jump(f, after);
    function_enter(f, found);
    emit_store(f, result, value_at(f, layout, address), element);
    function_jump(f, after);
    function_enter(f, after);
    result.is_kept = true;
    return result;
}

static Value get_element(Function *f, const Entry *entry)
{
    Layout *layout = element_layout(f, entry->type);

    if (layout->size_bytes > GO_MAP_ZERO_BYTES)
        return found_element(f, entry, call_map(f, MAP_FIND, entry));
    return value_at(f, layout, call_map(f, MAP_GET, entry));
}

static Value assigned_element(Function *f, const Entry *entry)
{
    return value_at(f, element_layout(f, entry->type), call_map(f, MAP_ASSIGN, entry));
}

Value emit_map_index(Function *f, IrIndex *node)
{
    Entry entry = entry_of_index(f, node);

    return node->is_assigned ? assigned_element(f, &entry) : get_element(f, &entry);
}

Assertion emit_map_index2(Function *f, IrIndex *node, bool wants_value)
{
    Entry entry = entry_of_index(f, node);
    gcc_jit_rvalue *address = call_map(f, MAP_FIND, &entry);
    Value value = wants_value ? found_element(f, &entry, address) : (Value){0};
    Value ok = value_of(layout_of_scalar(f->module, f->module->bool_type), gcc_not(f, gcc_is_null(f, address)));

    return (Assertion){value, value_keep(f, ok)};
}

/* values: as of emit_added. */
static Value operate(Function *f, IrAssignOp *node, Value old, Value *values, uint32_t count)
{
    Type *type = node->x->type;

    if (!type_is_string(type))
        return emit_binary(f, node->operator, type, node->y->type, old, values[1], false);
    values[0] = value_keep(f, old);
    return emit_concatenation(f, &node->node, values, count);
}

/* m[k] op= y looks the key up once, unless the operation itself may panic. */
void emit_map_assign_op(Function *f, IrAssignOp *node)
{
    IrIndex *index = ir_as(INDEX_MAP, IrIndex, node->x);
    Type *type = node->x->type;
    bool may_panic = (node->operator == OP_DIV || node->operator == OP_MOD) && type_is_integer(type);

    Entry entry = entry_of_index(f, index);
    Value *values;
    uint32_t count = emit_added(f, node->y, &values);
    if (may_panic) {
        Value result = value_keep(f, operate(f, node, value_keep(f, get_element(f, &entry)), values, count));
        emit_store(f, assigned_element(f, &entry), result, type);
        return;
    }
    Value element = assigned_element(f, &entry);
    emit_store(f, element, operate(f, node, element, values, count), type);
}

Value emit_delete(Function *f, IrCall *node)
{
    IrNode *map = node->arguments.items[0];
    gcc_jit_rvalue *address = value_rvalue(f, value_keep(f, emit_value(f, map)));
    Entry entry = entry_of(f, map->type, address, emit_value(f, node->arguments.items[1]));

    call_map(f, MAP_DELETE, &entry);
    return (Value){0};
}

Value emit_map_length(Function *f, IrUnary *node)
{
    Module *module = f->module;
    gcc_jit_rvalue *map = value_rvalue(f, value_keep(f, emit_value(f, node->x)));
    gcc_jit_lvalue *length = function_temporary(f, module->int64_type);
    gcc_jit_block *some = function_block(f), *after = function_block(f);

    gcc_store(f, length, gcc_zero(f, module->int64_type));
    function_branch(f, gcc_is_null(f, map), after, some);
    function_enter(f, some);
    gcc_store(f, length, gcc_load(f, module->int64_type, map, 0));
    function_jump(f, after);
    function_enter(f, after);
    Value value = value_of_variable(layout_of(module, node->node.type), length);
    value.is_kept = true;
    return value;
}

/* ---- make ---- */

/* Zeroed words of the frame. */
static gcc_jit_rvalue *frame_words(Function *f, int64_t size_bytes)
{
    Type *words = type_new_array(f->arena, type_basic[BASIC_UINTPTR], size_bytes / 8);
    Layout *layout = layout_of(f->module, words);
    Value storage = value_of_variable(layout, function_local(f, layout->type, ".map"));

    emit_store_zero(f, storage, words);
    return value_address(f, storage);
}

/* The first bucket of a map in the frame; NULL if the hint, which is not a constant, wants more than one. */
static gcc_jit_rvalue *frame_bucket(Function *f, MapType *map, gcc_jit_rvalue *hint)
{
    gcc_jit_lvalue *bucket = function_temporary(f, f->module->pointer_type);
    gcc_jit_block *enough = function_block(f), *after = function_block(f);

    gcc_store(f, bucket, gcc_null(f));
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_LE, hint, gcc_int(f, f->module->int64_type, GO_MAP_SLOTS)),
                    enough, after);
    function_enter(f, enough);
    gcc_store(f, bucket, frame_words(f, map_bucket_bytes(map)));
    function_jump(f, after);
    function_enter(f, after);
    return gcc_jit_lvalue_as_rvalue(bucket);
}

/* dynamic_hint: or NULL, and the constant counts. */
static gcc_jit_rvalue *make_map(Function *f, const IrNode *node, int64_t hint, gcc_jit_rvalue *dynamic_hint)
{
    MapType *map = under_as(MAP, MapType, node->type);
    gcc_jit_rvalue *header = gcc_null(f), *bucket = gcc_null(f);

    if (place_is_frame(f, node)) {
        header = frame_words(f, GO_MAP_HEADER_BYTES);
        if (dynamic_hint)
            bucket = frame_bucket(f, map, dynamic_hint);
        else if (hint <= GO_MAP_SLOTS)
            bucket = frame_words(f, map_bucket_bytes(map));
    }
    return gcc_runtime(f, rt_map_make, descriptor_address(f->module, node->type),
                         dynamic_hint ? dynamic_hint : gcc_int(f, f->module->int64_type, hint), header, bucket);
}

static Value map_value(Function *f, const IrNode *node, gcc_jit_rvalue *map)
{
    Value value = value_of(layout_of(f->module, node->type), map);

    value.is_kept = true;
    return value;
}

Value emit_make_map(Function *f, IrMake *node)
{
    int64_t hint = 0;
    gcc_jit_rvalue *dynamic_hint = NULL;

    if (node->length && !node_constant_int(node->length, &hint))
        dynamic_hint = emit_int64(f, node->length);
    return map_value(f, &node->node, make_map(f, &node->node, hint, dynamic_hint));
}

/* ---- literals ---- */

enum {
    STATIC_ENTRIES_MAX = 25,   /* more constant ones are put in from tables */
    GATHERED_MIN = 4,          /* fewer others are shorter put in one by one */
    GATHERED_BYTES_MAX = 4096  /* of the frame */
};

static void put_entry(Function *f, Type *type, gcc_jit_rvalue *map, Value key, Value value)
{
    MapType *map_type = under_as(MAP, MapType, type);
    Entry entry = entry_of(f, type, map, key);

    value = value_keep(f, value);
    emit_store(f, assigned_element(f, &entry), value, map_type->element);
}

static void emit_entry(Function *f, Type *type, gcc_jit_rvalue *map, IrKey *entry)
{
    uint32_t mark = function_mark(f);

    order_node(f, entry->key);
    order_node(f, entry->value);
    Value key = emit_value(f, entry->key);
    put_entry(f, type, map, key, emit_value(f, entry->value));
    function_release(f, mark);
}

static void emit_entries(Function *f, Type *type, gcc_jit_rvalue *map, const IrNodes *entries, uint32_t first,
                         uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        emit_entry(f, type, map, (IrKey *)entries->items[i]);
}

/* ---- constant entries: from tables ---- */

/* An array of the keys or elements, read-only. */
static gcc_jit_rvalue *static_table(Function *f, Type *element, const IrNodes *nodes)
{
    IrComposite *table = arena_new(f->arena, IrComposite);

    table->node.op = OP_ARRAY_LITERAL;
    table->node.type = type_new_array(f->arena, element, nodes->count);
    table->elements = *nodes;
    table->length = nodes->count;
    return module_symbol_address(f->module, image_of_value(f->module, &table->node));
}

static void put_tables(Function *f, Type *type, gcc_jit_rvalue *map, const IrNodes *entries)
{
    MapType *map_type = under_as(MAP, MapType, type);
    IrNodes keys = {0}, values = {0};

    list_each (IrNode *, entry, *entries) {
        list_push(f->arena, &keys, ((IrKey *)entry)->key);
        list_push(f->arena, &values, ((IrKey *)entry)->value);
    }
    gcc_runtime(f, rt_map_put_all, descriptor_address(f->module, type), map, static_table(f, map_type->key, &keys),
                static_table(f, map_type->element, &values), gcc_int(f, f->module->int64_type, entries->count));
}

/* ---- other entries: gathered in the frame, some at a time ---- */

static bool may_panic_hashing(Type *type)
{
    Type *under = type_underlying(type);

    if (under->kind == TYPE_ARRAY)
        return may_panic_hashing(((ArrayType *)under)->element);
    if (under->kind != TYPE_STRUCT)
        return under->kind == TYPE_INTERFACE;
    list_each (Object *, field, ((StructType *)under)->fields)
        if (may_panic_hashing(field->type))
            return true;
    return false;
}

/* How many entries are evaluated before they are put in; 0: none, as the program could tell. */
static uint32_t gathered_count(MapType *map)
{
    int64_t entry_bytes = type_size_bytes(map->key) + type_size_bytes(map->element) + 1;

    if (may_panic_hashing(map->key) || GATHERED_BYTES_MAX / entry_bytes < GATHERED_MIN)
        return 0;
    return GATHERED_BYTES_MAX / entry_bytes < PIECE_ELEMENTS ? (uint32_t)(GATHERED_BYTES_MAX / entry_bytes) : PIECE_ELEMENTS;
}

static Value gathering_array(Function *f, Type *element, uint32_t count)
{
    Layout *layout = layout_of(f->module, type_new_array(f->arena, element, count));

    return value_of_variable(layout, function_local(f, layout->type, ".entries"));
}

static void gather(Function *f, IrNode *node, Value array, uint32_t index)
{
    gcc_jit_rvalue *at = gcc_int(f, f->module->int64_type, index);

    emit_into(f, node, emit_array_element(f, array, array.layout->element, at), false);
}

static IrNodes keys_of(Function *f, const IrNodes *entries, uint32_t first, uint32_t last)
{
    IrNodes keys = {0};

    for (uint32_t i = first; i < last; i++)
        list_push(f->arena, &keys, ((IrKey *)entries->items[i])->key);
    return keys;
}

static bool all_are_constant(const IrNodes *nodes)
{
    list_each (IrNode *, node, *nodes)
        if (!literal_is_constant(node))
            return false;
    return true;
}

/* Entries [first, last) at once; constant keys come from a table. */
static void put_gathered(Function *f, Type *type, gcc_jit_rvalue *map, const IrNodes *entries, uint32_t first,
                         uint32_t last, Value keys, Value values)
{
    Module *module = f->module;
    IrNodes key_nodes = keys_of(f, entries, first, last);
    bool has_constant_keys = all_are_constant(&key_nodes);

    for (uint32_t i = first; i < last; i++) {
        IrKey *entry = (IrKey *)entries->items[i];
        uint32_t mark = function_mark(f);
        order_node(f, entry->key);
        order_node(f, entry->value);
        if (!has_constant_keys)
            gather(f, entry->key, keys, i - first);
        gather(f, entry->value, values, i - first);
        function_release(f, mark);
    }
    gcc_jit_rvalue *key_address = has_constant_keys
        ? static_table(f, under_as(MAP, MapType, type)->key, &key_nodes) : value_address(f, keys);
    gcc_runtime(f, rt_map_put_all, descriptor_address(module, type), map, key_address, value_address(f, values),
                gcc_int(f, module->int64_type, last - first));
}

static void emit_gathered(Function *f, Type *type, gcc_jit_rvalue *map, const IrNodes *entries, uint32_t first,
                          uint32_t last, uint32_t count)
{
    MapType *map_type = under_as(MAP, MapType, type);
    Value keys = gathering_array(f, map_type->key, count), values = gathering_array(f, map_type->element, count);

    for (; first < last; first += count)
        put_gathered(f, type, map, entries, first, first + count < last ? first + count : last, keys, values);
}

static void emit_dynamic(Function *f, Type *type, gcc_jit_rvalue *map, const IrNodes *entries, uint32_t first,
                         uint32_t last)
{
    uint32_t gathered = gathered_count(under_as(MAP, MapType, type));

    if (gathered && last - first >= GATHERED_MIN)
        emit_gathered(f, type, map, entries, first, last, gathered);
    else
        emit_entries(f, type, map, entries, first, last);
}

static void emit_in_pieces(Function *f, Type *type, gcc_jit_rvalue *map, const IrNodes *entries)
{
    for (uint32_t first = 0; first < entries->count; first += PIECE_ELEMENTS) {
        gcc_jit_rvalue *parameter;
        uint32_t last = first + PIECE_ELEMENTS < entries->count ? first + PIECE_ELEMENTS : entries->count;
        Function *piece = piece_open(f, map, &parameter);
        emit_dynamic(piece, type, parameter, entries, first, last);
        piece_close(piece);
    }
}

/* The entries that are constant, or those that are not, to *out. */
static void choose_entries(Function *f, IrComposite *node, bool are_constant, IrNodes *out)
{
    list_each (IrNode *, element, node->elements) {
        IrKey *entry = ir_as(KEY, IrKey, element);
        if ((literal_is_constant(entry->key) && literal_is_constant(entry->value)) == are_constant)
            list_push(f->arena, out, element);
    }
}

/* What is constant first, then the rest in its order. */
Value emit_map_literal(Function *f, IrComposite *node)
{
    Type *type = node->node.type;
    IrNodes constant = {0}, dynamic = {0};
    gcc_jit_rvalue *map = make_map(f, &node->node, node->elements.count, NULL);

    choose_entries(f, node, true, &constant);
    choose_entries(f, node, false, &dynamic);
    if (constant.count > STATIC_ENTRIES_MAX)
        put_tables(f, type, map, &constant);
    else
        emit_dynamic(f, type, map, &constant, 0, constant.count);
    if (pieces_are_possible(f, node))
        emit_in_pieces(f, type, map, &dynamic);
    else
        emit_dynamic(f, type, map, &dynamic, 0, dynamic.count);
    return map_value(f, &node->node, map);
}

/* ---- range ---- */

static bool is_same_variable(IrNode *x, IrNode *y)
{
    x = node_unparen(x);
    y = node_unparen(y);
    return x == y && x->op == OP_NAME;
}

/* for k := range m { delete(m, k) }: all entries go, also while they are walked over. */
static bool is_clear_loop(const IrRange *node)
{
    MapType *map = under_as(MAP, MapType, node->x->type);
    IrCall *call = node->body.count == 1 ? ir_if(DELETE, IrCall, node->body.items[0]) : NULL;

    return call && node->is_define && node->key && !node->value && !call->node.initial && map_key_is_reflexive(map->key)
        && is_same_variable(call->arguments.items[0], node->x) && is_same_variable(call->arguments.items[1], node->key);
}

static void assign_entry(Function *f, IrRange *node, gcc_jit_rvalue *iterator, gcc_jit_rvalue *key)
{
    Module *module = f->module;
    MapType *map = under_as(MAP, MapType, node->x->type);

    Arrival first = {node->key, {0}, map->key, node->key_conversion};
    Arrival second = {node->value, {0}, map->element, node->value_conversion};

    if (node->key)
        first.value = value_at(f, layout_of(module, map->key), key);
    if (node->value)
        second.value = value_at(f, layout_of(module, map->element),
                                gcc_keep(f, gcc_load(f, module->pointer_type, iterator, 8)));
    emit_assign_arrivals(f, first, second);
}

void emit_range_map(Function *f, IrRange *node)
{
    Module *module = f->module;
    gcc_jit_rvalue *map = value_rvalue(f, value_keep(f, emit_ordered(f, node->x)));
    gcc_jit_rvalue *type = descriptor_address(module, node->x->type);

    if (is_clear_loop(node)) {
        gcc_runtime(f, rt_map_clear, type, map);
        return;
    }
    Layout *words = layout_of(module, type_new_array(f->arena, type_basic[BASIC_UINTPTR], GO_MAP_ITERATOR_BYTES / 8));
    gcc_jit_lvalue *storage = function_local(f, words->type, ".iterator");
    gcc_jit_rvalue *iterator = gcc_cast(f, gcc_jit_lvalue_get_address(storage, f->location), module->pointer_type);
    gcc_jit_block *head = function_block(f), *body = function_block(f);

    gcc_runtime(f, rt_map_iterate_start, type, map, iterator);
    function_jump(f, head);
    function_enter(f, head);
    uint32_t mark = function_mark(f);
    gcc_jit_rvalue *key = gcc_keep(f, gcc_load(f, module->pointer_type, iterator, 0));
    function_branch(f, gcc_is_null(f, key), jump_break_block(f, &node->node), body);
    function_enter(f, body);
    assign_entry(f, node, iterator, key);
    function_release(f, mark);
    emit_statements(f, node->body);
    gcc_jit_block *next = list_last(&f->jumps).on_continue;
    if (next) {
        function_jump(f, next);
        function_enter(f, next);
    }
    if (!f->block)
        return;
    function_place(f, node->node.pos);
    gcc_runtime(f, rt_map_iterate_next, iterator);
    emit_poll(f);
    function_jump(f, head);
}
