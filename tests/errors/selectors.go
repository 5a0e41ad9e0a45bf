// errorcheck

// Selectors: fields, methods and what is not there.
package p

import (
	"os"
	"strings"
)

type Inner struct {
	x, y int
}

func (Inner) value()    {}
func (*Inner) pointer() {}

type Other struct{ x int }

type Outer struct {
	Inner
	*Other
	z int
}

type Face interface{ Method() }

type Named *Inner

func test(o Outer, f Face, pf *Face, n Named, pp **Inner, i int) {
	_ = o.y
	_ = o.x // ERROR "ambiguous selector o\.x"
	_ = o.w // ERROR "o\.w undefined \(type Outer has no field or method w\)"
	_ = o.Z // ERROR "o\.Z undefined \(type Outer has no field or method Z, but does have z\)"
	o.Value() // ERROR "o\.Value undefined \(type Outer has no field or method Value, but does have value\)"
	o.value()
	o.pointer()
	Outer{}.pointer() // ERROR "cannot call pointer method pointer on Outer"
	Outer.pointer(o) // ERROR "cannot call pointer method pointer on Outer"
	(*Outer).pointer(&o)
	Outer.z(o) // ERROR "Outer\.z undefined \(type Outer has no method z\)"
	Outer.nothing(o) // ERROR "Outer\.nothing undefined \(type Outer has no field or method nothing\)"
	_ = f.method // ERROR "f\.method undefined \(type Face has no field or method method, but does have Method\)"
	f.Method()
	pf.Method() // ERROR "pf\.Method undefined \(type \*Face is pointer to interface, not interface\)"
	_ = n.x
	n.value() // ERROR "n\.value undefined \(type Named has no field or method value\)"
	_ = pp.x // ERROR "pp\.x undefined \(type \*\*Inner has no field or method x\)"
	_ = i.x // ERROR "i\.x undefined \(type int has no field or method x\)"
	_ = os.Nothing // ERROR "undefined: os\.Nothing"
	_ = os.args // ERROR "undefined: os\.args"
	_ = os.Args.x // ERROR "os\.Args\.x undefined \(type \[\]string has no field or method x\)"
	strings.x.y() // ERROR "undefined: strings\.x"
	_ = strings // ERROR "use of package strings not in selector"
	_ = os.Args[0].x // ERROR "os\.Args\[0\]\.x undefined \(type string has no field or method x\)"
	_ = test.x // ERROR "test\.x undefined \(type func\(o Outer, f Face, pf \*Face, n Named, pp \*\*Inner, i int\) has no field or method x\)"
	_ = nil.x // ERROR "nil\.x undefined \(type untyped nil has no field or method x\)"
	_ = undefined.x // ERROR "undefined: undefined"
	_ = len.x // ERROR "cannot select on len \(built-in\)"
	_ = Face.Method
	_ = Face.method // ERROR "Face\.method undefined \(type Face has no field or method method, but does have Method\)"
	_ = struct{ a int }{1}.b // ERROR "struct\{a int\}\{…\}\.b undefined \(type struct\{a int\} has no field or method b\)"
	_ = new(Outer).missing // ERROR "new\(Outer\)\.missing undefined \(type \*Outer has no field or method missing\)"
	_.x = 1 // ERROR "cannot use _ as value or type"
}
