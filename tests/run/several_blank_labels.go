// run

// A blank label declares nothing, so that there may be many.

package main

//go:noinline
func f(n int) int {
_:
	n++
_:
	for i := 0; i < 3; i++ {
	_:
		n += i
	}
_:
	if n > 100 {
	_:
		return 100
	}
	return n
_:
	n = 0
_:
	return n
}

func main() {
	println(f(1), f(1000))
_:
_:
	println("end")
}
