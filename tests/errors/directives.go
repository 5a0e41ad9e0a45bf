// errorcheck

// Directives: which declaration they may stand before.
package p

import "fmt"

//go:noinline
var misplaced int

//go:noinline
func inlined() {}

//go:noescape
func external(p *int)

//go:noescape
func internal(p *int) {}

//go:notinheap
type placed struct{}

//go:noinline
type unplaced struct{}

//go:linkname inlined p.other

//go:embed file
var embedded string

//go:nosplit

func body() {
	//go:noinline // ERROR "misplaced compiler directive"
	x := 1
	_ = x
	//go:noinline
	type local int
	//go:embed file
	var y string
	_ = y
	fmt.Println() //go:noinline // ERROR "misplaced compiler directive"
}

//go:unknown
var ignored int

type (
	//go:notinheap
	first struct{}
	//go:nosplit
	second struct{}
)
