// run

// Type parameters: functions, types, methods, closures, recursion, inference, embedding, assertions, instances in
// package variables.
package main

import "errors"

type Stringer interface{ String() string }
type MyInt int

func (m MyInt) String() string { return "MyInt" }

type P struct{ n int }

func (p *P) Set(s string) { p.n = len(s) }

type Setter[B any] interface {
	Set(string)
	*B
}

func FromStrings[T any, PT Setter[T]](s []string) []T {
	r := make([]T, len(s))
	for i, v := range s {
		p := PT(&r[i])
		p.Set(v)
	}
	return r
}

func Str[T Stringer](x T) string { f := x.String; g := T.String; return f() + g(x) }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair2[V, K] { return Pair2[V, K]{p.Val, p.Key} }

type Pair2[A, B any] struct {
	A A
	B B
}
type Tree[T interface{ Less(T) bool }] struct {
	l, r *Tree[T]
	v    T
}
type I int

func (a I) Less(b I) bool { return a < b }
func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v.Less(t.v) {
		t.l = t.l.Insert(v)
	} else {
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T)) {
	if t != nil {
		t.l.Walk(f)
		f(t.v)
		t.r.Walk(f)
	}
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case []T:
		return "slice"
	case int:
		return "int"
	case T:
		return "T"
	}
	return "?"
}

type Num interface {
	~int8 | ~uint8 | ~int | ~float64 | ~uint64
}

func conv[A, B Num](a A) B { return B(a) + 1 }
func counter[T Num](by T) func() T {
	var c T
	return func() T { c += by; return c }
}

type Opt[T any] interface{ Get() (T, error) }
type some[T any] struct{ v T }

func (s some[T]) Get() (T, error) { return s.v, nil }

type none[T any] struct{}

func (none[T]) Get() (T, error) { var z T; return z, errors.New("none") }

func must[T any](o Opt[T]) T {
	v, err := o.Get()
	if err != nil {
		println(err.Error())
	}
	return v
}

type Embeds[T any] struct {
	some[T]
	*Tree[I]
}

func eq[T comparable](a, b T) bool { return a == b }

func rec[T any](n int, x T) int {
	if n == 0 {
		return 0
	}
	return 1 + rec(n-1, x)
}

type Vec[T Num] []T

func (v Vec[T]) Sum() (s T) {
	for _, x := range v {
		s += x
	}
	return
}
func apply[S ~[]E, E any](s S, f func(E) E) S {
	r := append(S(nil), s...)
	for i := range r {
		r[i] = f(r[i])
	}
	return r
}

var global = Vec[int]{1, 2, 3}
var fn = apply[Vec[int], int]

func main() {
	for _, p := range FromStrings[P]([]string{"a", "bb"}) {
		println(p.n)
	}
	println(Str(MyInt(3)))
	p := Pair[string, int]{"k", 4}
	q := p.Swap()
	println(q.A, q.B)
	var t *Tree[I]
	for _, v := range []I{5, 2, 9, 1} {
		t = t.Insert(v)
	}
	t.Walk(func(v I) { println(int(v)) })
	println(kind(1), kind("x"), kind([]int{}))
	println(conv[int8, uint8](-3), conv[float64, int](2.9), conv[uint64, float64](1<<63))
	c := counter(2.5)
	c()
	println(c())
	println(must[int](some[int]{7}), must[string](none[string]{}))
	e := Embeds[string]{some[string]{"emb"}, t}
	v, _ := e.Get()
	println(v, int(e.Tree.v))
	println(eq(1, 1), eq("a", "b"), eq(2.5, 2.5), eq(p, p))
	println(rec(10, "x"))
	println(global.Sum(), apply(global, func(i int) int { return i * i }).Sum(), fn(global, func(i int) int { return -i }).Sum())
	f := (*Tree[I]).Insert
	f(t, 3).Walk(func(v I) { print(int(v), " ") })
	println()
	m := p.Swap
	println(m().B)
	var o any = some[Pair[string, int]]{p}
	if _, ok := o.(Opt[Pair[string, int]]); ok {
		println("ok")
	}
	if _, ok := o.(Opt[int]); !ok {
		println("not ok")
	}
}
