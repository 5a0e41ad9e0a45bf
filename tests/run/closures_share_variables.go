// run

// A function literal shares the variables of the functions around it (Go spec, Function literals).
package main

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func adder(x int) func(int) func() int {
	return func(y int) func() int {
		y *= 10
		return func() int {
			x++
			return x + y
		}
	}
}

func fixedPoint(f func(func(int) int, int) int) func(int) int {
	var self func(int) int
	self = func(n int) int { return f(self, n) }
	return self
}

type account struct{ balance int }

func (a *account) depositor() func(int) { return func(n int) { a.balance += n } }

var global = func(x int) int { return x * factor }
var factor = 3

func named() (result int, err string) {
	set := func() { result, err = 7, "set" }
	set()
	return
}

func main() {
	next, reset := counter()
	println(next(), next())
	reset()
	println(next())

	two := adder(2)(1)
	println(two(), two(), adder(5)(0)())

	factorial := fixedPoint(func(self func(int) int, n int) int {
		if n == 0 {
			return 1
		}
		return n * self(n-1)
	})
	println(factorial(10))

	a := account{1}
	deposit := a.depositor()
	deposit(5)
	println(a.balance)
	println(global(7))
	println(named())

	var all []func() int
	for i := 0; i < 3; i++ {
		j := i * i
		all = append(all, func() int { j++; return i*100 + j })
	}
	for _, f := range all {
		println(f(), f())
	}

	big := [40]int{39: 5}
	sum := func() (s int) {
		for _, x := range big {
			s += x
		}
		return
	}
	println(sum(), func(x, y int) int { return x - y }(9, 4))
}
