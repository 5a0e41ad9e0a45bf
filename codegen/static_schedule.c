/* Which package variables have their values before the program runs.
 *
 * Statement by statement, in the order of initialisation, a value is put where it goes if it is known: constants,
 * functions, addresses, composites, what pointers, slices and interfaces made of such literals refer to.  Parts that
 * are not known become steps, in their order.  A variable that is copied from another one of the package is given
 * what that one was laid out with, whether or not something changes it before: that is what Go's compiler does, and
 * programs can tell.  So nothing is known here that Go does not know, and the other way round.
 * Source: Go 1.19 cmd/compile/internal/staticinit/sched.go.
 */
#include "codegen/static_schedule.h"
#include "codegen/emit.h"
#include "codegen/static_image.h"

typedef struct Schedule {
    Module *module;
    Map objects;             /* IrName of the package's variables -> StaticObject */
    Map storage;             /* pointer and slice literals -> StaticObject of what they refer to */
    LIST(StaticObject *) written;  /* every object, in order */
    InitialSteps steps;
} Schedule;

static bool assign(Schedule *schedule, StaticPlace to, IrNode *value);
static bool copy(Schedule *schedule, StaticPlace to, IrName *from);

/* ---- steps ---- */

static void add_step(Schedule *schedule, InitialStep step)
{
    list_push(schedule->module->arena, &schedule->steps, step);
}

static void assign_or_step(Schedule *schedule, StaticPlace to, IrNode *value)
{
    if (!assign(schedule, to, value))
        add_step(schedule, (InitialStep){.target = to, .value = value});
}

/* ---- what is put at once ---- */

static void put_constant(Schedule *schedule, StaticPlace to, IrNode *literal)
{
    static_put_constant(schedule->module, to.object, to.offset_bytes, to.type, ((IrLiteral *)literal)->constant);
}

static void put_address(Schedule *schedule, StaticPlace to, const char *symbol, int64_t addend)
{
    static_put_address(schedule->module, to.object, to.offset_bytes, symbol, addend);
}

static void put_slice(Schedule *schedule, StaticPlace to, const StaticObject *items, int64_t length)
{
    int64_t length_and_capacity[] = {length, length};

    put_address(schedule, to, items->symbol, 0);
    static_put_bytes(schedule->module, to.object, to.offset_bytes + 8, length_and_capacity, sizeof length_and_capacity);
}

static void put_function(Schedule *schedule, StaticPlace to, gcc_jit_function *code)
{
    static_put_function(schedule->module, to.object, to.offset_bytes, code);
}

static void put_method(Schedule *schedule, StaticPlace to, IrNode *node)
{
    const IrSelector *selector = ir_as(METHOD_EXPRESSION, IrSelector, node);

    put_function(schedule, to, wrapper_method_expression(schedule->module, selector->x->type, selector));
}

static bool put_location(Schedule *schedule, StaticPlace to, IrNode *node)
{
    StaticLocation location;

    if (!static_location(node, &location))
        return false;
    put_address(schedule, to, package_variable_symbol(schedule->module, location.variable), location.offset_bytes);
    return true;
}

/* ---- copies of other variables ---- */

typedef struct Copying {
    Schedule *schedule;
    StaticPlace to, from;
} Copying;

static void copy_element(void *context, int64_t offset_bytes, IrNode *value)
{
    Copying *copying = context, inner = *copying;
    Schedule *schedule = copying->schedule;
    bool is_done = false;

    inner.to.offset_bytes += offset_bytes;
    inner.from.offset_bytes += offset_bytes;
    inner.to.type = inner.from.type = value->type;
    value = node_unparen(value);
    if (value->op == OP_STRUCT_LITERAL || value->op == OP_ARRAY_LITERAL) {
        static_each_element((IrComposite *)value, copy_element, &inner);
        return;
    }
    if (value->initial) {
        is_done = false;
    } else if (value->op == OP_LITERAL || value->op == OP_NIL) {
        if (value->op == OP_LITERAL)
            put_constant(schedule, inner.to, value);
        is_done = true;
    } else if (value->op == OP_METHOD_EXPRESSION) {
        put_method(schedule, inner.to, value);
        is_done = true;
    } else if (value->op == OP_NAME) {
        is_done = copy(schedule, inner.to, (IrName *)value);
    }
    if (!is_done)
        add_step(schedule, (InitialStep){.target = inner.to, .source = inner.from});
}

static bool copy_literal(Schedule *schedule, StaticPlace to, IrName *from, IrNode *literal)
{
    StaticObject *object = map_get(&schedule->objects, from);
    Copying copying = {schedule, to, {object, 0, literal->type}};

    static_each_element((IrComposite *)literal, copy_element, &copying);
    return true;
}

