/* The names are those of the format: SARIF 2.1.0, sections 3.13 (file) to 3.30 (region). */
#include "report/sarif.h"
#include "base/map.h"
#include "report/findings.h"
#include "report/json_text.h"

/* The directory that berth worked in, by the name that CI systems have for the root of a repository. */
static const char base_id[] = "%SRCROOT%";

typedef struct Artifacts {
    LIST(const char *) paths;
    Map numbers;             /* Name of a path -> its number, from 1 */
} Artifacts;

typedef struct Sarif {
    const Report *report;
    Arena *arena;
    Writer *writer;
    Artifacts artifacts;
} Sarif;

static bool is_problem(FindingCode code)
{
    return code == FINDING_ESCAPE || code == FINDING_ESCAPES || code == FINDING_LEAK || code == FINDING_LEAK_UNKNOWN;
}

/* ---- pieces ---- */

static void open_object(Sarif *sarif, const char *name)
{
    json_write_name(sarif->writer, name);
    writer_text(sarif->writer, "{");
}

static void open_list(Sarif *sarif, const char *name)
{
    json_write_name(sarif->writer, name);
    writer_text(sarif->writer, "[");
}

/* An element of a list. */
static void open_element(Sarif *sarif)
{
    writer_text(sarif->writer, sarif->writer->bytes[sarif->writer->length - 1] == '[' ? "\n{" : ",\n{");
}

static void close(Sarif *sarif, const char *brackets)
{
    writer_text(sarif->writer, brackets);
}

static void write_message(Sarif *sarif, const char *name, const char *text)
{
    open_object(sarif, name);
    json_write_member(sarif->writer, "text", text);
    close(sarif, "}");
}

/* ---- files ---- */

static uint32_t artifact_number(Sarif *sarif, const char *path)
{
    Names *names = &sarif->report->compilation->names;
    Name *name = name_of(names, path);
    uintptr_t number = (uintptr_t)map_get(&sarif->artifacts.numbers, name);

    if (!number) {
        list_push(sarif->arena, &sarif->artifacts.paths, path);
        number = sarif->artifacts.paths.count;
        map_put(sarif->arena, &sarif->artifacts.numbers, name, (void *)number);
    }
    return (uint32_t)number - 1;
}

/* Below the working directory: relative, so that the result means the same elsewhere. */
static void write_file_place(Sarif *sarif, const char *path)
{
    const char *directory = sarif->report->directory;
    size_t length = strlen(directory);

    if (strncmp(path, directory, length) == 0 && path[length] == '/') {
        json_write_member(sarif->writer, "uri", json_uri_path(sarif->arena, path + length + 1));
        json_write_member(sarif->writer, "uriBaseId", base_id);
    } else {
        json_write_member(sarif->writer, "uri", json_file_uri(sarif->arena, path));
    }
}

static void write_artifacts(Sarif *sarif)
{
    open_list(sarif, "artifacts");
    list_each (const char *, path, sarif->artifacts.paths) {
        open_element(sarif);
        open_object(sarif, "location");
        write_file_place(sarif, path);
        close(sarif, "}");
        json_write_member(sarif->writer, "sourceLanguage", "go");
        close(sarif, "}");
    }
    close(sarif, "]");
}

/* ---- places ---- */

static void write_region(Sarif *sarif, const Range *range)
{
    open_object(sarif, "region");
    json_write_number(sarif->writer, "startLine", range->line);
    if (range->column) {
        json_write_number(sarif->writer, "startColumn", range->column - range->wide_bytes);
        json_write_number(sarif->writer, "endLine", range->end_line);
        json_write_number(sarif->writer, "endColumn", range->end_column - range->end_wide_bytes);
    }
    close(sarif, "}");
}

static void write_physical(Sarif *sarif, const Range *range)
{
    open_object(sarif, "physicalLocation");
    open_object(sarif, "artifactLocation");
    write_file_place(sarif, range->path);
    json_write_number(sarif->writer, "index", artifact_number(sarif, range->path));
    close(sarif, "}");
    write_region(sarif, range);
    close(sarif, "}");
}

