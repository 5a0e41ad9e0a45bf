// run

// Ten million frames at once; each call's result is used after it, so that none becomes a loop.
package main

var steps int

//go:noinline
func down(n int) int {
	if n == 0 {
		return 0
	}
	steps++
	r := down(n - 1)
	if r != n-1 {
		panic("a frame was lost")
	}
	return r + 1
}

func main() {
	println(down(10000000), steps)
}
