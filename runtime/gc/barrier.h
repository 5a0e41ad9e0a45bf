/* What the cycle and the write barrier share. */
#pragma once
#include "runtime/gc/work.h"

extern bool gc_is_marking;
/* What barriers greyed and nobody scanned yet. */
extern GcWorker gc_shaded;
