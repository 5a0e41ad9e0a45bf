/* The command line -> Command and Options.
 *
 * The first word names the command, then flags, then inputs.  Flags are those of
 * options.def; a flag may follow the inputs of `build` and `check`, but not of `run`,
 * where everything after the inputs belongs to the program, as with `go run`.
 */
#include "driver/options.h"
#include "driver/question.h"
#include "driver/stages.h"

#include <stdio.h>

typedef enum ArgumentKind { ALONE, VALUE, OPTIONAL } ArgumentKind;

typedef struct OptionReader {
    Compilation *compilation;
    Command *command;
} OptionReader;

typedef struct Option {
    const char *spelling;
    ArgumentKind argument;
    const char *commands;
    bool (*apply)(OptionReader *reader, const char *spelling, const char *value);
    const char *help;
} Option;

static const struct {
    const char *name;
    char letter;
    const char *usage;
} commands[COMMAND_KINDS] = {
    [COMMAND_RUN] = {"run", 'r', "berth run [flags] FILE.go... | DIR [-- arguments]"},
    [COMMAND_BUILD] = {"build", 'b', "berth build [-o OUT] [flags] FILE.go... | DIR"},
    [COMMAND_CHECK] = {"check", 'c', "berth check [--syntax] [flags] FILE.go... | PACKAGE..."},
    [COMMAND_EXPLAIN] = {"explain", 'e', "berth explain [-l] FILE.go[:LINE[:COL]]..."},
    [COMMAND_VERSION] = {"version", 'v', "berth version"},
    [COMMAND_HELP] = {"help", 'h', "berth help"},
};

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

/* ---- one function for each flag ---- */

static bool set_output(OptionReader *reader, const char *spelling, const char *value)
{
    (void)spelling;
    reader->command->output = value;
    return *value != 0;
}

static bool set_optimisation(OptionReader *reader, const char *spelling, const char *value)
{
    (void)value;
    reader->compilation->options.optimisation = spelling[1] - '0';
    return true;
}

static bool set_assembly(OptionReader *reader, const char *spelling, const char *value)
{
    (void)spelling, (void)value;
    reader->command->writes_assembly = true;
    return true;
}

/* "-m -m" is "-m=2", as for go tool compile. */
static bool set_remarks(OptionReader *reader, const char *spelling, const char *value)
{
    static const char *const levels[] = {"0", "1", "2", NULL};

    (void)spelling;
    if (value && strcmp(value, "list") == 0 && reader->command->kind == COMMAND_BUILD) {
        reader->command->lists_sites = true;
        return true;
    }
    if (value && !is_one_of(value, levels))
        return false;
    reader->compilation->options.remark_level =
        value ? value[0] - '0' : reader->compilation->options.remark_level ? 2 : 1;
    return true;
}

/* The value is Go's: the version of the form, 0, and a directory, which must be absolute or a file: URI. */
static bool set_json(OptionReader *reader, const char *spelling, const char *value)
{
    Command *command = reader->command;

    (void)spelling;
    if (command->kind != COMMAND_BUILD)
        return false;
    if (!value) {
        command->prints_json = true;
        return true;
    }
    if (strncmp(value, "0,", 2) != 0)
        return false;
    bool is_uri = strncmp(value + 2, "file://", 7) == 0;
    command->json_directory = value + (is_uri ? 9 : 2);
    return is_uri ? *command->json_directory != 0 : *command->json_directory == '/';
}

static bool set_sarif(OptionReader *reader, const char *spelling, const char *value)
{
    (void)spelling;
    reader->command->sarif = value;
    return *value != 0;
}

static bool set_no_inlining(OptionReader *reader, const char *spelling, const char *value)
{
    static const char *const levels[] = {"0", "1", "2", "3", "4", NULL};

    (void)spelling;
    if (value && !is_one_of(value, levels))
        return false;
    reader->compilation->options.no_inlining = !value || strcmp(value, "1") == 0;
    return true;
}

static bool set_no_optimising(OptionReader *reader, const char *spelling, const char *value)
{
    (void)spelling, (void)value;
    reader->compilation->options.no_optimisation = true;
    return true;
}

