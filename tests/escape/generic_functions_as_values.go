// errorcheck -0 -m

// A generic function or method that is not called where it stands is put into a literal, with its dictionary.
package main

func identity[T any](x T) T { return x } // ERROR "^can inline identity\[go\.shape\.int_0\]$" "^can inline identity\[go\.shape\.float64_0\]$" "^can inline identity\[go\.shape\.\[\]int_0\]$" "^can inline identity\[go\.shape\.string_0\]$" "^can inline identity\[go\.shape\.\[\]string_0\]$"

func pointer[T any](x T) *T { return &x } // ERROR "^can inline pointer\[go\.shape\.string_0\]$" "^can inline pointer\[go\.shape\.int_0\]$" "^moved to heap: x$"

func many[T any](xs ...T) (T, int) { return xs[0], len(xs) } // ERROR "^can inline many\[go\.shape\.int_0\]$"

type list[T any] struct {
	head *T
	next *list[T]
}

func (l *list[T]) push(x *T) *list[T] { return &list[T]{x, l} } // ERROR "^can inline \(\*list\[go\.shape\.int_0\]\)\.push$" "^can inline \(\*list\[go\.shape\.string_0\]\)\.push$" "^&list\[go\.shape\.int_0\]\{\.\.\.\} escapes to heap$" "^&list\[go\.shape\.string_0\]\{\.\.\.\} escapes to heap$"

func (l list[T]) first() T { return *l.head } // ERROR "^can inline list\[go\.shape\.int_0\]\.first$" "^can inline list\[go\.shape\.string_0\]\.first$"

func (l *list[T]) each(f func(T)) { // ERROR "^can inline \(\*list\[go\.shape\.int_0\]\)\.each$" "^can inline \(\*list\[go\.shape\.string_0\]\)\.each$"
	for ; l != nil; l = l.next {
		f(*l.head)
	}
}

type embedding[T any] struct {
	list[T]
	n int
}

type plain struct{ *list[int] }

var global = identity[int] // ERROR "^can inline glob\.\.func1$"

var method = (&list[int]{}).push // ERROR "^can inline glob\.\.func2$"

func values() {
	f := identity[int] // ERROR "^can inline values\.func1$"
	f(1) // ERROR "^inlining call to values\.func1$"
	g := pointer[string] // ERROR "^can inline values\.func2$"
	g("s") // ERROR "^inlining call to values\.func2$"
	h := many[int] // ERROR "^can inline values\.func3$"
	h(1, 2) // ERROR "^inlining call to values\.func3$" "^\.\.\. argument does not escape$"
	call(identity[float64]) // ERROR "^can inline values\.func4$"
}

func call[T any](f func(T) T) { f(*new(T)) } // ERROR "^can inline call\[go\.shape\.float64_0\]$" "^new\(go\.shape\.float64_0\) does not escape$"

func methods() {
	l := &list[int]{} // ERROR "^&list\[int\]\{\} escapes to heap$"
	p := l.push // ERROR "^can inline methods\.func1$"
	p(new(int)) // ERROR "^inlining call to methods\.func1$" "^new\(int\) escapes to heap$"
	first := l.first // ERROR "^can inline methods\.func2$"
	first() // ERROR "^inlining call to methods\.func2$"
	list[int].first(*l) // ERROR "^can inline methods\.func3$" "^inlining call to methods\.func3$"
	push := (*list[int]).push // ERROR "^can inline methods\.func4$"
	push(l, new(int)) // ERROR "^inlining call to methods\.func4$" "^new\(int\) escapes to heap$"
	(*list[int]).first(l) // ERROR "^can inline methods\.func5$" "^inlining call to methods\.func5$"
	e := embedding[int]{} // ERROR "^moved to heap: e$"
	e.push(nil)
	ef := e.first // ERROR "^can inline methods\.func6$"
	ef() // ERROR "^inlining call to methods\.func6$"
	eg := embedding[int].first // ERROR "^can inline methods\.func7$"
	eg(e) // ERROR "^inlining call to methods\.func7$"
	s := plain{l}
	s.push(nil)
	sf := s.first // ERROR "^can inline methods\.func8$"
	sf() // ERROR "^inlining call to methods\.func8$"
	plain.first(s)
}

