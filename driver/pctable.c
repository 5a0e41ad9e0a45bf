/* DWARF -> pc table.
 *
 *   1. Every function of Go code (by its symbol: codegen/symbols.h) gives a tree of
 *      scopes: itself, and the calls inlined into it, each with its code ranges.
 *   2. Its code is cut where the line table or a scope begins or ends.  Each piece gets
 *      the place of its innermost scope; places of inlined code know their caller's.
 *      Calls that berth inlined itself are no scopes: the column of a place tells them (driver/inlined_calls.h).
 *   3. What stands where Go has a function of its runtime gets that one's name (runtime/abi/frame_names.def): the
 *      runtime's C functions and assembly are found by their symbols, what codegen makes by its name.
 *   4. Functions and rows are sorted by address and laid out in a section of the executable.
 *   5. libgccjit says that all code is C; what is Go's is told so, so that gdb speaks Go.
 *
 * All other code (the runtime, the C library) has place 0.
 * Source: DWARF 5, sections 3.3.8 (inlined subroutines) and 6.2 (line numbers).
 */
#include "driver/pctable.h"
#include "base/map.h"
#include "codegen/symbols.h"
#include "driver/image.h"
#include "driver/inlined_calls.h"
#include "runtime/abi/pctable.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct CodeRange { uint32_t start, end; } CodeRange;

/* A function's body, or the body of a call inlined there. */
typedef struct CodeScope {
    struct CodeScope *parent;
    const char *symbol;
    uint32_t function;           /* index into functions */
    bool is_compiled;            /* from Go: codegen made it */
    bool is_go;                  /* a function of the source: its symbol is PACKAGE.NAME, codegen's own have none */
    bool is_runtime;             /* codegen's, with the name of a function of Go's runtime; it has no lines */
    const char *call_file;       /* inlined: where the call is */
    uint32_t call_line, call_column;
    LIST(CodeRange) ranges;
    LIST(struct CodeScope *) inlined;
} CodeScope;

/* A piece of a function's code: most have one. */
typedef struct CodePiece {
    CodeRange range;
    uint32_t function;
} CodePiece;

typedef struct TableMaker {
    Compilation *compilation;
    Arena *arena;
    LIST(PcFunction) functions;  /* start and end are filled in by lay_out */
    Map function_ids;            /* Name of a symbol -> index in functions, plus 1 */
    Map declarations;            /* Name of a symbol -> Declaration */
    LIST(CodePiece) pieces;
    LIST(PcRow) rows;
    LIST(PcPlace) places;
    uint32_t *place_index;       /* hash table over places; capacity a power of two, 0: free */
    uint32_t place_capacity;
    InlinedCalls inlined_calls;
    Writer texts;
    Map text_offsets;            /* Name -> offset in texts, plus 1 */
    LIST(const void *) languages;  /* where the units of Go code say that they are C */
} TableMaker;

/* ---- texts and places, each once ---- */

static uint32_t add_text(TableMaker *maker, const char *text)
{
    const Name *name = name_of(&maker->compilation->names, text);
    uintptr_t known = (uintptr_t)map_get(&maker->text_offsets, name);

    if (!known) {
        known = maker->texts.length + 1;
        writer_bytes(&maker->texts, text, name->length + 1);
        map_put(maker->arena, &maker->text_offsets, name, (void *)known);
    }
    return (uint32_t)known - 1;
}

static uint32_t *find_place(TableMaker *maker, const PcPlace *place)
{
    uint32_t hash = place->function * 31 + place->file * 7 + place->line * 2654435761u + place->caller * 40503u;
    uint32_t mask = maker->place_capacity - 1;

    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t index = maker->place_index[i];
        if (!index || memcmp(&maker->places.items[index], place, sizeof *place) == 0)
            return &maker->place_index[i];
    }
}

static void grow_place_index(TableMaker *maker)
{
    maker->place_capacity = maker->place_capacity ? maker->place_capacity * 2 : 1024;
    maker->place_index = arena_new_array(maker->arena, uint32_t, maker->place_capacity);
    for (uint32_t i = 1; i < maker->places.count; i++)
        *find_place(maker, &maker->places.items[i]) = i;
}

