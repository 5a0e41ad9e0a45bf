// errorcheck

// Variables and imports that nothing uses.
package p

import (
	"fmt" // ERROR "imported and not used: .fmt."
	. "math" // ERROR "imported and not used: .math."
	_ "os"
	renamed "strings" // ERROR "imported and not used: .strings. as renamed"
	"unicode/utf8" // ERROR "imported and not used: .unicode/utf8."
)

func test(parameter int) (result int) {
	a := 1 // ERROR "a declared but not used"
	var b int // ERROR "b declared but not used"
	var c, d = 1, 2 // ERROR "c declared but not used" "d declared but not used"
	e := func() { // ERROR "e declared but not used"
		f := 1 // ERROR "f declared but not used"
	}
	g, h := 1, 2 // ERROR "h declared but not used"
	_ = g
	for i := 0; i < 1; i++ {
		j := i // ERROR "j declared but not used"
	}
	for k, l := range []int{} { // ERROR "k declared but not used" "l declared but not used"
	}
	if m := 1; true { // ERROR "m declared but not used"
	}
	switch n := 1; { // ERROR "n declared but not used"
	}
	var o []int
	o[0] = 1
	var p struct{ x int }
	p.x = 1
	var q *int
	*q = 1
	r := 1 // ERROR "r declared but not used"
	r = 2
	s := 1
	s++
	const t = 1
	type u int
	_ = func(v int) (w int) { return }
	select {
	case x := <-make(chan int): // ERROR "x declared but not used"
	}
	func() {
		y := undefined // ERROR "undefined: undefined"
		z := 1
		z += 1
	}()
	return
}
