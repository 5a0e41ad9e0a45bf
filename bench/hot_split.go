// A call in a loop, at depths one after the other, some of which are the edge of a segment: what does an
// unlucky depth cost?
package main

//go:noinline
func leaf(a *[16]int, i int) int {
	var b [32]int
	b[i&31] = a[i&15]
	return b[(i+1)&31] + i
}

func atDepth(depth int) int {
	if depth > 0 {
		return atDepth(depth-1) + 1
	}
	var a [16]int
	sum := 0
	for i := 0; i < 100000; i++ {
		sum += leaf(&a, i)
	}
	return sum
}

func main() {
	total := 0
	for depth := 0; depth < 1000; depth += 3 {
		total += atDepth(depth)
	}
	println(total)
}
