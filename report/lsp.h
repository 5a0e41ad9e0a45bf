/* lsp: findings as the diagnostics of the Language Server Protocol, one JSON object a line, in the shape that Go's
 * -json=0,DIR gives editors.
 *
 * A line about the file comes first.  Two things are Go's and not the protocol's: lines and columns count from 1,
 * and columns are bytes.  One is not Go's: ranges end where what they speak of ends.
 */
#pragma once
#include "report/range.h"

typedef struct LspFile {
    const char *name;        /* Go's name for a file about it, without its directory: "main.json" */
    const char *text;        /* its lines */
} LspFile;

typedef LIST(LspFile) LspFiles;

/* A text for each source file that something was found in.  `only_gos`: no codes that Go's -json has not. */
LspFiles lsp_files(const Report *report, bool only_gos);

/* Go's directory for the package's files, below that of the flag. */
const char *lsp_package_directory(const Report *report);
