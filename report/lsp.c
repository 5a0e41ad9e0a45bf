/* Source: cmd/compile/internal/logopt of Go 1.19 (which members, names of files). */
#include "report/lsp.h"
#include "report/findings.h"
#include "report/json_text.h"

enum { SEVERITY_INFORMATION = 3 };

static void write_position(Writer *writer, const char *name, uint32_t line, uint32_t column)
{
    json_write_name(writer, name);
    writer_text(writer, "{");
    json_write_number(writer, "line", line);
    json_write_number(writer, "character", column);
    writer_text(writer, "}");
}

static void write_range(Writer *writer, const Range *range)
{
    json_write_name(writer, "range");
    writer_text(writer, "{");
    write_position(writer, "start", range->line, range->column);
    write_position(writer, "end", range->end_line, range->end_column);
    writer_text(writer, "}");
}

static void write_related(Writer *writer, const Range *range, const char *message)
{
    writer_text(writer, writer->bytes[writer->length - 1] == '[' ? "{" : ",{");
    json_write_name(writer, "location");
    writer_text(writer, "{");
    json_write_member(writer, "uri", json_file_uri(writer->arena, range->path));
    write_range(writer, range);
    writer_text(writer, "}");
    json_write_member(writer, "message", message);
    writer_text(writer, "}");
}

/* Where code of inlined calls was written. */
static void write_inlined(Writer *writer, const Report *report, Pos pos)
{
    InlinedPlaces places = range_inlined_places(report, pos);

    list_each (Pos, place, places) {
        Range range = range_at(report, place, false);
        write_related(writer, &range, "inlineLoc");
    }
}

static void write_all_related(Writer *writer, const Report *report, const Finding *finding)
{
    json_write_name(writer, "relatedInformation");
    writer_text(writer, "[");
    write_inlined(writer, report, finding->pos);
    list_each (FindingStep, step, finding->steps) {
        Range range = range_at(report, step.pos ? step.pos : finding->pos, step.is_name);
        write_related(writer, &range, arena_format(writer->arena, "escflow:  %s", step.text));
        write_inlined(writer, report, step.pos);
    }
    writer_text(writer, "]");
}

static bool has_related(const Report *report, const Finding *finding)
{
    const Sources *sources = &report->compilation->sources;

    return finding->steps.count || sources_outermost(sources, finding->pos) != finding->pos;
}

static void write_diagnostic(Writer *writer, const Report *report, const OrderedFinding *found)
{
    writer_text(writer, "{");
    write_range(writer, &found->range);
    json_write_number(writer, "severity", SEVERITY_INFORMATION);
    json_write_member(writer, "code", findings_code(found->finding->code)->code);
    json_write_member(writer, "source", "go compiler");
    json_write_member(writer, "message", found->finding->text);
    if (has_related(report, found->finding))
        write_all_related(writer, report, found->finding);
    writer_text(writer, "}\n");
}

static void write_header(Writer *writer, const Report *report, const char *path)
{
    writer_text(writer, "{");
    json_write_number(writer, "version", 0);
    json_write_member(writer, "package", report->package);
    json_write_member(writer, "goos", "linux");
    json_write_member(writer, "goarch", "amd64");
    json_write_member(writer, "gc_version", arena_format(writer->arena, "go1.19 berth %s", report->version));
    json_write_member(writer, "file", path);
    writer_text(writer, "}\n");
}

/* x/y.go -> y.json */
static const char *file_name(Arena *arena, const char *path)
{
    const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    size_t length = strlen(base);

    for (size_t i = length; i-- > 0;)
        if (strncmp(base + i, ".go", 3) == 0) {
            length = i;
            break;
        }
    return arena_format(arena, "%s.json", json_path_segment(arena, arena_format(arena, "%.*s", (int)length, base)));
}

LspFiles lsp_files(const Report *report, bool only_gos)
{
    Arena *arena = report->compilation->arena;
    OrderedFindings found = range_order_findings(report);
    const char *path = "";
    Writer writer = {.arena = arena};
    LspFiles files = {0};

    for (uint32_t i = 0; i < found.count; i++) {
        const OrderedFinding *one = &found.items[i];
        if (only_gos && !findings_code(one->finding->code)->is_gos)
            continue;
        if (strcmp(path, one->range.path) != 0) {
            path = one->range.path;
            writer = (Writer){.arena = arena};
            write_header(&writer, report, path);
            list_push(arena, &files, ((LspFile){.name = file_name(arena, path)}));
        }
        write_diagnostic(&writer, report, one);
        list_last(&files).text = writer_done(&writer);
    }
    return files;
}

const char *lsp_package_directory(const Report *report)
{
    return json_path_segment(report->compilation->arena, report->package);
}