/* Go's -e (report all errors) is what berth does anyway. */
static bool set_nothing(OptionReader *reader, const char *spelling, const char *value)
{
    (void)reader, (void)spelling, (void)value;
    return true;
}

static bool set_dump(OptionReader *reader, const char *spelling, const char *value)
{
    (void)spelling;
    reader->command->dump = value;
    return stage_has_dump(value);
}

static bool set_syntax_only(OptionReader *reader, const char *spelling, const char *value)
{
    (void)spelling, (void)value;
    reader->command->syntax_only = true;
    return true;
}

static bool set_stats(OptionReader *reader, const char *spelling, const char *value)
{
    (void)spelling, (void)value;
    reader->command->prints_stats = true;
    return true;
}

static bool set_gcflags(OptionReader *reader, const char *spelling, const char *value);

/* ---- the table ---- */

static const Option options[] = {
#define OPTION(spelling, argument, commands, apply, help) {spelling, argument, commands, apply, help},
#include "driver/options.def"
#undef OPTION
};

enum { OPTION_COUNT = sizeof options / sizeof options[0] };

static const Option *find_option(const char *spelling, size_t length, char letter)
{
    for (const Option *option = options; option < options + OPTION_COUNT; option++)
        if (strlen(option->spelling) == length && memcmp(option->spelling, spelling, length) == 0 &&
            strchr(option->commands, letter))
            return option;
    return NULL;
}

/* Applies the flag `*word`; returns the word after it and its value, or NULL after bad usage. */
static char **read_flag(OptionReader *reader, char **word, char letter)
{
    const char *spelling = *word + 1 + ((*word)[1] == '-');
    size_t length = strcspn(spelling, "=");
    const char *value = spelling[length] ? spelling + length + 1 : NULL;
    const Option *option = find_option(spelling, length, letter);

    if (!option) {
        fprintf(stderr, "flag provided but not defined: -%.*s\n", (int)length, spelling);
        return NULL;
    }
    if (option->argument == VALUE && !value)
        value = *++word;
    if (option->argument == VALUE && !value) {
        fprintf(stderr, "flag needs an argument: -%s\n", option->spelling);
        return NULL;
    }
    if ((option->argument == ALONE && value) || !option->apply(reader, option->spelling, value)) {
        fprintf(stderr, "invalid value \"%s\" for flag -%s\n", value, option->spelling);
        return NULL;
    }
    return word + 1;
}

static bool set_gcflags(OptionReader *reader, const char *spelling, const char *value)
{
    Arena *arena = reader->compilation->arena;
    char *copy = arena_format(arena, "%s", value);
    LIST(char *) words = {0};

    (void)spelling;
    for (char *word = strtok(copy, " \t"); word; word = strtok(NULL, " \t"))
        list_push(arena, &words, word);
    list_push(arena, &words, NULL);
    for (char **word = words.items; word && *word;) {
        if (**word != '-')
            return false;
        word = read_flag(reader, word, 'g');
        if (!word)
            return false;
    }
    return true;
}

/* ---- commands ---- */

static bool usage(CommandKind kind)
{
    fprintf(stderr, "usage: %s\n", commands[kind].usage);
    return false;
}

static bool ends_with_go(const char *word)
{
    size_t length = strlen(word);

    return length >= 3 && strcmp(word + length - 3, ".go") == 0;
}

static bool is_flag(const char *word)
{
    return word[0] == '-' && word[1] != 0;
}

/* The leading .go files, or one directory; the rest is the program's. */
static void read_run_inputs(OptionReader *reader, char **word)
{
    Command *command = reader->command;
    Arena *arena = reader->compilation->arena;

    while (*word && ends_with_go(*word))
        list_push(arena, &command->inputs, *word++);
    if (*word && command->inputs.count == 0)
        list_push(arena, &command->inputs, *word++);
    if (*word && strcmp(*word, "--") == 0)
        word++;
    command->arguments = word;
}

