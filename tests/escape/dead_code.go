// errorcheck -0 -m -l

// Nothing is said of code that constants rule out.
package main

const debug = false
const level = 2

var sink *int

func branches() {
	if debug {
		x := 1
		sink = &x
	} else {
		y := 2 // ERROR "moved to heap: y$"
		sink = &y
	}
	if debug && level > 1 || !debug {
		z := 3 // ERROR "moved to heap: z$"
		sink = &z
	}
}

func afterReturn(p *int) { // ERROR "p does not escape$"
	if !debug {
		return
	}
	sink = p
}

func beforeLabel(p *int) { // ERROR "leaking param: p$"
	if !debug {
		goto end
	}
end:
	sink = p
}

func clauses() {
	switch level {
	case 1:
		x := 1
		sink = &x
	case 2:
		y := 2 // ERROR "moved to heap: y$"
		sink = &y
	default:
		z := 3
		sink = &z
	}
	switch {
	case debug:
		x := 1
		sink = &x
	case level > 1:
		f := func() int { return level } // ERROR "func literal does not escape$"
		f()
	}
}