static uint32_t add_place(TableMaker *maker, uint32_t function, const char *file, uint32_t line, uint32_t caller)
{
    PcPlace place = {function, add_text(maker, file), line, caller};

    if (maker->places.count == 0)
        list_push(maker->arena, &maker->places, ((PcPlace){0}));
    if (maker->places.count * 2 >= maker->place_capacity)
        grow_place_index(maker);
    uint32_t *index = find_place(maker, &place);
    if (!*index) {
        *index = maker->places.count;
        list_push(maker->arena, &maker->places, place);
    }
    return *index;
}

/* ---- scopes ---- */

/* As programs see it; NULL: libgccjit's name for code without a place. */
static const char *go_file(const char *path)
{
    const char *base = path ? strrchr(path, '/') : NULL;

    if (!path || strcmp(base ? base + 1 : path, "fake.c") == 0)
        return NULL;
    return strncmp(path, SYMBOL_RELATIVE_PATH, strlen(SYMBOL_RELATIVE_PATH)) == 0
        ? path + strlen(SYMBOL_RELATIVE_PATH) : path;
}

/* Where ld begins an image that is not PIE; functions that it left out stay in DWARF, at 0. */
enum { IMAGE_START = 0x400000 };

static void read_ranges(TableMaker *maker, CodeScope *scope, Dwarf_Die *die)
{
    Dwarf_Addr base, start, end;

    for (ptrdiff_t next = 0; (next = dwarf_ranges(die, next, &base, &start, &end)) > 0;)
        if (start < end && start >= IMAGE_START)
            list_push(maker->arena, &scope->ranges, ((CodeRange){(uint32_t)start, (uint32_t)end}));
}

/* The file that an attribute of `die` (DW_AT_call_file) names by number. */
static const char *file_attribute(Dwarf_Die *die, unsigned attribute_name)
{
    Dwarf_Attribute attribute;
    Dwarf_Word number;
    Dwarf_Die unit;
    Dwarf_Files *files;
    size_t count;

    if (!dwarf_attr_integrate(die, attribute_name, &attribute) || dwarf_formudata(&attribute, &number) != 0 ||
        !dwarf_diecu(die, &unit, NULL, NULL) || dwarf_getsrcfiles(&unit, &files, &count) != 0 || number >= count)
        return NULL;
    return go_file(dwarf_filesrc(files, number, NULL, NULL));
}

static uint32_t number_attribute(Dwarf_Die *die, unsigned attribute_name)
{
    Dwarf_Attribute attribute;
    Dwarf_Word number = 0;

    if (dwarf_attr_integrate(die, attribute_name, &attribute))
        dwarf_formudata(&attribute, &number);
    return (uint32_t)number;
}

/* Tracebacks leave type arguments out: main.f[...] */
static const char *without_arguments(TableMaker *maker, const char *name)
{
    const char *open = strchr(name, '['), *close = strrchr(name, ']');

    if (!open || !close)
        return name;
    return arena_format(maker->arena, "%.*s[...%s", (int)(open - name), name, close);
}

/* ---- functions of Go's runtime ---- */

typedef struct FrameName {
    const char *symbol, *name, *caller;
} FrameName;

/* NULL: programs do not see this function.  GCC appends ".cold" and the like to what it splits. */
static const FrameName *frame_name(const char *symbol)
{
    static const FrameName names[] = {
#define FRAME(symbol, name, caller) {#symbol, name, caller},
#include "runtime/abi/frame_names.def"
#undef FRAME
    };
    size_t length = strcspn(symbol, ".");

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(names[i].symbol, symbol, length) == 0 && !names[i].symbol[length])
            return &names[i];
    return NULL;
}

/* Of what codegen makes: what initialises a package, and what calls those and main.main. */
static const char *name_of_initialisation(const char *symbol)
{
    const char *last = strrchr(symbol, '.');

    if (strcmp(symbol, "main") == 0)
        return "runtime.main";
    return last && strcmp(last, ".<initialise>") == 0 ? "runtime.doInit" : NULL;
}

