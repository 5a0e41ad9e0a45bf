package main

var closures = []site{
	{"without captures, looked at", func() int { return call(func() int { return 1 }) }},
	{"without captures, kept", func() int { return keepFunc(func() int { return 1 }) }},
	{"with a value, looked at", func() int { n := one; return call(func() int { return n }) }},
	{"with a value, kept", func() int { n := one; return keepFunc(func() int { return n }) }},
	{"with a variable, looked at", func() int { n := one; call(func() int { n++; return n }); return n }},
	{"with a variable, kept", func() int { n := one; keepFunc(func() int { n++; return n }); return n }},
	{"with a large value", func() int { var v large; v.words[one] = 3; return call(func() int { return v.words[one] }) }},
	{"with a large value, kept", func() int { var v large; v.words[one] = 3; return keepFunc(func() int { return v.words[one] }) }},
	{"with several, kept", func() int { a, b, c := one, word, 2.5; return keepFunc(func() int { return a + len(b) + int(c) }) }},
	{"called at once", func() int { n := one; return func() int { n++; return n * 2 }() + n }},
	{"in a loop, looked at", func() int {
		total := 0
		for i := 0; i < 5; i++ {
			total += call(func() int { return i * total })
		}
		return total
	}},
	{"in a loop, kept", func() int {
		total := 0
		for i := 0; i < 5; i++ {
			i := i
			total += keepFunc(func() int { return i })
		}
		return total
	}},
	{"that calls itself", func() int {
		var fib func(n int) int
		fib = func(n int) int {
			if n < 2 {
				return n
			}
			return fib(n-1) + fib(n-2)
		}
		return fib(10)
	}},
	{"within another", func() int {
		n := one
		return call(func() int { return call(func() int { n++; return n }) + call(func() int { return n * 2 }) })
	}},
	{"returned", func() int { next := counter(); return next() + next()*10 }},
	{"returned, with two variables", func() int { get, set := property(); set(5); return get() }},
	{"in a variable", func() int { f := func() int { return one }; g := f; return f() + call(g) }},
	{"in a struct", func() int { n := one; s := struct{ f func() int }{func() int { return n }}; return s.f() }},
	{"in a slice", func() int {
		n := one
		s := []func() int{func() int { return n }, func() int { return n + 1 }}
		return s[0]() + s[1]()
	}},
	{"function as a value", func() int { f := textSum; return f("a") + keep(f) }},
	{"method value, called", func() int { p := pair{one, 2}; f := p.area; return f() }},
	{"method value, looked at", func() int { p := pair{one, 2}; return call(p.area) }},
	{"method value, kept", func() int { p := pair{one, 2}; return keepFunc(p.area) }},
	{"method value of a pointer, looked at", func() int { p := &pair{one, 2}; f := p.scale; return f(2) + p.x }},
	{"method value of an interface, looked at", func() int { var s shape = &pair{one, 2}; return call(s.area) }},
	{"method value of an interface, kept", func() int { return keepFunc(keptShape.area) }},
	{"method expression", func() int { f := pair.area; g := (*pair).scale; p := pair{one, 2}; return f(p) + g(&p, 3) }},
	{"parameter captured", func() int { return callWith(3) }},
	{"parameter captured and kept", func() int { return keepWith(3) }},
	{"result captured", func() int { return resultCaptured() }},
}

var keptShape shape = pair{3, 4}

//go:noinline
func counter() func() int {
	n := 0
	return func() int { n++; return n }
}

//go:noinline
func property() (func() int, func(int)) {
	value := 0
	return func() int { return value }, func(to int) { value = to }
}

//go:noinline
func callWith(n int) int { return call(func() int { return n * n }) }

//go:noinline
func keepWith(n int) int { return keepFunc(func() int { return n * n }) }

//go:noinline
func resultCaptured() (n int) {
	call(func() int { n = 5; return n })
	return n
}
