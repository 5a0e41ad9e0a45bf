/* An ELF executable, changed where it lies: headers and bytes are written in place, since libelf
 * would lay out the whole file again.  The file is little-endian 64-bit, as this machine is.
 */
#include "driver/image.h"

#include <string.h>
#include <unistd.h>

static bool find_section(Elf *elf, const char *name, GElf_Shdr *header, Elf_Scn **section)
{
    size_t names;

    if (elf_getshdrstrndx(elf, &names) != 0)
        return false;
    for (*section = NULL; (*section = elf_nextscn(elf, *section));)
        if (gelf_getshdr(*section, header) && !strcmp(elf_strptr(elf, names, header->sh_name), name))
            return true;
    return false;
}

static bool find_segment(Elf *elf, uint64_t address, GElf_Phdr *segment, int *index)
{
    size_t count;

    if (elf_getphdrnum(elf, &count) != 0)
        return false;
    for (*index = 0; *index < (int)count; ++*index)
        if (gelf_getphdr(elf, *index, segment) && segment->p_type == PT_LOAD && segment->p_vaddr == address)
            return true;
    return false;
}

static bool write_at(int file, const void *bytes, size_t length, uint64_t offset)
{
    return pwrite(file, bytes, length, (off_t)offset) == (ssize_t)length;
}

bool image_fill_section(int file, Elf *elf, const char *name, Text contents)
{
    GElf_Ehdr header;
    GElf_Shdr section_header;
    GElf_Phdr segment;
    Elf_Scn *section;
    int segment_index;

    if (!gelf_getehdr(elf, &header) || !find_section(elf, name, &section_header, &section) ||
        !find_segment(elf, section_header.sh_addr, &segment, &segment_index))
        return false;
    /* Offsets in the file and addresses agree within a page. */
    uint64_t end = ((uint64_t)lseek(file, 0, SEEK_END) + 0xfff) & ~(uint64_t)0xfff;
    segment.p_offset = section_header.sh_offset = end;
    segment.p_filesz = segment.p_memsz = section_header.sh_size = contents.length;
    return write_at(file, contents.bytes, contents.length, end) &&
           write_at(file, &segment, sizeof segment, header.e_phoff + (uint64_t)segment_index * sizeof segment) &&
           write_at(file, &section_header, sizeof section_header,
                    header.e_shoff + elf_ndxscn(section) * sizeof section_header);
}

bool image_set_byte(int file, Elf *elf, const char *name, const void *place, uint8_t byte)
{
    GElf_Shdr header;
    Elf_Scn *section;

    if (!find_section(elf, name, &header, &section))
        return false;
    Elf_Data *data = elf_getdata(section, NULL);
    uint64_t offset = (uint64_t)((const char *)place - (const char *)(data ? data->d_buf : NULL));
    return data && offset < data->d_size && !(header.sh_flags & SHF_COMPRESSED) &&
           write_at(file, &byte, 1, header.sh_offset + offset);
}

Text image_section(Elf *elf, const char *name)
{
    GElf_Shdr header;
    Elf_Scn *section;
    Elf_Data *data = find_section(elf, name, &header, &section) ? elf_rawdata(section, NULL) : NULL;

    return data ? (Text){data->d_buf, data->d_size} : (Text){"", 0};
}
