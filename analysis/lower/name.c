/* Variables and functions: one IrName an object, one more in each closure that captures it.
 * Source: cmd/compile/internal/noder/object.go; ir/name.go, CaptureName; ir/func.go, closureName.
 */
#include "analysis/lower/internal.h"

IrName *lower_new_name(Lower *lower, IrClass class, const char *text, Type *type, Pos pos)
{
    IrName *name = lower_node(lower, NAME, IrName, pos, type);

    name->name = text;
    name->class = class;
    name->root = name;
    return name;
}

/* A dot behind the last slash would look like the one before the name. */
static bool is_escaped(const char *byte)
{
    unsigned char value = (unsigned char)*byte;

    return value <= ' ' || value >= 0x7f || value == '%' || value == '"' || (value == '.' && !strchr(byte, '/'));
}

const char *lower_symbol(Lower *lower, const Package *package, const char *text)
{
    Writer writer = {.arena = lower->arena};

    for (const char *byte = package->path; *byte; byte++) {
        if (is_escaped(byte))
            writer_format(&writer, "%%%02x", (unsigned char)*byte);
        else
            writer_bytes(&writer, byte, 1);
    }
    writer_format(&writer, ".%s", text);
    return writer_done(&writer);
}

IrName *lower_known_name(const Lower *lower, const Object *object)
{
    return lower->names ? map_get(lower->names, object) : object->lowered;
}

void lower_keep_name(Lower *lower, Object *object, IrName *name)
{
    if (lower->names)
        map_put(lower->arena, lower->names, object, name);
    else
        object->lowered = name;
}

/* A named variable of the function being lowered: each instance of a generic function has its own. */
static IrName *new_local(Lower *lower, IrClass class, const char *text, Object *object)
{
    IrName *name = lower_new_name(lower, class, text, lower_type(lower, object->type), object->pos);

    lower_need_type(lower, name->node.type);
    name->object = object;
    name->function = lower->function;
    name->is_inlined = lower_is_in_shape(lower) && object->package != lower->package->package;
    if (lower->instance)
        map_put(lower->arena, &lower->instance->names, object, name);
    else
        lower_keep_name(lower, object, name);
    return name;
}

static IrName *find_name(Lower *lower, Object *object)
{
    IrName *local = lower->instance ? map_get(&lower->instance->names, object) : NULL;

    return local ? local : lower_known_name(lower, object);
}

static IrName *new_package_variable(Lower *lower, Object *object)
{
    IrName *name = lower_new_name(lower, IR_PACKAGE_VARIABLE, object->name->text, object->type, object->pos);

    name->object = object;
    name->symbol = lower_symbol(lower, object->package, object->name->text);
    lower_keep_name(lower, object, name);
    return name;
}

IrName *lower_object(Lower *lower, Object *object)
{
    IrName *known = find_name(lower, object);
    if (known)
        return known;
    if (object->kind == OBJECT_VAR && object->var == VAR_PACKAGE)
        return new_package_variable(lower, object);
    if (object->kind != OBJECT_VAR)
        berth_bug("function %s was not lowered", object->name->text);
    known = new_local(lower, IR_LOCAL, object->name->text, object);
    if (!object->name->is_blank)
        list_push(lower->arena, &lower->function->locals, known);
    return known;
}

static bool is_function_scoped(const IrName *name)
{
    return name->class == IR_LOCAL || name->class == IR_PARAMETER || name->class == IR_RESULT;
}

IrName *lower_new_captured(Lower *lower, IrFunction *function, IrName *root, IrName *outer, Pos pos)
{
    IrName *name = lower_new_name(lower, IR_CAPTURED, root->name, root->node.type, pos);

    name->object = root->object;
    name->function = function;
    name->root = root;
    name->outer = outer;
    name->is_inlined = root->is_inlined;
    root->is_captured = true;
    list_push(lower->arena, &function->captured, name);
    return name;
}

static IrName *capture(Lower *lower, IrFunction *function, IrName *root, Pos pos)
{
    if (!is_function_scoped(root))
        return root;
    IrName *innermost = map_get(&lower->innermost, root);
    if (!innermost)
        innermost = root;
    if (innermost->function == function)
        return innermost;
    if (!function)
        berth_bug("%s is used outside of functions", root->name);
    innermost = lower_new_captured(lower, function, root, innermost, pos);
    map_put(lower->arena, &lower->innermost, root, innermost);
    return innermost;
}

IrName *lower_use(Lower *lower, Object *object, Pos pos)
{
    return capture(lower, lower->function, lower_object(lower, object), pos);
}

