/* Launch: the compiled program runs. */
#pragma once
#include "driver/options.h"

/* Runs the executable with the command's arguments, on berth's own standard streams; gives its exit
 * status, 128 + n if signal n ended it. */
int launch_program(const char *executable, const Command *command);

/* Runs a tool (argv ends with NULL; argv[0] is looked up in PATH) to its end: its exit status; -1 if it
 * could not be started or was killed, which is reported.  What it writes to standard error is added to `said`. */
int launch_tool(char *const *argv, Writer *said);
