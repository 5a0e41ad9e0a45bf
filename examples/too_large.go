// run

// What is too large for a stack, or of a size that is not known, goes to the heap.
//
// Look for, with -m -l (and with -m=2 for the reasons):
//   - make([]byte, 65536) does not escape   64 KiB is the most for what is made implicitly
//   - make([]byte, 65537) escapes to heap   too large for stack
//   - make([]int, n) escapes to heap        non-constant size
//   - moved to heap: huge                   a variable may have 10 MiB, not more
package main

import "fmt"

func fits() int {
	b := make([]byte, 65536)
	b[len(b)-1] = 1
	return int(b[len(b)-1])
}

func isTooLarge() int {
	b := make([]byte, 65537)
	b[len(b)-1] = 2
	return int(b[len(b)-1])
}

func isOfUnknownSize(n int) int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s[n-1]
}

func large() int {
	var array [1 << 20]byte // 1 MiB: a frame of its own stack segment
	array[1<<19] = 3
	return int(array[1<<19])
}

func tooLargeVariable() int {
	var huge [10<<20 + 1]byte
	huge[10<<20] = 4
	return int(huge[10<<20])
}

func main() {
	fmt.Println(fits(), isTooLarge(), isOfUnknownSize(10), large(), tooLargeVariable())
}
