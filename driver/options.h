/* Options: the command line, read. */
#pragma once
#include "base/compilation.h"
#include "base/list.h"

typedef enum CommandKind {
    COMMAND_RUN,
    COMMAND_BUILD,
    COMMAND_CHECK,
    COMMAND_EXPLAIN,
    COMMAND_VERSION,
    COMMAND_HELP,
    COMMAND_KINDS
} CommandKind;

/* A position that is asked about. */
typedef struct Question {
    const char *path;
    uint32_t line_number;      /* 0: the whole file */
    uint32_t column_number;    /* 0: the whole line */
} Question;

/* What is to be done; what the stages need to know of it is in Compilation.options. */
typedef struct Command {
    CommandKind kind;
    const char *output;        /* -o, or NULL */
    const char *dump;          /* --dump: name of a stage's dump, or NULL */
    bool writes_assembly;      /* -S */
    bool syntax_only;          /* --syntax */
    bool prints_stats;         /* --stats */
    bool lists_sites;          /* -m=list */
    bool prints_json;          /* -json */
    const char *json_directory;  /* -json=0,DIR, or NULL */
    const char *sarif;         /* -sarif, or NULL */
    bool hides_remarks;        /* the lines of -m are not wanted, only machine forms of them */
    LIST(const char *) inputs; /* files, or one directory or import path */
    LIST(Question) questions;  /* of explain */
    char **arguments;          /* of the program to run; ends with NULL */
} Command;

/* Reads the command line into `command` and `compilation->options`.
 * False after bad usage, which was reported on standard error. */
bool command_parse(Compilation *compilation, char **words, Command *command);

/* What `berth help` prints. */
void command_print_help(void);
