/* Complex numbers: two parts that are computed as floats.
 *
 * Products of complex64 are computed in float64 and rounded once; quotients are the runtime's, in float64.
 * Source: Go 1.19 cmd/compile/internal/ssagen (OMUL, OADD), walk/expr.go (complex128div).
 */
#include "codegen/emit.h"

static Value complex_of(Layout *layout, gcc_jit_rvalue *real, gcc_jit_rvalue *imaginary)
{
    return (Value){.layout = layout, .parts = {real, imaginary}};
}

static gcc_jit_type *part_type(Function *f, Layout *layout)
{
    return layout->size_bytes == 8 ? f->module->float32_type : f->module->float64_type;
}

static gcc_jit_rvalue *wide_part(Function *f, Value x, unsigned part)
{
    return gcc_cast(f, value_part(f, x, part), f->module->float64_type);
}

static Value narrow(Function *f, Layout *layout, gcc_jit_rvalue *real, gcc_jit_rvalue *imaginary)
{
    gcc_jit_type *type = part_type(f, layout);

    return complex_of(layout, gcc_cast(f, real, type), gcc_cast(f, imaginary, type));
}

static Value add(Function *f, enum gcc_jit_binary_op operation, Value x, Value y)
{
    return complex_of(x.layout, gcc_binary(f, operation, value_part(f, x, 0), value_part(f, y, 0)),
                      gcc_binary(f, operation, value_part(f, x, 1), value_part(f, y, 1)));
}

static Value multiply(Function *f, Value x, Value y)
{
    gcc_jit_rvalue *a = gcc_keep(f, wide_part(f, x, 0)), *b = gcc_keep(f, wide_part(f, x, 1));
    gcc_jit_rvalue *c = gcc_keep(f, wide_part(f, y, 0)), *d = gcc_keep(f, wide_part(f, y, 1));
    gcc_jit_rvalue *real = gcc_binary(f, GCC_JIT_BINARY_OP_MINUS, gcc_binary(f, GCC_JIT_BINARY_OP_MULT, a, c),
                                        gcc_binary(f, GCC_JIT_BINARY_OP_MULT, b, d));
    gcc_jit_rvalue *imaginary = gcc_binary(f, GCC_JIT_BINARY_OP_PLUS, gcc_binary(f, GCC_JIT_BINARY_OP_MULT, a, d),
                                             gcc_binary(f, GCC_JIT_BINARY_OP_MULT, b, c));

    return narrow(f, x.layout, real, imaginary);
}

static Value divide(Function *f, Value x, Value y)
{
    Layout *wide = layout_of(f->module, type_basic[BASIC_COMPLEX128]);
    Value quotient = value_of(wide, gcc_runtime(f, rt_complex_divide, wide_part(f, x, 0), wide_part(f, x, 1),
                                                  wide_part(f, y, 0), wide_part(f, y, 1)));

    quotient = value_in_memory(f, quotient);
    return narrow(f, x.layout, value_part(f, quotient, 0), value_part(f, quotient, 1));
}

Value emit_complex_binary(Function *f, IrOp op, Value x, Value y)
{
    switch (op) {
    case OP_ADD: return add(f, GCC_JIT_BINARY_OP_PLUS, x, y);
    case OP_SUB: return add(f, GCC_JIT_BINARY_OP_MINUS, x, y);
    case OP_MUL: return multiply(f, x, y);
    case OP_DIV: return divide(f, x, y);
    default: berth_bug("codegen: operator %s on complex numbers", ir_op_name(op));
    }
}

Value emit_complex_negated(Function *f, Value x)
{
    return complex_of(x.layout, gcc_negate(f, value_part(f, x, 0)), gcc_negate(f, value_part(f, x, 1)));
}

Value emit_complex(Function *f, IrBinary *node)
{
    Layout *layout = layout_of(f->module, node->node.type);
    Value real = emit_value(f, node->x), imaginary = emit_value(f, node->y);

    return narrow(f, layout, value_rvalue(f, real), value_rvalue(f, imaginary));
}

Value emit_complex_part(Function *f, IrUnary *node)
{
    Value x = emit_value(f, node->x);

    return value_of(layout_of(f->module, node->node.type), value_part(f, x, node->node.op == OP_IMAG));
}
