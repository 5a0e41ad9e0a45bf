/* The grammar of Go 1.19, with bison: LALR(1), without conflicts.
 *
 * It must never look at what a name means: actions build nodes (build.h) and nothing
 * else; what only types can tell is the checker's.  Three things that one token of
 * look-ahead cannot decide are decided before a token arrives here:
 *   - which '{' opens a body (lexer/braces.c; the grammar reports back in literal_open);
 *   - where a newline is a ';' (lexer/semicolons.c);
 *   - whether the '[' after the name of a type declaration opens type parameters
 *     (TYPE_PARAMETERS_OPEN, look_ahead.c).
 * Types are expressions wherever an expression may stand, as in Go's own parser.
 * Lists are gathered on the parser's item stack; the value of a list is its count.
 * BAD_* tokens stand for no text: recover.c pretends them after an error, and where one fits nowhere,
 * feed.c uses it to refuse a token.
 *
 * Names in comments at rules are productions of the Go spec.
 * Source: Go spec; positions and shapes: cmd/compile/internal/syntax/parser.go.
 */
%require "3.8"
%expect 0
%define api.pure full
%define api.push-pull push
%define api.prefix {grammar_}
%define api.token.prefix {G_}
%define api.value.type {union Value}
%define api.location.type {Pos}
%define parse.error custom
%locations
%param {Parser *parser}

%code requires {
#include "parser/build.h"
}

%code provides {
enum { G_ANY = G_GRAMMAR_EMPTY };  /* in tables: whatever token */
}

%code {
#include "parser/internal.h"

#define YYLLOC_DEFAULT(current, right, count) ((current) = (count) ? YYRHSLOC(right, 1) : YYRHSLOC(right, 0))
#define YYMAXDEPTH 2000000  /* symbols: a bound for the recursion of later stages, far above any program */

static void grammar_error(Pos *place, Parser *parser, const char *text);
}

%token END 0 "EOF"
%token <name> NAME "name"
%token <literal> LITERAL "literal"
%token <expr> BAD_EXPR BAD_TYPE
%token BAD_STATEMENT
%token <token> ADD "+" SUB "-" MUL "*" AND "&" OR "|" XOR "^" MULTIPLYING "multiplying operator"
%token <token> COMPARING "comparing operator" AND_AND "&&" OR_OR "||" ARROW "<-" NOT "!" TILDE "~"
%token <token> ASSIGN "=" DEFINE ":=" ASSIGN_OPERATOR "op=" STEP "++"
%token <token> PAREN_OPEN "(" PAREN_CLOSE ")" BRACKET_OPEN "[" BRACKET_CLOSE "]" TYPE_PARAMETERS_OPEN
%token <token> BRACE_OPEN "{" BODY_OPEN BRACE_CLOSE "}" COMMA "," DOT "." DOTS "..." SEMICOLON ";" COLON ":"
%token <token> BREAK "break" CASE "case" CHAN "chan" CONST "const" CONTINUE "continue" DEFAULT "default"
%token <token> DEFER "defer" ELSE "else" FALLTHROUGH "fallthrough" FOR "for" FUNC "func" GO "go" GOTO "goto"
%token <token> IF "if" IMPORT "import" INTERFACE "interface" MAP "map" PACKAGE "package" RANGE "range"
%token <token> RETURN "return" SELECT "select" STRUCT "struct" SWITCH "switch" TYPE "type" VAR "var"

/* A type that could go on does: its shorter form loses against what may follow. */
%precedence SHORTER
%precedence "(" "[" "." "<-" BODY_OPEN
%left "||"
%left "&&"
%left COMPARING
%left "+" "-" "|" "^"
%left "*" "&" MULTIPLYING
%precedence UNARY

%type <count> imports import_decl import_list declarations declaration
%type <count> const_decl const_list type_decl type_list var_decl var_list
%type <node> import_spec const_spec type_spec var_spec func_decl
%type <count> names expressions two_expressions types statements clauses comm_clauses case_list
%type <count> parameters parameter_list type_parameter_list fields field_list field methods method_list
%type <count> elements element_list
%type <arguments> arguments
%type <field> parameter type_parameter receiver method method_union
%type <node> statement simple_statement statement_declaration if_statement else_part if_initial for_initial
%type <header> if_header for_header switch_header
%type <node> range_clause clause last_clause comm_clause last_comm_clause clause_head comm_clause_head
%type <block> block body function_body
%type <closed> statements_close switch_close select_close type_parameters
%type <expr> expr primary paren literal_name value element index_list index
%type <expr> type named_type bracket_type paren_type receive_type pointer_type other_type literal_type struct_type
%type <expr> type_after_name type_of_channel type_of_result constraint_term constraint_after_name tilde_type
%type <expr> qualified_type qualified_name instance array_type unnamed_parameter dots_type parenthesised_embedded
%type <literal> tag
%type <signature> signature function_type
%type <function> function_head
%type <token> send_channel embedded_open assign binary_or literal_open signature_open type_parameters_open

%%

/* ---- files and declarations ---- */

