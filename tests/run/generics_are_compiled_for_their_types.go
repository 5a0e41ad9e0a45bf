// run

// What an instance does is decided by its type arguments: sizes, overflow, division, conversions, comparison,
// methods by value and by pointer, zero values, type switches, names of types at run time.
package main

import "unsafe"

type integer interface {
	~int8 | ~uint8 | ~int16 | ~uint32 | ~int64
}

func wrap[T integer](x T) T            { return x*x + 1<<6 }
func half[T integer | ~float64](x T) T { return x / 2 }
func shift[T integer](x T) T           { return ^x >> 1 }
func size[T any]() uintptr             { var x T; return unsafe.Sizeof(x) }

type header[T any] struct {
	small bool
	value T
	last  byte
}

func offset[T any]() uintptr { var h header[T]; return unsafe.Offsetof(h.last) }

type small int8

func (s small) describe() string { return "small" }
func (s *small) grow()           { *s *= 2 }

type describer interface{ describe() string }

func describe[T describer](x T) string { return x.describe() }

type grower[T any] interface {
	*T
	grow()
}

func twice[T any, P grower[T]](x T) T {
	P(&x).grow()
	p := P(&x)
	f := p.grow
	f()
	return x
}

func which[T any](x T) string {
	switch any(x).(type) {
	case nil:
		return "nil"
	case int, small:
		return "int or small"
	case []T:
		return "slice of itself"
	case describer:
		return "describer"
	case interface{ describe() int }:
		return "other"
	case T:
		return "T"
	}
	return "none"
}

func zero[T any]() (z T) { return }

func isZero[T comparable](x T) bool { return x == zero[T]() }

type list[T any] struct {
	items []T
	index [4]T
}

func (l *list[T]) add(xs ...T) *list[T] {
	l.items = append(l.items, xs...)
	for i := range l.index {
		if i < len(l.items) {
			l.index[i] = l.items[i]
		}
	}
	return l
}

func (l list[T]) fold(f func(T, T) T) T {
	var sum T
	for _, x := range l.items {
		sum = f(sum, x)
	}
	return sum
}

type number interface{ ~int | ~float64 }

func add[T number](x, y T) T { return x + y }

type chain[T any] func(T) chain[T]

func length[S ~string | ~[]byte](s S) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' {
			n++
		}
	}
	return n + len(s[1:])
}

func text[T ~[]byte | ~string](x T) string { return string(x) }

func pick[T any](which bool, x, y T) *T {
	f := func() *T {
		if which {
			return &x
		}
		return &y
	}
	return f()
}

func sum[T interface{ ~[]E }, E number](xs T) (s E) {
	defined := func(from int) {
		for _, x := range xs[from:] {
			s += x
		}
	}
	defined(1)
	return
}

type pointless[T any] struct{}

func (pointless[_]) name() string { return "pointless" }

type named interface{ name() string }

func must(x any) {
	n, ok := x.(named)
	if !ok {
		println("no name")
		return
	}
	println(n.name())
}

func main() {
	println(wrap(int8(100)), wrap(uint8(100)), wrap(int16(200)), wrap(uint32(70000)), wrap(int64(70000)))
	println(half(int8(-3)), half(uint8(255)), half(-3.0), shift(uint8(3)), shift(int16(-300)))
	println(size[bool](), size[string](), size[[3]int16](), size[any](), offset[int64](), offset[byte]())
	println(describe(small(3)), describe[describer](small(1)), twice(small(5)))
	println(which(3), which(small(3)), which([]int{}), which[any]([]any{}), which[any](nil), which(2.5), which("x"))
	s := small(1)
	println(which(&s), which(describer(s)))
	println(isZero(0), isZero("x"), isZero([2]string{}), isZero(struct{ a, b int }{1, 0}), isZero[*int](nil))
	println(new(list[float64]).add(1.5, 2).add(3).fold(add[float64]), (&list[int]{}).add(1, 2, 3).fold(add[int]))
	l := list[string]{}
	l.add("a", "b", "c")
	println(l.index[2], l.index[3] == "", len(l.items))
	println(length("a b c"), length([]byte("  x")), text("str"), text([]byte("bytes")))
	println(*pick(true, 1, 2), *pick(false, "x", "y"))
	println(sum([]int{1, 2, 3}), sum([]float64{1, 2.5}))
	n := 0
	var f chain[int]
	f = func(i int) chain[int] { n += i; return f }
	f(1)(2)(3)
	println(n)
	must(pointless[int]{})
	must(&pointless[[]string]{})
	must(list[int]{})
}
