/* faults: signals of the processor become Go panics. */
#pragma once

/* Takes SIGSEGV, SIGBUS and SIGFPE, on a signal stack of their own. */
void faults_install(void);
