/* Calls that Go's compiler makes instructions of (intrinsics.def). */
#include "analysis/inline/internal.h"

typedef struct Intrinsic { const char *path, *name; } Intrinsic;

static const Intrinsic intrinsics[] = {
#define INTRINSIC(path, name) {path, name},
#include "analysis/inline/intrinsics.def"
#undef INTRINSIC
};

static bool is_intrinsic(const IrFunction *function)
{
    const char *path = function->package->package->path;

    for (size_t i = 0; i < sizeof intrinsics / sizeof *intrinsics; i++)
        if (strcmp(intrinsics[i].path, path) == 0 && strcmp(intrinsics[i].name, function->name->name) == 0)
            return true;
    return false;
}

bool call_is_intrinsic(const IrCall *call)
{
    const IrName *name = ir_if(NAME, IrName, call->callee);
    IrFunction *function = name && name->class == IR_FUNCTION ? name->function : NULL;

    if (!function)
        return false;
    if (function->intrinsic == INTRINSIC_UNKNOWN)
        function->intrinsic = is_intrinsic(function) ? INTRINSIC_YES : INTRINSIC_NO;
    return function->intrinsic == INTRINSIC_YES;
}