static void write_related(Sarif *sarif, const Finding *finding)
{
    InlinedPlaces places = range_inlined_places(sarif->report, finding->pos);
    uint32_t id = 0;

    if (!places.count)
        return;
    open_list(sarif, "relatedLocations");
    list_each (Pos, place, places) {
        Range range = range_at(sarif->report, place, false);
        open_element(sarif);
        json_write_number(sarif->writer, "id", ++id);
        write_physical(sarif, &range);
        write_message(sarif, "message", "inlined from here");
        close(sarif, "}");
    }
    close(sarif, "]");
}

/* The steps of -m=2: a flow, and indented below it what makes it. */
static void write_flow(Sarif *sarif, const Finding *finding)
{
    if (!finding->steps.count)
        return;
    open_list(sarif, "codeFlows");
    open_element(sarif);
    open_list(sarif, "threadFlows");
    open_element(sarif);
    open_list(sarif, "locations");
    list_each (FindingStep, step, finding->steps) {
        size_t indent = strspn(step.text, " ");
        Range range = range_at(sarif->report, step.pos ? step.pos : finding->pos, step.is_name);
        open_element(sarif);
        open_object(sarif, "location");
        write_physical(sarif, &range);
        write_message(sarif, "message", step.text + indent);
        close(sarif, "}");
        json_write_number(sarif->writer, "nestingLevel", indent > 2);
        close(sarif, "}");
    }
    close(sarif, "]}]}]");
}

/* ---- the run ---- */

static void write_result(Sarif *sarif, const OrderedFinding *found)
{
    FindingCode code = found->finding->code;

    open_element(sarif);
    json_write_member(sarif->writer, "ruleId", findings_code(code)->code);
    json_write_number(sarif->writer, "ruleIndex", code);
    json_write_member(sarif->writer, "kind", is_problem(code) ? "fail" : "informational");
    json_write_member(sarif->writer, "level", is_problem(code) ? "note" : "none");
    write_message(sarif, "message", found->finding->text);
    open_list(sarif, "locations");
    open_element(sarif);
    write_physical(sarif, &found->range);
    close(sarif, "}]");
    write_flow(sarif, found->finding);
    write_related(sarif, found->finding);
    close(sarif, "}");
}

static void write_rule(Sarif *sarif, FindingCode code)
{
    const FindingKind *kind = findings_code(code);

    open_element(sarif);
    json_write_member(sarif->writer, "id", kind->code);
    json_write_member(sarif->writer, "name", kind->code);
    write_message(sarif, "shortDescription", kind->title);
    write_message(sarif, "fullDescription", kind->help);
    write_message(sarif, "help", kind->help);
    open_object(sarif, "defaultConfiguration");
    json_write_member(sarif->writer, "level", is_problem(code) ? "note" : "none");
    close(sarif, "}}");
}

static void write_tool(Sarif *sarif)
{
    open_object(sarif, "tool");
    open_object(sarif, "driver");
    json_write_member(sarif->writer, "name", "berth");
    json_write_member(sarif->writer, "version", sarif->report->version);
    open_list(sarif, "rules");
    for (FindingCode code = 0; code < FINDING_CODES; code++)
        write_rule(sarif, code);
    close(sarif, "]}}");
}

static void write_base(Sarif *sarif)
{
    const char *directory = arena_format(sarif->arena, "%s/", sarif->report->directory);

    open_object(sarif, "originalUriBaseIds");
    open_object(sarif, base_id);
    json_write_member(sarif->writer, "uri", json_file_uri(sarif->arena, directory));
    close(sarif, "}}");
}

const char *sarif_text(const Report *report)
{
    Arena *arena = report->compilation->arena;
    Writer writer = {.arena = arena};
    Sarif sarif = {.report = report, .arena = arena, .writer = &writer};
    OrderedFindings found = range_order_findings(report);

    writer_text(&writer, "{");
    json_write_member(&writer, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_write_member(&writer, "version", "2.1.0");
    open_list(&sarif, "runs");
    open_element(&sarif);
    write_tool(&sarif);
    write_base(&sarif);
    json_write_member(&writer, "columnKind", "unicodeCodePoints");
    open_list(&sarif, "results");
    for (uint32_t i = 0; i < found.count; i++)
        write_result(&sarif, &found.items[i]);
    close(&sarif, "]");
    write_artifacts(&sarif);
    close(&sarif, "}]}\n");
    return writer_done(&writer);
}
