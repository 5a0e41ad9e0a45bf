// run

// A loop whose call enters a new segment each time around, at whatever depth the edge lies.
package main

//go:noinline
func leaf(a [20]int, i int) int {
	return a[i%20] + i
}

func atDepth(depth int) int {
	if depth > 0 {
		return atDepth(depth-1) + 1
	}
	var a [20]int
	for i := range a {
		a[i] = i
	}
	sum := 0
	for i := 0; i < 2000; i++ {
		sum += leaf(a, i)
	}
	return sum
}

func main() {
	total := 0
	for depth := 0; depth < 400; depth++ {
		total += atDepth(depth)
	}
	println(total)
}
