/* Recording of findings. */
#include "base/compilation.h"

Finding *finding_add(Compilation *compilation, FindingCode code, Pos pos, bool is_name, const char *text)
{
    Finding *finding = arena_new(compilation->arena, Finding);

    finding->code = code;
    finding->pos = pos;
    finding->is_name = is_name;
    finding->text = text;
    list_push(compilation->arena, &compilation->findings.list, finding);
    return finding;
}

void finding_add_step(Compilation *compilation, Finding *finding, Pos pos, bool is_name, const char *text)
{
    if (finding)
        list_push(compilation->arena, &finding->steps, ((FindingStep){pos, is_name, text}));
}