/* SourceFile */
file: package_clause imports declarations                { build_file(parser, $2 + $3, @1); }
;
package_clause: "package" NAME ";"                       { build_package(parser, $1.pos, $2); }
;
imports: %empty                                          { $$ = 0; }
    | imports "import" import_decl ";"                   { $$ = $1 + $3; }
;
declarations: %empty                                     { $$ = 0; }
    | declarations declaration ";"                       { $$ = $1 + $2; }
;
/* TopLevelDecl */
declaration: "const" const_decl                          { $$ = $2; }
    | "type" type_decl                                   { $$ = $2; }
    | "var" var_decl                                     { $$ = $2; }
    | func_decl                                          { $$ = $1 ? build_item(parser, $1) : 0; }
;

/* ImportDecl */
import_decl: import_spec                                 { $$ = build_item(parser, $1); }
    | "(" ")"                                            { $$ = 0; }
    | "(" import_list ")"                                { $$ = build_group(parser, $1.pos, $2); }
    | "(" import_list ";" ")"                            { $$ = build_group(parser, $1.pos, $2); }
;
import_list: import_spec                                 { $$ = build_item(parser, $1); }
    | import_list ";" import_spec                        { $$ = $1 + build_item(parser, $3); }
;
import_spec: LITERAL                                     { $$ = build_import(parser, @1, NULL, $1); }
    | NAME LITERAL                                       { $$ = build_import(parser, @1, $1, $2); }
    | "." LITERAL                                        { $$ = build_dot_import(parser, $1.pos, $2); }
;

/* ConstDecl */
const_decl: const_spec                                   { $$ = build_item(parser, $1); }
    | "(" ")"                                            { $$ = 0; }
    | "(" const_list ")"                                 { $$ = build_group(parser, $1.pos, $2); }
    | "(" const_list ";" ")"                             { $$ = build_group(parser, $1.pos, $2); }
;
const_list: const_spec                                   { $$ = build_item(parser, $1); }
    | const_list ";" const_spec                          { $$ = $1 + build_item(parser, $3); }
;
const_spec: names                                        { $$ = build_const(parser, @1, $1, NULL, 0); }
    | names type                                         { $$ = build_const(parser, @1, $1, $2, 0); }
    | names assign expressions                           { $$ = build_const(parser, @1, $1, NULL, $3); }
    | names type assign expressions                      { $$ = build_const(parser, @1, $1, $2, $4); }
;

/* TypeDecl */
type_decl: type_spec                                     { $$ = build_item(parser, $1); }
    | "(" ")"                                            { $$ = 0; }
    | "(" type_list ")"                                  { $$ = build_group(parser, $1.pos, $2); }
    | "(" type_list ";" ")"                              { $$ = build_group(parser, $1.pos, $2); }
;
type_list: type_spec                                     { $$ = build_item(parser, $1); }
    | type_list ";" type_spec                            { $$ = $1 + build_item(parser, $3); }
;
type_spec: NAME type                                     { $$ = build_type_decl(parser, $1, build_closed(0, 0), false, $2); }
    | NAME assign type                                   { $$ = build_type_decl(parser, $1, build_closed(0, 0), true, $3); }
    | NAME TYPE_PARAMETERS_OPEN type_parameters type     { $$ = build_type_decl(parser, $1, $3, false, $4); }
    | NAME TYPE_PARAMETERS_OPEN type_parameters assign type
                                                         { $$ = build_type_decl(parser, $1, $3, true, $5); }
;

/* VarDecl */
var_decl: var_spec                                       { $$ = build_item(parser, $1); }
    | "(" ")"                                            { $$ = 0; }
    | "(" var_list ")"                                   { $$ = build_group(parser, $1.pos, $2); }
    | "(" var_list ";" ")"                               { $$ = build_group(parser, $1.pos, $2); }
;
var_list: var_spec                                       { $$ = build_item(parser, $1); }
    | var_list ";" var_spec                              { $$ = $1 + build_item(parser, $3); }
;
var_spec: names type                                     { $$ = build_var(parser, @1, $1, $2, 0); }
    | names type assign expressions                      { $$ = build_var(parser, @1, $1, $2, $4); }
    | names assign expressions                           { $$ = build_var(parser, @1, $1, NULL, $3); }
;
names: NAME                                              { $$ = build_name(parser, $1); }
    | names "," NAME                                     { $$ = $1 + build_name(parser, $3); }
;
assign: "="                                              { $$ = $1; }
    | ":="                                               { $$ = build_wrong_assign(parser, $1.pos); }
;

/* FunctionDecl, MethodDecl */
func_decl: "func" BAD_STATEMENT                          { $$ = NULL; }
    | "func" receiver BAD_STATEMENT                      { $$ = NULL; }
    | function_head signature                            { $$ = build_function(parser, $1, $2, NULL); }
    | function_head signature function_body              { $$ = build_function(parser, $1, $2, $3); }
;
function_head: "func" NAME                               { $$ = build_function_head(parser, @2, NULL, $2); }
    | "func" NAME type_parameters_open type_parameters   { $$ = build_generic_head(parser, @2, NULL, $2, $3.pos, $4); }
    | "func" receiver NAME                               { $$ = build_function_head(parser, @2, $2, $3); }
    | "func" receiver NAME type_parameters_open type_parameters
                                                         { $$ = build_generic_head(parser, @2, $2, $3, $4.pos, $5); }
