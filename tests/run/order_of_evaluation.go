// run

// Calls happen from left to right; in an assignment operands on the left are evaluated first and
// stored last (Go spec, Order of evaluation; Assignments).
package main

func trace(s string, x int) int {
	println(s, x)
	return x
}

func pair(s string) (int, int) {
	println("pair", s)
	return 1, 2
}

func three(a, b, c int) int {
	println("three", a, b, c)
	return a + b + c
}

type list []int

func (l list) at(i int) int { return l[trace("at", i)] }

func get(name string, l list) list {
	println("get", name)
	return l
}

func main() {
	println(trace("a", 1) + trace("b", 2)*trace("c", 3))
	three(trace("x", 1), trace("y", 2), trace("z", 3))
	println(get("l", list{4, 5, 6}).at(trace("index", 2)))

	a := []int{0, 1, 2, 3}
	i := 1
	i, a[i] = 2, 10
	println(i, a[1], a[2])
	a[0], a[1], a[2] = a[2], a[0], a[1]
	println(a[0], a[1], a[2])
	a[trace("left", 3)], a[trace("left", 0)] = trace("right", 7), trace("right", 8)
	println(a[0], a[3])
	a[trace("op", 1)] += trace("operand", 5)
	println(a[1])

	x, y := 1, 2
	x, y = y, x+y
	println(x, y)
	a[trace("first", 0)], a[trace("second", 1)] = pair("values")
	println(a[0], a[1])

	f := func(xs ...int) int { return len(xs) }
	println(f(pair("variadic")), f(), f(a...), f(trace("one", 1)))

	if trace("and", 0) == 1 && trace("skipped", 1) == 1 || trace("or", 1) == 1 {
		println("taken")
	}
	p := &a[trace("address", 2)]
	a = nil
	*p = 5
	println(*p)
}
