/* unwind: an interpreter of .eh_frame for what GCC 12 and our assembly emit on amd64.
 *
 * 1. The program headers lead to .eh_frame_hdr, whose sorted table leads from a pc to its FDE.
 * 2. The CIE's instructions, then the FDE's up to the pc, give a rule for the frame's address (CFA:
 *    register + offset) and for every register (the same, or saved at CFA + offset).
 * 3. The caller's rsp is the CFA.
 * 4. A segment's edge is stepped over: __morestack and the second frame of the function that it serves.
 * What it does not know (expressions, other encodings) ends the walk: a shorter traceback, no crash.
 * Source: DWARF 5, section 6.4; Linux Standard Base 5.0, .eh_frame; System V ABI for AMD64.
 */
#include "runtime/stack/unwind.h"
#include "runtime/stack/stack.h"
#include <elf.h>
#include <stddef.h>
#include <string.h>

enum {
    /* .eh_frame_hdr as ld writes it: pcrel sdata4, udata4, table of datarel sdata4. */
    TABLE_ENCODING = 0x3b,
    /* Pointers in CIEs and FDEs of non-PIC and PIC code: pcrel sdata4, or absolute udata4. */
    ENCODING_PCREL_SDATA4 = 0x1b,
    ENCODING_UDATA4 = 0x03,
    REMEMBERED_MAX = 4
};

typedef enum RuleKind { RULE_SAME, RULE_SAVED, RULE_UNDEFINED } RuleKind;

typedef struct Rule {
    RuleKind kind;
    int32_t offset;               /* from the CFA */
} Rule;

typedef struct Row {
    uint64_t cfa_register;
    int64_t cfa_offset;
    Rule rules[UNWIND_REGISTERS];
} Row;

typedef struct Reader {
    const uint8_t *at, *end;
} Reader;

typedef struct Program {
    Row row, initial, remembered[REMEMBERED_MAX];
    int remembered_count;
    uint64_t code_align;
    int64_t data_align;
    uintptr_t location, pc;
    bool is_bad;
} Program;

extern const Elf64_Ehdr __ehdr_start;

/* -- reading -- */

static uint64_t read_fixed(Reader *reader, int size_bytes)
{
    uint64_t number = 0;

    memcpy(&number, reader->at, (size_t)size_bytes);
    reader->at += size_bytes;
    return number;
}

static uint64_t read_unsigned(Reader *reader)
{
    uint64_t number = 0;
    int shift = 0;
    uint8_t byte;

    do {
        byte = *reader->at++;
        number |= (uint64_t)(byte & 0x7f) << shift;
        shift += 7;
    } while (byte & 0x80);
    return number;
}

static int64_t read_signed(Reader *reader)
{
    uint64_t number = 0;
    int shift = 0;
    uint8_t byte;

    do {
        byte = *reader->at++;
        number |= (uint64_t)(byte & 0x7f) << shift;
        shift += 7;
    } while (byte & 0x80);
    if ((byte & 0x40) && shift < 64)
        number |= ~(uint64_t)0 << shift;
    return (int64_t)number;
}

static uintptr_t read_pointer(Reader *reader, uint8_t encoding)
{
    uintptr_t here = (uintptr_t)reader->at;
    int32_t distance = (int32_t)read_fixed(reader, 4);

    return encoding == ENCODING_PCREL_SDATA4 ? here + (uintptr_t)(intptr_t)distance : (uint32_t)distance;
}

/* -- from a pc to its FDE -- */

typedef struct HeaderEntry {
    int32_t pc, fde;              /* both from the header's start */
} HeaderEntry;

static const uint8_t *find_header(void)
{
    const Elf64_Phdr *segment = (const Elf64_Phdr *)((const char *)&__ehdr_start + __ehdr_start.e_phoff);

    for (int i = 0; i < __ehdr_start.e_phnum; i++)
        if (segment[i].p_type == PT_GNU_EH_FRAME)
            return (const uint8_t *)segment[i].p_vaddr;
    return NULL;
}

