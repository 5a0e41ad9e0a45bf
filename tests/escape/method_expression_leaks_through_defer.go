// errorcheck -0 -m -l

// In T.m(x, ...) and defer T.m(x, ...) the receiver is the first argument; where (*T).m stands for a method of a
// T without pointers, Go takes the worst to be true.
package main

type t struct{ p *int }

var kept *t

func (x *t) keep(p *int)  { kept = x } // ERROR "^leaking param: x$" "^p does not escape$"
func (x *t) looks(p *int) { *p = 1 } // ERROR "^x does not escape$" "^p does not escape$"
func (x t) value() *int   { return x.p } // ERROR "^leaking param: x to result ~r0 level=0$"

type outer struct{ t }

func deferred() {
	var a, b, c, d t // ERROR "^moved to heap: a$" "^moved to heap: c$"
	n, m := 1, 2
	defer (*t).keep(&a, &n)
	defer (*t).looks(&b, &m)
	(*t).keep(&c, &m)
	(*t).looks(&d, &m)
}

func wrapped() {
	var a t
	var o outer
	_ = (*t).value(&a)
	_ = (*outer).value(&o)
	_ = t.value(a)
	_ = outer.value(o)
}

type scalar struct{ n int }

func (x scalar) get() int { return x.n }

func ofScalar() int {
	var a, b scalar // ERROR "^moved to heap: a$"
	return (*scalar).get(&a) + b.get()
}

func main() {}
