/* Sources: RFC 8259 (JSON); RFC 3986 (URIs); net/url of Go 1.19 (which characters of a path stay as they are). */
#include "report/json_text.h"

static void write_control(Writer *writer, unsigned char byte)
{
    static const char letters[] = "btn?fr";  /* of 8 to 13; 11 has none */

    if (byte >= '\b' && byte <= '\r' && byte != '\v')
        writer_format(writer, "\\%c", letters[byte - '\b']);
    else
        writer_format(writer, "\\u%04x", byte);
}

void json_write_string(Writer *writer, const char *text)
{
    Text rest = text_of(text);
    size_t length;

    writer_text(writer, "\"");
    for (; rest.length; rest.bytes += length, rest.length -= length) {
        unsigned char first = (unsigned char)rest.bytes[0];
        uint32_t rune = text_rune(rest, &length);
        if (first < ' ')
            write_control(writer, first);
        else if (first == '"' || first == '\\')
            writer_format(writer, "\\%c", first);
        else if (rune == 0xfffd && length == 1)
            writer_text(writer, "\\ufffd");
        else
            writer_bytes(writer, rest.bytes, length);
    }
    writer_text(writer, "\"");
}

void json_write_name(Writer *writer, const char *name)
{
    char last = writer->length ? writer->bytes[writer->length - 1] : '{';

    if (last != '{' && last != '[' && last != '\n')
        writer_text(writer, ",");
    json_write_string(writer, name);
    writer_text(writer, ":");
}

void json_write_member(Writer *writer, const char *name, const char *text)
{
    json_write_name(writer, name);
    json_write_string(writer, text);
}

void json_write_number(Writer *writer, const char *name, uint64_t number)
{
    json_write_name(writer, name);
    writer_format(writer, "%llu", (unsigned long long)number);
}

/* ---- URIs ---- */

static const char *escape(Arena *arena, const char *text, const char *kept)
{
    Writer writer = {.arena = arena};

    for (const char *c = text; *c; c++) {
        bool is_letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');
        if (is_letter || strchr(kept, *c))
            writer_bytes(&writer, c, 1);
        else
            writer_format(&writer, "%%%02X", (unsigned char)*c);
    }
    return writer_done(&writer);
}

const char *json_uri_path(Arena *arena, const char *path)
{
    return escape(arena, path, "-_.~$&+,/:;=@");
}

const char *json_file_uri(Arena *arena, const char *absolute_path)
{
    return arena_format(arena, "file://%s", json_uri_path(arena, absolute_path));
}

const char *json_path_segment(Arena *arena, const char *text)
{
    return escape(arena, text, "-_.~$&+:=@");
}