static bool copy_storage(Schedule *schedule, StaticPlace to, IrNode *literal)
{
    StaticObject *storage = map_get(&schedule->storage, literal);

    if (!storage)
        return false;
    if (literal->op == OP_SLICE_LITERAL)
        put_slice(schedule, to, storage, ((IrComposite *)literal)->length);
    else
        put_address(schedule, to, storage->symbol, 0);
    return true;
}

/* A copy of a copy, which is made when the package is initialised if it is not known. */
static bool copy_chain(Schedule *schedule, StaticPlace to, IrNode *value, IrName *from)
{
    if (copy(schedule, to, from))
        return true;
    IrUnary *conversion = arena_new(schedule->module->arena, IrUnary);
    conversion->node = (IrNode){.op = OP_CONVERT_NOP, .is_implicit = true, .pos = value->pos, .type = to.type};
    conversion->x = value;
    add_step(schedule, (InitialStep){.target = to, .value = &conversion->node});
    return true;
}

/* The value that a variable of this package starts with, if its declaration gives it one. */
static IrNode *initial_value(Schedule *schedule, IrName *variable)
{
    IrAssign *definition = ir_if(ASSIGN, IrAssign, variable->definition);

    return map_has(&schedule->objects, variable) && definition ? definition->y : NULL;
}

static bool copy(Schedule *schedule, StaticPlace to, IrName *from)
{
    if (from->class == IR_FUNCTION) {
        put_function(schedule, to, module_function(schedule->module, from->function));
        return true;
    }
    IrNode *whole = initial_value(schedule, from), *value = whole;
    if (!value || type_is_string(from->node.type))
        return false;
    while ((value->op == OP_PAREN || (value->op == OP_CONVERT_NOP && !type_identical(value->type, to.type)))
           && !value->initial)
        value = ((IrUnary *)value)->x;
    if (value->initial)
        return false;
    switch ((int)value->op) {
    case OP_METHOD_EXPRESSION:
        put_method(schedule, to, value);
        return true;
    case OP_NAME:
        return copy_chain(schedule, to, whole, (IrName *)value);
    case OP_NIL:
        return true;
    case OP_LITERAL:
        put_constant(schedule, to, value);
        return true;
    case OP_ADDRESS:
        return node_unparen(((IrUnary *)value)->x)->op == OP_NAME && put_location(schedule, to, ((IrUnary *)value)->x);
    case OP_POINTER_LITERAL: case OP_SLICE_LITERAL:
        return copy_storage(schedule, to, value);
    case OP_ARRAY_LITERAL: case OP_STRUCT_LITERAL:
        return copy_literal(schedule, to, from, value);
    }
    return false;
}

/* ---- values ---- */

static StaticObject *new_storage(Schedule *schedule, IrNode *literal, Type *type)
{
    StaticObject *object = static_object_new(schedule->module, NULL, type);

    list_push(schedule->module->arena, &schedule->written, object);
    map_put(schedule->module->arena, &schedule->storage, literal, object);
    return object;
}

static bool is_literal_of_memory(const IrNode *node)
{
    return node->op == OP_ARRAY_LITERAL || node->op == OP_SLICE_LITERAL || node->op == OP_STRUCT_LITERAL ||
        node->op == OP_MAP_LITERAL;
}

static bool assign_pointer_literal(Schedule *schedule, StaticPlace to, IrUnary *node)
{
    IrNode *literal = node_unparen(node->x);

    if (!is_literal_of_memory(literal) || type_size_bytes(literal->type) > LAID_OUT_BYTES_MAX)
        return false;
    StaticPlace pointed = {new_storage(schedule, &node->node, literal->type), 0, literal->type};
    put_address(schedule, to, pointed.object->symbol, 0);
    assign_or_step(schedule, pointed, literal);
    return true;
}

static bool assign_bytes(Schedule *schedule, StaticPlace to, IrUnary *node)
{
    IrNode *literal = node_unparen(node->x);

    if (literal->op != OP_LITERAL)
        return false;
    Text text = constant_text(((IrLiteral *)literal)->constant);
    Type *type = type_new_array(schedule->module->arena, type_basic[BASIC_UINT8], (int64_t)text.length);
    StaticObject *bytes = new_storage(schedule, &node->node, type);
    static_put_bytes(schedule->module, bytes, 0, text.bytes, text.length);
    put_slice(schedule, to, bytes, (int64_t)text.length);
    return true;
}

typedef struct Filling {
    Schedule *schedule;
    StaticPlace to;
} Filling;

static void assign_element(void *context, int64_t offset_bytes, IrNode *value)
{
    Filling *filling = context;
    StaticPlace to = {filling->to.object, filling->to.offset_bytes + offset_bytes, value->type};

    assign_or_step(filling->schedule, to, value);
}

static bool assign_elements(Schedule *schedule, StaticPlace to, IrNode *literal)
{
    Filling filling = {schedule, to};

    static_each_element((IrComposite *)literal, assign_element, &filling);
    return true;
}

