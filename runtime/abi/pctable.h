/* The pc table: from a code address to Go's functions, files and lines.
 *
 * The driver makes it from DWARF after the link (driver/pctable.c) and writes it into
 * room that its linker script keeps; the runtime only reads it.  It is at the symbol
 * berth_pctable, read-only; `magic` is 0 in a program that has none.  Addresses fit in
 * 32 bits: the image lies below 2 GiB.  All offsets count bytes from the header.
 *
 * To print the frame of `pc` (of a return address: look up pc - 1):
 *   1. the last row whose pc is not above it gives a place; place 0 is none of Go's functions;
 *   2. while places[p].caller is not 0, p was inlined: print it, go on with the caller;
 *   3. the last one printed belongs to the function whose [start, end) holds the pc.
 */
#pragma once
#include <stdint.h>

#define PCTABLE_MAGIC 0x42504334u  /* "BPC4" */

enum {  /* PcFunction.flags */
    PC_WRAPPER = 1,           /* codegen's: passes a call on, and is not shown */
    PC_RUNTIME = 2,           /* stands for functions of Go's runtime: frame_names.def */
    PC_PARAMETERS = 4         /* it has some */
};

/* A function.  Those with code come first, and ascend; those that are inlined everywhere follow, with start 0. */
typedef struct PcFunction {
    uint32_t start, end;      /* code addresses */
    uint32_t name;            /* offset of Go's name, zero-terminated: "main.(*T).m" */
    uint32_t place;           /* where it is declared, or 0; index into places */
    uint32_t flags;
} PcFunction;

typedef struct PcRow {
    uint32_t pc;              /* from here to the next row's pc; rows ascend */
    uint32_t place;           /* index into places */
} PcRow;

typedef struct PcPlace {
    uint32_t function;        /* the one that the line is written in: index into functions */
    uint32_t file;            /* offset of the file's absolute path */
    uint32_t line;
    uint32_t caller;          /* inlined: place of the call; else 0 */
} PcPlace;

enum {  /* PcTable.flags */
    PCTABLE_MEMORY_PROFILE = 1   /* the program can call runtime.MemProfile */
};

typedef struct PcTable {
    uint32_t magic;           /* PCTABLE_MAGIC */
    uint32_t flags;
    uint32_t size_bytes;      /* header and all */
    uint32_t code_count;      /* functions with code */
    uint32_t function_count, row_count, place_count;
    uint32_t functions;       /* offset of PcFunction[function_count] */
    uint32_t rows;            /* offset of PcRow[row_count] */
    uint32_t places;          /* offset of PcPlace[place_count]; places[0] is none */
} PcTable;

/* Weak, so that what is linked without the driver has an address to compare with NULL. */
extern const PcTable berth_pctable __attribute__((weak));
