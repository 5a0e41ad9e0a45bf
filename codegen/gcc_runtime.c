/* The runtime as compiled code sees it: one imported function for each row of runtime/abi/api.def. */
#include "codegen/module.h"

typedef enum ApiType {
    API_VOID, API_BOOL, API_UINT8, API_INT32, API_UINT32, API_INT64, API_UINT64, API_FLOAT32, API_FLOAT64,
    API_POINTER, API_STRING, API_SLICE, API_EFACE, API_IFACE, API_COMPLEX,
    API_INT = API_INT64
} ApiType;

enum { API_PARAMETERS_MAX = 7 };

typedef struct ApiRow {
    const char *name;
    ApiType result;
    bool returns;
    uint8_t parameter_count;
    uint8_t parameters[API_PARAMETERS_MAX];
} ApiRow;

/* (POINTER, INT) becomes API_POINTER, API_INT. */
#define API_0()
#define API_1(a) API_##a
#define API_2(a, b) API_##a, API_##b
#define API_3(a, b, c) API_##a, API_##b, API_##c
#define API_4(a, b, c, d) API_##a, API_##b, API_##c, API_##d
#define API_5(a, b, c, d, e) API_##a, API_##b, API_##c, API_##d, API_##e
#define API_6(a, b, c, d, e, f) API_##a, API_##b, API_##c, API_##d, API_##e, API_##f
#define API_7(a, b, c, d, e, f, g) API_##a, API_##b, API_##c, API_##d, API_##e, API_##f, API_##g
#define API_PICK(_0, _1, _2, _3, _4, _5, _6, _7, picked, ...) picked
#define API_LIST(...) API_PICK(_0, ##__VA_ARGS__, API_7, API_6, API_5, API_4, API_3, API_2, API_1, API_0)(__VA_ARGS__)
#define API_COUNT(...) API_PICK(_0, ##__VA_ARGS__, 7, 6, 5, 4, 3, 2, 1, 0)

static const ApiRow rows[RUNTIME_CALLS] = {
#define RT(name, result, parameters) \
    [RUNTIME_##name] = {#name, API_##result, true, API_COUNT parameters, {API_LIST parameters}},
#define RT_PANIC(name, parameters) \
    [RUNTIME_##name] = {#name, API_VOID, false, API_COUNT parameters, {API_LIST parameters}},
#include "runtime/abi/api.def"
#undef RT
};

static gcc_jit_type *api_type(Module *module, ApiType type)
{
    switch (type) {
    case API_VOID: return module->void_type;
    case API_BOOL: return module->bool_type;
    case API_UINT8: return module->uint8_type;
    case API_INT32: return module->int32_type;
    case API_UINT32: return module->uint32_type;
    case API_INT64: return module->int64_type;
    case API_UINT64: return module->uint64_type;
    case API_FLOAT32: return module->float32_type;
    case API_FLOAT64: return module->float64_type;
    case API_POINTER: return module->pointer_type;
    case API_STRING: return module->string->type;
    case API_SLICE: return module->slice->type;
    case API_EFACE: case API_IFACE: return module->interface->type;
    case API_COMPLEX: return layout_of(module, type_basic[BASIC_COMPLEX128])->type;
    }
    berth_bug("runtime type %d", type);
}

gcc_jit_type *runtime_call_result(Module *module, RuntimeCall call)
{
    return api_type(module, rows[call].result);
}

bool runtime_call_returns(RuntimeCall call)
{
    return rows[call].returns;
}

gcc_jit_function *module_runtime(Module *module, RuntimeCall call)
{
    const ApiRow *row = &rows[call];
    gcc_jit_param *parameters[API_PARAMETERS_MAX];

    if (!module->runtime_calls[call]) {
        for (unsigned i = 0; i < row->parameter_count; i++)
            parameters[i] = gcc_jit_context_new_param(module->context, NULL, api_type(module, row->parameters[i]),
                                                      arena_format(module->arena, "p%u", i));
        module->runtime_calls[call] = gcc_jit_context_new_function(
            module->context, NULL, GCC_JIT_FUNCTION_IMPORTED, api_type(module, row->result), row->name,
            row->parameter_count, parameters, 0);
    }
    return module->runtime_calls[call];
}
