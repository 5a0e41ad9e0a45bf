// errorcheck -0 -m -l

// Function literals: what they capture, where they and their results go.
package main

var keep func()

func byValue(n int) int {
	f := func(m int) int { return n + m } // ERROR "^func literal does not escape$"
	return f(1)
}

func byReference() int {
	n := 0
	f := func() { n++ } // ERROR "^func literal does not escape$"
	f()
	return n
}

func returned(n int) func() int {
	return func() int { return n } // ERROR "^func literal escapes to heap$"
}

func returnedChanging() func() int {
	n := 0 // ERROR "^moved to heap: n$"
	return func() int { n++; return n } // ERROR "^func literal escapes to heap$"
}

func stored() {
	n := 0 // ERROR "^moved to heap: n$"
	keep = func() { n++ } // ERROR "^func literal escapes to heap$"
}

func large() func() int {
	var a [17]int // ERROR "^moved to heap: a$"
	return func() int { return a[0] } // ERROR "^func literal escapes to heap$"
}

func assignedBefore(c bool) func() int {
	n := 1
	if c {
		n = 2
	}
	return func() int { return n } // ERROR "^func literal escapes to heap$"
}

func assignedStraight() func() int {
	n := 1
	n = 2
	return func() int { return n } // ERROR "^func literal escapes to heap$"
}

func assignedAfter() func() int {
	n := 1 // ERROR "^moved to heap: n$"
	f := func() int { return n } // ERROR "^func literal escapes to heap$"
	n = 3
	return f
}

func pointer(p *int) func() *int { // ERROR "^leaking param: p$"
	return func() *int { return p } // ERROR "^func literal escapes to heap$"
}

func calledInPlace() int {
	x := 1
	p := func() *int { return &x }() // ERROR "^func literal does not escape$"
	return *p
}

func calledInPlaceKept() *int {
	x := 1 // ERROR "^moved to heap: x$"
	return func() *int { return &x }() // ERROR "^func literal does not escape$"
}

func nested(n int) func() func() int {
	return func() func() int { // ERROR "^func literal escapes to heap$"
		m := n + 1
		return func() int { return m + n } // ERROR "^func literal escapes to heap$"
	}
}

func parameterOfLiteral() {
	f := func(p *int) *int { return p } // ERROR "^leaking param: p to result ~r0 level=0$" "^func literal escapes to heap$"
	x := 1 // ERROR "^moved to heap: x$"
	y := 2 // ERROR "^moved to heap: y$"
	_ = f(&x)
	keep = func() { _ = f(&y) } // ERROR "^func literal escapes to heap$"
}

func reassigned(c bool) {
	f := func(p *int) {} // ERROR "^p does not escape$" "^func literal does not escape$"
	if c {
		f = func(p *int) { *p = 2 } // ERROR "^p does not escape$" "^func literal does not escape$"
	}
	x := 1 // ERROR "^moved to heap: x$"
	f(&x)
}

func recursive(n int) int {
	var f func(n int) int
	f = func(n int) int { // ERROR "^func literal does not escape$"
		if n == 0 {
			return 0
		}
		return f(n-1) + 1
	}
	return f(n)
}

type t struct{ n int }

func (x *t) m(p *int) *int { return p } // ERROR "^x does not escape$" "^leaking param: p to result ~r0 level=0$"

func methodValue() *int {
	var x t
	n := 1 // ERROR "^moved to heap: n$"
	f := x.m // ERROR "^x\.m does not escape$"
	return f(&n)
}

var global = func() func() int { // ERROR "^func literal does not escape$"
	n := 0 // ERROR "^moved to heap: n$"
	return func() int { n++; return n } // ERROR "^func literal escapes to heap$"
}()

func main() {}
