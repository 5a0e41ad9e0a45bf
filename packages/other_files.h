/* Other files: what lies beside a package's Go files and would be part of it. */
#pragma once
#include "base/compilation.h"

/* What is wrong with such files: in Go's words if the package may not have them, or else, where code is made, that
 * berth does not take them yet.  NULL if there are none. */
const char *other_files_error(Compilation *compilation, const char *directory, bool makes_code);
