// errorcheck

// Switches over values and types: what may be compared, what repeats.
package p

import "io"

type T struct{}

func (*T) Read(p []byte) (int, error) { return 0, nil }

type Big struct{ f func() }

func test(i int, s string, e interface{}, r io.Reader, f func(), b Big, u uint8, x float64) {
	switch i {
	case 1, 2:
	case 2, 3: // ERROR "duplicate case 2 \(constant of type int\) in expression switch"
	case 1 + 2: // ERROR "duplicate case 1 \+ 2 \(constant 3 of type int\) in expression switch"
	case "a": // ERROR "cannot convert .a. \(untyped string constant\) to int"
	case 1.5: // ERROR "1\.5 \(untyped float constant\) truncated to int"
	case s: // ERROR "invalid case s in switch on i \(mismatched types string and int\)"
	case nil: // ERROR "cannot convert nil to int"
	}
	switch s {
	case "a", "b", "a": // ERROR "duplicate case .a. \(constant of type string\) in expression switch"
	}
	switch u {
	case 256: // ERROR "256 \(untyped int constant\) overflows uint8"
	case 'a', 97: // ERROR "duplicate case 97 \(constant of type uint8\) in expression switch"
	}
	switch x {
	case 1, 1.0, 1.5, 3 / 2.0: // ERROR "duplicate case 3 / 2\.0 \(constant 1\.5 of type float64\) in expression switch" "duplicate case 1\.0 \(constant 1 of type float64\) in expression switch"
	}
	switch e {
	case 1, "a", 1, uint8(1), f, b: // ERROR "invalid case b in switch on e \(struct containing func\(\) cannot be compared\)" "invalid case f in switch on e \(func can only be compared to nil\)" "duplicate case 1 \(constant of type int\) in expression switch"
	}
	switch f {
	case nil:
	case f: // ERROR "invalid case f in switch on f \(func can only be compared to nil\)"
	}
	switch b { // ERROR "cannot switch on b \(variable of type Big\) \(Big is not comparable\)"
	case b:
	}
	switch {
	case i == 1:
	case i: // ERROR "invalid case i in switch on true \(mismatched types int and bool\)"
	case true, true:
	case 1: // ERROR "cannot convert 1 \(untyped int constant\) to bool"
	}
	switch nil { // ERROR "use of untyped nil in switch expression"
	}
	switch undefined { // ERROR "undefined: undefined"
	case 1, 1:
	}
	switch i {
	default:
	case 1:
	default: // ERROR "multiple defaults \(first at .*\)"
	}
	switch e.(type) {
	case int, string:
	case int: // ERROR "duplicate case int in type switch"
	case nil, nil: // ERROR "duplicate case nil in type switch"
	case *T, error, undefined: // ERROR "undefined: undefined"
	case 1, i: // ERROR "i \(variable of type int\) is not a type" "1 is not a type"
	default:
	default: // ERROR "multiple defaults \(first at .*\)"
	}
	switch r.(type) {
	case T: // ERROR "impossible type switch case: T"
	case *T:
	case int, io.Writer: // ERROR "impossible type switch case: int"
	}
	switch v := e.(type) {
	case int:
		v = "a" // ERROR "cannot use .a. \(untyped string constant\) as int value in assignment"
	case string, int8:
		v.x() // ERROR "v\.x undefined \(type interface\{\} has no field or method x\)"
	}
	switch v := e.(type) { // ERROR "v declared but not used"
	}
	switch v := e.(type) { // ERROR "v declared but not used"
	case int:
	}
	switch _ := e.(type) { // ERROR "no new variable on left side of :="
	case int:
	}
	switch i.(type) { // ERROR "i \(variable of type int\) is not an interface"
	}
	switch v := i.(type) { // ERROR "i \(variable of type int\) is not an interface"
	case int:
		_ = v
	}
	switch i := i; i {
	case 1:
		i := 2 // ERROR "i declared but not used"
	}
	switch pair() { // ERROR "multiple-value pair\(\) \(value of type \(int, int\)\) in single-value context"
	}
	switch test {
	}
}

func pair() (int, int) { return 1, 2 }
