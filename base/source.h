/* Source: the text of one file.  Pos: a place in any source of the compilation.
 *
 * A Pos is an offset into all sources laid end to end, so a node needs four
 * bytes to know its file, line and column.  Line tables are made on demand:
 * only what is printed pays for them.  //line directives change the file and
 * line that a Pos is printed as (cmd/compile documentation, Line Directives).
 *
 * The body of an inlined call is a copy of source text with places of its own: each
 * call gets a Source without text that stands for the callee's, so that one Pos says
 * both where the code was written and where the call is.
 */
#pragma once
#include "base/list.h"
#include "base/text.h"

typedef uint32_t Pos;  /* 0: no position */

/* From byte offset `offset` on, lines count from `line` in file `path`. */
typedef struct LineDirective {
    uint32_t offset;       /* of the first byte after the directive's line or comment */
    const char *path;      /* NULL: unchanged */
    uint32_t line;
    uint32_t column;       /* 0: columns are unknown and not printed */
} LineDirective;

typedef struct Source {
    const char *path;          /* as opened */
    const char *display_path;  /* as printed: "./main.go" */
    Text text;                 /* text.bytes[text.length] == 0 */
    Pos base;                  /* Pos of its first byte */
    LIST(LineDirective) directives;  /* ascending; written by the lexer */
    uint32_t *line_starts;     /* made by source_place; offset of each line's first byte */
    uint32_t line_count;
    Pos call;                  /* the body of an inlined call: where the call is (itself perhaps in such a body), else 0 */
    Pos original;              /* of an inlined call: Pos of the first byte it stands for */
    const void *function;      /* of an inlined call: the callee (an IrFunction) */
} Source;

typedef struct Sources {
    Arena *arena;
    LIST(Source *) list;       /* ascending base */
    Pos next_base;
} Sources;

/* Where a Pos is, as people read it. */
typedef struct Place {
    const char *path;          /* display path, after //line directives */
    uint32_t line_number;      /* from 1 */
    uint32_t column_number;    /* bytes, from 1; 0: not known */
} Place;

/* Registers a text (kept, not copied; must be zero-terminated after its length). */
Source *sources_add(Sources *sources, const char *path, const char *display_path, Text text);

/* A Source for the body of a call at `call` of `function`, whose text is from start to end. */
Source *sources_add_inlined(Sources *sources, Pos call, const void *function, Pos start, Pos end);

/* Where `pos` of a callee's text is in the body of the inlined call. */
Pos source_inlined(const Source *inlined, Pos pos);

/* Where the code at `pos` was written: not changed unless it is in the body of an inlined call. */
Pos sources_written(const Sources *sources, Pos pos);

/* Where people find `pos`: code of inlined calls is at the outermost call. */
Pos sources_outermost(const Sources *sources, Pos pos);

/* Reads a whole file: 0 or an errno.  A directory gives EISDIR.  `*text` is in `arena`. */
int source_read_file(Arena *arena, const char *path, Text *text);

/* The source that holds `pos`, or NULL for 0. */
Source *sources_find(const Sources *sources, Pos pos);

/* The place of `pos`, or of the outermost call that it was inlined by; line directives applied. */
Place sources_place(Sources *sources, Pos pos);

/* The place of `pos` in the file as it is, line directives ignored. */
Place sources_physical_place(Sources *sources, Pos pos);

/* The position of what follows `word` at `pos`; `pos` itself if another word is there. */
Pos sources_skip_word(const Sources *sources, Pos pos, const char *word);

/* The place of `pos` as texts of errors say it: "f.go:3:5". */
const char *sources_pos_text(Sources *sources, Pos pos);

/* The source line that holds `pos`, without its newline. */
Text sources_line(Sources *sources, Pos pos);
