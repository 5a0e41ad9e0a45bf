/* Files are written under other names, standard output follows, and if all went well the files take their names. */
#include "driver/say.h"
#include "base/terminal.h"
#include "driver/output.h"
#include "driver/version.h"
#include "packages/path.h"
#include "report/listing.h"
#include "report/lsp.h"
#include "report/sarif.h"

#include <errno.h>
#include <stdio.h>

typedef struct Said {
    Compilation *compilation;
    const Command *command;
    Report report;
    LIST(Output) outputs;    /* written, not at their places yet */
} Said;

static bool report_error(Said *said, const char *what, const char *path)
{
    diag_error(said->compilation, 0, "%s %s: %s", what, path, strerror(errno));
    diag_print(said->compilation);
    return false;
}

static Extents *all_extents(Compilation *compilation, const Packages *packages)
{
    Extents *extents = extents_new(compilation->arena, &compilation->sources);

    list_each (SourcePackage *, package, packages->list)
        list_each (File *, file, package->files)
            extents_add_file(extents, file);
    return extents;
}

/* ---- standard output ---- */

static void print_json(const Report *report)
{
    LspFiles files = lsp_files(report, false);

    list_each (LspFile, file, files)
        fputs(file.text, stdout);
}

static bool print_all(Said *said, const IrPackage *package, const Placements *placements)
{
    if (said->command->lists_sites)
        listing_print(&(Listing){.compilation = said->compilation, .placements = placements, .package = package,
                                 .extents = said->report.extents, .output = stdout,
                                 .is_coloured = terminal_wants_colour(stdout)});
    if (said->command->prints_json)
        print_json(&said->report);
    return (fflush(stdout) == 0 && !ferror(stdout)) || report_error(said, "write", "/dev/stdout");
}

/* ---- files ---- */

static bool write_file(Said *said, const char *path, const char *text)
{
    Output output;

    if (!output_open_text(said->compilation, path, text, &output))
        return false;
    list_push(said->compilation->arena, &said->outputs, output);
    return true;
}

static bool write_json(Said *said)
{
    Arena *arena = said->compilation->arena;
    const char *directory = path_join(arena, said->command->json_directory, lsp_package_directory(&said->report));
    LspFiles files = lsp_files(&said->report, true);
    const char *missing = path_make_directories(arena, files.count ? directory : said->command->json_directory, 0755);

    if (missing)
        return report_error(said, "mkdir", missing);
    list_each (LspFile, file, files)
        if (!write_file(said, path_join(arena, directory, file.name), file.text))
            return false;
    return true;
}

static bool write_all(Said *said)
{
    const char *sarif = said->command->sarif;

    return (!sarif || write_file(said, sarif, sarif_text(&said->report))) &&
           (!said->command->json_directory || write_json(said));
}

bool say(Compilation *compilation, const Command *command, const Packages *packages, const IrProgram *program,
         const Placements *placements)
{
    if (!command->lists_sites && !compilation->options.keeps_findings)
        return true;
    const char *directory = path_working_directory(compilation->arena);
    const IrPackage *package = program->packages.items[program->packages.count - 1];
    Said said = {.compilation = compilation,
                 .command = command,
                 .report = {.compilation = compilation,
                            .extents = all_extents(compilation, packages),
                            .directory = strcmp(directory, "/") == 0 ? "" : directory,
                            .package = package->package->path,
                            .version = BERTH_VERSION}};

    bool fine = write_all(&said) && print_all(&said, package, placements);
    list_each (Output, output, said.outputs)
        fine = output_close(compilation, &output, fine) && fine;
    return fine;
}
