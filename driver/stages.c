/* The road of a program:
 *
 *     load (packages, lexer, parser) -> check -> lower -> inline -> place (escape) -> explain | emit -> link
 *
 * A stage takes what the ones before left in Road and adds its own result.  The road ends
 * after a stage that reported errors, after the one whose dump is wanted, or where the
 * command has no use for more.  Adding a stage is adding a row.
 */
#include "driver/stages.h"
#include "analysis/check/check.h"
#include "analysis/escape/explanation.h"
#include "analysis/explain/explain.h"
#include "analysis/generate/generate.h"
#include "analysis/inline/inline.h"
#include "analysis/lower/lower.h"
#include "base/terminal.h"
#include "driver/dump_types.h"
#include "driver/install.h"
#include "driver/link.h"
#include "driver/objects.h"
#include "driver/question.h"
#include "driver/say.h"
#include "driver/stats.h"
#include "lexer/lexer.h"
#include "packages/packages.h"
#include "parser/parser.h"

#include <errno.h>
#include <stdio.h>

typedef struct Road {
    Compilation *compilation;
    const Command *command;
    const Wanted *wanted;
    const char *executable;    /* the result: where it is written or was found */
    Install install;
    Packages *packages;
    Objects objects;
    Program *program;
    IrProgram *tree;
    Placements *placements;
    Options silenced;          /* as they were, while what -m says has been said */
} Road;

/* ---- load ---- */

static void load(Road *road)
{
    const Command *command = road->command;

    road->packages = packages_load(road->compilation, &(PackagesRequest){
        .inputs = command->inputs.items,
        .input_count = command->inputs.count,
        .library = road->install.library,
        .takes_patterns = command->kind == COMMAND_CHECK,
        .needs_main = command->kind == COMMAND_RUN,
        .follows_imports = !command->syntax_only,
        .needs_runtime = road->wanted->code,
        .sees_internals = !road->wanted->code && command->kind == COMMAND_BUILD,
        .only_checks = !road->wanted->code && !command->dump,
    });
    if (road->wanted->code && !diag_has_errors(road->compilation))
        road->objects = objects_find(road->compilation, &road->install, road->wanted->cache, road->packages);
}

static void dump_tokens(Road *road)
{
    list_each (SourcePackage *, package, road->packages->list)
        if (package->is_named)
            list_each (File *, file, package->files)
                lexer_dump(road->compilation, file->source);
}

static void dump_syntax(Road *road)
{
    list_each (SourcePackage *, package, road->packages->list)
        if (package->is_named)
            list_each (File *, file, package->files)
                parser_dump(road->compilation, file);
}

/* ---- check, lower, place ---- */

/* The checker's packages for the loader's. */
static CheckInput *check_input(Road *road)
{
    Arena *arena = road->compilation->arena;
    CheckInput *input = arena_new(arena, CheckInput);
    Map made = {0};

    input->accepts_missing_bodies = !road->wanted->code;
    list_each (SourcePackage *, source, road->packages->list) {
        Package *package = arena_new(arena, Package);
        package->path = source->path;
        package->name = source->name;
        package->is_named_on_command_line = source->is_named;
        package->is_library = source->is_library;
        list_each (File *, file, source->files)
            list_push(arena, &package->files, file);
        list_each (SourcePackage *, import, source->imports)
            list_push(arena, &package->imports, (Package *)map_get(&made, import));
        map_put(arena, &made, source, package);
        list_push(arena, &input->packages, package);
    }
    return input;
}

static void check(Road *road)
{
    road->program = check_program(road->compilation, check_input(road));
}

static void dump_types(Road *road)
{
    list_each (Package *, package, road->program->packages)
        if (package->is_named_on_command_line)
            list_each (File *, file, package->files)
                types_dump(road->compilation, package, file);
}

static bool speaks_of_shapes(const Road *road)
{
    return road->compilation->options.remark_level && road->program->has_instances;
}

