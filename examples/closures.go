// run

// A function literal is an object too: its code and what it captures.
//
// Look for, with -m -l:
//   - func literal escapes to heap and moved to heap: n   in counter: the literal is returned, and it changes n
//   - func literal does not escape                        in total and compose: only called
//
// and with -m=2: capturing by value (never changed, at most 128 bytes) or by ref.
package main

import "fmt"

func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

func each(list []int, f func(int)) {
	for _, x := range list {
		f(x)
	}
}

// sum is captured by reference but stays in the frame: each does not keep f.
func total(list []int) int {
	sum := 0
	each(list, func(x int) { sum += x })
	return sum
}

func adder(by int) func(int) int {
	return func(x int) int { return x + by }
}

func compose() int {
	add1, add10 := adder(1), adder(10)
	both := func(x int) int { return add10(add1(x)) }
	return both(100)
}

func main() {
	a, b := counter(), counter()
	a()
	a()
	fmt.Println(a(), b(), total([]int{1, 2, 3, 4}), compose())
}
