// errorcheck

// Calls: how many arguments, of which types, of what.
package p

func none()                   {}
func one(int)                 {}
func two(a int, b string)     {}
func many(a int, b ...string) {}
func pair() (int, string)     { return 1, "" }
func three() (a, b, c int)    { return }

type T struct{}

func (T) m(x int) {}
func (*T) p()     {}

func test(s []string, i int, f func(), t T, c chan int) {
	none(1) // ERROR "too many arguments in call to none"
	one() // ERROR "not enough arguments in call to one"
	one("a") // ERROR "cannot use .a. \(untyped string constant\) as int value in argument to one"
	one(1, 2) // ERROR "too many arguments in call to one"
	two(1) // ERROR "not enough arguments in call to two"
	two(pair())
	two(three()) // ERROR "too many arguments in call to two"
	two(1, pair()) // ERROR "multiple-value pair\(\) \(value of type \(int, string\)\) in single-value context"
	many() // ERROR "not enough arguments in call to many"
	many(1, s) // ERROR "cannot use s \(variable of type \[\]string\) as type string in argument to many"
	many(1, s...)
	many(1, "a", s...) // ERROR "too many arguments in call to many"
	many(1, "a", 2) // ERROR "cannot use 2 \(untyped int constant\) as string value in argument to many"
	many(pair()...) // ERROR "cannot use \.\.\. with 2-valued pair\(\)"
	one(s...) // ERROR "cannot use \.\.\. in call to non-variadic one"
	one(none()) // ERROR "none\(\) \(no value\) used as value"
	i() // ERROR "invalid operation: cannot call non-function i \(variable of type int\)"
	f(1) // ERROR "too many arguments in call to f"
	f()() // ERROR "f\(\) \(no value\) used as value or type"
	t.m() // ERROR "not enough arguments in call to t\.m"
	t.m("a", 2.5) // ERROR "too many arguments in call to t\.m"
	t.m(nil) // ERROR "cannot use nil as int value in argument to t\.m"
	T.m(t, 1)
	T.m(1) // ERROR "not enough arguments in call to T\.m"
	T.p(t) // ERROR "cannot call pointer method p on T"
	(*T).p(t) // ERROR "cannot use t \(variable of type T\) as type \*T in argument to \(\*T\)\.p"
	(*T).m(&t, 1)
	_ = none() // ERROR "none\(\) \(no value\) used as value"
	x := none() // ERROR "none\(\) \(no value\) used as value"
	_ = pair() // ERROR "assignment mismatch: 1 variable but pair returns 2 values"
	var y int = pair() // ERROR "multiple-value pair\(\) \(value of type \(int, string\)\) in single-value context"
	int() // ERROR "missing argument in conversion to int"
	int(1, 2) // ERROR "too many arguments in conversion to int"
	_ = int(s...) // ERROR "invalid use of \.\.\. in type conversion to int"
	_ = string(1.5) // ERROR "cannot convert 1\.5 \(untyped float constant\) to type string"
	go int(3) // ERROR "go requires function call, not conversion int\(3\) \(constant 3 of type int\)"
	defer len(s) // ERROR "defer discards result of len\(s\) \(value of type int\)"
	defer recover()
	one(undefinedName) // ERROR "undefined: undefinedName"
	undefinedFunction(i, alsoUndefined) // ERROR "undefined: undefinedFunction" "undefined: alsoUndefined"
	one(int) // ERROR "int \(type\) is not an expression"
	none // ERROR "none \(value of type func\(\)\) is not used"
	one(3)(4) // ERROR "one\(3\) \(no value\) used as value or type"
	len // ERROR "len \(built-in\) must be called"
	len(s) // ERROR "len\(s\) \(value of type int\) is not used"
	-i // ERROR "-i \(value of type int\) is not used"
	<-c
	T{} // ERROR "T\{\} \(value of type T\) is not used"
	int // ERROR "int \(type\) is not an expression"
}
