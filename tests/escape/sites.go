// errorcheck -0 -m -l

// Every kind of expression that allocates, staying and escaping.
package main

type t struct{ a, b int }

var sinkT *t
var sinkS []int
var sinkI interface{}
var sinkF func() int
var sinkString string
var sinkBytes []byte
var sinkRunes []rune

func (x t) get() int   { return x.a }
func (x *t) put(n int) { x.a = n } // ERROR "^x does not escape$"

func news() int {
	p := new(t) // ERROR "^new\(t\) does not escape$"
	sinkT = new(t) // ERROR "^new\(t\) escapes to heap$"
	return p.a
}

func literals() int {
	p := &t{1, 2} // ERROR "^&t\{\.\.\.\} does not escape$"
	sinkT = &t{3, 4} // ERROR "^&t\{\.\.\.\} escapes to heap$"
	q := t{5, 6}
	return p.a + q.b
}

func slices(n int) int {
	s := []int{1, 2, 3} // ERROR "^\[\]int\{\.\.\.\} does not escape$"
	sinkS = []int{4, 5} // ERROR "^\[\]int\{\.\.\.\} escapes to heap$"
	u := make([]int, 10) // ERROR "^make\(\[\]int, 10\) does not escape$"
	sinkS = make([]int, 10) // ERROR "^make\(\[\]int, 10\) escapes to heap$"
	v := make([]int, n) // ERROR "^make\(\[\]int, n\) escapes to heap$"
	w := make([]int, 0, 10) // ERROR "^make\(\[\]int, 0, 10\) does not escape$"
	x := make([]int, n, 10) // ERROR "^make\(\[\]int, n, 10\) does not escape$"
	y := make([]t, 4096) // ERROR "^make\(\[\]t, 4096\) does not escape$"
	z := make([]t, 4097) // ERROR "^make\(\[\]t, 4097\) escapes to heap$"
	return s[0] + u[1] + v[2] + w[3] + x[4] + y[5].a + z[6].b
}

func interfaces(n int, x t, p *t) { // ERROR "^leaking param: p$"
	var i interface{} = n // ERROR "^n does not escape$"
	_ = i
	sinkI = n // ERROR "^n escapes to heap$"
	sinkI = x // ERROR "^x escapes to heap$"
	sinkI = p
	sinkI = "text" // ERROR "^.text. escapes to heap$"
	sinkI = 7 // ERROR "^7 escapes to heap$"
	var j interface{ get() int } = x // ERROR "^x escapes to heap$"
	_ = j
	sinkI = j
}

func functions(x t, p *t) int { // ERROR "^p does not escape$"
	n := 1
	f := func() int { return n } // ERROR "^func literal does not escape$"
	sinkF = func() int { return n } // ERROR "^func literal escapes to heap$"
	g := x.get // ERROR "^x\.get does not escape$"
	sinkF = x.get // ERROR "^x\.get escapes to heap$"
	sinkF = p.get // ERROR "^p\.get escapes to heap$"
	h := t.get
	return f() + g() + h(x)
}

func strings(a, b string, bs []byte, rs []rune, r rune) int { // ERROR "^a does not escape$" "^b does not escape$" "^bs does not escape$" "^rs does not escape$"
	c := a + b // ERROR "^a \+ b does not escape$"
	sinkString = a + b + "!" // ERROR "^a \+ b \+ .!. escapes to heap$"
	d := []byte(a) // ERROR "^\(\[\]byte\)\(a\) does not escape$"
	sinkBytes = []byte(a) // ERROR "^\(\[\]byte\)\(a\) escapes to heap$"
	e := string(bs) // ERROR "^string\(bs\) does not escape$"
	sinkString = string(bs) // ERROR "^string\(bs\) escapes to heap$"
	f := []rune(a) // ERROR "^\(\[\]rune\)\(a\) does not escape$"
	sinkRunes = []rune(a) // ERROR "^\(\[\]rune\)\(a\) escapes to heap$"
	g := string(rs) // ERROR "^string\(rs\) does not escape$"
	sinkString = string(rs) // ERROR "^string\(rs\) escapes to heap$"
	h := string(r) // ERROR "^string\(r\) does not escape$"
	sinkString = string(r) // ERROR "^string\(r\) escapes to heap$"
	return len(c) + len(d) + len(e) + len(f) + len(g) + len(h)
}

func appends(s []int, p []*t, q *t) []int { // ERROR "^leaking param: s to result ~r0 level=0$" "^leaking param content: p$" "^leaking param: q$"
	s = append(s, 1)
	p = append(p, q)
	p = append(p, &t{}) // ERROR "^&t\{\} escapes to heap$"
	sinkS = append(sinkS, s...)
	sinkS = append([]int(nil), s...)
	return s
}

func main() {}