func inner[T any](x T) *T {
	f := identity[T] // ERROR "^can inline inner\[go\.shape\.int_0\]\.func4$" "^inlining call to identity\[go\.shape\.int_0\]$" "^can inline inner\[go\.shape\.string_0\]\.func4$" "^inlining call to identity\[go\.shape\.string_0\]$"
	f(x) // ERROR "^inlining call to inner\[go\.shape\.int_0\]\.func4$" "^inlining call to identity\[go\.shape\.int_0\]$" "^inlining call to inner\[go\.shape\.string_0\]\.func4$" "^inlining call to identity\[go\.shape\.string_0\]$"
	g := func() func(T) *T { return pointer[T] } // ERROR "^can inline inner\[go\.shape\.int_0\]\.func1$" "^can inline inner\[go\.shape\.int_0\]\.func9$" "^can inline inner\[go\.shape\.int_0\]\.func1\.1$" "^inlining call to pointer\[go\.shape\.int_0\]$" "^can inline inner\[go\.shape\.string_0\]\.func1$" "^can inline inner\[go\.shape\.string_0\]\.func9$" "^can inline inner\[go\.shape\.string_0\]\.func1\.1$" "^inlining call to pointer\[go\.shape\.string_0\]$" "^moved to heap: x$" "^func literal does not escape$" "^leaking param: a0$"
	l := &list[T]{&x, nil} // ERROR "^&list\[go\.shape\.int_0\]\{\.\.\.\} does not escape$" "^&list\[go\.shape\.string_0\]\{\.\.\.\} does not escape$"
	first := l.first // ERROR "^can inline inner\[go\.shape\.int_0\]\.func5$" "^inlining call to list\[go\.shape\.int_0\]\.first$" "^can inline inner\[go\.shape\.string_0\]\.func5$" "^inlining call to list\[go\.shape\.string_0\]\.first$"
	first() // ERROR "^inlining call to inner\[go\.shape\.int_0\]\.func5$" "^inlining call to list\[go\.shape\.int_0\]\.first$" "^inlining call to inner\[go\.shape\.string_0\]\.func5$" "^inlining call to list\[go\.shape\.string_0\]\.first$"
	push := (*list[T]).push // ERROR "^can inline inner\[go\.shape\.int_0\]\.func6$" "^inlining call to \(\*list\[go\.shape\.int_0\]\)\.push$" "^can inline inner\[go\.shape\.string_0\]\.func6$" "^inlining call to \(\*list\[go\.shape\.string_0\]\)\.push$" "^&list\[go\.shape\.int_0\]\{\.\.\.\} escapes to heap$" "^&list\[go\.shape\.string_0\]\{\.\.\.\} escapes to heap$"
	push(l, &x) // ERROR "^inlining call to inner\[go\.shape\.int_0\]\.func6$" "^inlining call to \(\*list\[go\.shape\.int_0\]\)\.push$" "^inlining call to inner\[go\.shape\.string_0\]\.func6$" "^inlining call to \(\*list\[go\.shape\.string_0\]\)\.push$" "^&list\[go\.shape\.int_0\]\{\.\.\.\} does not escape$" "^&list\[go\.shape\.string_0\]\{\.\.\.\} does not escape$"
	e := embedding[T]{list: *l}
	e.each(func(T) {}) // ERROR "^inlining call to \(\*list\[go\.shape\.int_0\]\)\.each$" "^can inline inner\[go\.shape\.int_0\]\.func2$" "^inlining call to inner\[go\.shape\.int_0\]\.func2$" "^inlining call to \(\*list\[go\.shape\.string_0\]\)\.each$" "^can inline inner\[go\.shape\.string_0\]\.func2$" "^inlining call to inner\[go\.shape\.string_0\]\.func2$" "^func literal does not escape$"
	each := e.each // ERROR "^can inline inner\[go\.shape\.int_0\]\.func7$" "^inlining call to \(\*list\[go\.shape\.int_0\]\)\.each$" "^can inline inner\[go\.shape\.string_0\]\.func7$" "^inlining call to \(\*list\[go\.shape\.string_0\]\)\.each$"
	each(func(x T) { identity[[]T](nil) }) // ERROR "^inlining call to inner\[go\.shape\.int_0\]\.func7$" "^inlining call to \(\*list\[go\.shape\.int_0\]\)\.each$" "^can inline inner\[go\.shape\.int_0\]\.func3$" "^inlining call to inner\[go\.shape\.int_0\]\.func3$" "^inlining call to identity\[go\.shape\.\[\]int_0\]$" "^inlining call to inner\[go\.shape\.string_0\]\.func7$" "^inlining call to \(\*list\[go\.shape\.string_0\]\)\.each$" "^can inline inner\[go\.shape\.string_0\]\.func3$" "^inlining call to inner\[go\.shape\.string_0\]\.func3$" "^inlining call to identity\[go\.shape\.\[\]string_0\]$" "^func literal does not escape$" "^x does not escape$"
	h := embedding[T].first // ERROR "^can inline inner\[go\.shape\.int_0\]\.func8$" "^inlining call to list\[go\.shape\.int_0\]\.first$" "^can inline inner\[go\.shape\.string_0\]\.func8$" "^inlining call to list\[go\.shape\.string_0\]\.first$"
	h(e) // ERROR "^inlining call to inner\[go\.shape\.int_0\]\.func8$" "^inlining call to list\[go\.shape\.int_0\]\.first$" "^inlining call to inner\[go\.shape\.string_0\]\.func8$" "^inlining call to list\[go\.shape\.string_0\]\.first$"
	defer l.each(nil)
	go identity[T](x)
	return g()(x) // ERROR "^inlining call to inner\[go\.shape\.int_0\]\.func1$" "^inlining call to inner\[go\.shape\.int_0\]\.func9$" "^inlining call to pointer\[go\.shape\.int_0\]$" "^inlining call to inner\[go\.shape\.string_0\]\.func1$" "^inlining call to inner\[go\.shape\.string_0\]\.func9$" "^inlining call to pointer\[go\.shape\.string_0\]$" "^moved to heap: x$" "^func literal does not escape$"
}

func recursive[T any](n int, x T) any {
	if n == 0 {
		return x // ERROR "^unsafe\.Pointer\(x\) escapes to heap$"
	}
	return recursive[T](n-1, x)
}

func main() {
	values()
	methods()
	inner(1)
	inner("s")
	recursive(3, 1.5)
}
