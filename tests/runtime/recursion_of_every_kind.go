// run

// Deep recursion through closures, methods, interface calls, function values and mutual calls.
package main

type walker interface{ walk(n int) int }

type byValue struct{ step, pad1, pad2 int }
type byPointer struct {
	inner walker
	count int
}

func (b byValue) walk(n int) int {
	if n <= 0 {
		return b.step
	}
	var w walker = b
	return w.walk(n-b.step) + b.pad1
}

func (b *byPointer) walk(n int) int {
	b.count++
	if n <= 0 {
		return b.inner.walk(1000)
	}
	return b.walk(n-1) + 1
}

func even(n int) bool {
	if n == 0 {
		return true
	}
	return !odd(n - 1)
}

func odd(n int) bool {
	if n == 0 {
		return false
	}
	return !even(n - 1)
}

func apply(f func(int) int, n int) int { return f(n) + 1 }

func main() {
	println(byValue{1, 2, 3}.walk(100000))
	p := &byPointer{inner: byValue{1, 1, 1}}
	println(p.walk(200000), p.count)
	println(even(100001), odd(100001), even(100000))

	var f func(n int) int
	depth := 0
	f = func(n int) int {
		depth++
		if n == 0 {
			return 0
		}
		return apply(f, n-1) + 1
	}
	println(f(100000), depth)

	m := p.walk
	println(m(50000), p.count)
}
