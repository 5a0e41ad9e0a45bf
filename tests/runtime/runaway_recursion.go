// run exit=2

// A recursion without an end stops with Go's words, not with a signal.
package main

func forever(n int) int {
	return forever(n+1) + n
}

func main() {
	println("begins")
	println(forever(0))
}