;
receiver: signature_open parameters ")"                         { $$ = build_receiver(parser, $2); }
;
function_body: "{" statements_close                      { $$ = build_block(parser, $2, $1.pos); }
;

/* Signature */
signature: signature_open parameters ")"  %prec SHORTER  { $$ = build_signature(parser, @1, $2, $3.pos); }
    | signature_open parameters ")" type_of_result       { $$ = build_signature_result(parser, @1, $2, $4, @4); }
    | signature_open parameters ")" signature_open parameters ")"
                                                         { $$ = build_signature_results(parser, @1, $2, $5, $6.pos); }
;
signature_open: "("                                      { $$ = $1; }
;
parameters: %empty                                       { $$ = 0; }
    | parameter_list                                     { $$ = $1; }
    | parameter_list ","                                 { $$ = $1; }
;
parameter_list: parameter                                { $$ = build_item(parser, $1); }
    | parameter_list "," parameter                       { $$ = $1 + build_item(parser, $3); }
;
/* ParameterDecl; what a lone name is, the whole list decides. */
parameter: NAME                                          { $$ = build_field(parser, @1, $1, NULL); }
    | NAME type_after_name                               { $$ = build_field(parser, @1, $1, $2); }
    | NAME array_type                                    { $$ = build_field(parser, @1, $1, $2); }
    | NAME dots_type                                     { $$ = build_field(parser, @1, $1, $2); }
    | NAME instance                                      { $$ = build_field(parser, @1, NULL, build_instance($1, $2)); }
    | unnamed_parameter                                  { $$ = build_field(parser, @1, NULL, $1); }
;
unnamed_parameter: dots_type | qualified_type | bracket_type | paren_type | receive_type | pointer_type | other_type
    | BAD_TYPE
;
dots_type: "..." type                                    { $$ = build_dots(parser, $1.pos, $2); }
;
type_parameters_open: "["                                { $$ = $1; }
;
/* TypeParameters */
type_parameters: type_parameter_list "]"                 { $$ = build_closed($1, $2.pos); }
    | type_parameter_list "," "]"                        { $$ = build_closed($1, $3.pos); }
;
type_parameter_list: type_parameter                      { $$ = build_item(parser, $1); }
    | type_parameter_list "," type_parameter             { $$ = $1 + build_item(parser, $3); }
;
type_parameter: NAME                                     { $$ = build_field(parser, @1, $1, NULL); }
    | NAME constraint_after_name                         { $$ = build_field(parser, @1, $1, $2); }
    | NAME array_type                                    { $$ = build_field(parser, @1, $1, $2); }
    | NAME dots_type                                     { $$ = build_field(parser, @1, $1, $2); }
    | NAME instance                                      { $$ = build_field(parser, @1, NULL, build_instance($1, $2)); }
    | unnamed_parameter                                  { $$ = build_field(parser, @1, NULL, $1); }
    | tilde_type                                         { $$ = build_field(parser, @1, NULL, $1); }
    | type_parameter binary_or constraint_term           { $$ = build_field_union(parser, $1, $2, $3); }
;
binary_or: "|"                                           { $$ = $1; }
;
constraint_after_name: type_after_name | tilde_type
;
/* TypeTerm */
constraint_term: type | tilde_type
;
tilde_type: "~" type                                     { $$ = build_unary(parser, $1, $2); }
;

/* ---- types ---- */

/* Type, by how it begins, since not every beginning is possible everywhere. */
type: named_type | bracket_type | paren_type | receive_type | pointer_type | other_type | BAD_TYPE
;
type_after_name: named_type | paren_type | receive_type | pointer_type | other_type | BAD_TYPE
;
type_of_channel: named_type | bracket_type | paren_type | pointer_type | other_type | BAD_TYPE
;
type_of_result: named_type | bracket_type | receive_type | pointer_type | other_type
;

/* TypeName [ TypeArgs ] */
named_type: NAME  %prec SHORTER                          { $$ = &$1->expr; }
    | NAME "[" index "]"                                 { $$ = build_index(parser, $2.pos, &$1->expr, $3, $4.pos); }
    | qualified_type
;
qualified_type: qualified_name  %prec SHORTER
    | qualified_name "[" index "]"                       { $$ = build_index(parser, $2.pos, $1, $3, $4.pos); }
;
/* QualifiedIdent */
qualified_name: NAME "." NAME                            { $$ = build_selector(parser, $2.pos, &$1->expr, $3); }
;
/* After a name: whether it is an instance of a generic type or has an array type shows behind the ']'. */
instance: "[" expr "]"                                   { $$ = build_index(parser, $1.pos, NULL, $2, $3.pos); }
    | "[" index_list "]"                                 { $$ = build_index(parser, $1.pos, NULL, $2, $3.pos); }
;
/* ArrayType, SliceType */
bracket_type: array_type
    | "[" "..." "]" type                                 { $$ = build_array_type(parser, $1.pos, NULL, $4); }
