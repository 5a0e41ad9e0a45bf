// errorcheck -0 -m

// Instances are inlined with their dictionaries; literals in them too.  Not if shapes would meet what is none.
package main

import "fmt"

type node struct{ next *node }

func (n *node) String() string { return "node" } // ERROR "^can inline \(\*node\)\.String$" "^n does not escape$"

type stack[T any] struct{ items []T }

func (s *stack[T]) Push(x T) { s.items = append(s.items, x) } // ERROR "^can inline \(\*stack\[go\.shape\.int_0\]\)\.Push$" "^can inline \(\*stack\[go\.shape\.\*uint8_0\]\)\.Push$" "^can inline \(\*stack\[go\.shape\.string_0\]\)\.Push$"

func (s *stack[T]) Pop() (T, bool) { // ERROR "^can inline \(\*stack\[go\.shape\.int_0\]\)\.Pop$" "^can inline \(\*stack\[go\.shape\.\*uint8_0\]\)\.Pop$" "^can inline \(\*stack\[go\.shape\.string_0\]\)\.Pop$"
	if len(s.items) == 0 {
		var zero T
		return zero, false
	}
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1] // ERROR "^\(\*stack\[go\.shape\.int_0\]\)\.Pop ignoring self-assignment in s\.items = s\.items\[:len\(s\.items\) - 1\]$" "^\(\*stack\[go\.shape\.\*uint8_0\]\)\.Pop ignoring self-assignment in s\.items = s\.items\[:len\(s\.items\) - 1\]$" "^\(\*stack\[go\.shape\.string_0\]\)\.Pop ignoring self-assignment in s\.items = s\.items\[:len\(s\.items\) - 1\]$"
	return x, true
}

func (s *stack[T]) Do(f func(T)) { // ERROR "^can inline \(\*stack\[go\.shape\.int_0\]\)\.Do$" "^can inline \(\*stack\[go\.shape\.\*uint8_0\]\)\.Do$" "^can inline \(\*stack\[go\.shape\.string_0\]\)\.Do$"
	for _, x := range s.items {
		f(x)
	}
}

func newStack[T any](items ...T) *stack[T] { return &stack[T]{items} } // ERROR "^can inline newStack\[go\.shape\.int_0\]$" "^can inline newStack\[go\.shape\.\*uint8_0\]$" "^can inline newStack\[go\.shape\.string_0\]$" "^&stack\[go\.shape\.int_0\]\{\.\.\.\} escapes to heap$" "^&stack\[go\.shape\.\*uint8_0\]\{\.\.\.\} escapes to heap$" "^&stack\[go\.shape\.string_0\]\{\.\.\.\} escapes to heap$"

func with[T any](x T, f func(T) T) T {
	g := func(y T) T { return f(y) } // ERROR "^can inline with\[go\.shape\.int_0\]\.func1$" "^func literal does not escape$"
	return g(x) // ERROR "^inlining call to with\[go\.shape\.int_0\]\.func1$"
}

func double(x int) int { return x + x } // ERROR "^can inline double$"

func boxed(x any) any { return x } // ERROR "^can inline boxed$" "^leaking param: x to result ~r0 level=0$"

func through[T fmt.Stringer](x T) string { return fmt.Sprint(x, boxed(x)) } // ERROR "^can inline through\[go\.shape\.\*uint8_0\]$" "^inlining call to boxed$" "^\.\.\. argument does not escape$"

func twice[T ~int](x T, f func(int) int) T { return T(f(int(x))) } // ERROR "^can inline twice\[go\.shape\.int_0\]$"

func constant[T ~int | ~float64](x T) T { return x*2 + 1 } // ERROR "^can inline constant\[go\.shape\.int_0\]$" "^can inline constant\[go\.shape\.float64_0\]$"

func use() (int, string) {
	s := newStack(1, 2) // ERROR "^\.\.\. argument escapes to heap$"
	s.Push(3)
	s.Do(func(x int) { s.Push(x) }) // ERROR "^can inline use\.func1$" "^func literal does not escape$"
	x, _ := s.Pop()
	n := newStack[*node]()
	n.Push(&node{}) // ERROR "^&node\{\} escapes to heap$"
	p, _ := n.Pop()
	var i fmt.Stringer = p
	y := through(p)
	return with(x, double) + twice(x, double) + constant(3), i.String() + y // ERROR "^devirtualizing i\.String to \*node$" "^\(\*node\)\.String\(i\.\(\*node\)\) \+ y escapes to heap$"
}

func main() {
	fmt.Println(use()) // ERROR "^inlining call to fmt\.Println$" "^\.\.\. argument does not escape$" "^\.autotmp_0 escapes to heap$" "^\.autotmp_1 escapes to heap$"
	fmt.Println(constant(2.5), newStack("a").items) // ERROR "^inlining call to fmt\.Println$" "^\.\.\. argument does not escape$" "^constant\[go\.shape\.float64_0\]\(&\.dict\.constant\[float64\], 2\.5\) escapes to heap$" "^newStack\[go\.shape\.string_0\]\(&\.dict\.newStack\[string\], \.\.\. argument\.\.\.\)\.items escapes to heap$" "^\.\.\. argument escapes to heap$"
}
