// errorcheck -0 -m -l

// What depends on a type argument becomes an interface with the dictionary's help.
package main

type Iface[T any] interface{ Has(T) bool }

type Plain interface{ Has(int) bool }

type set[T comparable] map[T]bool

func (s set[T]) Has(x T) bool { return s[x] }

type pair[T any] struct{ a, b T }

func (p pair[T]) Has(x T) bool { return false }

func toAny[T any](x T) any { return x } // ERROR "^unsafe\.Pointer\(x\) escapes to heap$"

func toIface[T any](x T) any { return Iface[T](pair[T]{x, x}) } // ERROR "^unsafe\.Pointer\(pair\[go\.shape\.int_0\]\{\.\.\.\}\) escapes to heap$"

func fromIface[T any](i Iface[T]) (any, Iface[T]) { return i, i.(Iface[T]) }

func between[T any](i interface{ Iface[T]; Other() }) Iface[T] { return i }

func passed[T any](x T) {
	take := func(values ...any) {} // ERROR "^values does not escape$" "^func literal does not escape$"
	take(x, &x, []T{x}, pair[T]{x, x}) // ERROR "^\.\.\. argument does not escape$" "^unsafe\.Pointer\(x\) does not escape$" "^unsafe\.Pointer\(\[\]go\.shape\.int_0\{\.\.\.\}\) does not escape$" "^\[\]go\.shape\.int_0\{\.\.\.\} does not escape$" "^unsafe\.Pointer\(pair\[go\.shape\.int_0\]\{\.\.\.\}\) does not escape$" "^unsafe\.Pointer\(\[\]go\.shape\.string_0\{\.\.\.\}\) does not escape$" "^\[\]go\.shape\.string_0\{\.\.\.\} does not escape$" "^unsafe\.Pointer\(pair\[go\.shape\.string_0\]\{\.\.\.\}\) does not escape$"
	println(use[T](pair[T]{}, x)) // ERROR "^unsafe\.Pointer\(pair\[go\.shape\.int_0\]\{\}\) escapes to heap$" "^unsafe\.Pointer\(pair\[go\.shape\.string_0\]\{\}\) escapes to heap$"
}

func use[T any](i Iface[T], x T) bool { return i.Has(x) }

func compare[T comparable](x T, i any) bool {
	return any(x) == i || i == x || pair[T]{x, x} == i // ERROR "^unsafe\.Pointer\(x\) does not escape$" "^unsafe\.Pointer\(pair\[go\.shape\.int_0\]\{\.\.\.\}\) does not escape$"
}

func choose[T comparable](x T, i any) int {
	switch x {
	case *new(T): // ERROR "^new\(go\.shape\.string_0\) does not escape$"
		return 1 // ERROR "^unsafe\.Pointer\(x\) does not escape$" "^unsafe\.Pointer\(\*new\(go\.shape\.string_0\)\) does not escape$"
	}
	switch i {
	case x:
		return 2 // ERROR "^unsafe\.Pointer\(x\) does not escape$"
	}
	switch j := i.(type) {
	case T:
		_ = j
		return 3
	case []T, map[string]T:
		return 4
	case Iface[T]:
		return 5
	}
	return 6
}

func choosePlain[T Plain](i Plain) int {
	switch i.(type) {
	case T:
		return 1
	}
	return 2
}

func assert[T any](i any) (T, []T) {
	x, ok := i.(T)
	if !ok {
		return i.([]T)[0], nil
	}
	return x, i.([]T)
}

func store[T any](m map[int]T, c chan T, i any) (x, y, z any) {
	x, _ = m[1] // ERROR "^unsafe\.Pointer\(\.autotmp_7\) escapes to heap$"
	y, _ = <-c // ERROR "^unsafe\.Pointer\(\.autotmp_9\) escapes to heap$"
	z, _ = i.(T) // ERROR "^unsafe\.Pointer\(\.autotmp_11\) escapes to heap$"
	return
}

func each[T any](list []T, f func(any)) {
	for _, x := range list {
		f(x) // ERROR "^unsafe\.Pointer\(x\) escapes to heap$"
	}
	var sink any
	sink = list // ERROR "^unsafe\.Pointer\(list\) escapes to heap$"
	f(sink)
	f(T(list[0])) // ERROR "^unsafe\.Pointer\(go\.shape\.int_0\(list\[0\]\)\) escapes to heap$"
	f(map[int]any{1: list[0]}) // ERROR "^map\[int\]any\{\.\.\.\} escapes to heap$" "^unsafe\.Pointer\(list\[0\]\) escapes to heap$"
	f(struct{ x any }{list[0]}) // ERROR "^struct \{ x any \}\{\.\.\.\} escapes to heap$" "^unsafe\.Pointer\(list\[0\]\) escapes to heap$"
	panic(list[0]) // ERROR "^unsafe\.Pointer\(list\[0\]\) escapes to heap$"
}

func main() {
	toAny(1)
	toAny("s")
	toAny(&pair[int]{}) // ERROR "^&pair\[int\]\{\} does not escape$"
	toAny[any](1) // ERROR "^1 does not escape$"
	toIface(1)
	fromIface[int](pair[int]{}) // ERROR "^pair\[int\]\{\} does not escape$"
	between[int](nil)
	passed(1)
	passed("s")
	compare(1, 2) // ERROR "^2 does not escape$"
	choose("a", "b") // ERROR "^.b. does not escape$"
	choosePlain[set[int]](nil)
	assert[int](1) // ERROR "^1 does not escape$"
	store[string](nil, nil, nil)
	each([]int{1}, func(any) {}) // ERROR "^\[\]int\{\.\.\.\} escapes to heap$" "^func literal does not escape$"
	use[string](set[string]{}, "") // ERROR "^set\[string\]\{\} escapes to heap$"
}