static const char *const no_file = "<autogenerated>";

/* ---- functions ---- */

typedef struct Declaration {
    const char *file;
    uint32_t line;
} Declaration;

/* Reads what codegen says of each function (codegen/symbols.h). */
static void read_declarations(TableMaker *maker, Elf *elf)
{
    Text section = image_section(elf, SYMBOL_DECLARATIONS);
    const char *next = section.bytes, *end = section.bytes + section.length, *file = no_file;

    while (next < end) {
        const Name *symbol = name_of(&maker->compilation->names, next);
        next += strlen(next) + 1;
        if (*next)
            file = next;
        next += strlen(next) + 1;
        Declaration *declaration = arena_new(maker->arena, Declaration);
        declaration->file = go_file(file);
        memcpy(&declaration->line, next, sizeof declaration->line);
        next += sizeof declaration->line;
        map_put(maker->arena, &maker->declarations, symbol, declaration);
    }
}

/* What the compiler made to fit a receiver ("main.T.m-interface"). */
static bool is_wrapper(const char *name)
{
    const char *dash = strrchr(name, '-');

    return dash && !strchr(dash, '.');
}

/* The function of a symbol; `name`: as Go has it. */
static uint32_t add_function_name(TableMaker *maker, const char *symbol, const char *name, uint32_t flags)
{
    const Name *key = name_of(&maker->compilation->names, arena_format(maker->arena, "%.*s", (int)strcspn(symbol, "."), symbol));
    uintptr_t known = (uintptr_t)map_get(&maker->function_ids, key);

    if (known)
        return (uint32_t)known - 1;
    uint32_t function = maker->functions.count;
    PcFunction record = {.name = add_text(maker, name), .flags = flags | (is_wrapper(name) ? PC_WRAPPER : 0)};
    list_push(maker->arena, &maker->functions, record);
    map_put(maker->arena, &maker->function_ids, key, (void *)(uintptr_t)(function + 1));
    const Declaration *declaration = map_get(&maker->declarations, key);
    if (declaration && declaration->file)
        maker->functions.items[function].place = add_place(maker, function, declaration->file, declaration->line, 0);
    return function;
}

static CodeScope *add_scope(TableMaker *maker, CodeScope *parent, Dwarf_Die *die)
{
    CodeScope *scope = arena_new(maker->arena, CodeScope);
    const char *symbol = dwarf_diename(die);

    scope->parent = parent;
    scope->symbol = symbol ? symbol : "";
    const char *name = symbol ? symbol_go_name(maker->arena, symbol) : NULL;
    const char *initialisation = name ? name_of_initialisation(name) : NULL;
    scope->is_compiled = name != NULL;
    scope->is_runtime = initialisation != NULL;
    scope->is_go = name && strchr(name, '.');
    if (name)
        scope->function = add_function_name(maker, symbol, initialisation ? initialisation : without_arguments(maker, name),
                                            initialisation ? PC_RUNTIME : 0);
    scope->call_file = file_attribute(die, DW_AT_call_file);
    scope->call_line = number_attribute(die, DW_AT_call_line);
    scope->call_column = number_attribute(die, DW_AT_call_column);
    read_ranges(maker, scope, die);
    return scope;
}

/* Collects the calls inlined below `die`; lexical blocks only group them. */
static void read_inlined(TableMaker *maker, CodeScope *scope, Dwarf_Die *die)
{
    Dwarf_Die child;

    if (dwarf_child(die, &child) != 0)
        return;
    do {
        if (dwarf_tag(&child) == DW_TAG_inlined_subroutine) {
            CodeScope *inner = add_scope(maker, scope, &child);
            list_push(maker->arena, &scope->inlined, inner);
            read_inlined(maker, inner, &child);
        } else if (dwarf_tag(&child) == DW_TAG_lexical_block) {
            read_inlined(maker, scope, &child);
        }
    } while (dwarf_siblingof(&child, &child) == 0);
}

