// errorcheck

// Interfaces: embedding, methods that come twice, what implements them.
package p

type A interface{ M() }
type B interface{ M() int }
type C interface {
	A
	B // ERROR "duplicate method M"
}
type D interface {
	A
	M()
}
type E interface {
	A
	interface{ M() }
}
type F interface {
	N(x int) (y string)
	N(x int) (y string) // ERROR "duplicate method N"
}
type G interface {
	int
}
type H interface {
	A
	*A
}
type I interface {
	undefined // ERROR "undefined: undefined"
	J
}
type J struct{}

func (J) M() {}

var _ A = J{}
var _ B = J{} // ERROR "cannot use J\{\} \(value of type J\) as type B in variable declaration:"
var _ A = B(nil) // ERROR "cannot use B\(nil\) \(value of type B\) as type A in variable declaration:"
var _ interface{ M(); N() } = J{} // ERROR "cannot use J\{\} \(value of type J\) as type interface\{M\(\); N\(\)\} in variable declaration:"
var _ A = &J{}
var _ A = new(A) // ERROR "cannot use new\(A\) \(value of type \*A\) as type A in variable declaration:"
var _ G // ERROR "cannot use type G outside a type constraint: interface contains type constraints"
var _ = G(nil) // ERROR "cannot use interface G in conversion \(contains specific type constraints or is comparable\)" "use of untyped nil in variable declaration"
var _ = A.M
var _ = A.N // ERROR "A\.N undefined \(type A has no field or method N\)"
var _ = (*A).M // ERROR "\(\*A\)\.M undefined \(type \*A is pointer to interface, not interface\)"
var a A
var _ = a.(J)
var _ = a.(int) // ERROR "impossible type assertion: a\.\(int\)"
var _ = a.(*J)
var _ = a.(B)
var _ = a.(undefined) // ERROR "undefined: undefined"
var _ = J{}.(A) // ERROR "invalid operation: J\{\} \(value of type J\) is not an interface"

type K interface { // ERROR "invalid recursive type K"
	m()
	_() // ERROR "methods must have a unique non-blank name"
	L
}
type L interface {
	K
}

func test(k K) {
	k.m()
	k.n()
	switch a := a.(type) {
	case J, *J:
		a.M()
		a.N() // ERROR "a\.N undefined \(type A has no field or method N\)"
	case nil:
		a.M()
	}
}
