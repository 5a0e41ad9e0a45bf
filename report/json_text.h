/* json_text: texts as JSON and URIs have them. */
#pragma once
#include "base/text.h"

/* A string of JSON, with its quotes.  What is no UTF-8, as file names may be, becomes U+FFFD. */
void json_write_string(Writer *writer, const char *text);

/* ,"NAME":  without the comma after a brace or bracket, or at the beginning. */
void json_write_name(Writer *writer, const char *name);

void json_write_member(Writer *writer, const char *name, const char *text);
void json_write_number(Writer *writer, const char *name, uint64_t number);

/* A file as a URI has it; any bytes. */
const char *json_file_uri(Arena *arena, const char *absolute_path);

/* `path` as the relative part of a URI. */
const char *json_uri_path(Arena *arena, const char *path);

/* One segment of a path: a "/" in it is escaped too.  As url.PathEscape of Go does it. */
const char *json_path_segment(Arena *arena, const char *text);