/* Flags that exclude each other: both want standard output, or one stops before the other begins. */
static bool check_combinations(const OptionReader *reader)
{
    const Command *command = reader->command;
    const struct {
        bool is_bad;
        const char *one, *other;
    } combinations[] = {
        {command->lists_sites && reader->compilation->options.remark_level, "-m=list", "-m"},
        {command->lists_sites && command->writes_assembly && !command->output, "-m=list", "-S without -o"},
        {command->lists_sites && command->dump, "-m=list", "--dump"},
        {command->lists_sites && (command->prints_json || command->json_directory), "-m=list", "-json"},
        {command->lists_sites && command->sarif, "-m=list", "-sarif"},
        {command->prints_json && command->writes_assembly && !command->output, "-json", "-S without -o"},
        {command->dump && (command->prints_json || command->json_directory), "-json", "--dump"},
        {command->dump && command->sarif, "-sarif", "--dump"},
    };

    for (size_t i = 0; i < sizeof combinations / sizeof combinations[0]; i++)
        if (combinations[i].is_bad) {
            fprintf(stderr, "%s and %s exclude each other\n", combinations[i].one, combinations[i].other);
            return false;
        }
    return true;
}

/* Machine forms are made of what -m finds, whether or not its lines are wanted. */
static void ask_for_findings(const OptionReader *reader)
{
    Options *options = &reader->compilation->options;
    Command *command = reader->command;

    options->keeps_findings = command->prints_json || command->json_directory || command->sarif;
    if (options->keeps_findings && !options->remark_level) {
        options->remark_level = 1;
        command->hides_remarks = true;
    }
}

static bool read_words(OptionReader *reader, char **word)
{
    Command *command = reader->command;

    while (*word) {
        if (is_flag(*word) && strcmp(*word, "--") != 0) {
            word = read_flag(reader, word, commands[command->kind].letter);
            if (!word)
                return usage(command->kind);
        } else if (command->kind == COMMAND_RUN) {
            read_run_inputs(reader, word);
            break;
        } else if (command->kind == COMMAND_EXPLAIN) {
            Question question;
            if (!question_read(reader->compilation->arena, *word++, &question))
                return usage(command->kind);
            list_push(reader->compilation->arena, &command->questions, question);
        } else {
            list_push(reader->compilation->arena, &command->inputs, *word++);
        }
    }
    bool lacks_inputs = (command->kind == COMMAND_RUN && command->inputs.count == 0) ||
                        (command->kind == COMMAND_EXPLAIN && command->questions.count == 0);
    if (lacks_inputs || !check_combinations(reader))
        return usage(command->kind);
    ask_for_findings(reader);
    if (command->inputs.count == 0 && command->kind != COMMAND_EXPLAIN)
        list_push(reader->compilation->arena, &command->inputs, ".");
    return true;
}

static CommandKind find_command(const char *word)
{
    static const char *const help[] = {"-h", "-help", "--help", NULL};

    for (CommandKind kind = 0; kind < COMMAND_KINDS; kind++)
        if (strcmp(word, commands[kind].name) == 0)
            return kind;
    return is_one_of(word, help) ? COMMAND_HELP : COMMAND_KINDS;
}

bool command_parse(Compilation *compilation, char **words, Command *command)
{
    OptionReader reader = {compilation, command};

    compilation->options.optimisation = 2;
    compilation->options.has_debug_info = true;
    if (!words[0] || !words[1]) {
        fprintf(stderr, "usage: berth run|build|check|explain|version|help ...\n");
        return false;
    }
    command->kind = find_command(words[1]);
    if (command->kind == COMMAND_KINDS) {
        fprintf(stderr, "berth %s: unknown command\nusage: berth run|build|check|explain|version|help ...\n", words[1]);
        return false;
    }
    if (command->kind == COMMAND_VERSION || command->kind == COMMAND_HELP)
        return words[2] ? usage(command->kind) : true;
    return read_words(&reader, words + 2);
}

void command_print_help(void)
{
    puts("berth compiles Go programs and says where each value lives.\n");
    for (CommandKind kind = 0; kind < COMMAND_KINDS; kind++)
        printf("    %s\n", commands[kind].usage);
    puts("\nFlags:");
    for (const Option *option = options; option < options + OPTION_COUNT; option++)
        if (option->help)
            printf("    %s\n", option->help);
}
