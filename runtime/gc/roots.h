/* Roots: where marking begins. */
#pragma once
#include "runtime/gc/work.h"

/* Finds out what of the executable is a root.  Before the first cycle. */
void roots_init(void);

/* Marks what data and bss, registered ranges and every goroutine's stack refer to.
 * On the system stack, of which the part above `stack_low` is a root too. */
void roots_mark(GcWorker *worker, const char *stack_low);

/* Does the address lie in the executable: code, constants, variables? */
bool roots_is_image(const void *address);

/* Bytes of the executable that are looked through. */
size_t roots_global_bytes(void);
