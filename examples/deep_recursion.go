// run

// A stack that grows: a million frames, three times.
//
// Each goroutine starts on 2 KiB.  When a frame finds no room, a new segment of at least twice the size is
// entered; on the way back it is kept, so that the second and the third descent need none.
// BERTHTRACE=stack lists the segments as they are made.
//
// Look for, with -m -l: outer does not escape, and "moved to heap" nowhere: the frames hold it all.
package main

import "fmt"

type frame struct {
	values [8]int
	outer  *frame
}

// Every frame points to the one before, across segments: frames never move.
func descend(depth int, outer *frame) int {
	var local frame
	local.outer = outer
	local.values[depth%8] = depth
	if depth == 0 {
		count := 0
		for f := &local; f != nil; f = f.outer {
			count++
		}
		return count
	}
	result := descend(depth-1, &local)
	return result + local.values[depth%8] - depth
}

func main() {
	for i := 0; i < 3; i++ {
		fmt.Println(descend(1000000, nil))
	}
}
