// run

// What embedding, pointers and interfaces lead to is looked for when the method is called, not where t.M stands; a
// nil interface as t.M is a failed assertion to the constraint.
package main

import "fmt"

type M interface{ M(int) }
type G[T any] interface{ M(T) }
type E interface{ M }
type T int

func (t T) M(i int) { fmt.Println("T.M", t, i) }

type Pair struct{ a, b int }

func (p Pair) M(i int)      { fmt.Println("Pair.M", p, i) }
func (p *Pair) P(is ...int) { fmt.Println("Pair.P", p != nil, is) }

type ByPointer struct{ *Pair }
type ByInterface struct{ E }
type Inside struct{ inner }
type inner struct{ Pair }

func value1[T interface{ M(int) }](t T) func(int)    { return t.M }
func value2[T G[int]](t T) func(int)                 { return t.M }
func value3[U any, T G[U]](t T, u U) func(U)         { return t.M }
func value4[T E](t T) func(int)                      { return t.M }
func value5[T M](t T) func(int)                      { return func() func(int) { return t.M }() }
func value6[T M](t *T) func(int)                     { return (*t).M }
func value7[T, U M](t T, u U) (func(int), func(int)) { return t.M, u.M }
func value8[T M](t T) func(int)                      { return value2[T](t) }
func value9[T M](t T) func(T, int)                   { return T.M }

type List[T M] []T

func (l List[T]) values() (all []func(int)) {
	for _, t := range l {
		all = append(all, t.M)
	}
	return
}

func side(text string) int { fmt.Println("side", text); return 5 }
func two() (int, int)      { fmt.Println("two"); return 7, 8 }

func call[T M](t T) {
	defer fmt.Println("call: left")
	t.M(side("call"))
	fmt.Println("call: after")
}

func deferred[T M](t, other T) {
	defer fmt.Println("deferred: left")
	defer t.M(side("deferred"))
	t = other
	fmt.Println("deferred: after")
}

func deferredValue[T M](t T) {
	defer fmt.Println("deferred value: left")
	f := t.M
	defer f(3)
	fmt.Println("deferred value: after")
}

func deferredExpression[T M](t T) {
	defer fmt.Println("deferred expression: left")
	defer T.M(t, 4)
	defer (t.M)(3)
	fmt.Println("deferred expression: after")
}

type P[T any] interface {
	*T
	P(...int)
}

func variadic[T any, PT P[T]](t *T) {
	PT(t).P()
	PT(t).P(two())
	PT(t).P([]int{1}...)
	defer PT(t).P(1, 2)
	defer PT(t).P(two())
	f := PT(t).P
	f(9)
}

func try(name string, f func()) {
	defer func() {
		e := recover()
		if err, ok := e.(error); ok {
			fmt.Printf("%s: %T %v\n", name, e, err)
		} else {
			fmt.Println(name, e)
		}
	}()
	f()
}

func all[A M](name string, a, b A) {
	try(name+" value", func() {
		f := value1(a)
		fmt.Println("made")
		f(1)
	})
	try(name+" value of a value", func() { value8(a)(1) })
	try(name+" expression", func() {
		f := value9(a)
		fmt.Println("made")
		f(a, 1)
	})
	try(name+" call", func() { call(a) })
	try(name+" deferred", func() { deferred(a, b) })
	try(name+" deferred, changed", func() { deferred(b, a) })
	try(name+" deferred value", func() { deferredValue(a) })
	try(name+" deferred expression", func() { deferredExpression(a) })
	try(name+" values", func() {
		list := List[A]{b, a}
		for _, f := range list.values() {
			f(6)
		}
	})
}

func main() {
	all[M]("nil M", nil, T(3))
	all[M]("M", T(2), T(3))
	all[*Pair]("nil *Pair", nil, &Pair{1, 2})
	all[ByPointer]("nil ByPointer", ByPointer{}, ByPointer{&Pair{1, 2}})
	all[*ByPointer]("nil *ByPointer", nil, &ByPointer{&Pair{1, 2}})
	all[ByInterface]("nil ByInterface", ByInterface{}, ByInterface{T(4)})
	all[*ByInterface]("nil *ByInterface", nil, &ByInterface{T(4)})
	all[Inside]("Inside", Inside{inner{Pair{1, 2}}}, Inside{inner{Pair{3, 4}}})
	all[*Inside]("nil *Inside", nil, &Inside{inner{Pair{3, 4}}})
	try("value1", func() { value1[interface{ M(int) }](nil) })
	try("value2", func() { value2[M](nil) })
	try("value3", func() { value3[int, M](nil, 1) })
	try("value4", func() { value4[M](nil) })
	try("value5", func() { value5[M](nil) })
	try("value6", func() { value6[M](new(M)) })
	try("value6", func() { value6[M](nil) })
	try("value7", func() { value7[M, E](T(1), nil) })
	try("value7", func() { f, g := value7[M, E](T(1), T(2)); f(1); g(3) })
	pair := Pair{1, 2}
	f := value1(&pair)
	pair.a = 9
	f(0)
	variadic(&pair)
	variadic[Pair](nil)
}