void lower_finish_captures(Lower *lower, IrFunction *closure)
{
    list_each (IrName *, name, closure->captured) {
        map_put(lower->arena, &lower->innermost, name->root, name->outer);
        name->outer = capture(lower, lower->function, name->root, closure->pos);
    }
}

/* Go numbers temporaries by how many names the function has declared so far. */
static uint32_t count_declared(const IrFunction *function)
{
    uint32_t count = function->results.count + function->locals.count;

    if (function->receiver && strcmp(function->receiver->name, "_") != 0)
        count++;
    list_each (IrName *, parameter, function->parameters)
        count += strcmp(parameter->name, "_") != 0;
    return count;
}

const char *lower_temporary_text(Lower *lower, const IrFunction *function)
{
    return arena_format(lower->arena, ".autotmp_%u", count_declared(function));
}

IrName *lower_new_temporary(Lower *lower, Type *type)
{
    IrFunction *function = lower->function ? lower->function : lower_initializer(lower);
    IrName *name = lower_new_name(lower, IR_LOCAL, lower_temporary_text(lower, function), type, lower->pos);

    name->function = function;
    name->is_temporary = true;
    list_push(lower->arena, &function->locals, name);
    return name;
}

/* ---- functions ---- */

IrFunction *lower_new_function(Lower *lower, IrName *name, SignatureType *signature, Pos pos)
{
    IrFunction *function = arena_new(lower->arena, IrFunction);

    function->name = name;
    function->pos = pos;
    function->signature = signature;
    function->package = lower->package;
    name->function = function;
    return function;
}

IrFunction *lower_initializer(Lower *lower)
{
    IrPackage *package = lower->package;

    if (!package->initializer) {
        SignatureType *signature = type_new_signature(lower->arena);
        IrName *name = lower_new_name(lower, IR_FUNCTION, "init", &signature->type, 0);
        name->symbol = lower_symbol(lower, package->package, "init");
        package->initializer = lower_new_function(lower, name, signature, 0);
        package->initializer->has_body = true;
        package->initializer->is_initializer = true;
    }
    return package->initializer;
}

static IrName *new_parameter(Lower *lower, Object *object)
{
    return new_local(lower, IR_PARAMETER, object->name ? object->name->text : "_", object);
}

/* Results without a name still need one: ~r0, ~r1; "_" becomes ~b0, which is printed as "_". */
static IrName *new_result(Lower *lower, Object *object, uint32_t index)
{
    const char *text = !object->name           ? arena_format(lower->arena, "~r%u", index)
                       : object->name->is_blank ? arena_format(lower->arena, "~b%u", index)
                                                : object->name->text;
    IrName *name = new_local(lower, IR_RESULT, text, object);

    name->result_index = index;
    return name;
}

void lower_declare_parameters(Lower *lower, IrFunction *function, const SignatureType *declared)
{
    uint32_t index = 0;

    if (declared->receiver && function->is_shape)
        list_push(lower->arena, &function->parameters, new_parameter(lower, declared->receiver));
    else if (declared->receiver && !function->closure)
        function->receiver = new_parameter(lower, declared->receiver);
    list_each (Object *, parameter, declared->parameters->variables)
        list_push(lower->arena, &function->parameters, new_parameter(lower, parameter));
    list_each (Object *, result, declared->results->variables)
        list_push(lower->arena, &function->results, new_result(lower, result, index++));
}

/* Literals of package variables and of functions named "_" share a counter: equal names would clash. */
static uint32_t closure_number(Lower *lower, IrFunction *outer)
{
    if (!outer || strcmp(outer->name->name, "_") == 0)
        return ++lower->package_closures;
    return ++outer->closure_count;
}

IrFunction *lower_new_closure(Lower *lower, IrClosure *closure, SignatureType *signature, Pos pos)
{
    IrFunction *outer = lower->function;
    const char *around = outer ? outer->name->name : "glob.";
    const char *prefix = outer && outer->closure ? "" : "func";
    const char *text = arena_format(lower->arena, "%s.%s%u", around, prefix, closure_number(lower, outer));
    IrName *name = lower_new_name(lower, IR_FUNCTION, text, &signature->type, pos);
    IrFunction *function = lower_new_function(lower, name, signature, pos);

    if (lower->speaks_of_shapes && outer)  /* of the package of the generic function around it */
        name->object = outer->name->object;
    name->symbol = lower->instance ? arena_format(lower->arena, "%s%s", outer->name->symbol, text + strlen(around))
                                   : lower_symbol(lower, lower->package->package, text);
    function->outer = outer;
    function->closure = closure;
    function->has_body = true;
    closure->function = function;
    if (outer)
        list_push(lower->arena, &outer->closures, function);
    return function;
}
