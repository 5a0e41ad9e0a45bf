/* Build constraints: file-name suffixes, //go:build expressions, "// +build" lines.
 *
 * The build is for linux/amd64 with the tags that Go 1.19 itself sets there, without
 * cgo; or for linux on a machine that nobody has written assembly for.  A malformed expression keeps its file out, as an unknown tag would.
 * Source: go/build (goodOSArchFile, shouldBuild, matchTag), go/build/constraint.
 */
#include "packages/constraint.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static bool is_one_of(Text word, const char *const *words)
{
    for (; *words; words++)
        if (text_equal(word, text_of(*words)))
            return true;
    return false;
}

static const char *const known_systems[] = {
    "aix",   "android", "darwin", "dragonfly", "freebsd", "hurd",    "illumos", "ios",     "js", "linux",
    "nacl",  "netbsd",  "openbsd", "plan9",    "solaris", "windows", "zos",     NULL};

static const char *const known_machines[] = {
    "386",    "amd64",    "amd64p32", "arm",   "armbe",  "arm64",   "arm64be", "loong64", "mips",
    "mipsle", "mips64",   "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv",
    "riscv64", "s390",    "s390x",    "sparc", "sparc64", "wasm",   NULL};

static const char *const tags_of_machine[][8] = {
    [MACHINE_AMD64] = {"linux", "unix", "gc", "goexperiment.regabiwrappers", "goexperiment.regabiargs", "amd64"},
    [MACHINE_PORTABLE] = {"linux", "unix", "gc", "goexperiment.regabiwrappers", "goexperiment.regabiargs", "purego",
                          "math_big_pure_go"},
};

/* go1.1 to go1.19 */
static bool is_release_tag(Text tag)
{
    char copy[16];
    char *end;

    if (tag.length >= sizeof copy || tag.length < 5 || memcmp(tag.bytes, "go1.", 4) != 0)
        return false;
    snprintf(copy, sizeof copy, "%.*s", TEXT_ARGS(tag));
    long release = strtol(copy + 4, &end, 10);
    return *end == 0 && copy[4] != '0' && release >= 1 && release <= 19;
}

static bool is_tag_set(Machine machine, Text tag)
{
    return is_one_of(tag, tags_of_machine[machine]) || is_release_tag(tag);
}

/* ---- file names ---- */

/* What follows the last '_' of `name`, which is cut off; empty if there is none. */
static Text cut_last_word(Text *name)
{
    size_t at = name->length;

    while (at > 0 && name->bytes[at - 1] != '_')
        at--;
    if (at == 0)
        return (Text){"", 0};
    Text word = {name->bytes + at, name->length - at};
    name->length = at - 1;
    return word;
}

bool constraint_allows_name(Machine machine, const char *file_name)
{
    Text name = {file_name, strcspn(file_name, ".")};
    Text last = cut_last_word(&name);

    if (text_equal(last, text_of("test")))
        last = cut_last_word(&name);
    if (is_one_of(last, known_machines)) {
        Text system = cut_last_word(&name);
        return is_tag_set(machine, last) && (!is_one_of(system, known_systems) || is_tag_set(machine, system));
    }
    return !is_one_of(last, known_systems) || is_tag_set(machine, last);
}

/* ---- //go:build expressions ---- */

typedef struct Expression {
    Machine machine;
    const char *next;
    const char *end;
    bool is_bad;
} Expression;

static bool read_or(Expression *expression);

static bool skip(Expression *expression, const char *operator)
{
    size_t length = strlen(operator);

    while (expression->next < expression->end && isspace((unsigned char)*expression->next))
        expression->next++;
    if ((size_t)(expression->end - expression->next) < length || memcmp(expression->next, operator, length) != 0)
        return false;
    expression->next += length;
    return true;
}

static bool is_tag_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

static bool read_tag(Expression *expression)
{
    Text tag = {expression->next, 0};

    while (expression->next < expression->end && is_tag_byte(*expression->next))
        expression->next++;
    tag.length = (size_t)(expression->next - tag.bytes);
    if (tag.length == 0)
        expression->is_bad = true;
    return is_tag_set(expression->machine, tag);
}

static bool read_not(Expression *expression)
{
    bool negated = false;

    while (skip(expression, "!"))
        negated = !negated;
    if (!skip(expression, "("))
        return read_tag(expression) != negated;
    bool value = read_or(expression);
    if (!skip(expression, ")"))
        expression->is_bad = true;
    return value != negated;
}