/* Says what -m has to say, if that is not about the tree that code is made of. */
static void tell(Road *road)
{
    IrProgram *tree = lower_program(road->compilation, road->program, true);

    inline_program(road->compilation, tree);
    lower_devirtualize_program(road->compilation, tree);
    place_program(road->compilation, tree);
    generate_remarks(road->compilation, tree);
    road->silenced = road->compilation->options;
    road->compilation->options.remark_level = 0;
    road->compilation->options.keeps_findings = false;
}

static void lower(Road *road)
{
    bool needs_both = speaks_of_shapes(road) && road->wanted->code;

    if (needs_both)
        tell(road);
    if (!diag_has_errors(road->compilation))
        road->tree = lower_program(road->compilation, road->program, speaks_of_shapes(road));
}

static void dump_tree(Road *road)
{
    ir_dump(road->compilation, road->tree);
}

static void inline_calls(Road *road)
{
    inline_program(road->compilation, road->tree);
    lower_devirtualize_program(road->compilation, road->tree);
    generate_initial_wrappers(road->compilation, road->tree);
}

static void place(Road *road)
{
    if (road->command->dump && strcmp(road->command->dump, "escape") == 0)
        road->compilation->options.remark_level = 2;
    if (road->command->dump && strcmp(road->command->dump, "explanations") == 0)
        road->compilation->options.keeps_explanations = true;
    road->placements = place_program(road->compilation, road->tree);
    generate_remarks(road->compilation, road->tree);
    if (road->silenced.remark_level) {
        road->compilation->options.remark_level = road->silenced.remark_level;
        road->compilation->options.keeps_findings = road->silenced.keeps_findings;
    }
}

/* The flows behind each decision are what -m=2 says. */
static void dump_escape(Road *road)
{
    (void)road;
}

static void dump_explanations(Road *road)
{
    list_each (Placement, site, road->placements->sites)
        if (site.path)
            explanation_dump(road->compilation, site.node, site.path, stdout);
}

static void dump_places(Road *road)
{
    place_dump(road->compilation, road->placements, stdout);
}

/* ---- explain ---- */

static void explain_values(Road *road)
{
    bool is_coloured = terminal_wants_colour(stdout), is_answered = false;

    list_each (Question, question, road->command->questions) {
        const Source *source = question_source(road->compilation, &question);
        if (source && is_answered)
            fputc('\n', stdout);
        if (source)
            is_answered |= explain(road->compilation, road->tree, road->placements,
                    &(ExplainRequest){question.path, source, question.line_number, question.column_number, is_coloured},
                    stdout);
        else
            diag_error(road->compilation, 0, "%s: not in package %s, which is explained", question.path,
                       road->packages->named->path);
    }
}

/* ---- emit, link ---- */

static IrPackage *named_tree(const Road *road)
{
    return road->tree->packages.items[road->tree->packages.count - 1];
}

static void write_assembly(Road *road)
{
    if (objects_write(road->compilation, road->tree, named_tree(road), road->placements, CODEGEN_ASSEMBLY,
                      road->wanted->output))
        road->executable = road->wanted->output;
}

static void emit(Road *road)
{
    if (road->command->writes_assembly)
        write_assembly(road);
    else
        objects_make(road->compilation, &road->objects, road->tree, road->placements);
}

static void dump_gimple(Road *road)
{
    objects_write(road->compilation, road->tree, named_tree(road), road->placements, CODEGEN_GIMPLE, "/dev/stdout");
}

/* To the file wanted, or else to the cache, if it is not there.  A package that is no program is not linked. */
static void link_objects(Road *road)
{
    const Cache *cache = road->wanted->cache;
    const char *program = road->objects.program;

    if (road->command->writes_assembly || strcmp(road->packages->named->path, "main") != 0)
        return;
    road->executable = road->wanted->output ? road->wanted->output : program;
    if (!road->wanted->output && road->objects.has_program)
        return;
    const char *file = road->wanted->output ? road->wanted->output : cache_new_file(cache, program);
    bool linked = link_program(road->compilation, &road->install, &road->objects.files, file);
    if (linked && !road->wanted->output && !cache_keep(cache, file, program))
        diag_error(road->compilation, 0, "open %s: %s", program, strerror(errno));
}

