/* Large stack: room for the recursion of every stage over deeply nested programs. */
#pragma once

/* What `function(argument)` returns, called on a stack of a gigabyte (as much as Go's own
 * compiler may use).  A program that nests too deeply even for that ends berth with a
 * message and status 1. */
int call_on_large_stack(int (*function)(void *argument), void *argument);
