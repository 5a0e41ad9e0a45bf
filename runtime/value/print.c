/* print: the built-in print and println, piece by piece, on standard error.
 * One statement's pieces lie between lock and unlock and leave in one write. */
#include "runtime/value/value.h"
#include "runtime/os/report.h"

void rt_print_lock(void)
{
    report_begin();
}

void rt_print_unlock(void)
{
    report_end();
}

void rt_print_bool(bool truth)
{
    report_bool(truth);
}

void rt_print_int(int64_t number)
{
    report_int(number);
}

void rt_print_uint(uint64_t number)
{
    report_uint(number);
}

void rt_print_float(double number)
{
    report_float(number);
}

void rt_print_complex(double real, double imaginary)
{
    report_text("(");
    report_float(real);
    report_float(imaginary);
    report_text("i)");
}

void rt_print_string(GoString text)
{
    report_string(text);
}

void rt_print_pointer(const void *address)
{
    report_pointer(address);
}

void rt_print_slice(GoSlice slice)
{
    report_text("[");
    report_int(slice.length);
    report_text("/");
    report_int(slice.capacity);
    report_text("]");
    report_pointer(slice.data);
}

static void print_two_words(const void *first, const void *second)
{
    report_text("(");
    report_pointer(first);
    report_text(",");
    report_pointer(second);
    report_text(")");
}

void rt_print_eface(GoEface value)
{
    print_two_words(value.type, value.data);
}

void rt_print_iface(GoIface value)
{
    print_two_words(value.itab, value.data);
}

void rt_print_space(void)
{
    report_text(" ");
}

void rt_print_newline(void)
{
    report_text("\n");
}