;
array_type: "[" "]" type                                 { $$ = build_slice_type(parser, $1.pos, $3); }
    | "[" expr "]" type                                  { $$ = build_array_type(parser, $1.pos, $2, $4); }
;
paren_type: "(" type ")"                                 { $$ = $2; }
;
/* PointerType */
pointer_type: "*" type                                   { $$ = build_unary(parser, $1, $2); }
;
/* ChannelType */
receive_type: "<-" "chan" type                           { $$ = build_channel_type(parser, $1.pos, CHAN_RECEIVE_ONLY, $3); }
;
other_type: literal_type  %prec SHORTER
    | "chan" type_of_channel                             { $$ = build_channel_type(parser, $1.pos, CHAN_BOTH, $2); }
    | send_channel type                                  { $$ = build_channel_type(parser, $1.pos, CHAN_SEND_ONLY, $2); }
    | "interface" literal_open methods "}"               { $$ = build_interface_type(parser, $1.pos, $3, $4.pos); }
    | function_type  %prec SHORTER                       { $$ = &$1->expr; }
;
send_channel: "chan" "<-"                                { $$ = $1; }
;
/* Not a bracket_type, but with it what a composite literal may begin with beside names. */
literal_type: struct_type
    | "map" "[" type "]" type                            { $$ = build_map_type(parser, $1.pos, $3, $5); }
;
/* FunctionType */
function_type: "func" signature                          { $$ = $2; }
    | "func" type_parameters_open type_parameters signature
                                                         { $$ = build_generic_function_type(parser, $2.pos, $3, $4); }
;
/* StructType */
struct_type: "struct" literal_open fields "}"            { $$ = build_struct_type(parser, $1.pos, $3, $4.pos); }
;
fields: %empty                                           { $$ = 0; }
    | field_list                                         { $$ = $1; }
    | field_list ";"                                     { $$ = $1; }
;
field_list: field                                        { $$ = $1; }
    | field_list ";" field                               { $$ = $1 + $3; }
;
/* FieldDecl */
field: NAME tag                                          { $$ = build_embedded(parser, @1, &$1->expr, $2); }
    | qualified_type tag                                 { $$ = build_embedded(parser, @1, $1, $2); }
    | NAME instance tag                                  { $$ = build_embedded(parser, @1, build_instance($1, $2), $3); }
    | NAME array_type tag                                { $$ = build_named_field(parser, $1, $2, $3); }
    | NAME type_after_name tag                           { $$ = build_named_field(parser, $1, $2, $3); }
    | NAME "," names type tag                            { $$ = build_named_fields(parser, $1, $3, $4, $5); }
    | "*" named_type tag                                 { $$ = build_embedded(parser, @1, build_unary(parser, $1, $2), $3); }
    | parenthesised_embedded tag                         { $$ = build_embedded(parser, @1, $1, $2); }
;
/* Go reads on, but refuses it. */
parenthesised_embedded: embedded_open named_type ")"     { $$ = $2; }
    | embedded_open "*" named_type ")"                   { $$ = build_unary(parser, $2, $3); }
    | "*" embedded_open named_type ")"                   { $$ = build_unary(parser, $1, $3); }
;
embedded_open: "("                                       { $$ = build_embedded_open(parser, $1); }
;
tag: %empty                                              { $$ = NULL; }
    | LITERAL                                            { $$ = $1; }
;
/* InterfaceType */
methods: %empty                                          { $$ = 0; }
    | method_list                                        { $$ = $1; }
    | method_list ";"                                    { $$ = $1; }
;
method_list: method                                      { $$ = build_item(parser, $1); }
    | method_list ";" method                             { $$ = $1 + build_item(parser, $3); }
;
method: NAME signature                                   { $$ = build_field(parser, @1, $1, &$2->expr); }
    | NAME TYPE_PARAMETERS_OPEN type_parameters signature
                                                         { $$ = build_generic_method(parser, $1, $2.pos, $3, $4); }
    | NAME "[" "]" signature                             { $$ = build_empty_generic(parser, $1, $3.pos, $4); }
    | method_union                                       { $$ = $1; }
;
method_union: NAME "[" "]"                               { $$ = build_empty_generic(parser, $1, $3.pos, NULL); }
    | constraint_term                                    { $$ = build_field(parser, @1, NULL, $1); }
    | method_union binary_or constraint_term             { $$ = build_field_union(parser, $1, $2, $3); }
;
types: type                                              { $$ = build_item(parser, $1); }
    | types "," type                                     { $$ = $1 + build_item(parser, $3); }
;
/* What stands between the brackets of an index expression or a type instance. */
index: expr | index_list
;
index_list: expr ","                                     { $$ = $1; }
    | expr "," types                                     { $$ = build_index_list(parser, $1, $3); }
    | expr "," types ","                                 { $$ = build_index_list(parser, $1, $3); }
;

/* ---- expressions ---- */

expressions: expr                                        { $$ = build_item(parser, $1); }
    | expressions "," expr                               { $$ = $1 + build_item(parser, $3); }
;
two_expressions: expr "," expr                           { $$ = build_item(parser, $1) + build_item(parser, $3); }
    | two_expressions "," expr                           { $$ = $1 + build_item(parser, $3); }
