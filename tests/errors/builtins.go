// errorcheck

// Calls of the predeclared functions and of package unsafe's.
package p

import (
	"unsafe"
)

type T struct {
	a int
	b string
	c []int
}
type E struct {
	T
	*P
}
type P struct{ z int }

func (P) meth() {}

type R struct{ next *R }

var i int
var str string
var f64 float64
var f32 float32
var c128 complex128
var sl []int
var bs []byte
var arr [3]int
var pa *[3]int
var mp map[string]int
var ch chan int
var rch <-chan int
var sch chan<- int
var pt *T
var eface interface{}

const cs = "hello"
const big = 1 << 70

func two() (int, int) { return 1, 2 }
func none()           {}

func builtins() {
	_ = append(1, 2) // ERROR "^first argument to append must be a slice; have 1 \(untyped int constant\)$"
	_ = append(nil, 1) // ERROR "^first argument to append must be a slice; have untyped nil$"
	_ = append() // ERROR "^invalid operation: not enough arguments for append\(\) \(expected 1, found 0\)$"
	_ = append(sl)
	_ = append(sl, "a") // ERROR "^cannot use .a. \(untyped string constant\) as int value in argument to append$"
	_ = append(sl, sl) // ERROR "^cannot use sl \(variable of type \[\]int\) as type int in argument to append$"
	_ = append(sl, sl...)
	_ = append(bs, "abc"...)
	_ = append(bs, str...)
	_ = append(sl, str...) // ERROR "^cannot use str \(variable of type string\) as type \[\]int in argument to append$"
	_ = append(sl, 1, sl...) // ERROR "^too many arguments in call to append"
	_ = append(arr, 1) // ERROR "^first argument to append must be a slice; have arr \(variable of type \[3\]int\)$"
	append(sl, 1) // ERROR "^append\(sl, 1\) \(value of type \[\]int\) is not used$"
	_ = cap(str) // ERROR "^invalid argument: str \(variable of type string\) for cap$"
	_ = cap(mp) // ERROR "^invalid argument: mp \(variable of type map\[string\]int\) for cap$"
	_ = cap(arr) + cap(pa) + cap(ch)
	_ = len(1) // ERROR "^invalid argument: 1 \(untyped int constant\) for len$"
	_ = len(i) // ERROR "^invalid argument: i \(variable of type int\) for len$"
	_ = len() // ERROR "^invalid operation: not enough arguments for len\(\) \(expected 1, found 0\)$"
	_ = len(sl, sl) // ERROR "^invalid operation: too many arguments for len\(sl, sl\) \(expected 1, found 2\)$"
	_ = len(pt) // ERROR "^invalid argument: pt \(variable of type \*T\) for len$"
	_ = len(nil) // ERROR "^invalid argument: nil for len$"
	len(sl) // ERROR "^len\(sl\) \(value of type int\) is not used$"
	close(i) // ERROR "^invalid operation: cannot close non-channel i \(variable of type int\)$"
	close(rch) // ERROR "^invalid operation: cannot close receive-only channel rch \(variable of type <-chan int\)$"
	close(sch)
	close() // ERROR "^invalid operation: not enough arguments for close\(\) \(expected 1, found 0\)$"
	x := close(ch) // ERROR "^close\(ch\) \(no value\) used as value$"
	_ = complex(1, "a") // ERROR "^invalid operation: complex\(1, .a.\) \(mismatched types untyped float and untyped string\)$"
	_ = complex(f64, 1)
	_ = complex(f32, f64) // ERROR "^invalid operation: complex\(f32, f64\) \(mismatched types float32 and float64\)$"
	_ = complex(i, i) // ERROR "^invalid argument: arguments have type int, expected floating-point$"
	_ = complex(1, 2i) // ERROR "^invalid operation: complex\(1, 2i\) \(mismatched types untyped float and untyped complex\)$"
	_ = complex(1<<uint(i), 1) // ERROR "^invalid operation: 1 << uint\(i\) \(shift of type float64\)$"
	_ = copy(sl, str) // ERROR "^invalid argument: arguments to copy sl \(variable of type \[\]int\) and str \(variable of type string\) have different element types int and byte$"
	_ = copy(bs, str)
	_ = copy(arr, sl) // ERROR "^invalid argument: copy expects slice arguments; found arr \(variable of type \[3\]int\) and sl \(variable of type \[\]int\)$"
	_ = copy(sl, bs) // ERROR "^invalid argument: arguments to copy sl \(variable of type \[\]int\) and bs \(variable of type \[\]byte\) have different element types int and byte$"
	_ = copy(sl) // ERROR "^invalid operation: not enough arguments for copy\(sl\) \(expected 2, found 1\)$"
	delete(mp) // ERROR "^invalid operation: not enough arguments for delete\(mp\) \(expected 2, found 1\)$"
	delete(mp, 1) // ERROR "^cannot use 1 \(untyped int constant\) as string value in argument to delete$"
	delete(sl, 1) // ERROR "^invalid argument: sl \(variable of type \[\]int\) is not a map$"
	delete(mp, "a", "b") // ERROR "^invalid operation: too many arguments for delete\(mp, .a., .b.\) \(expected 2, found 3\)$"
	_ = imag(1)
	_ = imag(f64) // ERROR "^invalid argument: argument has type float64, expected complex type$"
	_ = real("a") // ERROR "^invalid argument: argument has type untyped string, expected complex type$"
	_ = real(c128) + imag(2i)
	_ = make(int) // ERROR "^invalid argument: cannot make int; type must be slice, map, or channel$"
	_ = make([]int) // ERROR "^invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1$"
	_ = make([]int, 1, 2, 3) // ERROR "^invalid operation: make\(\[\]int, 1, 2, 3\) expects 2 or 3 arguments; found 4$"
	_ = make([]int, -1) // ERROR "^invalid argument: index -1 \(constant of type int\) must not be negative$"
	_ = make([]int, 1.5) // ERROR "^1\.5 \(untyped float constant\) truncated to int$"
	_ = make([]int, "a") // ERROR "^cannot convert .a. \(untyped string constant\) to int$"
	_ = make([]int, 5, 2) // ERROR "^invalid argument: length and capacity swapped$"
	_ = make([]int, 1e3)
	_ = make([]int, big) // ERROR "^big \(untyped int constant 1180591620717411303424\) overflows int$"
	_ = make([]int, f64) // ERROR "^invalid argument: index f64 \(variable of type float64\) must be integer$"
	_ = make(map[string]int, 1, 2) // ERROR "^invalid operation: make\(map\[string\]int, 1, 2\) expects 1 or 2 arguments; found 3$"
	_ = make(chan int, "a") // ERROR "^cannot convert .a. \(untyped string constant\) to int$"
	_ = make(1) // ERROR "^1 is not a type$"
	_ = make() // ERROR "^invalid operation: not enough arguments for make\(\) \(expected 1, found 0\)$"
	_ = new(1) // ERROR "^1 is not a type$"
	_ = new() // ERROR "^invalid operation: not enough arguments for new\(\) \(expected 1, found 0\)$"
	_ = new(int, int) // ERROR "^invalid operation: too many arguments for new\(int, int\) \(expected 1, found 2\)$"
	_ = new(undefinedT) // ERROR "^undefined: undefinedT$"
	make([]int, 1) // ERROR "^make\(\[\]int, 1\) \(value of type \[\]int\) is not used$"
	new(int) // ERROR "^new\(int\) \(value of type \*int\) is not used$"
	panic() // ERROR "^invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)$"
	panic(1, 2) // ERROR "^invalid operation: too many arguments for panic\(1, 2\) \(expected 1, found 2\)$"
	panic(nil)
	_ = panic(1) // ERROR "^panic\(1\) \(no value\) used as value$"
	print(nil) // ERROR "^use of untyped nil in argument to print$"
	println(1 << 100) // ERROR "^cannot use 1 << 100 \(untyped int constant 1267650600228229401496703205376\) as int value in argument to println \(overflows\)$"
	println(none()) // ERROR "^none\(\) \(no value\) used as value$"
	println(two())
	println(sl...) // ERROR "^invalid operation: invalid use of \.\.\. with built-in println$"
	_ = println() // ERROR "^println\(\) \(no value\) used as value$"
	_ = recover(1) // ERROR "^invalid operation: too many arguments for recover\(1\) \(expected 0, found 1\)$"
	recover()
	_ = unsafe.Sizeof() // ERROR "^invalid operation: not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)$"
	_ = unsafe.Sizeof(int) // ERROR "^int \(type\) is not an expression$"
	_ = unsafe.Sizeof(nil) // ERROR "^use of untyped nil in argument to unsafe\.Sizeof$"
	_ = unsafe.Offsetof(1) // ERROR "^invalid argument: 1 is not a selector expression$"
	_ = unsafe.Offsetof(pt.a)
	_ = unsafe.Offsetof(pt.zz) // ERROR "^invalid argument: T has no single field zz$"
	_ = unsafe.Offsetof(E{}.z) // ERROR "^invalid argument: field z is embedded via a pointer in E$"
	_ = unsafe.Offsetof(P{}.meth) // ERROR "^invalid argument: P\{\}\.meth is a method value$"
	_ = unsafe.Alignof(1 << 70) // ERROR "^cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in argument to unsafe\.Alignof \(overflows\)$"
	_ = unsafe.Add(1, 2) // ERROR "^cannot use 1 \(untyped int constant\) as unsafe\.Pointer value in argument to unsafe\.Add$"
	_ = unsafe.Add(unsafe.Pointer(pt), "a") // ERROR "^cannot convert .a. \(untyped string constant\) to int$"
	_ = unsafe.Slice(pt, -1) // ERROR "^invalid argument: length -1 \(constant of type int\) must not be negative$"
	_ = unsafe.Slice(1, 1) // ERROR "^invalid argument: 1 \(untyped int constant\) is not a pointer$"
	_ = unsafe.Slice(pt, f64) // ERROR "^invalid argument: length f64 \(variable of type float64\) must be integer$"
	unsafe.Sizeof(1) // ERROR "^unsafe\.Sizeof\(1\) \(constant 8 of type uintptr\) is not used$"
}
