// errorcheck

// Type parameters: declarations, constraints, type sets, core types, instances, inference.
package p

import "fmt"

type T1[P any] struct{ f *T1[P] }
type T2[P any] struct{ f T2[P] } // ERROR "^invalid recursive type T2"
type T3[P any] P // ERROR "^cannot use a type parameter as RHS in type declaration$"
type T4[P T4[int]] struct{} // ERROR "^invalid recursive type T4"
type A[P any] = []P // ERROR "^generic type cannot be alias$"

func f1[T any, T any](x T)              {} // ERROR "^T redeclared in this block"
func f2[T int | string](x T) T          { return x * x } // ERROR "^invalid operation: operator \* not defined on x \(variable of type T constrained by int\|string\)$"
func f3[T any](x T) bool                { return x == x } // ERROR "^invalid operation: x == x \(incomparable types in type set\)$"
func f4[T any](x T)                     { x.foo() } // ERROR "^x\.foo undefined \(type T has no field or method foo\)$"
func f5[T interface{ m() }](x *T)       { x.m() } // ERROR "^x\.m undefined \(type \*T is pointer to type parameter, not type parameter\)$"
func f6[T any]()                        {}
func f7[K comparable, V any](m map[K]V) {}
func f8[T any](x, y T)                  {}
func f9[T any](x T)                     { f9[*T](nil) }
func f10[T any](T)                      { type L struct{ x T } }

type Con interface {
	~int | ~string | int // ERROR "^overlapping terms int and ~int$"
	m()
}
type B[T Con] struct{}

func (b B[int]) x()  {}
func (b *B[_]) y()   {}
func (b B) z()       {} // ERROR "^cannot use generic type B\[T Con\] without instantiation$"
func (b B[P, Q]) w() {} // ERROR "^got 2 arguments but 1 type parameters$"

var c Con // ERROR "^cannot use type Con outside a type constraint: interface contains type constraints$"
var b1 B[int] // ERROR "^int does not implement Con \(missing m method\)$"
var b2 B // ERROR "^cannot use generic type B\[T Con\] without instantiation$"
var b3 B[int, int] // ERROR "^got 2 arguments but 1 type parameters$"

func uses() {
	f6() // ERROR "^cannot infer T \(generics\.go:19:9\)$"
	f8(1, "x") // ERROR "^default type string of .x. does not match inferred type int for T$"
	f8(1.5, 2) // ERROR "^default type int of 2 does not match inferred type float64 for T$"
	f7[int](map[string]int{}) // ERROR "^type map\[string\]int of map\[string\]int\{\} does not match map\[int\]V$"
	f7[func()](nil) // ERROR "^cannot infer V \(generics\.go:20:23\)$"
	f2(1.5) // ERROR "^float64 does not implement int\|string \(float64 missing in int \| string\)$"
	f1[int, string, bool](1) // ERROR "^got 3 type arguments but want 2$"
	var x = f6 // ERROR "^cannot use generic function f6 without instantiation$"
	fmt.Println(x)
	var s fmt.Stringer = b1 // ERROR "^cannot use b1 \(variable of type B\[int\]\) as type fmt\.Stringer in variable declaration:"
	_ = s
	for range f2[int](3) { // ERROR "^cannot range over f2\[int\]\(3\) \(value of type int\)$"
	}
	type Loc[T any] []T
	var l Loc[int] = Loc[string]{} // ERROR "^cannot use Loc\[string\]\{\} \(value of type Loc\[string\]\) as type Loc\[int\] in variable declaration$"
	_ = l
	_ = uses[int] // ERROR "^invalid operation: cannot index uses \(value of type func\(\)\)$"
	var u interface{ int | string } // ERROR "^cannot use type interface\{int\|string\} outside a type constraint: interface contains type constraints$"
	_ = u
	f3[int](2)(3) // ERROR "^invalid operation: cannot call non-function f3\[int\]\(2\) \(value of type bool\)$"
}

func g1[T []int | map[int]int](x T) {
	_ = x[0] // ERROR "^invalid operation: cannot index x \(variable of type T constrained by \[\]int\|map\[int\]int\)$"
	_ = x[:] // ERROR "^invalid operation: cannot slice x \(variable of type T constrained by \[\]int\|map\[int\]int\): T has no core type$"
	for range x { // ERROR "^cannot range over x \(variable of type T constrained by \[\]int\|map\[int\]int\) \(T has no core type\)$"
	}
	_ = append(x, 1) // ERROR "^first argument to append must be a slice; x \(variable of type T constrained by \[\]int\|map\[int\]int\) has no core type$"
	_ = make(T, 1) // ERROR "^invalid argument: cannot make T: no core type$"
	_ = len(x)
	_ = cap(x) // ERROR "^invalid argument: x \(variable of type T constrained by \[\]int\|map\[int\]int\) for cap$"
}
func g2[T any](x T) {
	switch x.(type) { // ERROR "^cannot use type switch on type parameter value x \(variable of type T constrained by any\)$"
	}
	_ = x.(int) // ERROR "^invalid operation: cannot use type assertion on type parameter value x \(variable of type T constrained by any\)$"
	var y interface{} = x
	_ = y
	var z int = x // ERROR "^cannot use x \(variable of type T constrained by any\) as type int in variable declaration$"
	_ = z
	x = 3 // ERROR "^cannot use 3 \(untyped int constant\) as T value in assignment$"
	_ = T(3) // ERROR "^cannot convert 3 \(untyped int value\) to type T:"
	_ = int(x) // ERROR "^cannot convert x \(variable of type T constrained by any\) to type int$"
}
func g3[T ~int | ~float64](x T) {
	var i int = int(x)
	x = 1.5 // ERROR "^cannot use 1\.5 \(untyped float constant\) as T value in assignment$"
	x++
	x <<= 1 // ERROR "^invalid operation: shifted operand x \(variable of type T constrained by ~int\|~float64\) must be integer$"
	_ = x % 2 // ERROR "^invalid operation: operator % not defined on x \(variable of type T constrained by ~int\|~float64\)$"
	if x { // ERROR "^non-boolean condition in if statement$"
	}
	_ = i
	const k T = 1 // ERROR "^invalid constant type T$"
	_ = -x
	_ = &x
	*x = 1 // ERROR "^invalid operation: cannot indirect x \(variable of type T constrained by ~int\|~float64\)$"
}
func g4[S ~[]E, E any](s S) E            { var e E; s = []E{e}; var t []E = s; _ = t; return s[0] }
func g5[P *int | *string](p P)           { *p = 1 } // ERROR "^invalid operation: pointers of p \(variable of type P constrained by \*int\|\*string\) must have identical base types$"
func g6[F func(int) | func(string)](f F) { f(1) } // ERROR "^invalid operation: cannot call non-function f \(variable of type F constrained by func\(int\)\|func\(string\)\)$"
func g7[T struct{ x int }](v T) int      { return v.x } // ERROR "^v\.x undefined \(type T has no field or method x\)$"
