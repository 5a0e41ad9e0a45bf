/* report: one buffer, for one thread at a time; the formats of Go's print.
 * Source: Go 1.19 runtime/print.go. */
#include "runtime/os/report.h"
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/os/settings.h"
#include <math.h>
#include <string.h>

void (*report_traceback_hook)(bool is_all);

/* The runtime gives up, not one goroutine: all are shown. */
static bool is_fatal;

/* Between the outermost begin and end it is one thread's; a longer report leaves in several writes. */
static struct {
    Lock lock;
    void *owner;             /* its thread pointer; read by others too */
    char bytes[1024];
    size_t used_bytes;
    int nesting;
} buffer;

/* The thread that ends the program. */
static void *ending_thread;

static bool is_owner(void)
{
    return __atomic_load_n(&buffer.owner, __ATOMIC_RELAXED) == __builtin_thread_pointer();
}

static void flush(void)
{
    if (buffer.used_bytes > 0)
        os_write(OS_STANDARD_ERROR, buffer.bytes, buffer.used_bytes);
    buffer.used_bytes = 0;
}

void report_begin(void)
{
    if (!is_owner()) {
        lock_take(&buffer.lock);
        __atomic_store_n(&buffer.owner, __builtin_thread_pointer(), __ATOMIC_RELAXED);
    }
    buffer.nesting++;
}

static void let_go(void)
{
    flush();
    buffer.nesting = 0;
    __atomic_store_n(&buffer.owner, NULL, __ATOMIC_RELAXED);
    lock_give(&buffer.lock);
}

void report_end(void)
{
    if (--buffer.nesting == 0)
        let_go();
}

void report_abandon(void)
{
    if (is_owner())
        let_go();
}

/* Set by report_into, for this thread. */
static _Thread_local struct {
    char *bytes;
    size_t limit_bytes, size_bytes;
    bool is_on;
} captured __attribute__((tls_model("local-exec")));

static void capture(const char *bytes, size_t size_bytes)
{
    size_t room = captured.size_bytes < captured.limit_bytes ? captured.limit_bytes - captured.size_bytes : 0;

    if (room > 0)
        memcpy(captured.bytes + captured.size_bytes, bytes, size_bytes < room ? size_bytes : room);
    captured.size_bytes += size_bytes;
}

size_t report_into(char *bytes, size_t limit_bytes, void (*say)(const void *), const void *argument)
{
    captured.bytes = bytes;
    captured.limit_bytes = limit_bytes;
    captured.size_bytes = 0;
    captured.is_on = true;
    say(argument);
    captured.is_on = false;
    return captured.size_bytes;
}

void report_bytes(const void *bytes, size_t size_bytes)
{
    if (captured.is_on) {
        capture(bytes, size_bytes);
        return;
    }
    if (!is_owner()) {
        os_write(OS_STANDARD_ERROR, bytes, size_bytes);
        return;
    }
    if (size_bytes > sizeof buffer.bytes - buffer.used_bytes)
        flush();
    if (size_bytes > sizeof buffer.bytes) {
        os_write(OS_STANDARD_ERROR, bytes, size_bytes);
        return;
    }
    memcpy(buffer.bytes + buffer.used_bytes, bytes, size_bytes);
    buffer.used_bytes += size_bytes;
}

static size_t text_bytes(const char *text)
{
    size_t size_bytes = 0;

    while (text[size_bytes])
        size_bytes++;
    return size_bytes;
}

void report_text(const char *text)
{
    report_bytes(text, text_bytes(text));
}

void report_string(GoString text)
{
    report_bytes(text.data, (size_t)text.length);
}

void report_uint(uint64_t number)
{
    char digits[20];
    int start = 20;

    do {
        digits[--start] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    report_bytes(digits + start, (size_t)(20 - start));
}

void report_int(int64_t number)
{
    if (number < 0)
        report_bytes("-", 1);
    report_uint(number < 0 ? -(uint64_t)number : (uint64_t)number);
}

void report_hex(uint64_t number)
{
    char digits[18];
    int start = 18;

    do {
        digits[--start] = "0123456789abcdef"[number % 16];
        number /= 16;
    } while (number > 0);
    digits[--start] = 'x';
    digits[--start] = '0';
    report_bytes(digits + start, (size_t)(18 - start));
}

void report_pointer(const void *address)
{
    report_hex((uintptr_t)address);
}

void report_bool(bool truth)
{
    report_text(truth ? "true" : "false");
}

/* Brings number to 1 <= number < 10 and says by which power of ten, rounding half up in the seventh digit.
 * In doubles and step by step, as Go does: the last digit shows the errors of just these steps. */
static int normalise(double *number)
{
    int exponent = 0;

    if (*number == 0)
        return 0;
    while (*number >= 10) {
        exponent++;
        *number /= 10;
    }
    while (*number < 1) {
        exponent--;
        *number *= 10;
    }

    double half = 5.0;
    for (int digit = 0; digit < 7; digit++)
        half /= 10;
    *number += half;
    if (*number >= 10) {
        exponent++;
        *number /= 10;
    }
    return exponent;
}

void report_float(double number)
{
    if (number != number) {
        report_text("NaN");
        return;
    }
    if (isinf(number)) {
        report_text(number > 0 ? "+Inf" : "-Inf");
        return;
    }

    char text[14] = "+d.dddddde+ddd";
    double rest = number < 0 ? -number : number;
    if (__builtin_signbit(number))
        text[0] = '-';
    int exponent = normalise(&rest);

    for (int digit = 0; digit < 7; digit++) {
        int value = (int)rest;
        text[digit == 0 ? 1 : digit + 2] = (char)('0' + value);
        rest = (rest - value) * 10;
    }
    if (exponent < 0)
        text[10] = '-';
    int size = exponent < 0 ? -exponent : exponent;
    text[11] = (char)('0' + size / 100);
    text[12] = (char)('0' + size / 10 % 10);
    text[13] = (char)('0' + size % 10);
    report_bytes(text, sizeof text);
}

void report_begin_end(void)
{
    void *self = __builtin_thread_pointer(), *nobody = NULL;

    if (__atomic_compare_exchange_n(&ending_thread, &nobody, self, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST) ||
        nobody == self)
        return;
    for (;;)
        os_sleep_us(1000000);
}

_Noreturn void report_end_program(void)
{
    report_begin_end();
    if (report_traceback_hook && rt_settings.traceback > 0)
        report_traceback_hook(is_fatal || rt_settings.traceback != TRACEBACK_SINGLE);
    report_exit();
}

_Noreturn void report_exit(void)
{
    if (rt_settings.traceback == TRACEBACK_CRASH)
        os_abort();
    os_exit(2);
}

_Noreturn void rt_fatal_string(GoString text)
{
    report_begin_end();
    is_fatal = true;
    report_begin();
    report_text("fatal error: ");
    report_string(text);
    report_text("\n");
    report_end();
    report_end_program();
}

_Noreturn void rt_fatal(const char *text)
{
    rt_fatal_string((GoString){ (const uint8_t *)text, (GoInt)text_bytes(text) });
}

_Noreturn void rt_out_of_memory(size_t block_bytes, size_t used_bytes)
{
    report_begin();
    report_text("runtime: out of memory: cannot allocate ");
    report_uint(block_bytes);
    report_text("-byte block (");
    report_uint(used_bytes);
    report_text(" in use)\n");
    report_end();
    rt_fatal("out of memory");
}
