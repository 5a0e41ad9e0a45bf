// errorcheck

// Operators on operands they do not take, and operands that are no values.
package p

import "unsafe"

type T struct {
	a int
	b string
	_ int
}
type E struct{ *T }
type I interface{ M(int) string }
type J interface{ m() }
type P *T
type F func(int) int
type MyInt int
type MyStr string
type MyBytes []byte
type Fl float32

func (T) M() string           { return "" }
func (*E) M(int) string       { return "" }
func two() (int, string)      { return 1, "" }
func none()                   {}
func one() int                { return 1 }
func vari(a int, b ...string) {}

var arr [3]int
var sl []int
var str string
var mp map[string]int
var ch chan int
var rch <-chan int
var sch chan<- int
var pt *T
var iface I
var eface interface{}
var i int
var i8 int8
var u8 uint8
var u uint
var f32 float32
var f64 float64
var c64 complex64
var c128 complex128
var bo bool
var fn func()
var up unsafe.Pointer
var mi MyInt
var ms MyStr

func exprs() {
	_ = -str // ERROR "^invalid operation: operator - not defined on str \(variable of type string\)$"
	_ = !i // ERROR "^invalid operation: operator ! not defined on i \(variable of type int\)$"
	_ = ^f64 // ERROR "^invalid operation: operator \^ not defined on f64 \(variable of type float64\)$"
	_ = +bo // ERROR "^invalid operation: operator \+ not defined on bo \(variable of type bool\)$"
	_ = &one() // ERROR "^invalid operation: cannot take address of one\(\) \(value of type int\)$"
	_ = &i + 1 // ERROR "^cannot convert 1 \(untyped int constant\) to \*int$"
	_ = &T{}
	_ = &(T{})
	_ = &mp["a"] // ERROR "^invalid operation: cannot take address of mp\[.a.\] \(map index expression of type int\)$"
	_ = &str[0] // ERROR "^invalid operation: cannot take address of str\[0\] \(value of type byte\)$"
	_ = *i // ERROR "^invalid operation: cannot indirect i \(variable of type int\)$"
	_ = *nil // ERROR "^invalid operation: cannot indirect nil$"
	_ = *up // ERROR "^invalid operation: cannot indirect up \(variable of type unsafe\.Pointer\)$"
	_ = <-i // ERROR "^invalid operation: cannot receive from non-channel i \(variable of type int\)$"
	_ = <-sch // ERROR "^invalid operation: cannot receive from send-only channel sch \(variable of type chan<- int\)$"
	_ = i + str // ERROR "^invalid operation: i \+ str \(mismatched types int and string\)$"
	_ = i + f64 // ERROR "^invalid operation: i \+ f64 \(mismatched types int and float64\)$"
	_ = i + 1.5 // ERROR "^1\.5 \(untyped float constant\) truncated to int$"
	_ = i + "a" // ERROR "^invalid operation: i \+ .a. \(mismatched types int and untyped string\)$"
	_ = str + 1 // ERROR "^invalid operation: str \+ 1 \(mismatched types string and untyped int\)$"
	_ = str - str // ERROR "^invalid operation: operator - not defined on str \(variable of type string\)$"
	_ = bo && i // ERROR "^invalid operation: bo && i \(mismatched types bool and int\)$"
	_ = bo && 1 // ERROR "^invalid operation: bo && 1 \(mismatched types bool and untyped int\)$"
	_ = bo + bo // ERROR "^invalid operation: operator \+ not defined on bo \(variable of type bool\)$"
	_ = f64 % 2 // ERROR "^invalid operation: operator % not defined on f64 \(variable of type float64\)$"
	_ = f64 % f64 // ERROR "^invalid operation: operator % not defined on f64 \(variable of type float64\)$"
	_ = c128 < c128 // ERROR "^invalid operation: c128 < c128 \(operator < not defined on complex128\)$"
	_ = sl == sl // ERROR "^invalid operation: sl == sl \(slice can only be compared to nil\)$"
	_ = sl == nil
	_ = mp == mp // ERROR "^invalid operation: mp == mp \(map can only be compared to nil\)$"
	_ = fn == fn // ERROR "^invalid operation: fn == fn \(func can only be compared to nil\)$"
	_ = fn == nil
	_ = fn < nil // ERROR "^invalid operation: fn < nil \(operator < not defined on func\)$"
	_ = T{} == T{}
	_ = struct{ x []int }{} == struct{ x []int }{} // ERROR "^invalid operation: struct\{x \[\]int\}\{\} == struct\{x \[\]int\}\{\} \(struct containing \[\]int cannot be compared\)$"
	_ = [2][]int{} == [2][]int{} // ERROR "^invalid operation: \[2\]\[\]int\{\} == \[2\]\[\]int\{\} \(\[2\]\[\]int cannot be compared\)$"
	_ = nil == nil // ERROR "^invalid operation: nil == nil \(operator == not defined on untyped nil\)$"
	_ = nil < nil // ERROR "^invalid operation: nil < nil \(operator < not defined on untyped nil\)$"
	_ = i == nil // ERROR "^invalid operation: i == nil \(mismatched types int and untyped nil\)$"
	_ = nil == i // ERROR "^invalid operation: nil == i \(mismatched types untyped nil and int\)$"
	_ = eface == i
	_ = eface == sl // ERROR "^invalid operation: eface == sl \(slice can only be compared to nil\)$"
	_ = eface < eface // ERROR "^invalid operation: eface < eface \(operator < not defined on interface\)$"
	_ = iface == pt // ERROR "^invalid operation: iface == pt \(mismatched types I and \*T\)$"
	_ = pt == iface // ERROR "^invalid operation: pt == iface \(mismatched types \*T and I\)$"
	_ = iface == eface
	_ = mi == i // ERROR "^invalid operation: mi == i \(mismatched types MyInt and int\)$"
	_ = mi == 1
	_ = ms+"x" == "y"
	_ = ms == str // ERROR "^invalid operation: ms == str \(mismatched types MyStr and string\)$"
	_ = i / 0 // ERROR "^invalid operation: division by zero$"
	_ = f64 / 0
	_ = 1.0 / 0 // ERROR "^invalid operation: division by zero$"
	_ = 1 % 0 // ERROR "^invalid operation: division by zero$"
	_ = c128 / 0i
	_ = i << 1.5 // ERROR "^1\.5 \(untyped float constant\) truncated to uint$"
	_ = i << -1 // ERROR "^invalid operation: negative shift count -1 \(untyped int constant\)$"
	_ = i << str // ERROR "^invalid operation: shift count str \(variable of type string\) must be integer$"
	_ = 1 << 1000 // ERROR "^constant shift overflow$"
	_ = 1 << 10000 // ERROR "^invalid operation: invalid shift count 10000 \(untyped int constant\)$"
	_ = 1 << f64 // ERROR "^invalid operation: shift count f64 \(variable of type float64\) must be integer$"
	_ = 1.5 << 1 // ERROR "^invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer$"
	_ = 1.5 << u // ERROR "^invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer$"
	_ = 1.0 << u // ERROR "^invalid operation: 1\.0 << u \(shift of type float64\)$"
	_ = str << 1 // ERROR "^invalid operation: shifted operand str \(variable of type string\) must be integer$"
	_ = "a" << 1 // ERROR "^invalid operation: shifted operand .a. \(untyped string constant\) must be integer$"
	var x float64 = 1 << u // ERROR "^invalid operation: 1 << u \(shift of type float64\)$"
	_ = x
	_ = float64(1 << u) // ERROR "^invalid operation: 1 << u \(shift of type float64\)$"
	_ = 1.0<<u + 1.5 // ERROR "^invalid operation: 1\.0 << u \(shift of type float64\)$"
	_ = u8 + 256 // ERROR "^256 \(untyped int constant\) overflows uint8$"
	_ = u8 == 256 // ERROR "^256 \(untyped int constant\) overflows uint8$"
	_ = u8 * -1 // ERROR "^-1 \(untyped int constant\) overflows uint8$"
	_ = i8 + 128 // ERROR "^128 \(untyped int constant\) overflows int8$"
	_ = ^uint8(0) + 1 // ERROR "^\^uint8\(0\) \+ 1 \(constant 256 of type uint8\) overflows uint8$"
	_ = uint8(255) + 1 // ERROR "^uint8\(255\) \+ 1 \(constant 256 of type uint8\) overflows uint8$"
	_ = -uint8(1) // ERROR "^-uint8\(1\) \(constant -1 of type uint8\) overflows uint8$"
	_ = int8(-128) / -1 // ERROR "^int8\(-128\) / -1 \(constant 128 of type int8\) overflows int8$"
	_ = int8(100) * 2 // ERROR "^int8\(100\) \* 2 \(constant 200 of type int8\) overflows int8$"
	_ = 'a' + 1.5
	_ = 'a' * "b" // ERROR "^invalid operation: 'a' \* .b. \(mismatched types untyped rune and untyped string\)$"
	_ = true + 1 // ERROR "^invalid operation: true \+ 1 \(mismatched types untyped bool and untyped int\)$"
	_ = 1 == true // ERROR "^invalid operation: 1 == true \(mismatched types untyped int and untyped bool\)$"
	_ = "a" == 1 // ERROR "^invalid operation: .a. == 1 \(mismatched types untyped string and untyped int\)$"
	_ = two() + 1 // ERROR "^multiple-value two\(\) \(value of type \(int, string\)\) in single-value context$"
	_ = none() + 1 // ERROR "^none\(\) \(no value\) used as value$"
	_ = one + 1 // ERROR "^cannot convert 1 \(untyped int constant\) to func\(\) int$"
	_ = int + 1 // ERROR "^int \(type\) is not an expression$"
	_ = len + 1 // ERROR "^len \(built-in\) must be called$"
	_ = one == nil
	_ = one == one // ERROR "^invalid operation: one == one \(func can only be compared to nil\)$"
	_ = i && bo // ERROR "^invalid operation: i && bo \(mismatched types int and bool\)$"
	i += "a" // ERROR "^invalid operation: i \+= .a. \(mismatched types int and untyped string\)$"
	i += 1.5 // ERROR "^1\.5 \(untyped float constant\) truncated to int$"
	str += 1 // ERROR "^invalid operation: str \+= 1 \(mismatched types string and untyped int\)$"
	i <<= 1.5 // ERROR "^1\.5 \(untyped float constant\) truncated to uint$"
	bo += bo // ERROR "^invalid operation: operator \+ not defined on bo \(variable of type bool\)$"
	i++
	str++ // ERROR "^invalid operation: str\+\+ \(non-numeric type string\)$"
	bo-- // ERROR "^invalid operation: bo-- \(non-numeric type bool\)$"
	mp["a"]++
	1 = i // ERROR "^cannot assign to 1 \(untyped int constant\)$"
	i = two() // ERROR "^assignment mismatch: 1 variable but two returns 2 values$"
	i, str = two()
	i, i = two() // ERROR "^cannot use two\(\) \(value of type string\) as type int in assignment$"
	one() = 1 // ERROR "^cannot assign to one\(\) \(value of type int\)$"
	str[0] = 'a' // ERROR "^cannot assign to str\[0\] \(value of type byte\)$"
	mp["a"].x = 1 // ERROR "^mp\[.a.\]\.x undefined \(type int has no field or method x\)$"
	T{}.a = 1 // ERROR "^cannot assign to T\{\}\.a \(value of type int\)$"
	pt.a = "x" // ERROR "^cannot use .x. \(untyped string constant\) as int value in assignment$"
	_ = ~i // ERROR "^cannot use ~ outside of interface or type constraint$"
	_ = pt.M
	_ = pt.zz // ERROR "^pt\.zz undefined \(type \*T has no field or method zz\)$"
	_ = E{}.a
	_ = i.x // ERROR "^i\.x undefined \(type int has no field or method x\)$"
	_ = unsafe.Foo // ERROR "^undefined: unsafe\.Foo$"
	_ = T.a // ERROR "^T\.a undefined \(type T has no method a\)$"
	_ = T.M
	_ = (*T).M
	_ = I.M
	_ = iface.m // ERROR "^iface\.m undefined \(type I has no field or method m, but does have M\)$"
}
