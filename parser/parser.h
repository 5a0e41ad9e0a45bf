/* Parser: a source file -> its syntax tree. */
#pragma once
#include "base/compilation.h"
#include "parser/ast.h"

/* The tree of the whole file.  Errors are recorded; File.has_syntax_errors then says that
 * parts of the tree were made up.  package_name is NULL if the package clause is wrong. */
File *parse_file(Compilation *compilation, Source *source);

/* Fills the targets of all branches of the file; reports those that have none, and labels that nobody needs.
 * As to Go's parser, it does not matter what is wrong with other declarations of the file. */
void labels_check(Compilation *compilation, File *file);

/* Prints the tree, for --dump=ast. */
void parser_dump(Compilation *compilation, const File *file);
