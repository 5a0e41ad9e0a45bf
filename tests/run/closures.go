// run

// Closures: captures by value and by reference, in loops, nested, recursive; function values of every kind.
package main

type T struct{ n int }

func (t T) get() int       { return t.n }
func (t *T) set(n int)     { t.n = n }
func (t T) addTo(a, b int) (int, string) { return t.n + a + b, "s" }

type getter interface{ get() int }
type F func(int) int

func (f F) twice(x int) int { return f(f(x)) }

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func adder(a int) func(int) int { return func(b int) int { return a + b } }
func apply(f func(int, []int, string) int) int { return f(1, []int{2, 3}, "abc") }
func plain(a int, b []int, c string) int   { return a + len(b) + cap(b) + len(c) }

func named() (x int, err string) {
	f := func() { x = 42; err = "e" }
	f()
	return
}

func named2() (x int, f func() int) {
	f = func() int { return x }
	return 7, f
}

func many(a, b, c, d, e, f, g, h int, s []int) func() int {
	return func() int { return a + b*10 + c*100 + d + e + f + g + h*1000 + s[0] }
}

func main() {
	next, reset := counter()
	println(next(), next())
	reset()
	println(next())
	println(adder(3)(4), apply(plain))
	println(apply(func(a int, b []int, c string) int { return a * b[1] * len(c) }))
	var fs []func() int
	for i := 0; i < 3; i++ {
		j := i
		fs = append(fs, func() int { i += 10; j++; return i*100 + j })
	}
	for _, f := range fs {
		println(f(), f())
	}
	t := T{5}
	g := t.get
	s := t.set
	t.n = 6
	println(g(), t.get())
	s(9)
	println(t.n, g())
	h := T.get
	k := (*T).set
	k(&t, 11)
	println(h(t), (*T).get(&t))
	var i getter = t
	ig := i.get
	t.n = 0
	println(ig(), getter.get(i))
	a, b := T.addTo(t, 1, 2)
	println(a, b)
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	println(fib(15))
	println(named())
	x, f := named2()
	println(x, f())
	println(F(adder(2)).twice(5))
	println(many(1, 2, 3, 4, 5, 6, 7, 8, []int{9})())
	func() {
		x := 1
		func() {
			x++
			y := x
			func() { x += y; println(x, y) }()
		}()
		println(x)
	}()
	var nilf func()
	println(nilf == nil, next != nil)
	m := struct {
		f func(string) string
	}{func(s string) string { return s + "!" }}
	println(m.f("hi"))
	ff := []F{adder(1), adder(2)}
	println(ff[1].twice(1))
	p := &t
	pg := p.get
	p.n = 55
	println(pg(), p.get())
	str := "cap"
	sl := []int{1, 2}
	defer2 := func(arr [3]int) (string, int, int) { return str, len(sl), arr[1] }
	str = "changed"
	println(defer2([3]int{4, 5, 6}))
}