static const uint8_t *find_fde(uintptr_t pc)
{
    static const uint8_t *header;
    uint32_t count;

    if (!header)
        header = find_header();
    if (!header || header[3] != TABLE_ENCODING)
        return NULL;
    memcpy(&count, header + 8, sizeof count);

    const HeaderEntry *entries = (const HeaderEntry *)(header + 12);
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if ((uintptr_t)header + (uintptr_t)(intptr_t)entries[middle].pc <= pc)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NULL : header + entries[low - 1].fde;
}

/* -- running the instructions -- */

static void set_rule(Program *program, uint64_t number, RuleKind kind, int64_t offset)
{
    if (number < UNWIND_REGISTERS)
        program->row.rules[number] = (Rule){ kind, (int32_t)offset };
}

static void restore_rule(Program *program, uint64_t number)
{
    if (number < UNWIND_REGISTERS)
        program->row.rules[number] = program->initial.rules[number];
}

static void remember(Program *program)
{
    if (program->remembered_count == REMEMBERED_MAX)
        program->is_bad = true;
    else
        program->remembered[program->remembered_count++] = program->row;
}

static void recall(Program *program)
{
    if (program->remembered_count == 0)
        program->is_bad = true;
    else
        program->row = program->remembered[--program->remembered_count];
}

/* The instructions whose operand does not lie in their first byte. */
static void run_extended(Program *program, Reader *reader, uint8_t instruction)
{
    uint64_t number;

    switch (instruction) {
    case 0x00: /* DW_CFA_nop */
        break;
    case 0x02: /* DW_CFA_advance_loc1 */
        program->location += program->code_align * read_fixed(reader, 1);
        break;
    case 0x03: /* DW_CFA_advance_loc2 */
        program->location += program->code_align * read_fixed(reader, 2);
        break;
    case 0x04: /* DW_CFA_advance_loc4 */
        program->location += program->code_align * read_fixed(reader, 4);
        break;
    case 0x05: /* DW_CFA_offset_extended */
        number = read_unsigned(reader);
        set_rule(program, number, RULE_SAVED, (int64_t)read_unsigned(reader) * program->data_align);
        break;
    case 0x06: /* DW_CFA_restore_extended */
        restore_rule(program, read_unsigned(reader));
        break;
    case 0x07: /* DW_CFA_undefined */
        set_rule(program, read_unsigned(reader), RULE_UNDEFINED, 0);
        break;
    case 0x08: /* DW_CFA_same_value */
        set_rule(program, read_unsigned(reader), RULE_SAME, 0);
        break;
    case 0x0a: /* DW_CFA_remember_state */
        remember(program);
        break;
    case 0x0b: /* DW_CFA_restore_state */
        recall(program);
        break;
    case 0x0c: /* DW_CFA_def_cfa */
        program->row.cfa_register = read_unsigned(reader);
        program->row.cfa_offset = (int64_t)read_unsigned(reader);
        break;
    case 0x0d: /* DW_CFA_def_cfa_register */
        program->row.cfa_register = read_unsigned(reader);
        break;
    case 0x0e: /* DW_CFA_def_cfa_offset */
        program->row.cfa_offset = (int64_t)read_unsigned(reader);
        break;
    case 0x11: /* DW_CFA_offset_extended_sf */
        number = read_unsigned(reader);
        set_rule(program, number, RULE_SAVED, read_signed(reader) * program->data_align);
        break;
    case 0x2e: /* DW_CFA_GNU_args_size */
        read_unsigned(reader);
        break;
    default:
        program->is_bad = true;
    }
}

static void run(Program *program, Reader reader)
{
    while (reader.at < reader.end && !program->is_bad) {
        uint8_t instruction = *reader.at++, operand = instruction & 0x3f;

        switch (instruction >> 6) {
        case 1: /* DW_CFA_advance_loc */
            program->location += program->code_align * operand;
            break;
        case 2: /* DW_CFA_offset */
            set_rule(program, operand, RULE_SAVED, (int64_t)read_unsigned(&reader) * program->data_align);
            break;
        case 3: /* DW_CFA_restore */
            restore_rule(program, operand);
            break;
        default:
            run_extended(program, &reader, instruction);
        }
        if (program->location > program->pc)
            return;
    }
}

