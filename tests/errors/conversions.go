// errorcheck

// Conversions, assertions and assignments between types that do not fit.
package p

import "unsafe"

type T struct {
	a int
	b string
}
type I interface{ M(int) string }
type K interface{ M() }
type G interface {
	m()
	N() int
}
type MyInt int
type MyStr string
type MyErr struct{}

func (*MyErr) Error() string { return "" }
func (MyErr) m()             {}

type Low struct{}

func (Low) error() string { return "" }
func (Low) m(int)         {}
func (Low) N() string     { return "" }

var i int
var str string
var f32 float32
var f64 float64
var c128 complex128
var sl []int
var bs []byte
var rs []rune
var arr [3]int
var pa *[3]int
var mp map[string]int
var ch chan int
var rch <-chan int
var sch chan<- int
var up unsafe.Pointer
var uptr uintptr
var eface interface{}
var err error
var fn func(int) int
var pI *I

func convs() {
	_ = int(1.5) // ERROR "^cannot convert 1\.5 \(untyped float constant\) to type int$"
	_ = int("a") // ERROR "^cannot convert .a. \(untyped string constant\) to type int$"
	_ = int(str) // ERROR "^cannot convert str \(variable of type string\) to type int$"
	_ = int(f64)
	_ = uint8(256) // ERROR "^cannot convert 256 \(untyped int constant\) to type uint8$"
	_ = int8(200) // ERROR "^cannot convert 200 \(untyped int constant\) to type int8$"
	_ = uint(-1) // ERROR "^cannot convert -1 \(untyped int constant\) to type uint$"
	_ = float32(1e100) // ERROR "^cannot convert 1e100 \(untyped float constant 1e\+100\) to type float32$"
	_ = int(1e100) // ERROR "^cannot convert 1e100 \(untyped float constant 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000\) to type int$"
	_ = string(65)
	_ = string(i)
	_ = string(1.5) // ERROR "^cannot convert 1\.5 \(untyped float constant\) to type string$"
	_ = string(f64) // ERROR "^cannot convert f64 \(variable of type float64\) to type string$"
	_ = string(bs)
	_ = string(rs)
	_ = string(sl) // ERROR "^cannot convert sl \(variable of type \[\]int\) to type string$"
	_ = []byte("a")
	_ = []byte(1) // ERROR "^cannot convert 1 \(untyped int constant\) to type \[\]byte$"
	_ = []int("a") // ERROR "^cannot convert .a. \(untyped string constant\) to type \[\]int$"
	_ = bool(1) // ERROR "^cannot convert 1 \(untyped int constant\) to type bool$"
	_ = bool(i) // ERROR "^cannot convert i \(variable of type int\) to type bool$"
	_ = MyInt("a") // ERROR "^cannot convert .a. \(untyped string constant\) to type MyInt$"
	_ = complex128(1)
	_ = complex128(f64) // ERROR "^cannot convert f64 \(variable of type float64\) to type complex128$"
	_ = complex64(c128)
	_ = int(c128) // ERROR "^cannot convert c128 \(variable of type complex128\) to type int$"
	_ = int(1 + 0i)
	_ = int(1 + 1i) // ERROR "^cannot convert 1 \+ 1i \(untyped complex constant \(1 \+ 1i\)\) to type int$"
	_ = float64(2i) // ERROR "^cannot convert 2i \(untyped complex constant \(0 \+ 2i\)\) to type float64$"
	_ = (*int)(up)
	_ = (*int)(i) // ERROR "^cannot convert i \(variable of type int\) to type \*int$"
	_ = unsafe.Pointer(uptr)
	_ = unsafe.Pointer(i) // ERROR "^cannot convert i \(variable of type int\) to type unsafe\.Pointer$"
	_ = unsafe.Pointer(&i)
	_ = uintptr(up)
	_ = int(up) // ERROR "^cannot convert up \(variable of type unsafe\.Pointer\) to type int$"
	_ = (*[3]int)(sl)
	_ = (*[3]string)(sl) // ERROR "^cannot convert sl \(variable of type \[\]int\) to type \*\[3\]string$"
	_ = [3]int(sl) // ERROR "^cannot convert sl \(variable of type \[\]int\) to type \[3\]int$"
	_ = T(1) // ERROR "^cannot convert 1 \(untyped int constant\) to type T$"
	_ = I(T{}) // ERROR "^cannot convert T\{\} \(value of type T\) to type I:"
	_ = I(1) // ERROR "^cannot convert 1 \(untyped int constant\) to type I$"
	_ = I(nil)
	_ = T(nil) // ERROR "^cannot convert nil to type T$"
	_ = error(MyErr{}) // ERROR "^cannot convert MyErr\{\} \(value of type MyErr\) to type error:"
	_ = error(&MyErr{})
	_ = error(Low{}) // ERROR "^cannot convert Low\{\} \(value of type Low\) to type error:"
	_ = G(Low{}) // ERROR "^cannot convert Low\{\} \(value of type Low\) to type G:"
	_ = (<-chan int)(ch)
	_ = (chan int)(rch) // ERROR "^cannot convert rch \(variable of type <-chan int\) to type chan int$"
	_ = (func(int) string)(nil)
	_ = (func())(fn) // ERROR "^cannot convert fn \(variable of type func\(int\) int\) to type func\(\)$"
	_ = interface{ M(int) string }(pI) // ERROR "^cannot convert pI \(variable of type \*I\) to type interface\{M\(int\) string\}:"
	_ = int(1, 2) // ERROR "^too many arguments in conversion to int$"
	_ = int() // ERROR "^missing argument in conversion to int$"
	_ = int(sl...) // ERROR "^invalid use of \.\.\. in type conversion to int$"
	_ = err.(MyErr) // ERROR "^impossible type assertion: err\.\(MyErr\)"
	_ = err.(*MyErr)
	_ = err.(Low) // ERROR "^impossible type assertion: err\.\(Low\)"
	_ = err.(int) // ERROR "^impossible type assertion: err\.\(int\)"
	_ = err.(I)
	_ = i.(int) // ERROR "^invalid operation: i \(variable of type int\) is not an interface$"
	_ = eface.(undefinedT) // ERROR "^undefined: undefinedT$"
	_ = eface.(I).M() // ERROR "^not enough arguments in call to eface\.\(I\)\.M"
	var a1 error = MyErr{} // ERROR "^cannot use MyErr\{\} \(value of type MyErr\) as type error in variable declaration:"
	var a2 error = Low{} // ERROR "^cannot use Low\{\} \(value of type Low\) as type error in variable declaration:"
	var a3 I = 1 // ERROR "^cannot use 1 \(constant of type int\) as type I in variable declaration:"
	var a4 I = "x" // ERROR "^cannot use .x. \(constant of type string\) as type I in variable declaration:"
	var a5 int = "x" // ERROR "^cannot use .x. \(untyped string constant\) as int value in variable declaration$"
	var a6 int = 1.5 // ERROR "^cannot use 1\.5 \(untyped float constant\) as int value in variable declaration \(truncated\)$"
	var a7 int8 = 300 // ERROR "^cannot use 300 \(untyped int constant\) as int8 value in variable declaration \(overflows\)$"
	var a8 float32 = 1e100 // ERROR "^cannot use 1e100 \(untyped float constant 1e\+100\) as float32 value in variable declaration \(overflows\)$"
	var a9 string = 1 // ERROR "^cannot use 1 \(untyped int constant\) as string value in variable declaration$"
	var b1 string = 'a' // ERROR "^cannot use 'a' \(untyped rune constant 97\) as string value in variable declaration$"
	var b2 bool = 1 // ERROR "^cannot use 1 \(untyped int constant\) as bool value in variable declaration$"
	var b3 *int = 0 // ERROR "^cannot use 0 \(untyped int constant\) as \*int value in variable declaration$"
	var b4 *int = nil // ERROR "^b4 declared but not used$"
	var b5 int = nil // ERROR "^cannot use nil as int value in variable declaration$"
	var b6 = nil // ERROR "^use of untyped nil in variable declaration$"
	var b7 []int = nil // ERROR "^b7 declared but not used$"
	var b8 T = nil // ERROR "^cannot use nil as T value in variable declaration$"
	var b9 interface{} = nil // ERROR "^b9 declared but not used$"
	var c1 I = eface // ERROR "^cannot use eface \(variable of type interface\{\}\) as type I in variable declaration:"
	var c2 int = eface // ERROR "^cannot use eface \(variable of type interface\{\}\) as type int in variable declaration:"
	var c3 error = err.Error // ERROR "^cannot use err\.Error \(value of type func\(\) string\) as type error in variable declaration:"
	var c4 uint = -1 // ERROR "^cannot use -1 \(untyped int constant\) as uint value in variable declaration \(overflows\)$"
	var c5 MyInt = i // ERROR "^cannot use i \(variable of type int\) as type MyInt in variable declaration$"
	var c6 chan<- int = ch // ERROR "^c6 declared but not used$"
	var c7 chan int = sch // ERROR "^cannot use sch \(variable of type chan<- int\) as type chan int in variable declaration$"
	var c8 func(int) int = func(int) string { return "" } // ERROR "^cannot use func\(int\) string \{…\} \(value of type func\(int\) string\) as type func\(int\) int in variable declaration$"
	var c9 [2]int = arr // ERROR "^cannot use arr \(variable of type \[3\]int\) as type \[2\]int in variable declaration$"
	var d1 *I = &T{} // ERROR "^cannot use &T\{\} \(value of type \*T\) as type \*I in variable declaration:"
	var d2 *error = err // ERROR "^cannot use err \(variable of type error\) as type \*error in variable declaration:"
	var d3 I = pI // ERROR "^cannot use pI \(variable of type \*I\) as type I in variable declaration:"
	var d4 complex64 = "a" // ERROR "^cannot use .a. \(untyped string constant\) as complex64 value in variable declaration$"
	var d6 rune = "a" // ERROR "^cannot use .a. \(untyped string constant\) as rune value in variable declaration$"
	var d7 float32 = 'a' // ERROR "^d7 declared but not used$"
	var d8 struct{ x int } = struct{ y int }{1} // ERROR "^cannot use struct\{y int\}\{…\} \(value of type struct\{y int\}\) as type struct\{x int\} in variable declaration$"
	var d9 K = T{} // ERROR "^cannot use T\{\} \(value of type T\) as type K in variable declaration:"
}
