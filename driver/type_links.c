/* Sorts the table where it lies in the executable.
 *
 * The linker gathers an entry for each type without a name: the address of its descriptor.  The descriptor has the address
 * of its text.  Both are looked up in the image as it will be loaded.  No table: no such types.
 */
#include "driver/type_links.h"
#include "runtime/abi/layout.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct LinkedType {
    uint32_t address;
    uint32_t length;
    const char *text;
} LinkedType;

/* What is loaded at an address. */
static const char *at_address(const char *image, uint64_t address)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)image;
    const Elf64_Phdr *segment = (const Elf64_Phdr *)(image + header->e_phoff);

    for (unsigned i = 0; i < header->e_phnum; i++, segment++)
        if (segment->p_type == PT_LOAD && address - segment->p_vaddr < segment->p_filesz)
            return image + segment->p_offset + (address - segment->p_vaddr);
    berth_bug("link: no byte of the image at %#llx", (unsigned long long)address);
}

static const Elf64_Shdr *find_section(const char *image, const char *name)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)image;
    const Elf64_Shdr *sections = (const Elf64_Shdr *)(image + header->e_shoff);
    const char *names = image + sections[header->e_shstrndx].sh_offset;

    for (unsigned i = 0; i < header->e_shnum; i++)
        if (strcmp(names + sections[i].sh_name, name) == 0)
            return &sections[i];
    return NULL;
}

/* A GoName: a byte of flags, the length, the bytes. */
static LinkedType linked_type(const char *image, uint32_t address)
{
    const GoType *type = (const GoType *)at_address(image, address);
    const uint8_t *next = (const uint8_t *)at_address(image, type->name) + 1;
    LinkedType linked = {.address = address};

    for (unsigned shift = 0;; shift += 7) {
        uint8_t byte = *next++;
        linked.length |= (uint32_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            break;
    }
    linked.text = (const char *)next;
    return linked;
}

/* As Go compares strings; equal ones in the order of their addresses, so that every link gives the same. */
static int compare_types(const void *left, const void *right)
{
    const LinkedType *a = left, *b = right;
    int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);

    if (order == 0 && a->length == b->length)
        return a->address < b->address ? -1 : a->address > b->address;
    return order != 0 ? order : a->length < b->length ? -1 : 1;
}

static void sort_table(Arena *arena, char *image, const Elf64_Shdr *section)
{
    uint32_t *table = (uint32_t *)(image + section->sh_offset);
    size_t count = section->sh_size / sizeof *table;
    LinkedType *types = arena_new_array(arena, LinkedType, count);

    for (size_t i = 0; i < count; i++)
        types[i] = linked_type(image, table[i]);
    qsort(types, count, sizeof *types, compare_types);
    for (size_t i = 0; i < count; i++)
        table[i] = types[i].address;
}

bool type_links_sort(Compilation *compilation, const char *executable)
{
    int file = open(executable, O_RDWR);
    struct stat status;

    if (file < 0 || fstat(file, &status) != 0) {
        diag_error(compilation, 0, "open %s: %s", executable, strerror(errno));
        return false;
    }
    char *image = mmap(NULL, (size_t)status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (image == MAP_FAILED) {
        diag_error(compilation, 0, "read %s: %s", executable, strerror(errno));
        return false;
    }
    const Elf64_Shdr *section = find_section(image, GO_TYPE_LINKS_SECTION);
    if (section)
        sort_table(compilation->arena, image, section);
    munmap(image, (size_t)status.st_size);
    return true;
}
