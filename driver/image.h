/* Image: a linked executable, changed in place. */
#pragma once
#include "base/text.h"

#include <gelf.h>

/* Gives the section, which lies alone in a segment behind all others, its contents; false after an error. */
bool image_fill_section(int file, Elf *elf, const char *name, Text contents);

/* Changes the byte that libelf has at `place`, in the data of section `name`. */
bool image_set_byte(int file, Elf *elf, const char *name, const void *place, uint8_t byte);

/* What the file has in a section that is not loaded; empty if there is none. */
Text image_section(Elf *elf, const char *name);
