// run exit=2

// A goroutine remembers its last signal until no panic is left: the end tells of it, whichever panic that is of.
package main

//go:noinline
func fault() int {
	var p *struct{ n int }
	return p.n
}

func main() {
	func() {
		defer func() { recover() }()
		fault()
	}()
	defer func() { panic("after a fault") }()
	fault()
}