;
/* Expression, UnaryExpr */
expr: primary  %prec SHORTER                             { $$ = $1; }
    | expr "||" expr                                     { $$ = build_binary(parser, $2, $1, $3); }
    | expr "&&" expr                                     { $$ = build_binary(parser, $2, $1, $3); }
    | expr COMPARING expr                                { $$ = build_binary(parser, $2, $1, $3); }
    | expr "+" expr                                      { $$ = build_binary(parser, $2, $1, $3); }
    | expr "-" expr                                      { $$ = build_binary(parser, $2, $1, $3); }
    | expr "|" expr                                      { $$ = build_binary(parser, $2, $1, $3); }
    | expr "^" expr                                      { $$ = build_binary(parser, $2, $1, $3); }
    | expr "*" expr                                      { $$ = build_binary(parser, $2, $1, $3); }
    | expr "&" expr                                      { $$ = build_binary(parser, $2, $1, $3); }
    | expr MULTIPLYING expr                              { $$ = build_binary(parser, $2, $1, $3); }
    | "+" expr  %prec UNARY                              { $$ = build_unary(parser, $1, $2); }
    | "-" expr  %prec UNARY                              { $$ = build_unary(parser, $1, $2); }
    | "!" expr  %prec UNARY                              { $$ = build_unary(parser, $1, $2); }
    | "^" expr  %prec UNARY                              { $$ = build_unary(parser, $1, $2); }
    | "~" expr  %prec UNARY                              { $$ = build_unary(parser, $1, $2); }
    | "*" expr  %prec UNARY                              { $$ = build_unary(parser, $1, $2); }
    | "&" expr  %prec UNARY                              { $$ = build_address(parser, $1, $2); }
    | "<-" expr  %prec UNARY                             { $$ = build_receive(parser, $1, $2); }
;
/* PrimaryExpr */
primary: literal_name  %prec SHORTER                     { $$ = $1; }
    | paren  %prec SHORTER                               { $$ = $1; }
    | LITERAL                                            { $$ = &$1->expr; }
    | BAD_EXPR                                           { $$ = $1; }
    | bracket_type  %prec SHORTER                        { $$ = $1; }
    | other_type  %prec SHORTER                          { $$ = $1; }
    | function_type literal_open statements_close        { $$ = build_function_literal(parser, @1, $1, build_block(parser, $3, $2.pos)); }
    | literal_name "{" elements "}"                      { $$ = build_named_composite(parser, $1, $2.pos, $3, $4.pos); }
    | paren "{" elements "}"                             { $$ = build_paren_composite(parser, $1, $2.pos, $3, $4.pos); }
    | bracket_type literal_open elements "}"             { $$ = build_composite(parser, $1, $2.pos, $3, $4.pos); }
    | literal_type literal_open elements "}"             { $$ = build_composite(parser, $1, $2.pos, $3, $4.pos); }
    | primary "[" expr ":" "]"                           { $$ = build_slice(parser, $2.pos, $1, $3, NULL, $5.pos); }
    | primary "[" expr ":" expr "]"                      { $$ = build_slice(parser, $2.pos, $1, $3, $5, $6.pos); }
    | primary "[" ":" "]"                                { $$ = build_slice(parser, $2.pos, $1, NULL, NULL, $4.pos); }
    | primary "[" ":" expr "]"                           { $$ = build_slice(parser, $2.pos, $1, NULL, $4, $5.pos); }
    | primary "[" ":" expr ":" expr "]"                  { $$ = build_full_slice(parser, $2.pos, $1, NULL, $4, $6, $7.pos); }
    | primary "[" expr ":" expr ":" expr "]"             { $$ = build_full_slice(parser, $2.pos, $1, $3, $5, $7, $8.pos); }
    | primary "." "(" type ")"                           { $$ = build_assertion(parser, $2.pos, $1, $4, $5.pos); }
    | primary "." "(" "type" ")"                         { $$ = build_guard(parser, $2.pos, $1); }
    | primary "(" arguments ")"                          { $$ = build_call(parser, $2.pos, $1, $3, $4.pos); }
;
/* What may be the type of a composite literal although it looks like a value. */
literal_name: NAME                                       { $$ = &$1->expr; }
    | primary "." NAME                                   { $$ = build_selector(parser, $2.pos, $1, $3); }
    | primary "[" index "]"                              { $$ = build_index(parser, $2.pos, $1, $3, $4.pos); }
;
paren: "(" expr ")"                                      { $$ = build_paren(parser, $1.pos, $2, $3.pos); }
;
/* Arguments */
arguments: %empty                                        { $$ = build_arguments(0, false); }
    | expressions                                        { $$ = build_arguments($1, false); }
    | expressions ","                                    { $$ = build_arguments($1, false); }
    | expressions "..."                                  { $$ = build_arguments($1, true); }
    | expressions "..." ","                              { $$ = build_arguments($1, true); }
;
/* The '{' of a literal, a type or a function: never of a body, also in a header. */
literal_open: "{"                                        { $$ = $1; }
    | BODY_OPEN                                          { $$ = build_header_goes_on(parser, $1); }
