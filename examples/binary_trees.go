// run collect=5000

// Trees by the thousand: allocation, pointers and collection.
//
// Look for, with -m -l: &tree{...} escapes to heap in bottomUp; t does not escape of check's receiver.
// With an argument it runs longer, for bench/run.sh.
package main

import (
	"fmt"
	"os"
)

type tree struct{ left, right *tree }

func bottomUp(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{bottomUp(depth - 1), bottomUp(depth - 1)}
}

func (t *tree) check() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.check() + t.right.check()
}

func main() {
	maxDepth := 14
	if len(os.Args) > 1 {
		maxDepth = 18
	}
	long := bottomUp(maxDepth)
	for depth := 4; depth <= maxDepth; depth += 4 {
		iterations := 1 << uint(maxDepth-depth+4)
		check := 0
		for i := 0; i < iterations; i++ {
			check += bottomUp(depth).check()
		}
		fmt.Printf("%d\t trees of depth %d\t check: %d\n", iterations, depth, check)
	}
	fmt.Printf("long lived tree of depth %d\t check: %d\n", maxDepth, long.check())
}