static bool read_and(Expression *expression)
{
    bool value = read_not(expression);

    while (!expression->is_bad && skip(expression, "&&"))
        value = read_not(expression) && value;
    return value;
}

static bool read_or(Expression *expression)
{
    bool value = read_and(expression);

    while (!expression->is_bad && skip(expression, "||"))
        value = read_and(expression) || value;
    return value;
}

static bool evaluate(Machine machine, Text text)
{
    Expression expression = {machine, text.bytes, text.bytes + text.length, false};
    bool value = read_or(&expression);

    skip(&expression, "");
    return value && !expression.is_bad && expression.next == expression.end;
}

/* ---- "// +build" lines: spaces are or, commas are and ---- */

static bool evaluate_plus_term(Machine machine, Text term)
{
    bool negated = term.length > 0 && term.bytes[0] == '!';

    return is_tag_set(machine, (Text){term.bytes + negated, term.length - negated}) != negated;
}

static Text cut_word(Text *rest, const char *separators)
{
    size_t start = 0, end;

    while (start < rest->length && strchr(separators, rest->bytes[start]))
        start++;
    for (end = start; end < rest->length && !strchr(separators, rest->bytes[end]);)
        end++;
    Text word = {rest->bytes + start, end - start};
    *rest = (Text){rest->bytes + end, rest->length - end};
    return word;
}

static bool evaluate_plus_line(Machine machine, Text line)
{
    for (Text word; (word = cut_word(&line, " \t")).length > 0;) {
        bool all = true;
        for (Text term; (term = cut_word(&word, ",")).length > 0;)
            all = evaluate_plus_term(machine, term) && all;
        if (all)
            return true;
    }
    return false;
}

/* ---- the head of a file ---- */

typedef struct Head {
    Machine machine;
    Text build;            /* the expression of //go:build; bytes NULL: none */
    bool plus_allows;      /* all "// +build" lines that a blank line ends so far */
    bool pending_allows;   /* those since the last blank line */
} Head;

static bool cut_prefix(Text *text, const char *prefix)
{
    size_t length = strlen(prefix);

    if (text->length < length || memcmp(text->bytes, prefix, length) != 0)
        return false;
    *text = (Text){text->bytes + length, text->length - length};
    return true;
}

static Text trim(Text text)
{
    while (text.length && isspace((unsigned char)text.bytes[0]))
        text = (Text){text.bytes + 1, text.length - 1};
    while (text.length && isspace((unsigned char)text.bytes[text.length - 1]))
        text.length--;
    return text;
}

static void read_line_comment(Head *head, Text line)
{
    if (cut_prefix(&line, "//go:build") && line.length && isspace((unsigned char)line.bytes[0])) {
        if (!head->build.bytes)
            head->build = trim(line);
        return;
    }
    if (!cut_prefix(&line, "//"))
        return;
    line = trim(line);
    if (cut_prefix(&line, "+build") && (line.length == 0 || isspace((unsigned char)line.bytes[0])))
        head->pending_allows = evaluate_plus_line(head->machine, line) && head->pending_allows;
}

/* Takes one line or one block comment off `rest`; false at the first token of the file. */
static bool read_head_line(Head *head, Text *rest)
{
    const char *newline = memchr(rest->bytes, '\n', rest->length);
    size_t length = newline ? (size_t)(newline - rest->bytes) : rest->length;
    Text line = trim((Text){rest->bytes, length});
    size_t used = length + (newline != NULL);

    if (line.length == 0) {
        head->plus_allows = head->plus_allows && head->pending_allows;
        head->pending_allows = true;
    } else if (line.length >= 2 && memcmp(line.bytes, "/*", 2) == 0) {
        size_t from = (size_t)(line.bytes - rest->bytes) + 2;
        const char *close = memmem(rest->bytes + from, rest->length - from, "*/", 2);
        if (!close)
            return false;
        used = (size_t)(close - rest->bytes) + 2;
    } else if (line.length >= 2 && memcmp(line.bytes, "//", 2) == 0) {
        read_line_comment(head, line);
    } else {
        return false;
    }
    *rest = (Text){rest->bytes + used, rest->length - used};
    return true;
}

bool constraint_allows_text(Machine machine, Text text)
{
    Head head = {.machine = machine, .plus_allows = true, .pending_allows = true};

    while (text.length > 0 && read_head_line(&head, &text))
        ;
    return head.build.bytes ? evaluate(machine, head.build) : head.plus_allows;
}