static bool assign_slice(Schedule *schedule, StaticPlace to, IrComposite *literal)
{
    Type *element = under_as(SLICE, SliceType, literal->node.type)->element;
    Type *array = type_new_array(schedule->module->arena, element, literal->length);

    if (type_size_bytes(array) > LAID_OUT_BYTES_MAX)
        return false;
    StaticPlace items = {new_storage(schedule, &literal->node, array), 0, array};
    put_slice(schedule, to, items.object, literal->length);
    return assign_elements(schedule, items, &literal->node);
}

/* A box is read-only unless a step fills it. */
static void assign_boxed(Schedule *schedule, StaticPlace to, IrNode *value)
{
    uint32_t steps = schedule->steps.count;
    StaticPlace box = {new_storage(schedule, value, value->type), 0, value->type};

    put_address(schedule, to, box.object->symbol, 0);
    assign_or_step(schedule, box, value);
    box.object->is_read_only = schedule->steps.count == steps;
}

static bool assign_interface(Schedule *schedule, StaticPlace to, IrNode *conversion)
{
    IrNode *value = static_boxed_value(conversion);

    if (!value)
        return false;
    put_address(schedule, to, static_interface_symbol(schedule->module, to.type, value->type), 0);
    StaticPlace word = {to.object, to.offset_bytes + 8, value->type};
    if (type_is_pointer_shaped(value->type))
        assign_or_step(schedule, word, value);
    else
        assign_boxed(schedule, word, value);
    return true;
}

static bool assign_closure(Schedule *schedule, StaticPlace to, IrClosure *node)
{
    Module *module = schedule->module;

    if (node->function->captured.count)
        return false;
    put_function(schedule, to, module_function(module, node->function));
    list_push(module->arena, &module->pending_closures, node->function);
    return true;
}

/* False, with nothing done, if the value has to be computed. */
static bool assign(Schedule *schedule, StaticPlace to, IrNode *value)
{
    value = static_strip(value);
    if (value->initial)
        return false;
    switch ((int)value->op) {
    case OP_NAME:
        return copy(schedule, to, (IrName *)value);
    case OP_METHOD_EXPRESSION:
        put_method(schedule, to, value);
        return true;
    case OP_NIL:
        return true;
    case OP_LITERAL:
        if (type_is_interface(to.type))
            return false;
        put_constant(schedule, to, value);
        return true;
    case OP_ADDRESS:
        return put_location(schedule, to, ((IrUnary *)value)->x);
    case OP_POINTER_LITERAL:
        return assign_pointer_literal(schedule, to, (IrUnary *)value);
    case OP_STRING_TO_BYTES:
        return assign_bytes(schedule, to, (IrUnary *)value);
    case OP_SLICE_LITERAL:
        return assign_slice(schedule, to, (IrComposite *)value);
    case OP_ARRAY_LITERAL: case OP_STRUCT_LITERAL:
        return assign_elements(schedule, to, value);
    case OP_CLOSURE:
        return assign_closure(schedule, to, (IrClosure *)value);
    case OP_CONVERT_INTERFACE:
        return assign_interface(schedule, to, value);
    }
    return false;
}

/* ---- statements ---- */

static bool schedule_assignment(Schedule *schedule, IrAssign *node)
{
    StaticObject *object = node->x ? map_get(&schedule->objects, node->x) : NULL;
    StaticPlace to = {object, 0, node->x ? node->x->type : NULL};

    return object && node->y && !node->node.initial && object->size_bytes <= LAID_OUT_BYTES_MAX &&
        assign(schedule, to, node->y);
}

static void add_variables(Schedule *schedule)
{
    Module *module = schedule->module;

    list_each (IrName *, variable, module->package->variables) {
        if (strcmp(variable->name, "_") == 0 || variable->is_elsewhere)
            continue;
        const char *symbol = package_variable_symbol(module, variable);
        StaticObject *object = static_object_new(module, symbol, variable->node.type);
        object->variable = variable;
        map_put(module->arena, &schedule->objects, variable, object);
    }
}

/* Variables that are zero stay GCC's. */
static void write_objects(Schedule *schedule)
{
    Module *module = schedule->module;

    list_each (IrName *, variable, module->package->variables) {
        StaticObject *object = map_get(&schedule->objects, variable);
        if (!object || static_object_is_zero(object))
            continue;
        map_put(module->arena, &module->static_variables, variable, object);
        static_object_write(module, object);
    }
    list_each (StaticObject *, object, schedule->written)
        static_object_write(module, object);
}

InitialSteps static_schedule(Module *module)
{
    Schedule schedule = {.module = module};

    add_variables(&schedule);
    list_each (IrNode *, statement, module->package->initializer->body)
        if (statement->op != OP_ASSIGN || !schedule_assignment(&schedule, (IrAssign *)statement))
            add_step(&schedule, (InitialStep){.statement = statement});
    write_objects(&schedule);
    return schedule.steps;
}
