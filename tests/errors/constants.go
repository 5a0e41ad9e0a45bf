// errorcheck

// Shifts of untyped constants, constant arithmetic and its limits.
package p

import (
	"fmt"
	"math"
	"unsafe"
)

var s uint = 33
var u8 uint8 = 1

// examples of the spec, Operators
var a [1024]byte
var i = 1 << s
var j int32 = 1 << s
var k = uint64(1 << s)
var m int = 1.0 << s
var n = 1.0<<s == j
var o = 1<<s == 2<<s
var p = 1<<s == 1<<33
var u = 1.0 << s // ERROR "^invalid operation: 1\.0 << s \(shift of type float64\)$"
var u1 = 1.0<<s != 0 // ERROR "^invalid operation: 1\.0 << s \(shift of type float64\)$"
var u2 = 1<<s != 1.0 // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var v1 float32 = 1 << s // ERROR "^invalid operation: 1 << s \(shift of type float32\)$"
var v2 = string(2 << s) // ERROR "^invalid operation: 2 << s \(shift of type string\)$"
var w int64 = 1.0 << 33
var x = a[1.0<<s]
var b = make([]byte, 1.0<<s)
var mm int = 2.0 << s
var xx = a[1<<s]
var bb = make([]byte, 1<<s, 2.5) // ERROR "^2\.5 \(untyped float constant\) truncated to int$"
var c1 = float64(1<<s) + 1 // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var c2 = complex(1<<s, 0) // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var c3 interface{} = 1 << s
var c4 interface{} = 1.0 << s // ERROR "^invalid operation: 1\.0 << s \(shift of type float64\)$"
var c5 = 1.5 + 1<<s // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var c6 = "a"[1<<s]
var c7 = (1.0 << s) + 1i // ERROR "^invalid operation: 1\.0 << s \(shift of type complex128\)$"
var c8 = math.Sqrt(1 << s) // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var c9 = []int{1 << s, 1.0 << s, 1.5 << s} // ERROR "^invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer$"
var d1 = map[string]float64{"a": 1 << s} // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var d2 = unsafe.Pointer(uintptr(1 << s))
var d3 = fmt.Sprint(1<<s, 1.0<<s) // ERROR "^invalid operation: 1\.0 << s \(shift of type float64\)$"
var d4 = 1 << s << s
var d5 = 1 << (1 << s)
var d6 int8 = 1<<s + 200 // ERROR "^200 \(untyped int constant\) overflows int8$"
var d7 = uint8(1<<s + 256) // ERROR "^256 \(untyped int constant\) overflows uint8$"
var d8 = ^1 << s
var d9 = -1.0 << s // ERROR "^invalid operation: -1\.0 << s \(shift of type float64\)$"
var e1 = !(1<<s == 1.0) // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var e2 = 1<<s > 1.5 // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
var e3 = 'a' << s
var e4 rune = 'a' << s
var e5 = 'a'<<s + 1.0 // ERROR "^invalid operation: 'a' << s \(shift of type float64\)$"
var e6 = 'a'<<s + 1.5 // ERROR "^invalid operation: 'a' << s \(shift of type float64\)$"
var e7 bool = 1<<s == 2
var e8 bool = i == j // ERROR "^invalid operation: i == j \(mismatched types int and int32\)$"

type MB bool

var e9 MB = 1 < 2
var f1 MB = i < 2
var f2 = e9 && i < 2
var f3 = e9 && f1 == true
var f4 bool = e9 && i < 2 // ERROR "^cannot use e9 && i < 2 \(value of type MB\) as type bool in variable declaration$"
var f5 = e9 == (i < 2)
var f6 MB = !(i < 2)
var f7 MB = MB(i < 2) || 1 > 2

type Int int

