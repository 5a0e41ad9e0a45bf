/* The link: static, not PIE, by bfd's ld (gold rewrites callers of code without split
 * stacks), called through gcc, which knows where the C library's start files lie.
 *
 * A linker script keeps a segment of its own for the pc table (runtime/abi/pctable.h),
 * the last one of the image, so that pctable.c can give it its size when the addresses
 * of everything else are known.
 */
#include "driver/link.h"
#include "driver/launch.h"
#include "driver/link_errors.h"
#include "driver/pctable.h"
#include "driver/type_links.h"
#include "runtime/abi/layout.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The bounds of sections that the runtime looks through have names of our own: ld would keep all of a section that is
 * known by __start_NAME. */
static const char script_text[] =
    "SECTIONS { " PCTABLE_SECTION " (READONLY) : ALIGN(0x1000) { berth_pctable = .; QUAD(0) QUAD(0) } }\n"
    "INSERT AFTER .lbss;\n"
    "SECTIONS { " GO_TYPE_LINKS_SECTION " : { berth_type_links = .; *(" GO_TYPE_LINKS_SECTION ") berth_type_links_end = .; } }\n"
    "INSERT AFTER .rodata;\n"
    "SECTIONS { " GO_PLAIN_DATA_SECTION " : { berth_plain_data = .; *(" GO_PLAIN_DATA_SECTION ") berth_plain_data_end = .; } }\n"
    "INSERT AFTER .data;\n";

static const char *write_script(Compilation *compilation, const char *executable)
{
    const char *path = arena_format(compilation->arena, "%s.ld", executable);
    FILE *file = fopen(path, "w");

    if (!file || fputs(script_text, file) < 0 || fclose(file) != 0) {
        diag_error(compilation, 0, "open %s: %s", path, strerror(errno));
        return NULL;
    }
    return path;
}

static bool call_linker(Compilation *compilation, const Install *install, const ObjectFiles *objects,
                        const char *script, const char *executable)
{
    /* Without the plugin for link-time optimisation, which reads every object and finds nothing. */
    static const char *const flags[] = {"gcc", "-static", "-no-pie", "-fuse-ld=bfd", "-fno-use-linker-plugin",
                                        "-Wl,-z,noexecstack", "-Wl,--build-id=none", "-Wl,--eh-frame-hdr",
                                        "-Wl,--gc-sections", "-o"};
    Arena *arena = compilation->arena;
    LIST(char *) words = {0};

    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
        list_push(arena, &words, (char *)flags[i]);
    list_push(arena, &words, (char *)executable);
    list_each (const char *, object, *objects)
        list_push(arena, &words, (char *)object);
    list_push(arena, &words, (char *)install->runtime);
    list_push(arena, &words, "-lm");
    list_push(arena, &words, "-lpthread");
    list_push(arena, &words, arena_format(arena, "-Wl,-T,%s", script));
    list_push(arena, &words, NULL);
    Writer said = {.arena = arena};
    bool linked = launch_tool(words.items, &said) == 0;
    if (!linked)
        link_errors_report(compilation, (Text){writer_done(&said), said.length});
    return linked;
}

bool link_program(Compilation *compilation, const Install *install, const ObjectFiles *objects,
                  const char *executable)
{
    const char *script = write_script(compilation, executable);

    if (!script)
        return false;
    bool linked = call_linker(compilation, install, objects, script, executable);
    unlink(script);
    return linked && type_links_sort(compilation, executable) && pctable_add(compilation, executable);
}
