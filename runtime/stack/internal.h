/* What the files of stack/ share, and what their assembly calls. */
#pragma once
#include "runtime/stack/stack.h"

/* The segment in which a function that needs `frame_bytes` goes on; ends the program past the limit. */
Segment *stack_next_segment(Stack *stack, size_t frame_bytes);
/* Fills a segment that was left; what its frames held must not be read any more. */
void stack_poison_segment(Segment *segment);
/* 1: __morestack asks for each segment and poisons it behind. */
extern int stack_poisons_segments;

void stack_first_frame(void);

/* Memory for segments: `size_bytes` is a power of two for the small ones, else a multiple of a page. */
char *segment_memory_take(size_t size_bytes);
void segment_memory_give(char *low, size_t size_bytes);

/* BERTHTRACE=stack: a line for the segment that was just entered. */
void stack_trace_growth(const Stack *stack, const Segment *segment);
