// errorcheck

// What can be inferred, and what satisfies a constraint.
package p

type stringer interface{ String() string }
type number interface{ ~int | float64 }
type myInt int
type myFloat float64

func (myInt) String() string    { return "" }
func (*myFloat) String() string { return "" }

func show[T stringer](T)                {}
func sum[T number](...T)                {}
func convert[To, From any](From) (t To) { return }
func each[S ~[]E, E any](S, func(E))    {}
func set[T any, P interface {
	*T
	Set(string)
}](s []T)                                             {}
func keys[M ~map[K]V, K comparable, V any](M) (k []K) { return }
func same[T comparable](x, y T)                       {}
func call[F func(int) R, R any](F) (r R)              { return }
func pipe[T any](chan T, <-chan T)                    {}

type box[T number] struct{ v T }
type set2[T comparable] map[T]struct{}
type tree[T interface{ less(T) bool }] struct{ l, r *tree[T] }

func (b box[T]) get() T { return b.v }

func uses() {
	show(myInt(1))
	show(myFloat(1)) // ERROR "^myFloat does not implement stringer \(String method has pointer receiver\)$"
	show[*myFloat](nil)
	show("x") // ERROR "^string does not implement stringer \(missing String method\)$"
	sum(1, 2)
	sum(1, 2.5) // ERROR "^default type float64 of 2\.5 does not match inferred type int for T$"
	sum(1.5, 2.5)
	sum(myInt(1), 2)
	sum(myFloat(1)) // ERROR "^myFloat does not implement number \(possibly missing ~ for float64 in constraint number\)$"
	sum("x") // ERROR "^string does not implement number \(string missing in ~int \| float64\)$"
	sum() // ERROR "^cannot infer T \(generics_inference\.go:15:10\)$"
	sum([]int{1}...)
	convert(1) // ERROR "^cannot infer To \(generics_inference\.go:16:14\)$"
	convert[int8](1)
	convert[int8, string](1) // ERROR "^cannot use 1 \(untyped int constant\) as string value in argument to convert\[int8, string\]$"
	each([]int{}, func(int) {})
	each([]int{}, func(string) {}) // ERROR "^\[\]int does not implement ~\[\]string \(\[\]int missing in ~\[\]string\)$"
	each[[]int](nil, nil)
	each(nil, func(int) {}) // ERROR "^cannot infer S \(generics_inference\.go:17:11\)$"
	set[myInt](nil) // ERROR "^\*myInt does not implement interface\{Set\(string\); \*myInt\} \(missing Set method\)$"
	keys(map[string]int{})
	keys(set2[int]{})
	keys([]int{}) // ERROR "^M does not match ~map\[K\]V$"
	same(1, 2)
	same(1, "x") // ERROR "^default type string of .x. does not match inferred type int for T$"
	same([]int{}, nil) // ERROR "^\[\]int does not implement comparable$"
	same[any](1, 2) // ERROR "^any does not implement comparable$"
	same[interface{ comparable }](1, 2) // ERROR "^cannot use type interface\{comparable\} outside a type constraint: interface is \(or embeds\) comparable$"
	call(func(int) string { return "" })
	call(func(string) {}) // ERROR "^F does not match func\(int\) R$"
	pipe(make(chan int), make(<-chan int))
	pipe(make(<-chan int), make(chan string)) // ERROR "^type chan string of make\(chan string\) does not match inferred type <-chan int for <-chan T$"
	var _ box[string] // ERROR "^string does not implement number \(string missing in ~int \| float64\)$"
	var _ box[box[int]] // ERROR "^box\[int\] does not implement number \(box\[int\] missing in ~int \| float64\)$"
	var b box[myInt]
	b.get().String()
	b.put(1) // ERROR "^b\.put undefined \(type box\[myInt\] has no field or method put\)$"
	box[int].get(b) // ERROR "^cannot use b \(variable of type box\[myInt\]\) as type box\[int\] in argument to box\[int\]\.get$"
	var _ tree[int] // ERROR "^int does not implement interface\{less\(int\) bool\} \(missing less method\)$"
	var _ set2[func()] // ERROR "^func\(\) does not implement comparable$"
	_ = box{1} // ERROR "^cannot use generic type box\[T number\] without instantiation$"
	_ = box[int]{"x"} // ERROR "^cannot use .x. \(untyped string constant\) as int value in struct literal$"
	_ = keys // ERROR "^cannot use generic function keys without instantiation$"
	f := sum[int]
	f("x") // ERROR "^cannot use .x. \(untyped string constant\) as int value in argument to f$"
	var _ func(...float64) = sum[float64]
	var _ func(...float64) = sum[int] // ERROR "^cannot use sum\[int\] \(value of type func\(\.\.\.int\)\) as type func\(\.\.\.float64\) in variable declaration$"
}
