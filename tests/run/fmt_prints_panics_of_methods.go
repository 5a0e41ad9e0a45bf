// run

package main

import (
	"errors"
	"fmt"
)

type A struct{ n int }

func (a *A) String() string { return fmt.Sprint("A", a.n) }

type B struct{ n int }

func (b B) String() string { return fmt.Sprint("B", b.n) }

type C int

func (c C) Error() string { panic("C panics") }

type D struct{ e error }

func (d D) String() string { panic(d.e) }

type F bool

func (f F) Format(s fmt.State, verb rune) { panic(bool(f)) }

type G string

func (g G) GoString() string { panic(string(g)) }

type N struct{}

func (n N) String() string { return fmt.Sprint([]int{}[3]) }

func main() {
	var a *A
	var b *B
	var e error
	fmt.Println(a, b, []interface{}{a, 1}, struct{ X fmt.Stringer }{b})
	fmt.Printf("%v|%s|%10v|%d|%+v\n", a, b, a, a, b)
	fmt.Println(C(1), "after", C(2))
	fmt.Printf("%v %s %x %5q %d\n", C(1), C(2), C(3), C(4), C(5))
	fmt.Printf("%v\n", D{errors.New("why")})
	fmt.Printf("%6.2v|%#v\n", F(true), F(false))
	fmt.Printf("%#v %v\n", G("go"), G("plain"))
	fmt.Printf("%v %+v\n", N{}, &N{})
	fmt.Println(fmt.Errorf("wrapped %w", C(7)))
	fmt.Printf("%v %s\n", e, e)
	fmt.Println([]error{C(8), nil, errors.New("text")})
	func() {
		defer func() { fmt.Println("uncaught", recover()) }()
		fmt.Println(D{}.String())
	}()
}
