// errorcheck -0 -m

// Generic code is told once for each shape: the underlying types of its type arguments.
package main

type Number interface{ ~int | ~float64 }

func Max[T Number](a, b T) T { // ERROR "^can inline Max\[go\.shape\.int_0\]$" "^can inline Max\[go\.shape\.float64_0\]$"
	if a > b {
		return a
	}
	return b
}

func Pointer[T any](x T) *T { return &x } // ERROR "^can inline Pointer\[go\.shape\.int_0\]$" "^can inline Pointer\[go\.shape\.string_0\]$" "^moved to heap: x$"

func Map[T, U any](s []T, f func(T) U) []U { // ERROR "^can inline Map\[go\.shape\.int_0,go\.shape\.string_1\]$"
	var r []U
	for _, x := range s {
		r = append(r, f(x))
	}
	return r
}

type List[T any] struct {
	head *node[T]
}

type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head} } // ERROR "^can inline \(\*List\[go\.shape\.int_0\]\)\.Push$" "^can inline \(\*List\[go\.shape\.string_0\]\)\.Push$" "^&node\[go\.shape\.int_0\]\{\.\.\.\} escapes to heap$" "^&node\[go\.shape\.string_0\]\{\.\.\.\} escapes to heap$"

func (l *List[T]) Len() int { // ERROR "^can inline \(\*List\[go\.shape\.int_0\]\)\.Len$" "^can inline \(\*List\[go\.shape\.string_0\]\)\.Len$"
	n := 0
	for p := l.head; p != nil; p = p.next {
		n++
	}
	return n
}

func Box[T any](x T) interface{} { return x } // ERROR "^can inline Box\[go\.shape\.int_0\]$" "^unsafe\.Pointer\(x\) escapes to heap$"

func Calls[T Number](a T) T { return Max(a, a) } // ERROR "^can inline Calls\[go\.shape\.int_0\]$" "^inlining call to Max\[go\.shape\.int_0\]$"

func New[T any]() *List[T] { return &List[T]{} } // ERROR "^can inline New\[go\.shape\.string_0\]$" "^&List\[go\.shape\.string_0\]\{\} escapes to heap$"

type number int

func main() {
	println(Max(1, 2), Max(1.5, 2.5), Max(number(1), 2), *Pointer(3), *Pointer("x"))
	println(len(Map([]int{1}, func(x int) string { return "x" }))) // ERROR "^can inline main\.func1$" "^\[\]int\{\.\.\.\} does not escape$" "^func literal does not escape$"
	var l List[int]
	l.Push(1)
	println(l.Len(), Box(3), Calls(4))
	n := New[string]() // ERROR "^inlining call to New\[go\.shape\.string_0\]$" "^&List\[go\.shape\.string_0\]\{\} does not escape$"
	n.Push("a")
}
