/* berth: the command.  Reads the command line, sends the program down the road
 * (driver/stages.c), and runs or keeps what comes out.
 *
 * Exit status: 0; 1 after errors in the program; 2 after bad usage; for `run`,
 * the program's own.
 */
#include "driver/large_stack.h"
#include "driver/launch.h"
#include "driver/options.h"
#include "driver/output.h"
#include "driver/question.h"
#include "driver/stages.h"
#include "driver/version.h"

#include <stdio.h>

/* `-m -o /dev/null` and dumps stop where they have said what they have to say. */
static bool wants_code(const Compilation *compilation, const Command *command)
{
    bool says_more = compilation->options.remark_level || command->lists_sites;

    if (command->dump)
        return false;
    return !(says_more && command->output && strcmp(command->output, "/dev/null") == 0);
}

static int build(Compilation *compilation, const Command *command)
{
    Wanted wanted = {.code = wants_code(compilation, command)};
    Output output;

    if (!wanted.code)
        return stages_run(compilation, command, &wanted) ? 0 : 1;
    if (!output_open(compilation, command, &output))
        return 1;
    Cache cache = cache_open(compilation->arena);
    wanted.cache = &cache;
    wanted.output = output.temporary;
    const char *executable = stages_run(compilation, command, &wanted);
    cache_close(&cache);
    bool has_program = executable && *executable;
    bool moved = output_close(compilation, &output, has_program);
    return has_program ? !moved : !executable;
}

static int run(Compilation *compilation, const Command *command)
{
    Cache cache = cache_open(compilation->arena);
    Wanted wanted = {.code = true, .cache = &cache};
    const char *program = stages_run(compilation, command, &wanted);
    int status = program ? launch_program(program, command) : 1;

    cache_close(&cache);
    return status;
}

static int check(Compilation *compilation, const Command *command)
{
    return stages_run(compilation, command, &(Wanted){.code = false}) ? 0 : 1;
}

static int explain_positions(Compilation *compilation, Command *command)
{
    /* Whatever -gcflags says: what is told is the explanation. */
    compilation->options.remark_level = 0;
    compilation->options.keeps_findings = false;
    command->lists_sites = command->prints_json = false;
    command->json_directory = NULL;
    compilation->options.keeps_explanations = true;
    if (!questions_inputs(compilation, command)) {
        diag_print(compilation);
        return 1;
    }
    return stages_run(compilation, command, &(Wanted){.code = false}) ? 0 : 1;
}

static int perform(void *words)
{
    Arena arena = {0};
    Compilation *compilation = compilation_new(&arena);
    Command command = {0};

    if (!command_parse(compilation, words, &command))
        return 2;
    switch (command.kind) {
    case COMMAND_RUN:
        return run(compilation, &command);
    case COMMAND_BUILD:
        return build(compilation, &command);
    case COMMAND_CHECK:
        return check(compilation, &command);
    case COMMAND_EXPLAIN:
        return explain_positions(compilation, &command);
    case COMMAND_VERSION:
        puts("berth version " BERTH_VERSION " linux/amd64 (Go 1.19)");
        return 0;
    case COMMAND_HELP:
        command_print_help();
        return 0;
    case COMMAND_KINDS:
        break;
    }
    return 2;
}

int main(int argc, char **argv)
{
    (void)argc;
    return call_on_large_stack(perform, argv);
}