static bool covers(const CodeScope *scope, uint32_t pc)
{
    list_each (CodeRange, range, scope->ranges)
        if (range.start <= pc && pc < range.end)
            return true;
    return false;
}

static const CodeScope *innermost(const CodeScope *scope, uint32_t pc)
{
    for (uint32_t i = 0; i < scope->inlined.count; i++)
        if (covers(scope->inlined.items[i], pc))
            return innermost(scope->inlined.items[i], pc);
    return scope;
}

/* ---- rows ---- */

typedef LIST(uint32_t) Cuts;

static int compare_cuts(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static void cut_at_scopes(TableMaker *maker, const CodeScope *scope, Cuts *cuts)
{
    list_each (CodeRange, range, scope->ranges) {
        list_push(maker->arena, cuts, range.start);
        list_push(maker->arena, cuts, range.end);
    }
    list_each (CodeScope *, inner, scope->inlined)
        cut_at_scopes(maker, inner, cuts);
}

typedef struct CodeLines {
    Dwarf_Lines *lines;
    size_t count;
} CodeLines;

static uint32_t line_address(const CodeLines *lines, size_t i)
{
    Dwarf_Addr address = 0;

    dwarf_lineaddr(dwarf_onesrcline(lines->lines, i), &address);
    return (uint32_t)address;
}

/* Index of the first line at or above `pc`. */
static size_t first_line(const CodeLines *lines, uint32_t pc)
{
    size_t low = 0, high = lines->count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (line_address(lines, middle) < pc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Line 0 is the compiler's own code: it belongs to the line before. */
static Dwarf_Line *line_at(const CodeLines *lines, uint32_t pc)
{
    for (size_t i = first_line(lines, pc + 1); i > 0; i--) {
        Dwarf_Line *line = dwarf_onesrcline(lines->lines, i - 1);
        int number = 0;
        if (dwarf_lineno(line, &number) == 0 && number > 0)
            return line;
    }
    return NULL;
}

static uint32_t caller_place(TableMaker *maker, const CodeScope *scope);

static uint32_t add_callee(TableMaker *maker, const InlinedCall *call)
{
    const char *name = symbol_go_name(maker->arena, call->callee);

    return add_function_name(maker, call->callee, without_arguments(maker, name ? name : call->callee), 0);
}

/* The place of a call that berth inlined in the scope's function. */
static uint32_t inlined_call_place(TableMaker *maker, const CodeScope *scope, const InlinedCall *call)
{
    uint32_t function = call->outer ? add_callee(maker, call->outer) : scope->function;
    uint32_t caller = call->outer ? inlined_call_place(maker, scope, call->outer) : caller_place(maker, scope);
    const char *file = go_file(call->file);

    return add_place(maker, function, file ? file : no_file, call->line_number, caller);
}

/* A place in the code of a scope; the column tells whether it is in the body of a call that berth inlined there. */
static uint32_t place_in_scope(TableMaker *maker, const CodeScope *scope, const char *file, uint32_t line, uint32_t column)
{
    const InlinedCall *call = inlined_call_find(maker->compilation, &maker->inlined_calls, scope->symbol, column);

    if (!call)
        return add_place(maker, scope->function, file, line, caller_place(maker, scope));
    return add_place(maker, add_callee(maker, call), file, line, inlined_call_place(maker, scope, call));
}

/* The place of the call that was inlined as `scope`, in its parent. */
static uint32_t caller_place(TableMaker *maker, const CodeScope *scope)
{
    const CodeScope *parent = scope->parent;

    if (!parent)
        return 0;
    if (parent->is_runtime)
        return add_place(maker, parent->function, no_file, 1, caller_place(maker, parent));
    if (!parent->is_go)
        return caller_place(maker, parent);
    return place_in_scope(maker, parent, scope->call_file ? scope->call_file : no_file, scope->call_line,
                          scope->call_column);
}

static void add_row(TableMaker *maker, uint32_t pc, uint32_t place)
{
    if (maker->rows.count && list_last(&maker->rows).place == place)
        return;
    list_push(maker->arena, &maker->rows, ((PcRow){pc, place}));
}

/* The file and line at `pc`; NULL and 0 if it is not Go's. */
static const char *source_at(const CodeLines *lines, uint32_t pc, uint32_t *line_number, uint32_t *column_number)
{
    Dwarf_Line *line = line_at(lines, pc);
    const char *file = line ? dwarf_linesrc(line, NULL, NULL) : NULL;
    int number = 0, column = 0;

    if (line) {
        dwarf_lineno(line, &number);
        dwarf_linecol(line, &column);
    }
    *line_number = (uint32_t)number;
    *column_number = (uint32_t)column;
    return go_file(file);
}

static void add_piece(TableMaker *maker, const CodeScope *function, const CodeLines *lines, uint32_t pc)
{
    const CodeScope *scope = innermost(function, pc);
    uint32_t line = 1, column = 0;
    const char *file = scope->is_runtime ? no_file : scope->is_go ? source_at(lines, pc, &line, &column) : NULL;

    add_row(maker, pc, file ? place_in_scope(maker, scope, file, line, column) : 0);
}

static void add_rows(TableMaker *maker, const CodeScope *function, const CodeLines *lines)
{
    Cuts cuts = {0};

    cut_at_scopes(maker, function, &cuts);
    list_each (CodeRange, range, function->ranges)
        for (size_t i = first_line(lines, range.start); i < lines->count && line_address(lines, i) < range.end; i++)
            list_push(maker->arena, &cuts, line_address(lines, i));
    if (cuts.count)
        qsort(cuts.items, cuts.count, sizeof cuts.items[0], compare_cuts);
    uint32_t last = 0;
    list_each (uint32_t, pc, cuts) {
        if (pc != last && covers(function, pc))
            add_piece(maker, function, lines, pc);
        else if (pc != last)
            list_push(maker->arena, &maker->rows, ((PcRow){pc, 0}));
        last = pc;
    }
}

static bool has_parameters(Dwarf_Die *die)
{
    Dwarf_Die child;

    if (dwarf_child(die, &child) != 0)
        return false;
    do {
        const char *name = dwarf_tag(&child) == DW_TAG_formal_parameter ? dwarf_diename(&child) : NULL;
        if (name && strcmp(name, ".closure") != 0)
            return true;
    } while (dwarf_siblingof(&child, &child) == 0);
    return false;
}

static void add_pieces(TableMaker *maker, const CodeScope *scope)
{
    list_each (CodeRange, range, scope->ranges)
        list_push(maker->arena, &maker->pieces, ((CodePiece){range, scope->function}));
}

static void add_function(TableMaker *maker, Dwarf_Die *die, const CodeLines *lines)
{
    CodeScope *scope = add_scope(maker, NULL, die);

    if (!scope->is_compiled || scope->ranges.count == 0)
        return;
    if (has_parameters(die))
        maker->functions.items[scope->function].flags |= PC_PARAMETERS;
    read_inlined(maker, scope, die);
    add_pieces(maker, scope);
    add_rows(maker, scope, lines);
}

static void read_unit(TableMaker *maker, Dwarf_Die *unit)
{
    CodeLines lines;
    Dwarf_Die child;

    uint32_t pieces = maker->pieces.count;

    if (dwarf_getsrclines(unit, &lines.lines, &lines.count) != 0 || dwarf_child(unit, &child) != 0)
        return;
    do {
        if (dwarf_tag(&child) == DW_TAG_subprogram)
            add_function(maker, &child, &lines);
    } while (dwarf_siblingof(&child, &child) == 0);
    Dwarf_Attribute language;
    if (maker->pieces.count > pieces && dwarf_attr(unit, DW_AT_language, &language) &&
        dwarf_whatform(&language) == DW_FORM_data1)
        list_push(maker->arena, &maker->languages, (const void *)language.valp);
}

static void read_dwarf(TableMaker *maker, Dwarf *dwarf)
{
    Dwarf_CU *unit = NULL;
    Dwarf_Die die;

    while (dwarf_get_units(dwarf, unit, &unit, NULL, NULL, &die, NULL) == 0)
        read_unit(maker, &die);
}

/* ---- the runtime's own functions ---- */

static uint32_t place_of_symbol(TableMaker *maker, Dwarf *dwarf, const FrameName *name, uint32_t start)
{
    Dwarf_Die unit;
    Dwarf_Line *line = dwarf_addrdie(dwarf, start, &unit) ? dwarf_getsrc_die(&unit, start) : NULL;
    const char *file = line ? dwarf_linesrc(line, NULL, NULL) : NULL;
    int number = 1;

    if (file)
        dwarf_lineno(line, &number);
    else
        file = no_file;
    uint32_t caller = 0, flags = PC_RUNTIME | PC_PARAMETERS;
    if (name->caller)
        caller = add_place(maker, add_function_name(maker, name->caller, name->caller, flags), file, (uint32_t)number, 0);
    uint32_t function = add_function_name(maker, name->symbol, name->name, flags);
    return add_place(maker, function, file, (uint32_t)number, caller);
}

static void read_symbol(TableMaker *maker, Dwarf *dwarf, const char *symbol, const GElf_Sym *entry)
{
    const FrameName *name = GELF_ST_TYPE(entry->st_info) == STT_FUNC && entry->st_size ? frame_name(symbol) : NULL;
    uint32_t start = (uint32_t)entry->st_value, end = start + (uint32_t)entry->st_size;

    if (!name)
        return;
    uint32_t place = place_of_symbol(maker, dwarf, name, start);
    uint32_t function = maker->places.items[place].function;
    maker->functions.items[function].place = place;
    list_push(maker->arena, &maker->pieces, ((CodePiece){{start, end}, function}));
    list_push(maker->arena, &maker->rows, ((PcRow){start, place}));
    list_push(maker->arena, &maker->rows, ((PcRow){end, 0}));
}

static void read_symbols(TableMaker *maker, Dwarf *dwarf, Elf *elf)
{
    for (Elf_Scn *section = NULL; (section = elf_nextscn(elf, section));) {
        GElf_Shdr header;
        GElf_Sym entry;
        Elf_Data *data;

        if (!gelf_getshdr(section, &header) || header.sh_type != SHT_SYMTAB || !(data = elf_getdata(section, NULL)))
            continue;
        for (int i = 0; gelf_getsym(data, i, &entry); i++) {
            const char *symbol = elf_strptr(elf, header.sh_link, entry.st_name);
            if (symbol)
                read_symbol(maker, dwarf, symbol, &entry);
        }
    }
}

/* ---- layout ---- */

static int compare_pieces(const void *a, const void *b)
{
    return compare_cuts(&((const CodePiece *)a)->range.start, &((const CodePiece *)b)->range.start);
}

/* At one address, a row with a place hides the end of the function before. */
static int compare_rows(const void *a, const void *b)
{
    const PcRow *x = a, *y = b;

    return x->pc != y->pc ? compare_cuts(&x->pc, &y->pc) : (x->place == 0) - (y->place == 0);
}

static void sort_rows(TableMaker *maker)
{
    PcRow *rows = maker->rows.items;
    uint32_t kept = 0, pc = 0;

    qsort(rows, maker->rows.count, sizeof rows[0], compare_rows);
    for (uint32_t i = 0; i < maker->rows.count; i++) {
        bool is_hidden = i > 0 && rows[i].pc == pc;
        pc = rows[i].pc;
        if (!is_hidden && (!kept || rows[i].place != rows[kept - 1].place))
            rows[kept++] = rows[i];
    }
    maker->rows.count = kept;
}

/* Records in the order of the table; `index` tells where those of maker->functions went. */
static PcFunction *order_functions(TableMaker *maker, uint32_t *index, uint32_t *count)
{
    PcFunction *ordered = arena_new_array(maker->arena, PcFunction, maker->pieces.count + maker->functions.count);

    for (uint32_t i = 0; i < maker->functions.count; i++)
        index[i] = UINT32_MAX;
    for (*count = 0; *count < maker->pieces.count; ++*count) {
        const CodePiece *piece = &maker->pieces.items[*count];
        ordered[*count] = maker->functions.items[piece->function];
        ordered[*count].start = piece->range.start;
        ordered[*count].end = piece->range.end;
        if (index[piece->function] == UINT32_MAX)
            index[piece->function] = *count;
    }
    for (uint32_t i = 0; i < maker->functions.count; i++) {
        if (index[i] != UINT32_MAX)
            continue;
        index[i] = *count;
        ordered[(*count)++] = maker->functions.items[i];
    }
    return ordered;
}

/* Is the function in the program, after the linker left out what nothing uses? */
static bool has_code(TableMaker *maker, const char *symbol)
{
    uintptr_t known = (uintptr_t)map_get(&maker->function_ids, name_of(&maker->compilation->names, symbol));

    list_each (CodePiece, piece, maker->pieces)
        if (known && piece.function == known - 1)
            return true;
    return false;
}

static Text lay_out(TableMaker *maker)
{
    uint32_t *index = arena_new_array(maker->arena, uint32_t, maker->functions.count), count;
    PcFunction *functions = order_functions(maker, index, &count);
    PcTable table = {
        .magic = PCTABLE_MAGIC,
        .flags = has_code(maker, "go_runtime_dMemProfile") ? PCTABLE_MEMORY_PROFILE : 0,
        .code_count = maker->pieces.count,
        .function_count = count,
        .row_count = maker->rows.count,
        .place_count = maker->places.count,
        .functions = sizeof table,
    };
    table.rows = table.functions + count * (uint32_t)sizeof(PcFunction);
    table.places = table.rows + maker->rows.count * (uint32_t)sizeof(PcRow);
    uint32_t texts = table.places + maker->places.count * (uint32_t)sizeof(PcPlace);
    table.size_bytes = texts + (uint32_t)maker->texts.length;

    for (uint32_t i = 0; i < count; i++)
        functions[i].name += texts;
    for (uint32_t i = 1; i < maker->places.count; i++) {
        maker->places.items[i].function = index[maker->places.items[i].function];
        maker->places.items[i].file += texts;
    }
    Writer writer = {.arena = maker->arena};
    writer_bytes(&writer, (char *)&table, sizeof table);
    writer_bytes(&writer, (char *)functions, table.rows - table.functions);
    writer_bytes(&writer, (char *)maker->rows.items, table.places - table.rows);
    writer_bytes(&writer, (char *)maker->places.items, texts - table.places);
    writer_bytes(&writer, maker->texts.bytes, maker->texts.length);
    return (Text){writer.bytes, writer.length};
}

/* ---- into the executable ---- */

static bool add_table(TableMaker *maker, int file, Elf *elf)
{
    Dwarf *dwarf = dwarf_begin_elf(elf, DWARF_C_READ, NULL);

    if (!dwarf)
        return true;
    read_declarations(maker, elf);
    maker->inlined_calls = inlined_calls_read(maker->compilation, image_section(elf, INLINED_CALLS_SECTION));
    read_dwarf(maker, dwarf);
    read_symbols(maker, dwarf, elf);
    list_each (const void *, language, maker->languages)
        image_set_byte(file, elf, ".debug_info", language, DW_LANG_Go);
    dwarf_end(dwarf);
    if (maker->pieces.count == 0)
        return true;
    qsort(maker->pieces.items, maker->pieces.count, sizeof(CodePiece), compare_pieces);
    sort_rows(maker);
    return image_fill_section(file, elf, PCTABLE_SECTION, lay_out(maker));
}

bool pctable_add(Compilation *compilation, const char *executable)
{
    TableMaker maker = {.compilation = compilation, .arena = compilation->arena,
                        .texts = {.arena = compilation->arena}};
    int file = open(executable, O_RDWR | O_CLOEXEC);

    elf_version(EV_CURRENT);
    Elf *elf = file >= 0 ? elf_begin(file, ELF_C_READ, NULL) : NULL;
    bool added = elf && add_table(&maker, file, elf);
    if (elf)
        elf_end(elf);
    if (file >= 0)
        close(file);
    if (!added)
        diag_error(compilation, 0, "berth: %s: no pc table could be made", executable);
    return added;
}
