/* unwind: from a frame to its caller's, by the call frame information that GCC and our assembly emit.
 *
 * Walks over segment edges and from the system stack into a goroutine's, since every stub has CFI.
 * On the system stack only.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* DWARF's numbers of the amd64 registers that unwinding needs. */
enum { UNWIND_RBX = 3, UNWIND_RBP = 6, UNWIND_RSP = 7, UNWIND_R12 = 12, UNWIND_RIP = 16, UNWIND_REGISTERS = 17 };

typedef struct UnwindRegisters UnwindRegisters;
struct UnwindRegisters {
    uint64_t value[UNWIND_REGISTERS];
    bool is_exact;   /* rip is an instruction that was interrupted, not a return address */
};

/* The caller's frame, as it will be after the return. */
void unwind_here(UnwindRegisters *registers);
/* One frame outwards.  False: there is none, or no information; `registers` is as before. */
bool unwind_step(UnwindRegisters *registers);
/* The address to look up for this frame: inside of the call, not behind it. */
static inline uintptr_t unwind_pc(const UnwindRegisters *registers)
{
    return registers->value[UNWIND_RIP] - !registers->is_exact;
}
