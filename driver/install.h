/* Install: where the files lie that berth needs beside itself. */
#pragma once
#include "base/arena.h"

typedef struct Install {
    const char *binary;      /* this program */
    const char *library;     /* directory of our Go packages */
    const char *runtime;     /* libberth_rt.a */
} Install;

/* Found relative to the running program: in its build tree, or as installed (bin/, lib/berth/). */
Install install_find(Arena *arena);
