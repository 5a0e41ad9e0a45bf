// run

// Names that are written alike in two packages are two: methods of one type, fields of types without a name.
// Two names that a linkname makes one are one, however much is inlined.
package main

import (
	"fmt"
	"strings"
	_ "unsafe"

	"names/a"
	"names/b"
)

//go:linkname s names/a.s
var s string

//go:linkname pair names/a.pair
var pair int64

func assertion() (text string) {
	defer func() { text = recover().(error).Error() }()
	_ = a.X.(struct{ x int })
	return "no panic"
}

func interfaceAssertion() (text string) {
	defer func() { text = recover().(error).Error() }()
	var i interface{} = struct {
		x int
		a.I
	}{}
	_ = i.(struct{ x int })
	return "no panic"
}

func main() {
	fmt.Println(assertion())
	fmt.Println(interfaceAssertion())

	t := b.T{}
	fmt.Println(a.CallM(t), b.CallM(t), b.Value(t)(), b.Expression()(t))
	_, ok := interface{}(t).(a.I)
	fmt.Println(ok)

	fmt.Println(a.Get())
	s = "b"
	fmt.Println(a.Get(), s)
	pair = 7<<32 | 5
	fmt.Println(a.GetPair())

	var session b.Session
	fmt.Println(strings.Contains(fmt.Sprintf("%T", session), "Session"))
}
