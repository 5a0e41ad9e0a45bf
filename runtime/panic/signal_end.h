/* signal end: Go's words when a signal ends the program. */
#pragma once

/* With sigaction's arguments.  Does not come back. */
void signal_end(int number, const void *info, void *context);
