// errorcheck -0 -m

// Function literals: inlined where they are called, or where a variable that never changes is; copies of those in
// inlined functions are the caller's.
package main

var global = func(x int) int { return x + 1 } // ERROR "^can inline glob\.\.func1$"

var called = func() int { return 7 }() // ERROR "^can inline glob\.\.func2$" "^inlining call to glob\.\.func2$"

func direct(x *int) int { // ERROR "^can inline direct$" "^x does not escape$"
	return func(p *int) int { return *p }(x) // ERROR "^can inline direct\.func1$" "^inlining call to direct\.func1$" "^can inline main\.func2$"
}

func byVariable(x int) int { // ERROR "^can inline byVariable$"
	f := func(y int) int { return x + y } // ERROR "^can inline byVariable\.func1$" "^func literal does not escape$"
	return f(1) + f(2) // ERROR "^inlining call to byVariable\.func1$"
}

func byChangedVariable(x int) int {
	f := func(y int) int { return x + y } // ERROR "^can inline byChangedVariable\.func1$" "^func literal does not escape$"
	if x > 0 {
		f = func(y int) int { return y } // ERROR "^can inline byChangedVariable\.func2$" "^func literal does not escape$"
	}
	return f(1)
}

func counter() func() int { // ERROR "^can inline counter$"
	n := 0 // ERROR "^moved to heap: n$"
	return func() int { n++; return n } // ERROR "^can inline counter\.func1$" "^can inline main\.func4$" "^func literal escapes to heap$"
}

func nested() func() func() int { // ERROR "^can inline nested$"
	return func() func() int { return func() int { return 3 } } // ERROR "^can inline nested\.func1$" "^can inline nested\.func1\.1$" "^can inline main\.func6$" "^can inline main\.func7$" "^func literal escapes to heap$"
}

func captures(x *int) int { // ERROR "^x does not escape$"
	y := *x
	func() { // ERROR "^can inline captures\.func1$"
		y++
		func() { *x = y }() // ERROR "^can inline captures\.func1\.1$" "^can inline captures\.func2$" "^inlining call to captures\.func1\.1$"
	}() // ERROR "^inlining call to captures\.func1$" "^inlining call to captures\.func2$"
	return y
}

func apply(f func(int) int, x int) int { return f(x) } // ERROR "^can inline apply$" "^f does not escape$"

func withDefer() (n int) {
	func() { // ERROR "^func literal does not escape$"
		defer func() { n++ }() // ERROR "^can inline withDefer\.func1\.1$" "^func literal does not escape$"
	}()
	return
}

func main() {
	x := 1
	println(global(1), called, direct(&x), byVariable(2), byChangedVariable(3)) // ERROR "^inlining call to direct$" "^inlining call to main\.func2$" "^inlining call to byVariable$" "^func literal does not escape$"
	c := counter() // ERROR "^inlining call to counter$" "^func literal does not escape$"
	println(c(), c(), nested()()(), captures(&x), withDefer()) // ERROR "^inlining call to main\.func4$" "^inlining call to nested$" "^inlining call to main\.func6$" "^inlining call to main\.func7$" "^func literal does not escape$"
	println(apply(func(y int) int { return x + y }, 4)) // ERROR "^inlining call to apply$" "^can inline main\.func1$" "^inlining call to main\.func1$" "^func literal does not escape$"
	h := apply
	println(h(global, 5)) // ERROR "^inlining call to apply$"
}
