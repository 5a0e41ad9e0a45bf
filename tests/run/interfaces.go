// run

// Interfaces: dynamic calls, embedding, promotion, assertions, type switches, comparison, boxing of every kind.
package main

type shape interface {
	area() float64
	name() string
}
type named interface{ name() string }
type stringer interface{ String() string }

type sq struct{ s float64 }
type rect struct{ w, h float64 }
type base struct{ n string }
type sub struct {
	base
	extra int
}
type psub struct {
	*base
	x int
}
type wrap struct{ shape }
type myint int
type fn func() string
type one struct{ p *int }
type big struct{ a, b, c, d int }
type em struct{}

func (s sq) area() float64     { return s.s * s.s }
func (s sq) name() string      { return "sq" }
func (r *rect) area() float64  { return r.w * r.h }
func (r *rect) name() string   { return "rect" }
func (b base) name() string    { return b.n }
func (b *base) rename(s string) { b.n = s }
func (m myint) String() string { return "myint" }
func (f fn) String() string    { return f() }
func (o one) String() string   { return "one" }
func (b big) String() string   { return "big" }
func (e em) String() string    { return "em" }

func kind(x interface{}) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int:
		if v > 5 {
			return "int>5"
		}
		return "int"
	case string, []byte:
		_ = v
		return "text"
	case bool:
		if v {
			return "true"
		}
		return "false"
	case float64:
		return "float64"
	case stringer:
		return "stringer " + v.String()
	case error:
		return "error"
	case *int:
		return "*int"
	case func():
		return "func"
	case [2]int:
		return "array"
	case struct{ a int }:
		return "struct"
	default:
		return "other"
	}
}

func eq(a, b interface{}) bool { return a == b }

func main() {
	shapes := []shape{sq{2}, &rect{2, 3}, wrap{sq{3}}, &wrap{&rect{1, 1}}}
	for _, s := range shapes {
		println(s.name(), s.area())
	}
	var n named = sub{base{"sub"}, 1}
	println(n.name())
	ps := psub{&base{"psub"}, 2}
	n = ps
	ps.rename("renamed")
	println(n.name(), ps.name())
	n = &ps
	println(n.name())
	n = shapes[0]
	println(n.name())
	if s, ok := n.(shape); ok {
		println("shape", s.area())
	}
	_, ok := n.(stringer)
	println(ok)
	_, ok = n.(sq)
	println(ok, n.(sq).s)
	var e interface{} = n
	println(e.(named).name(), e == n)
	z := 3
	for _, x := range []interface{}{nil, 1, 10, "s", []byte("b"), true, false, 1.5, myint(3), fn(func() string { return "fn" }),
		one{&z}, big{1, 2, 3, 4}, em{}, &z, func() {}, [2]int{1, 2}, struct{ a int }{1}, int8(3), 'x', uint64(7), float32(2), [0]int{}} {
		println(kind(x))
	}
	println(eq(1, 1), eq(1, int8(1)), eq("a", "a"), eq(nil, nil), eq(nil, 1), eq(big{1, 2, 3, 4}, big{1, 2, 3, 4}), eq(em{}, em{}))
	println(eq(&z, &z), eq([2]int{1, 2}, [2]int{1, 2}), eq([2]int{1, 2}, [2]int{1, 3}), eq(1.5, 1.5), eq(true, true))
	var nils shape
	println(nils == nil, e != nil)
	var pr *rect
	nils = pr
	println(nils == nil, nils.name())
	x := e
	x = 300
	println(x.(int), x == 300, 300 == x, x == "300")
	b := interface{}(uint8(200))
	println(b.(uint8), b == uint8(200))
	v, ok := b.(string)
	println(v == "", ok)
	var i1, i2 interface{} = int16(-5), float32(1.25)
	println(i1.(int16), i2.(float32))
	var st stringer = myint(1)
	println(st.String(), st == myint(1), st.(myint) == 1)
	st = one{&z}
	println(st.String(), *st.(one).p)
	var any1 interface{} = st
	println(any1.(stringer).String(), any1.(one).p == &z)
	arr := any1
	switch arr {
	case 1, "x":
		println("no")
	case st:
		println("st")
	}
	switch y := any1.(type) {
	case stringer:
		println("S", y.String())
	}
}
