/* Type links: the table of types without names (runtime/abi/layout.h), sorted by their texts for reflect's look-ups. */
#pragma once
#include "base/compilation.h"

/* False after an error, which is reported. */
bool type_links_sort(Compilation *compilation, const char *executable);
