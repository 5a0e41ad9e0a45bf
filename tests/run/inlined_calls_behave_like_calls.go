// run

// Inlined bodies: order of evaluation, results that begin at zero each time, labels, literals, arguments that change.
package main

import "strings"

type pair struct{ a, b int }

func note(s string, x int) int { println(s, x); return x }

func named(set bool) (x, y int) {
	if set {
		x = 5
		return
	}
	return y, 7
}

func swap(a, b int) (int, int) { return b, a }

func change(a [3]int, p *[3]int) int {
	p[0] = 100
	return a[0]
}

func (p pair) first() int { p.a++; return p.a }

func (p *pair) add(n int) *pair { p.a += n; return p }

func find(s []int, x int) int {
outer:
	for i, v := range s {
		switch {
		case v == x:
			return i
		case v > 100:
			break outer
		default:
			continue outer
		}
	}
	return -1
}

func jump(n int) int {
	i := 0
again:
	if i < n {
		i++
		goto again
	}
	return i
}

func counter(n int) func() int {
	return func() int { n++; return n }
}

func adders() []func(int) int {
	var list []func(int) int
	for i := 0; i < 3; i++ {
		func(k int) {
			list = append(list, func(x int) int { return x + k })
		}(i)
	}
	return list
}

func pointer(x int) *int { return &x }

func variadic(first int, rest ...int) int {
	for _, x := range rest {
		first += x
	}
	return first
}

func kind(x interface{}) string {
	switch x := x.(type) {
	case nil:
		return "nil"
	case int:
		if x > 0 {
			return "positive"
		}
		return "int"
	case string, error:
		_ = x
		return "text"
	}
	return "other"
}

func both(a, b bool) bool { println("both", a, b); return a && b }

func two() (int, string) { return 2, "two" }

func take(n int, s string) string { return s[:n] }

var global = named2()

func named2() (r []int) {
	for i := 0; i < 3; i++ {
		r = append(r, i*i)
	}
	return
}

func main() {
	println(note("a", 1)+note("b", 2)*note("c", 3), note("d", 4))
	for i := 0; i < 3; i++ {
		x, y := named(i == 1)
		println(x, y)
	}
	a, b := 1, 2
	a, b = swap(a, b)
	println(a, b)
	var array = [3]int{1, 2, 3}
	println(change(array, &array), array[0])
	p := pair{1, 2}
	println(p.first(), p.a, p.add(2).add(3).a, pair{7, 8}.first())
	println(find([]int{1, 5, 9}, 9), find([]int{1, 101, 9}, 9), find(nil, 1), jump(4)+jump(2))
	c, d := counter(10), counter(20)
	println(c(), c(), d(), c())
	for i, add := range adders() {
		print(add(i*10), " ")
	}
	println()
	var pointers [3]*int
	for i := range pointers {
		pointers[i] = pointer(i)
		*pointers[i] += 10
	}
	println(*pointers[0], *pointers[1], *pointers[2])
	println(variadic(1), variadic(1, 2, 3), variadic(1, []int{4, 5}...))
	println(kind(nil), kind(1), kind(-1), kind("x"), kind(1.5))
	if both(true, note("e", 0) == 0) || both(true, true) {
		println("yes")
	}
	println(take(two()), len(global), global[2])
	x := 1
	x, y := x+1, func() int { x += 10; return x }()
	println(x, y)
	m := map[string]int{}
	m[strings.TrimSpace(" k ")] += variadic(1, len(m))
	println(m["k"])
	f := func() (int, func()) { return x, func() { x = 77 } }
	v, g := f()
	g()
	println(v, x)
	defer func() {
		println(recover().(error).Error())
		println(func() (s string) {
			defer func() { s = recover().(string) + "!" }()
			panics(3)
			return "none"
		}())
	}()
	println(find(nil, variadic(0, array[note("f", 3)])))
}

func panics(n int) {
	if n > 2 {
		panic("big")
	}
}
