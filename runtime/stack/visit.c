/* visit: what of a stack's segments is in use, for the collector and for the checks of dead frames. */
#include "runtime/stack/stack.h"

/* The lowest live byte of a segment that is current or older. */
static char *lowest_live(const Stack *stack, const Segment *segment)
{
    return segment == stack->current ? stack->stopped_at : segment->left_at;
}

void stack_visit(const Stack *stack, StackVisitor *visit, void *context)
{
    for (Segment *segment = stack->current; segment; segment = segment->older)
        visit(context, lowest_live(stack, segment), (char *)segment);
}

StackPlace stack_place(const Stack *stack, const void *address)
{
    bool is_used = true;

    for (Segment *segment = stack->oldest; segment; segment = segment->younger) {
        if ((char *)address >= segment->low && (char *)address < (char *)(segment + 1))
            return is_used && (char *)address >= lowest_live(stack, segment) ? STACK_PLACE_LIVE : STACK_PLACE_DEAD;
        if (segment == stack->current)
            is_used = false;
    }
    return STACK_PLACE_OUTSIDE;
}

bool stack_holds(const void *address)
{
    for (Segment *segment = rt_stack_thread.segment; segment; segment = segment->older)
        if ((char *)address >= segment->low && (char *)address < (char *)segment)
            return true;
    return false;
}
