// errorcheck

// Declarations in functions: constants that repeat, types that recur, scopes.
package p

func test() (result int) {
	const (
		a = iota
		b
		c, d = iota, iota * 2
		e // ERROR "extra init expr at .*"
		f, g
	)
	const h int8 = 1 << iota
	const (
		i uint8 = 100 * iota
		j
		k
		l // ERROR "cannot use 100 \* iota \(untyped int constant 300\) as uint8 value in constant declaration \(overflows\)"
	)
	var x = x // ERROR "undefined: x"
	y := y // ERROR "undefined: y"
	var z int = func() int { return z }() // ERROR "z declared but not used" "undefined: z"
	type T struct{ t *T }
	type U struct{ u U } // ERROR "invalid recursive type U"
	type V V // ERROR "invalid recursive type V"
	type W [len(w)]int // ERROR "undefined: w"
	var w W // ERROR "w declared but not used"
	type X = X // ERROR "invalid recursive type X"
	type Y func(Y) Y
	type Z Y
	const m = m // ERROR "undefined: m"
	const n = test // ERROR "test \(value of type func\(\) \(result int\)\) is not constant"
	const o // ERROR "missing init expr for o"
	{
		type T int
		var t T = "a" // ERROR "cannot use .a. \(untyped string constant\) as T value in variable declaration"
		const a = "b"
		_ = a + 1 // ERROR "invalid operation: a \+ 1 \(mismatched types untyped string and untyped int\)"
	}
	var t T = T{nil}
	_ = t
	if result := 1; result > 0 {
		return // ERROR "result parameter result not in scope at return"
	}
	func() {
		return result // ERROR "too many return values"
	}()
	var _, _ = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	var q, q = 1, 2 // ERROR "q redeclared in this block" "q declared but not used"
	const r, s = 1 // ERROR "missing init expr for s"
	return
}