;
/* LiteralValue */
elements: %empty                                         { $$ = 0; }
    | element_list                                       { $$ = $1; }
    | element_list ","                                   { $$ = $1; }
;
element_list: element                                    { $$ = build_item(parser, $1); }
    | element_list "," element                           { $$ = $1 + build_item(parser, $3); }
;
element: value
    | value ":" value                                    { $$ = build_key_value(parser, $2.pos, $1, $3); }
;
value: expr
    | "{" elements "}"                                   { $$ = build_composite(parser, NULL, $1.pos, $2, $3.pos); }
;

/* ---- statements ---- */

/* Block.  A ';' may be left out before the '}'. */
block: "{" statements_close                              { $$ = build_block(parser, $2, $1.pos); }
;
body: BODY_OPEN statements_close                         { $$ = build_block(parser, $2, $1.pos); }
;
statements_close: statements "}"                         { $$ = build_statements(parser, $1, NULL, $2.pos); }
    | statements statement "}"                           { $$ = build_statements(parser, $1, $2, $3.pos); }
;
/* StatementList */
statements: %empty                                       { $$ = 0; }
    | statements ";"                                     { $$ = $1 + build_empty(parser, $2.pos); }
    | statements statement ";"                           { $$ = $1 + build_item(parser, $2); }
;
statement: simple_statement
    | statement_declaration
    | if_statement
    | NAME ":"                                           { $$ = build_labeled(parser, $2.pos, $1, NULL); }
    | NAME ":" statement                                 { $$ = build_labeled(parser, $2.pos, $1, $3); }
    | block                                              { $$ = &$1->node; }
    | "for" for_header body                              { $$ = build_for(parser, $1.pos, $2, $3); }
    | "switch" switch_header BODY_OPEN switch_close      { $$ = build_switch(parser, $1.pos, $2, $4); }
    | "select" BODY_OPEN select_close                    { $$ = build_select(parser, $1.pos, $3); }
    | "fallthrough"                                      { $$ = build_branch(parser, $1, NULL); }
    | "break"                                            { $$ = build_branch(parser, $1, NULL); }
    | "break" NAME                                       { $$ = build_branch(parser, $1, $2); }
    | "continue"                                         { $$ = build_branch(parser, $1, NULL); }
    | "continue" NAME                                    { $$ = build_branch(parser, $1, $2); }
    | "goto" NAME                                        { $$ = build_branch(parser, $1, $2); }
    | "go" primary                                       { $$ = build_call_statement(parser, $1, $2); }
    | "defer" primary                                    { $$ = build_call_statement(parser, $1, $2); }
    | "return"                                           { $$ = build_return(parser, $1.pos, 0); }
    | "return" expressions                               { $$ = build_return(parser, $1.pos, $2); }
;
statement_declaration: "const" const_decl                { $$ = build_declaration(parser, $1.pos, $2); }
    | "type" type_decl                                   { $$ = build_declaration(parser, $1.pos, $2); }
    | "var" var_decl                                     { $$ = build_declaration(parser, $1.pos, $2); }
;
/* SimpleStmt */
simple_statement: expr                                   { $$ = build_expr_statement(parser, $1); }
    | expr STEP                                          { $$ = build_assign(parser, $2, build_item(parser, $1), 0); }
    | expr ASSIGN_OPERATOR expr                          { $$ = build_operation_assign(parser, $2, $1, $3); }
    | expr "<-" expr                                     { $$ = build_send(parser, $2.pos, $1, $3); }
    | expr "=" expressions                               { $$ = build_assign_one(parser, $2, $1, $3); }
    | expr ":=" expressions                              { $$ = build_assign_one(parser, $2, $1, $3); }
    | two_expressions "=" expressions                    { $$ = build_assign(parser, $2, $1, $3); }
    | two_expressions ":=" expressions                   { $$ = build_assign(parser, $2, $1, $3); }
    | two_expressions BAD_STATEMENT                      { $$ = build_first_of(parser, $1); }
;
/* IfStmt */
if_statement: "if" if_header body                        { $$ = build_if(parser, $1.pos, $2, $3, NULL); }
    | "if" if_header body "else" else_part               { $$ = build_if(parser, $1.pos, $2, $3, $5); }
;
else_part: if_statement
    | BAD_STATEMENT                                      { $$ = NULL; }
    | block                                              { $$ = &$1->node; }
;
if_header: simple_statement                              { $$ = build_header(parser, NULL, $1, NULL, TOKEN_IF); }
    | if_initial simple_statement                        { $$ = build_header(parser, $1, $2, NULL, TOKEN_IF); }
;
if_initial: ";"                                          { $$ = NULL; }
    | simple_statement ";"                               { $$ = $1; }
;
/* ForStmt */
for_header: %empty                                       { $$ = build_header(parser, NULL, NULL, NULL, TOKEN_FOR); }
    | simple_statement                                   { $$ = build_header(parser, NULL, $1, NULL, TOKEN_FOR); }
    | range_clause                                       { $$ = build_header(parser, $1, NULL, NULL, TOKEN_FOR); }
    | for_initial ";"                                    { $$ = build_header(parser, $1, NULL, NULL, TOKEN_FOR); }
    | for_initial ";" simple_statement                   { $$ = build_header(parser, $1, NULL, $3, TOKEN_FOR); }
    | for_initial simple_statement ";"                   { $$ = build_header(parser, $1, $2, NULL, TOKEN_FOR); }
    | for_initial simple_statement ";" simple_statement  { $$ = build_header(parser, $1, $2, $4, TOKEN_FOR); }