/* Reads a CIE: alignment factors, the encoding of its FDEs' pointers, its instructions. */
static bool read_cie(Program *program, const uint8_t *cie, uint8_t *encoding, Reader *instructions)
{
    Reader reader = { cie, NULL };

    reader.end = cie + 4 + read_fixed(&reader, 4);
    reader.at += 4 + 1;  /* id, version */
    const char *augmentation = (const char *)reader.at;
    reader.at += strlen(augmentation) + 1;
    program->code_align = read_unsigned(&reader);
    program->data_align = read_signed(&reader);
    read_unsigned(&reader);  /* the return address is rip */

    *encoding = ENCODING_UDATA4;
    if (*augmentation == 'z') {
        uint64_t size_bytes = read_unsigned(&reader);
        const uint8_t *behind = reader.at + size_bytes;
        while (*++augmentation) {
            if (*augmentation == 'R')
                *encoding = *reader.at++;
            else if (*augmentation == 'L')
                reader.at++;
            else if (*augmentation == 'P') {
                uint8_t personality = *reader.at++;
                read_pointer(&reader, personality);
            }
        }
        reader.at = behind;
    }
    *instructions = reader;
    return *encoding == ENCODING_UDATA4 || *encoding == ENCODING_PCREL_SDATA4;
}

/* The rules that hold at `pc`. */
static bool find_row(Program *program, uintptr_t pc)
{
    const uint8_t *fde = find_fde(pc);
    uint8_t encoding;
    Reader cie_instructions;

    if (!fde)
        return false;
    Reader reader = { fde, NULL };
    reader.end = fde + 4 + read_fixed(&reader, 4);
    const uint8_t *id = reader.at;
    if (!read_cie(program, id - read_fixed(&reader, 4), &encoding, &cie_instructions))
        return false;

    uintptr_t start = read_pointer(&reader, encoding);
    uintptr_t size_bytes = read_fixed(&reader, 4);
    if (pc < start || pc >= start + size_bytes)
        return false;
    uint64_t augmentation_bytes = read_unsigned(&reader);
    reader.at += augmentation_bytes;

    program->pc = pc;
    program->location = start;
    run(program, cie_instructions);
    program->initial = program->row;
    run(program, reader);
    return !program->is_bad && program->row.cfa_register < UNWIND_REGISTERS;
}

/* find_row remembered: a deep recursion asks for the same few addresses millions of times. */
static const Row *row_at(uintptr_t pc)
{
    static _Thread_local struct {
        uintptr_t pc;
        Row row;
    } cache[64];
    static _Thread_local Program program;
    static const Program empty;

    if (cache[pc % 64].pc == pc)
        return &cache[pc % 64].row;
    program = empty;
    if (!find_row(&program, pc))
        return NULL;
    cache[pc % 64].pc = pc;
    cache[pc % 64].row = program.row;
    return &cache[pc % 64].row;
}

static bool step(UnwindRegisters *registers)
{
    const Row *row = row_at(unwind_pc(registers));

    if (!row || row->rules[UNWIND_RIP].kind != RULE_SAVED)
        return false;

    uint64_t cfa = registers->value[row->cfa_register] + (uint64_t)row->cfa_offset;
    for (int number = 0; number < UNWIND_REGISTERS; number++)
        if (row->rules[number].kind == RULE_SAVED)
            memcpy(&registers->value[number], (char *)cfa + row->rules[number].offset, 8);
    registers->value[UNWIND_RSP] = cfa;
    registers->is_exact = false;
    return true;
}

/* Is this __morestack, on behalf of a body that runs?  Then behind it stands the body's function once more. */
static bool is_segment_edge(const UnwindRegisters *registers)
{
    return registers->value[UNWIND_RIP] == (uintptr_t)morestack_body_return ||
           registers->value[UNWIND_RIP] == (uintptr_t)morestack_poison_return;
}

bool unwind_step(UnwindRegisters *registers)
{
    if (!step(registers))
        return false;
    while (is_segment_edge(registers))
        if (!step(registers) || !step(registers))
            return false;
    return true;
}
