/* The road of a program:
 *
 *     load (packages, lexer, parser) -> check -> lower -> place -> emit -> link
 *
 * A stage takes what the one before left in Road.  The road ends after a stage that
 * reported errors, after the stage whose dump is wanted, or where the command has
 * no use for more.  Adding a stage is adding a row.
 */
#include "driver/stages.h"
#include "driver/install.h"
#include "lexer/lexer.h"
#include "packages/packages.h"
#include "parser/parser.h"

#include <stdio.h>

typedef struct Road {
    Compilation *compilation;
    const Command *command;
    const char *executable;    /* NULL: code is not wanted */
    Install install;
    Packages *packages;
} Road;

/* ---- load ---- */

static void load(Road *road)
{
    const Command *command = road->command;

    road->packages = packages_load(road->compilation, &(PackagesRequest){
        .inputs = command->inputs.items,
        .input_count = command->inputs.count,
        .library = road->install.library,
        .needs_main = command->kind == COMMAND_RUN,
        .follows_imports = !command->syntax_only,
    });
}

static void dump_tokens(Road *road)
{
    list_each (File *, file, road->packages->named->files)
        lexer_dump(road->compilation, file->source);
}

static void dump_tree(Road *road)
{
    list_each (File *, file, road->packages->named->files)
        parser_dump(road->compilation, file);
}

/* ---- the table ---- */

typedef struct Stage {
    const char *name;
    void (*run)(Road *road);
    struct {
        const char *name;      /* of --dump */
        void (*print)(Road *road);
    } dumps[2];
} Stage;

static const Stage stages[] = {
    {"load", load, {{"tokens", dump_tokens}, {"ast", dump_tree}}},
};

enum { STAGE_COUNT = sizeof stages / sizeof stages[0] };

bool stage_has_dump(const char *name)
{
    for (int i = 0; i < STAGE_COUNT; i++)
        for (int j = 0; j < 2; j++)
            if (stages[i].dumps[j].name && strcmp(stages[i].dumps[j].name, name) == 0)
                return true;
    return false;
}

/* Prints the dump that the command wants, if it is one of the stage's. */
static bool print_dump(Road *road, const Stage *stage)
{
    for (int i = 0; i < 2; i++)
        if (road->command->dump && stage->dumps[i].name && !strcmp(stage->dumps[i].name, road->command->dump)) {
            stage->dumps[i].print(road);
            return true;
        }
    return false;
}

/* The last stage that the command has a use for. */
static const char *last_stage(const Road *road)
{
    if (road->command->syntax_only)
        return "load";
    if (road->command->kind == COMMAND_CHECK && !road->command->dump)
        return "check";
    return road->executable || road->command->dump ? "" : "place";
}

bool stages_run(Compilation *compilation, const Command *command, const char *executable)
{
    Road road = {.compilation = compilation, .command = command, .executable = executable,
                 .install = install_find(compilation->arena)};
    const char *last = last_stage(&road);

    for (const Stage *stage = stages; stage < stages + STAGE_COUNT; stage++) {
        stage->run(&road);
        if (diag_has_errors(compilation) || print_dump(&road, stage) || strcmp(stage->name, last) == 0)
            break;
    }
    return diag_print(compilation) == 0;
}
