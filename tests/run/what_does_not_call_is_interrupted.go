// run

// Recursions without loops, and loops without calls, do not keep the others from running on the only processor.
package main

import "runtime"

var sink int

func recurse(n int) int {
	if n < 2 {
		return n
	}
	return recurse(n-1) + recurse(n-2)
}

//go:noinline
func leaf(n int) int { return n + 1 }

var endless [1 << 40]struct{}

func main() {
	runtime.GOMAXPROCS(1)
	go func() { sink = recurse(1000) }()
	go func() {
		for i := range endless {
			sink = i
		}
	}()
	go func() {
		for {
			sink = leaf(sink)
		}
	}()
	go func() {
	again:
		sink++
		goto again
	}()
	values := make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			values <- i
			runtime.GC()
		}
		close(values)
	}()
	for value := range values {
		println(value)
	}
	runtime.GOMAXPROCS(4)
	for i := 0; i < 3; i++ {
		runtime.GC()
	}
	println("done")
}