;
for_initial: ";"                                         { $$ = NULL; }
    | simple_statement ";"                               { $$ = $1; }
;
range_clause: "range" expr                               { $$ = build_range(parser, $1.pos, 0, false, $2); }
    | expr "=" "range" expr                              { $$ = build_range(parser, $3.pos, build_item(parser, $1), false, $4); }
    | expr ":=" "range" expr                             { $$ = build_range(parser, $3.pos, build_item(parser, $1), true, $4); }
    | two_expressions "=" "range" expr                   { $$ = build_range(parser, $3.pos, $1, false, $4); }
    | two_expressions ":=" "range" expr                  { $$ = build_range(parser, $3.pos, $1, true, $4); }
;
/* ExprSwitchStmt, TypeSwitchStmt */
switch_header: %empty                                    { $$ = build_header(parser, NULL, NULL, NULL, TOKEN_SWITCH); }
    | simple_statement                                   { $$ = build_header(parser, NULL, $1, NULL, TOKEN_SWITCH); }
    | simple_statement ";"                               { $$ = build_header(parser, $1, NULL, NULL, TOKEN_SWITCH); }
    | simple_statement ";" simple_statement              { $$ = build_header(parser, $1, $3, NULL, TOKEN_SWITCH); }
    | ";"                                                { $$ = build_header(parser, NULL, NULL, NULL, TOKEN_SWITCH); }
    | ";" simple_statement                               { $$ = build_header(parser, NULL, $2, NULL, TOKEN_SWITCH); }
;
switch_close: clauses "}"                                { $$ = build_closed($1, $2.pos); }
    | clauses last_clause "}"                            { $$ = build_closed($1 + build_item(parser, $2), $3.pos); }
;
clauses: %empty                                          { $$ = 0; }
    | clauses clause                                     { $$ = $1 + build_item(parser, $2); }
;
/* ExprCaseClause, TypeCaseClause; the last one may end without a ';'. */
clause: clause_head statements                           { $$ = build_clause(parser, $1, $2, NULL); }
;
last_clause: clause_head statements statement            { $$ = build_clause(parser, $1, $2, $3); }
;
clause_head: "case" case_list ":"                        { $$ = build_case(parser, $1.pos, $2, $3.pos); }
    | "default" ":"                                      { $$ = build_case(parser, $1.pos, 0, $2.pos); }
;
case_list: expressions
;
/* SelectStmt */
select_close: comm_clauses "}"                           { $$ = build_closed($1, $2.pos); }
    | comm_clauses last_comm_clause "}"                  { $$ = build_closed($1 + build_item(parser, $2), $3.pos); }
;
comm_clauses: %empty                                     { $$ = 0; }
    | comm_clauses comm_clause                           { $$ = $1 + build_item(parser, $2); }
;
comm_clause: comm_clause_head statements                 { $$ = build_comm_clause(parser, $1, $2, NULL); }
;
last_comm_clause: comm_clause_head statements statement  { $$ = build_comm_clause(parser, $1, $2, $3); }
;
comm_clause_head: "case" simple_statement ":"            { $$ = build_comm(parser, $1.pos, $2, $3.pos); }
    | "default" ":"                                      { $$ = build_comm(parser, $1.pos, NULL, $2.pos); }
;

%%

/* Errors are not bison's: once a file has failed, feed.c looks before it pushes, and recover.c says what is wrong. */
static int yyreport_syntax_error(const yypcontext_t *context, Parser *parser)
{
    (void)context, (void)parser;
    return 0;
}

/* The only error that is left to bison: YYMAXDEPTH.  The words are go/parser's. */
static void grammar_error(Pos *place, Parser *parser, const char *text)
{
    (void)text;
    diag_error(parser->compilation, *place, "exceeded max nesting depth");
    parser->is_stopped = true;
}

/* ---- where the grammar stands, for feed.c and recover.c ---- */

typedef struct ErrorPlace {
    short top, below;  /* symbols, or YYSYMBOL_ANY */
    short token;       /* code, or G_ANY */
} ErrorPlace;

enum { YYSYMBOL_ANY = YYSYMBOL_YYEMPTY };

static const ErrorPlace error_places[] = {
#define ROW(top, below, token, words, where, skip, pretend) {YYSYMBOL_##top, YYSYMBOL_##below, G_##token},
#include "parser/syntax_errors.def"
};

/* What `state` does with `symbol`: > 0: shifts to that state, < 0: reduces by that rule, 0: nothing. */
static int action(int state, int symbol)
{
    int row = yypact[state];

    if (yypact_value_is_default(row))
        return 0;
    row += symbol;
    return row >= 0 && row <= YYLAST && yycheck[row] == symbol ? yytable[row] : 0;
}

