/* Link: objects and the runtime become an executable. */
#pragma once
#include "base/compilation.h"
#include "base/list.h"
#include "driver/install.h"

typedef LIST(const char *) ObjectFiles;

/* Links the objects with the runtime to `executable`, its pc table included; false after an error. */
bool link_program(Compilation *compilation, const Install *install, const ObjectFiles *objects,
                  const char *executable);