const (
	h1  Int = 1
	h2      = h1 << 3
	h3      = 1 << h1
	h4      = 1.0 << h1
	h5      = h1 << 1.0
	h6      = h1 << 100 // ERROR "^h1 << 100 \(constant 1267650600228229401496703205376 of type Int\) overflows int$"
	h7      = 2.5 << 1 // ERROR "^invalid operation: shifted operand 2\.5 \(untyped float constant\) must be integer$"
	h8      = uint8(1) << 8 // ERROR "^uint8\(1\) << 8 \(constant 256 of type uint8\) overflows uint8$"
	h9      = uint8(1) << 7
	g1      = -5 >> 1
	g2      = 1 >> 2000 // ERROR "^invalid operation: invalid shift count 2000 \(untyped int constant\)$"
	g3      = 1 << 511
	g4      = 1 << 512 // ERROR "^constant shift overflow$"
	g5      = 1 << 513 // ERROR "^constant shift overflow$"
	g6      = (1<<511 - 1) * 4 // ERROR "^constant multiplication overflow$"
	g7      = -(1 << 600 >> 100) // ERROR "^constant shift overflow$"
	g8      = 0xffffffffffffffff
	g9  int = 0xffffffffffffffff // ERROR "^cannot use 0xffffffffffffffff \(untyped int constant 18446744073709551615\) as int value in constant declaration \(overflows\)$"
	ga      = 1_000.5e-3_0
	gb      = 0x1p-2
	gc      = 0b11 + 0o17 + 017 + '\x00'
	gd      = "a\xff" + `b`
	ge      = len("héllo") + len(gd)
	gf      = "abc" < "abd"
	gg      = "abc"[1] // ERROR "^.abc.\[1\] \(value of type byte\) is not constant$"
	gh      = 1i * 1i
	gi  int = 1i * 1i
	gj      = real(2i) + imag(3i)
	gk  int = complex(1, 0)
	gl      = 3 / 2 * 2.0
	gm      = 3 / 2.0
	gn      = 7 % -3
	go_     = -7 / 2
	gp      = ^0
	gq      = ^uint32(5)
	gr      = uint32(^0) // ERROR "^cannot convert \^0 \(untyped int constant -1\) to type uint32$"
	gs      = 5 &^ 3
	gt      = 5.0 &^ 3 // ERROR "^invalid operation: operator &\^ not defined on 5\.0 \(untyped float constant 5\)$"
	gu      = 5.5 & 3 // ERROR "^invalid operation: operator & not defined on 5\.5 \(untyped float constant\)$"
	gv      = unsafe.Sizeof(0) + 1
	gw      = unsafe.Sizeof(struct {
		a int8
		b int64
		c struct{}
	}{})
	gx float32 = 16777217
	gy         = gx == 16777216
	gz         = float32(0.1) == 0.1
	k1         = math.MaxUint64 + 1
	k2 uint64  = math.MaxUint64
	k3 int     = math.MaxInt64 + 1 // ERROR "^cannot use math\.MaxInt64 \+ 1 \(untyped int constant 9223372036854775808\) as int value in constant declaration \(overflows\)$"
	k4         = math.MaxFloat64 * 10
	k5 float64 = math.MaxFloat64 * 10 // ERROR "^cannot use math\.MaxFloat64 \* 10 \(untyped float constant 1\.79769e\+309\) as float64 value in constant declaration \(overflows\)$"
	k6         = math.Pi * 1e400 / 1e400
	k7 string  = "x" + 'y' // ERROR "^invalid operation: .x. \+ 'y' \(mismatched types untyped string and untyped rune\)$"
	k8         = string('y') + "x"
	k9         = string(0x10ffff+1) == "\ufffd"
)

var arr1 [gv]int
var arr2 [gi]int // ERROR "^invalid array length gi \(constant -1 of type int\)$"
var arr3 [1.0]int
var arr4 [1.5]int // ERROR "^array length 1\.5 \(untyped float constant\) must be integer$"
var arr5 [-1]int // ERROR "^invalid array length -1 \(untyped int constant\)$"
var arr6 ["a"]int // ERROR "^array length .a. \(untyped string constant\) must be integer$"
var arr7 [s]int // ERROR "^invalid array length s$"
var arr8 [1 << 62]int
var arr9 [g5]int // ERROR "^array length g5 \(untyped int constant unknown\) must be integer$"
var arra [len(arr1)]int
var arrb [len([1 << 3]int{}) + cap([]int{})]int // ERROR "^array length len\(\[1 << 3\]int\{\}\) \+ cap\(\[\]int\{\}\) \(value of type int\) must be constant$"

func main() {
	fmt.Println(gy, gz)
	var z int8 = 1
	z <<= 100
	z += 200 // ERROR "^200 \(untyped int constant\) overflows int8$"
	z = z + 1<<s
	z = -128
	z = - -128 // ERROR "^cannot use --128 \(untyped int constant 128\) as int8 value in assignment \(overflows\)$"
	if z == 128 { // ERROR "^128 \(untyped int constant\) overflows int8$"
	}
	switch z {
	case 300: // ERROR "^300 \(untyped int constant\) overflows int8$"
	case 1 << s:
	}
	for q := 0.5; q < 1<<s; q++ { // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
	}
	var f = []float64{1 << s} // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
	f[0] = 1 << s // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
	f[0] += 1 << s // ERROR "^invalid operation: 1 << s \(shift of type float64\)$"
	f[1<<s] = 2
	_, _ = f, 1<<s
	return
}

// Exponents that no number has, and that no program should have to wait for.
const (
	exponent1 = 1e1000000000000 // ERROR "^malformed constant: 1e1000000000000$"
	exponent2 = 1e-1000000000000 // ERROR "^malformed constant: 1e-1000000000000$"
	exponent3 = 1e99999999999999999999999999 // ERROR "^malformed constant: 1e99999999999999999999999999$"
	exponent4 = 0x1p99999999999999999999999999 // ERROR "^malformed constant: 0x1p99999999999999999999999999$"
	exponent5 = 0x1p-99999999999999999999999999 // ERROR "^malformed constant: 0x1p-99999999999999999999999999$"
	exponent6 = 0e2000000000
	exponent7 = 1e-1000000000
	exponent8 = 1e1000000000 // ERROR "^malformed constant: 1e1000000000$"
	exponent9 = 1e99999999999999999999999999i // ERROR "^malformed constant: 1e99999999999999999999999999i$"
)
