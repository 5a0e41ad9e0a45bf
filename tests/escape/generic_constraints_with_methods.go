// errorcheck -0 -m -l

// Methods of type parameters are called through dictionaries: nothing is known of them.
package main

type Namer interface{ Name(*int) *int }

type small int8

func (s small) Name(p *int) *int { return p } // ERROR "^leaking param: p to result ~r0 level=0$"

type pointed struct{ p *int }

func (x *pointed) Name(p *int) *int { return x.p } // ERROR "^leaking param: x to result ~r0 level=1$" "^p does not escape$"

func call[T Namer](x T) *int {
	n := 1 // ERROR "^moved to heap: n$"
	return x.Name(&n)
}

func value[T Namer](x T) func(*int) *int { return x.Name } // ERROR "^\(<node EFACE>\)\.Name escapes to heap$" "^unsafe\.Pointer\(x\) escapes to heap$" "^x\.\(Namer\)\.Name escapes to heap$"

func expression[T Namer](x T) *int {
	f := T.Name
	return f(x, new(int)) // ERROR "^new\(int\) escapes to heap$"
}

func called[T Namer](x T) *int { return T.Name(x, new(int)) } // ERROR "^new\(int\) escapes to heap$"

func deferred[T Namer](x T) {
	n := 2 // ERROR "^moved to heap: n$"
	defer x.Name(&n)
	go x.Name(new(int)) // ERROR "^new\(int\) escapes to heap$"
}

func literal[T Namer](x T) func() *int {
	return func() *int { // ERROR "^func literal escapes to heap$"
		inner := func(p *int) *int { return x.Name(p) } // ERROR "^leaking param: p$" "^func literal does not escape$"
		return inner(new(int)) // ERROR "^new\(int\) escapes to heap$"
	}
}

type settable[T any] interface {
	*T
	Set(string)
}

type number int

func (n *number) Set(s string) { *n = number(len(s)) } // ERROR "^n does not escape$" "^s does not escape$"

func fill[T any, P settable[T]](words []string) []T {
	made := make([]T, len(words)) // ERROR "^make\(\[\]go\.shape\.int_0, len\(words\)\) escapes to heap$"
	for i, word := range words {
		p := P(&made[i])
		p.Set(word)
	}
	return made
}

func apply[T interface{ comparable; Namer }](x, y T, f func(T) *int) bool {
	return x == y && f(x) == nil
}

func main() {
	call(small(1))
	call(&pointed{}) // ERROR "^&pointed\{\} escapes to heap$"
	call[Namer](small(2)) // ERROR "^small\(2\) escapes to heap$"
	value(small(3))
	value[Namer](small(4)) // ERROR "^small\(4\) escapes to heap$"
	value(&pointed{}) // ERROR "^&pointed\{\} escapes to heap$"
	expression(small(5))
	called(small(6))
	deferred(small(7))
	literal(small(8))
	fill[number]([]string{"a"}) // ERROR "^\[\]string\{\.\.\.\} does not escape$"
	apply(small(1), small(2), func(small) *int { return nil }) // ERROR "^func literal does not escape$"
}
