// errorcheck

// Names: undefined ones, and those that mean something else than is wanted.
package p

import (
	"fmt"
	m "math"
)

type T int

func f() {}

var x int

func test() {
	undefined() // ERROR "undefined: undefined"
	_ = undefined2 // ERROR "undefined: undefined2"
	_ = iota // ERROR "cannot use iota outside constant declaration"
	_ = _ // ERROR "cannot use _ as value or type"
	_ = fmt // ERROR "use of package fmt not in selector"
	_ = m // ERROR "use of package m not in selector"
	_ = T // ERROR "T \(type\) is not an expression"
	var a x // ERROR "x \(variable of type int\) is not a type"
	var b f // ERROR "f \(value of type func\(\)\) is not a type"
	var c fmt // ERROR "use of package fmt not in selector"
	var d m.Pi // ERROR "m\.Pi \(untyped float constant 3\.14159\) is not a type"
	_ = T(1) + x // ERROR "invalid operation: T\(1\) \+ x \(mismatched types T and int\)"
	f = nil // ERROR "cannot assign to f \(value of type func\(\)\)"
	f.x() // ERROR "f\.x undefined \(type func\(\) has no field or method x\)"
	T.x() // ERROR "T\.x undefined \(type T has no field or method x\)"
	x.y() // ERROR "x\.y undefined \(type int has no field or method y\)"
	fmt.Println // ERROR "fmt\.Println \(value of type func\(a \.\.\.any\) \(n int, err error\)\) is not used"
	fmt.println() // ERROR "undefined: fmt\.println"
	var e fmt.Nothing // ERROR "undefined: fmt\.Nothing"
	var g undefined.Nothing // ERROR "undefined: undefined"
	{
		y := 1
		_ = y
	}
	_ = y // ERROR "undefined: y"
	_ = z // ERROR "undefined: z"
	z := 1 // ERROR "z declared but not used"
	{
		f := f
		f()
		T := T(1)
		_ = T
		var t T // ERROR "T \(variable of type T\) is not a type"
	}
	_ = true.x // ERROR "true\.x undefined \(type untyped bool has no field or method x\)"
	true := false
	_ = true
	nil := 1
	_ = nil
}

const c = iota + 1
const (
	d = iota
	e
	g = "a"
	h
	i, j = iota, iota
	k // ERROR "extra init expr at .*"
)

var y2 = iota // ERROR "cannot use iota outside constant declaration"
