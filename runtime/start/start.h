/* start: from the C library's main to the program's first goroutine. */
#pragma once

/* What the compiler makes of the program: all packages' initialisation in order, then main.main. */
void go_main(void);

/* Reads what the environment asks of the runtime into rt_settings. */
void settings_read(char **environment);
/* Connects the layers: what lower ones call in higher ones. */
void hooks_install(void);
/* The command line and the environment, for os.Args and os.Environ. */
void arguments_set(int count, char **arguments, char **environment);

/* Ends the process; with BERTHTRACE=heap the heap is described first. */
_Noreturn void program_exit(int status);