/* The state `depth` below the top. */
static int state_at(const GrammarView *view, ptrdiff_t depth)
{
    const grammar_pstate *automaton = view->automaton;

    if (depth < view->own_count)
        return view->own[view->own_count - 1 - depth];
    return automaton->yyssp[-(view->popped + depth - view->own_count)];
}

static ptrdiff_t depth_of(const GrammarView *view)
{
    return view->automaton->yyssp - view->automaton->yyss - view->popped + view->own_count;
}

static void reduce(GrammarView *view, int rule)
{
    int length = yyr2[rule], left = yyr1[rule] - YYNTOKENS;

    for (; length > 0 && view->own_count > 0; length--)
        view->own_count--;
    view->popped += length;
    int from = state_at(view, 0), row = yypgoto[left] + from;
    if (view->own_count == GRAMMAR_VIEW_OWN)
        berth_bug("a chain of %d empty reductions", GRAMMAR_VIEW_OWN);
    view->own[view->own_count++] =
        row >= 0 && row <= YYLAST && yycheck[row] == from ? yytable[row] : yydefgoto[left];
}

GrammarView grammar_view(const struct grammar_pstate *automaton)
{
    return (GrammarView){.automaton = automaton};
}

bool grammar_shifts(const GrammarView *view, int code)
{
    return action(state_at(view, 0), YYTRANSLATE(code)) > 0;
}

bool grammar_must_shift(const GrammarView *view)
{
    return yydefact[state_at(view, 0)] == 0;
}

bool grammar_reduce(GrammarView *view)
{
    int rule = yydefact[state_at(view, 0)];

    if (rule == 0)
        return false;
    reduce(view, rule);
    return true;
}

bool grammar_accepts(const struct grammar_pstate *automaton, int code)
{
    GrammarView view = grammar_view(automaton);

    for (;;) {
        int next = action(state_at(&view, 0), YYTRANSLATE(code));
        if (next > 0)
            return true;
        if (next == 0)
            next = -yydefact[state_at(&view, 0)];
        if (next == 0)
            return false;
        reduce(&view, -next);
    }
}

int grammar_error_row(const GrammarView *view, int code)
{
    int top = depth_of(view) > 0 ? yystos[state_at(view, 0)] : YYSYMBOL_YYEOF;
    int below = depth_of(view) > 1 ? yystos[state_at(view, 1)] : YYSYMBOL_YYEOF;

    for (size_t i = 0; i < sizeof error_places / sizeof *error_places; i++) {
        const ErrorPlace *place = &error_places[i];
        if (place->top == top && (place->below == YYSYMBOL_ANY || place->below == below) &&
            (place->token == G_ANY || place->token == code))
            return (int)i;
    }
    return -1;
}

static bool is_binary_operator(int code)
{
    return code == G_ADD || code == G_SUB || code == G_MUL || code == G_AND || code == G_OR || code == G_XOR ||
           code == G_MULTIPLYING || code == G_COMPARING || code == G_AND_AND || code == G_OR_OR;
}

int grammar_only_token(const GrammarView *view)
{
    int only = 0;

    for (int code = G_NAME; code <= G_VAR; code++) {
        bool is_other_brace = code == G_BODY_OPEN && only == G_BRACE_OPEN;
        if (!grammar_shifts(view, code) || is_binary_operator(code) || is_other_brace)
            continue;
        if (only)
            return 0;
        only = code;
    }
    return only;
}

bool grammar_in_header(const struct grammar_pstate *automaton)
{
    for (const yy_state_t *at = automaton->yyssp; at > automaton->yyss; at--)
        switch (yystos[*at]) {
        case YYSYMBOL_IF: case YYSYMBOL_FOR: case YYSYMBOL_SWITCH: case YYSYMBOL_SELECT:
            return true;
        case YYSYMBOL_PAREN_OPEN: case YYSYMBOL_BRACKET_OPEN: case YYSYMBOL_BRACE_OPEN: case YYSYMBOL_BODY_OPEN:
        case YYSYMBOL_literal_open: case YYSYMBOL_signature_open: case YYSYMBOL_type_parameters_open:
        case YYSYMBOL_TYPE_PARAMETERS_OPEN: case YYSYMBOL_statements: case YYSYMBOL_body: case YYSYMBOL_ELSE:
            return false;
        }
    return false;
}

bool grammar_in_function(const struct grammar_pstate *automaton)
{
    for (const yy_state_t *at = automaton->yyssp; at > automaton->yyss; at--)
        if (yystos[*at] == YYSYMBOL_statements)
            return true;
    return false;
}

bool grammar_is_embedded(const GrammarView *view)
{
    int top = yystos[state_at(view, 0)];

    return top == YYSYMBOL_embedded_open ||
           (top == YYSYMBOL_MUL && !grammar_shifts(view, G_BAD_EXPR) && !grammar_shifts(view, G_BAD_TYPE));
}

Pos grammar_last_pos(const struct grammar_pstate *automaton)
{
    return *automaton->yylsp;
}

const Expr *grammar_brace_type(const struct grammar_pstate *automaton)
{
    int top = yystos[*automaton->yyssp];

    return top == YYSYMBOL_literal_name || top == YYSYMBOL_paren ? automaton->yyvsp->expr : NULL;
}
