// errorcheck -0 -m -l

// Where the message stands: positions of implicit conversions, calls, variadics.
package main

type stringer interface{ String() string }
type number int

func (n number) String() string { return "n" }

var sink interface{}
var list []interface{}

func take(a, b interface{})         {} // ERROR "^a does not escape$" "^b does not escape$"
func many(a ...interface{})         {} // ERROR "^a does not escape$"
func mixed(s string, a ...stringer) { sink = a } // ERROR "^s does not escape$" "^leaking param: a$" "^a escapes to heap$"
func give() (int, string)           { return 1, "a" }

func implicit(n, m int, x number) interface{} {
	take(n, m) // ERROR "^n does not escape$" "^m does not escape$"
	take(n+1, m) // ERROR "^n \+ 1 does not escape$" "^m does not escape$"
	take(m, n+1) // ERROR "^m does not escape$" "^n \+ 1 does not escape$"
	take(1, n) // ERROR "^1 does not escape$" "^n does not escape$"
	many()
	many(n, "s", x) // ERROR "^\.\.\. argument does not escape$" "^n does not escape$" "^.s. does not escape$" "^x does not escape$"
	many(list...)
	mixed("a", x, x+1) // ERROR "^\.\.\. argument escapes to heap$" "^x escapes to heap$" "^x \+ 1 escapes to heap$"
	sink = n + m // ERROR "^n \+ m escapes to heap$"
	var v interface{} = n * m // ERROR "^n \* m does not escape$"
	list = append(list, n, m) // ERROR "^n escapes to heap$" "^m escapes to heap$"
	list[0] = n // ERROR "^n escapes to heap$"
	a, b := interface{}(n), interface{}(m) // ERROR "^\(interface \{\}\)\(n\) escapes to heap$" "^\(interface \{\}\)\(m\) does not escape$"
	sink, v = a, b
	take(give()) // ERROR "^\.autotmp_7 does not escape$" "^\.autotmp_8 does not escape$"
	_ = v == n
	s := []interface{}{n, m, 1} // ERROR "^\[\]interface \{\}\{\.\.\.\} does not escape$" "^n does not escape$" "^m does not escape$" "^1 does not escape$"
	t := struct{ e interface{} }{n} // ERROR "^n does not escape$"
	u := struct{ e interface{} }{e: m} // ERROR "^m does not escape$"
	_, _, _ = s, t, u
	return n // ERROR "^n escapes to heap$"
}

func several(n int, x number) (interface{}, stringer) {
	return n + 1, x // ERROR "^n \+ 1 escapes to heap$" "^x escapes to heap$"
}

func throughInterface(s stringer) string { return s.String() } // ERROR "^leaking param: s$"

func callsInterface(i interface{ use(*int) }) { // ERROR "^leaking param: i$"
	x := 1 // ERROR "^moved to heap: x$"
	i.use(&x)
}

func callsUnknown(f func(*int)) { // ERROR "^f does not escape$"
	x := 1 // ERROR "^moved to heap: x$"
	f(&x)
}

func switches(i interface{}) interface{} { // ERROR "^leaking param: i$"
	switch x := i.(type) {
	case int:
		return x // ERROR "^x escapes to heap$"
	case *int:
		return *x // ERROR "^\*x escapes to heap$"
	case string, bool:
		return x
	case stringer:
		return x.String() // ERROR "^x\.String\(\) escapes to heap$"
	}
	if n, ok := i.(number); ok {
		return n // ERROR "^n escapes to heap$"
	}
	return i.(float64) // ERROR "^i\.\(float64\) escapes to heap$"
}

func panics(n int) {
	if n > 0 {
		panic(n) // ERROR "^n escapes to heap$"
	}
	panic("constant") // ERROR "^.constant. escapes to heap$"
}

func prints(p *int, s string) { // ERROR "^p does not escape$" "^s does not escape$"
	println(p, s, *p)
}

func main() {}
