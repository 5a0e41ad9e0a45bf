/* --dump=ir: the typed tree, one node a line, indented by two blanks a level:
 *
 *     OPERATION text : type  [flags]  line:col
 */
#include "analysis/ir/children.h"

#include <stdio.h>

typedef struct Dump {
    Compilation *compilation;
    const Package *local;
    int depth;
} Dump;

static void dump_function(Dump *dump, const IrFunction *function);

static void print_position(const Dump *dump, Pos pos)
{
    Place place = sources_place(&dump->compilation->sources, pos);

    if (pos)
        printf("  %u:%u", place.line_number, place.column_number);
}

static void print_name_flags(const IrName *name)
{
    static const char *const classes[] = {"local", "parameter", "result", "package", "function", "captured"};

    printf(" [%s%s%s%s]", classes[name->class], name->is_address_taken ? " address" : "",
           name->is_captured ? " captured" : "", name->is_temporary ? " temporary" : "");
}

static const char *node_text(const Dump *dump, const IrNode *node)
{
    if (node->op >= OP_DECLARE)
        return "";
    return ir_text(dump->compilation->arena, node, dump->local);
}

static void dump_node(IrNode *node, void *context)
{
    Dump *dump = context;

    printf("%*s%s %s", 2 * dump->depth, "", ir_op_name(node->op), node_text(dump, node));
    if (node->type && node->op != OP_TYPE)
        printf(" : %s", ir_type_text(dump->compilation->arena, node->type, dump->local));
    if (node->is_implicit)
        printf(" [implicit]");
    if (node->op == OP_NAME)
        print_name_flags((IrName *)node);
    print_position(dump, node->pos);
    printf("\n");
    dump->depth++;
    ir_each_child(node, dump_node, dump);
    if (node->op == OP_CLOSURE)
        dump_function(dump, ((IrClosure *)node)->function);
    dump->depth--;
}

static void dump_function(Dump *dump, const IrFunction *function)
{
    printf("%*sfunc %s", 2 * dump->depth, "", function->name->name);
    print_position(dump, function->pos);
    printf("\n");
    dump->depth++;
    for (uint32_t i = 0; i < function->locals.count; i++) {
        const IrName *local = function->locals.items[i];
        printf("%*sdcl %s : %s", 2 * dump->depth, "", local->name,
               ir_type_text(dump->compilation->arena, local->node.type, dump->local));
        print_name_flags(local);
        print_position(dump, local->node.pos);
        printf("\n");
    }
    for (uint32_t i = 0; i < function->body.count; i++)
        dump_node(function->body.items[i], dump);
    dump->depth--;
}

static void dump_package(Compilation *compilation, const IrPackage *package)
{
    Dump dump = {.compilation = compilation, .local = package->package};

    printf("package %s\n", package->package->path);
    for (uint32_t i = 0; i < package->functions.count; i++)
        dump_function(&dump, package->functions.items[i]);
    if (package->initializer)
        dump_function(&dump, package->initializer);
}

void ir_dump(Compilation *compilation, const IrProgram *program)
{
    for (uint32_t i = 0; i < program->packages.count; i++)
        if (program->packages.items[i]->package->is_named_on_command_line)
            dump_package(compilation, program->packages.items[i]);
}