/* ---- the table ---- */

typedef struct Dump {
    const char *name;          /* of --dump */
    void (*print)(Road *road);
} Dump;

enum { DUMPS_MAX = 4 };        /* of a stage */

typedef struct Stage {
    const char *name;
    void (*run)(Road *road);
    Dump dumps[DUMPS_MAX];
} Stage;

static const Stage stages[] = {
    {"load",  load,  {{"tokens", dump_tokens}, {"ast", dump_syntax}}},
    {"check", check, {{"types", dump_types}}},
    {"lower", lower, {{"ir", dump_tree}}},
    {"inline", inline_calls, {{"inlined", dump_tree}}},
    {"place", place, {{"escape", dump_escape}, {"explanations", dump_explanations}, {"places", dump_places},
                      {"gimple", dump_gimple}}},
    {"explain", explain_values, {{0}}},
    {"emit",  emit,  {{0}}},
    {"link",  link_objects,  {{0}}},
};

enum { STAGE_COUNT = sizeof stages / sizeof stages[0] };

static const Dump *find_dump(const Stage *stage, const char *name)
{
    for (const Dump *dump = stage->dumps; dump < stage->dumps + DUMPS_MAX; dump++)
        if (dump->name && strcmp(dump->name, name) == 0)
            return dump;
    return NULL;
}

bool stage_has_dump(const char *name)
{
    for (const Stage *stage = stages; stage < stages + STAGE_COUNT; stage++)
        if (find_dump(stage, name))
            return true;
    return false;
}

/* The last stage that the command has a use for. */
static const char *last_stage(const Road *road)
{
    if (road->command->syntax_only)
        return "load";
    if (road->command->kind == COMMAND_CHECK)
        return road->command->prints_stats || (road->program && road->program->has_large_frames) ? "place" : "check";
    if (road->command->kind == COMMAND_EXPLAIN)
        return "explain";
    return road->wanted->code ? "link" : "place";
}

/* Whether the cache spares the stages from `stage` on up to the link. */
static bool is_spared(const Road *road, const Stage *stage)
{
    return road->wanted->code && road->objects.is_complete && !diag_has_errors(road->compilation) &&
           !road->command->dump &&
           !road->compilation->options.remark_level && !road->command->lists_sites && !road->command->writes_assembly &&
           strcmp(stage->name, "load") != 0 && strcmp(stage->name, "link") != 0;
}

/* Whether errors end the road here: complaints of the parser that left whole trees do not. */
static bool is_end_of_road(const Road *road, const Stage *stage)
{
    if (strcmp(stage->name, "load") != 0)
        return diag_has_errors(road->compilation);
    list_each (SourcePackage *, package, road->packages->list)
        if (package->is_named)
            return false;
    return true;
}

const char *stages_run(Compilation *compilation, const Command *command, const Wanted *wanted)
{
    Road road = {.compilation = compilation, .command = command, .wanted = wanted, .executable = "",
                 .install = install_find(compilation->arena)};
    Stats stats = {0};

    stats_begin(&stats, compilation->arena);
    for (const Stage *stage = stages; stage < stages + STAGE_COUNT; stage++) {
        if (is_spared(&road, stage))
            continue;
        stage->run(&road);
        stats_add(&stats, compilation->arena, stage->name);
        const Dump *dump = command->dump ? find_dump(stage, command->dump) : NULL;
        if (dump && !diag_has_errors(compilation))
            dump->print(&road);
        if (is_end_of_road(&road, stage) || dump || (!command->dump && strcmp(stage->name, last_stage(&road)) == 0))
            break;
    }
    if (command->prints_stats)
        stats_print(&stats);
    if (command->hides_remarks)
        compilation->diagnostics.remarks.count = 0;
    if (diag_print(compilation) != 0)
        return NULL;
    return !road.tree || say(compilation, command, road.packages, road.tree, road.placements) ? road.executable : NULL;
}
