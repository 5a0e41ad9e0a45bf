/* Instances without end: func f[T any]() { f[*T]() } would need one function for each depth of pointers.
 *
 * A graph of type parameters has an edge from S to T for each instantiation that gives T a type made of S: of
 * weight 0 if it is S itself, else 1.  A cycle with a weight is an error (Bellman and Ford's search for a
 * heaviest path finds it).
 * Source: cmd/compile/internal/types2/mono.go, Go 1.19.
 */
#include "analysis/check/internal.h"

typedef struct Vertex {
    Object *parameter;
    int weight;                /* of the heaviest path found to here */
    uint32_t edge;             /* the last one of that path */
    uint32_t length;           /* its edges */
} Vertex;

typedef struct Edge {
    uint32_t from, to;
    int weight;
    Pos pos;
    Type *type;                /* given to the parameter */
} Edge;

struct FlowGraph {
    LIST(Vertex) vertices;
    LIST(Edge) edges;
    Map indices;               /* Object of a parameter -> index + 1 */
    Map same;                  /* a receiver's parameter -> that of the type's declaration */
};

static FlowGraph *graph_of(Checker *checker)
{
    if (!checker->flows)
        checker->flows = arena_new(checker->arena, FlowGraph);
    return checker->flows;
}

void check_note_same_parameter(Checker *checker, ParameterType *parameter, ParameterType *declared)
{
    map_put(checker->arena, &graph_of(checker)->same, parameter, declared);
}

static uint32_t vertex_of(Checker *checker, ParameterType *parameter)
{
    FlowGraph *graph = graph_of(checker);
    ParameterType *declared = map_get(&graph->same, parameter);
    Object *object = (declared ? declared : parameter)->object;
    uintptr_t known = (uintptr_t)map_get(&graph->indices, object);

    if (known)
        return (uint32_t)known - 1;
    list_push(checker->arena, &graph->vertices, ((Vertex){.parameter = object}));
    map_put(checker->arena, &graph->indices, object, (void *)(uintptr_t)graph->vertices.count);
    return graph->vertices.count - 1;
}

/* ---- edges ---- */

typedef struct Flow {
    Checker *checker;
    ParameterType *to;
    Pos pos;
    Type *argument;
    Map *seen;                 /* instances that were looked at: each can be in many others */
} Flow;

static void add_edge(const Flow *flow, ParameterType *from)
{
    FlowGraph *graph = graph_of(flow->checker);
    Edge edge = {.from = vertex_of(flow->checker, from), .to = vertex_of(flow->checker, flow->to),
                 .weight = &from->type != flow->argument, .pos = flow->pos, .type = flow->argument};

    list_push(flow->checker->arena, &graph->edges, edge);
}

static bool add_flows(Type *type, void *context)
{
    const Flow *flow = context;

    if (type->kind == TYPE_PARAMETER) {
        add_edge(flow, (ParameterType *)type);
    } else if (type->kind == TYPE_INTERFACE) {
        list_each (Object *, method, *type_interface_methods(flow->checker->arena, (InterfaceType *)type))
            add_flows(method->type, context);
    } else if (type->kind != TYPE_NAMED || !map_has(flow->seen, type)) {
        if (type->kind == TYPE_NAMED)
            map_put(flow->checker->arena, flow->seen, type, type);
        type_any_part(type, add_flows, context);
    }
    return false;
}

void check_note_flow(Checker *checker, Pos pos, Type *parameter, Type *argument)
{
    Map seen = {0};
    Flow flow = {checker, type_as(PARAMETER, ParameterType, parameter), pos, argument, &seen};

    if (flow.to->object->package == checker->package)
        add_flows(argument, &flow);
}

/* ---- cycles ---- */

static void report_loop(Checker *checker, FlowGraph *graph, uint32_t vertex)
{
    bool *is_seen = arena_new_array(checker->arena, bool, graph->vertices.count);
    LIST(uint32_t) path = {0};
    uint32_t first = 0;
    Writer writer = {.arena = checker->arena};

    for (; !is_seen[vertex]; vertex = graph->edges.items[graph->vertices.items[vertex].edge].from) {
        list_push(checker->arena, &path, vertex);
        is_seen[vertex] = true;
    }
    while (path.items[first] != vertex)
        first++;
    writer_text(&writer, "instantiation cycle:");
    for (uint32_t i = first; i < path.count; i++) {
        const Edge *edge = &graph->edges.items[graph->vertices.items[path.items[i]].edge];
        check_note(checker, &writer, edge->pos, "%s instantiated as %s",
                   graph->vertices.items[edge->to].parameter->name->text, check_type_text(checker, edge->type));
    }
    check_error_at(checker, graph->vertices.items[path.items[first]].parameter->pos, "%s", writer_done(&writer));
}

/* Finds heavier paths until there are none; false: one became as long as there are vertices. */
static bool lengthen_paths(Checker *checker, FlowGraph *graph)
{
    bool again = false;

    list_each (Edge, edge, graph->edges) {
        const Vertex *from = &graph->vertices.items[edge.from];
        Vertex *to = &graph->vertices.items[edge.to];
        if (from->weight + edge.weight <= to->weight)
            continue;
        to->edge = edge_index;
        to->length = from->length + 1;
        if (to->length == graph->vertices.count) {
            report_loop(checker, graph, edge.to);
            return false;
        }
        to->weight = from->weight + edge.weight;
        again = true;
    }
    return again;
}

void check_instantiation_cycles(Checker *checker)
{
    if (checker->flows)
        while (lengthen_paths(checker, checker->flows))
            ;
}
